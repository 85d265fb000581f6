#pragma once

namespace storage {

// A row for each decision of an evaluation, so that each can be searched for.
extern const char kSqlite0002Text[];

}  // namespace storage
