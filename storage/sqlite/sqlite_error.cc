#include "storage/sqlite/sqlite_error.h"

#include <sqlite3.h>

#include <string>

namespace storage {
namespace {

StoreErrorKind kind_of(int code) {
  switch (code) {
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC: return StoreErrorKind::kSync;
    default: break;
  }
  switch (code & 0xFF) {
    case SQLITE_FULL:
    case SQLITE_IOERR: return StoreErrorKind::kFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return StoreErrorKind::kCorrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return StoreErrorKind::kBusy;
    case SQLITE_CONSTRAINT: return StoreErrorKind::kConflict;
    default: return StoreErrorKind::kOther;
  }
}

}  // namespace

StoreError sqlite_error(sqlite3* database, int code) {
  std::string text = sqlite3_errstr(code);
  if (database != nullptr && sqlite3_extended_errcode(database) == code) {
    text += ": ";
    text += sqlite3_errmsg(database);
  }
  return {kind_of(code), text + " (" + std::to_string(code) + ")"};
}

}  // namespace storage
