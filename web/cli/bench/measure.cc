#include "web/cli/bench/measure.h"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>

namespace web::bench {
namespace {

std::string number(double value) {
  if (std::abs(value) >= 100) return fmt::format("{:.0f}", value);
  if (std::abs(value) >= 10) return fmt::format("{:.1f}", value);
  return fmt::format("{:.3f}", value);
}

}  // namespace

bool missed(const Measure& measure) {
  if (!measure.target) return false;
  return measure.lower_is_better ? measure.value > *measure.target
                                 : measure.value < *measure.target;
}

std::string as_row(const Measure& measure) {
  std::string target = "-";
  if (measure.target) {
    target = (measure.lower_is_better ? "<= " : ">= ") + number(*measure.target);
  }
  const char* verdict = !measure.target ? "" : missed(measure) ? "MISSED" : "ok";
  return fmt::format("{:<22} {:>12} {:<12} {:>14} {:<7} {}", measure.name, number(measure.value),
                     measure.unit, target, verdict, measure.context);
}

std::string as_json(const Measure& measure) {
  const std::string target = measure.target ? fmt::format("{}", *measure.target) : "null";
  return fmt::format(R"({{"name":"{}","value":{},"unit":"{}","target":{},"context":"{}"}})",
                     measure.name, measure.value, measure.unit, target, measure.context);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
  return values[std::min(values.size() - 1, rank == 0 ? 0 : rank - 1)];
}

}  // namespace web::bench
