#pragma once

#include <iosfwd>
#include <stdexcept>
#include <string>

namespace storage {

// What the caller can do about a broken store (TRUST §3.2).
enum class StoreErrorKind {
  kFull,      // no space or a failed write: roll back, answer 503, go on reading, try again later
  kSync,      // a failed fsync: the process must stop, what is on the disk is unknown
  kCorrupt,   // the file is damaged or no database of ours: the process must stop
  kBusy,      // somebody else holds the database
  kConflict,  // a constraint of a table was broken: a bug
  kOther,
};

const char* name_of(StoreErrorKind kind);

// The store is broken, or was used wrongly. Never the answer to a request that is merely refused.
class StoreError : public std::runtime_error {
 public:
  StoreError(StoreErrorKind kind, const std::string& message);

  StoreErrorKind kind() const { return kind_; }

 private:
  StoreErrorKind kind_;
};

std::ostream& operator<<(std::ostream& out, const StoreError& error);

}  // namespace storage
