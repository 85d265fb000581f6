#pragma once

namespace storage {

// The tables of the first process: state, log, and what lies beside them.
extern const char kSqlite0001Text[];

}  // namespace storage
