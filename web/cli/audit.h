#pragma once

#include <iosfwd>
#include <string>

namespace web {

// `assent audit verify`: checks the database of a folder, also while a server has it open. Writes
// what it found; the status is the exit code of TRUST §2.4, 1 when there is no database to read.
int run_audit_verify(const std::string& data, std::ostream& out);

}  // namespace web
