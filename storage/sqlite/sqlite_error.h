#pragma once

#include "storage/sql/error.h"

struct sqlite3;

namespace storage {

// What SQLite's result code means to us, with the library's words. `database` may be null.
StoreError sqlite_error(sqlite3* database, int code);

}  // namespace storage
