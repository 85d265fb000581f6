#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace web {

// Reads the files as one deployment and prints a line a finding. 0 when a deployment would take
// them, 1 when it would refuse them, 2 when a file cannot be read.
int run_check(const std::vector<std::string>& files, std::ostream& out);

}  // namespace web
