#include "storage/sql/error.h"

#include <ostream>

namespace storage {

const char* name_of(StoreErrorKind kind) {
  switch (kind) {
    case StoreErrorKind::kFull: return "STORE_FULL";
    case StoreErrorKind::kSync: return "STORE_SYNC";
    case StoreErrorKind::kCorrupt: return "STORE_CORRUPT";
    case StoreErrorKind::kBusy: return "STORE_BUSY";
    case StoreErrorKind::kConflict: return "STORE_CONFLICT";
    case StoreErrorKind::kOther: return "STORE_ERROR";
  }
  return "STORE_ERROR";
}

StoreError::StoreError(StoreErrorKind kind, const std::string& message)
    : std::runtime_error(std::string(name_of(kind)) + ": " + message), kind_(kind) {}

std::ostream& operator<<(std::ostream& out, const StoreError& error) {
  return out << error.what();
}

}  // namespace storage
