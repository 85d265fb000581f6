#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace web::bench {

struct BenchOptions {
  // Rows or groups by the beginning of their name, as `core`, `rest.w4`; empty: the whole table.
  std::vector<std::string> names;
  bool json = false;
};

// Measures and prints one row a figure (DESIGN §8). A figure that misses its target is printed as
// missed; the status is 0 all the same, 1 when something could not be measured.
int run_bench(const BenchOptions& options, std::ostream& out);

}  // namespace web::bench
