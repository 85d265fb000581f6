#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "storage/log/verify.h"
#include "storage/sql/connection.h"
#include "storage/sql/rebuild.h"

namespace storage {

struct AuditReport {
  // What is wrong first; the result is kOk when nothing is.
  AuditFinding finding;
  std::uint64_t records = 0;
  Hash root{};
};

// Checks a whole database offline (TRUST §2.4): every record, its digests and the chain of its
// case, the head of the log, and that the tables are what the records say. `rebuilt` is an empty
// database that is filled for it.
AuditReport verify_database(Connection& stored, Connection& rebuilt, TakeModel take_model);

// The first row in which the tables of two databases differ, as a sentence; nothing if they are
// equal. Compares what is a projection of the log.
std::optional<std::string> first_difference(Connection& stored, Connection& rebuilt);

// The greatest key that a row has; 0 if there is none.
std::int64_t greatest_key(Connection& connection);

// The first deployed file whose bytes are gone or are not those that the log names, as a sentence.
std::optional<std::string> first_wrong_file(Connection& stored);

}  // namespace storage
