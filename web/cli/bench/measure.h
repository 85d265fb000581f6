#pragma once

#include <optional>
#include <string>
#include <vector>

namespace web::bench {

// One row of the table of DESIGN §8. `target` is what the row must reach; which side is good
// follows from `lower_is_better`.
struct Measure {
  std::string name;
  double value = 0;
  std::string unit;
  std::optional<double> target;
  bool lower_is_better = false;
  // What the figure depends on, as "fsync p50 0.09 ms".
  std::string context;
};

bool missed(const Measure& measure);

// "name  value unit  target  ok|MISSED  context", aligned.
std::string as_row(const Measure& measure);
// {"name","value","unit","target","context"} on one line.
std::string as_json(const Measure& measure);

// `values` is not empty.
double median(std::vector<double> values);
// The smallest value that at least `share` of all do not exceed; `values` is not empty.
double quantile(std::vector<double> values, double share);

}  // namespace web::bench
