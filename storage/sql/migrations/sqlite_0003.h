#pragma once

namespace storage {

// What a requirements graph imports.
extern const char kSqlite0003Text[];

}  // namespace storage
