#include "web/cli/bench/bench.h"

#include <array>
#include <exception>
#include <iostream>
#include <optional>
#include <ostream>
#include <string_view>

#include "web/cli/bench/ceiling.h"
#include "web/cli/bench/child_process.h"
#include "web/cli/bench/core_figures.h"
#include "web/cli/bench/disk.h"
#include "web/cli/bench/feel_figures.h"
#include "web/cli/bench/measure.h"
#include "web/cli/bench/process_figures.h"
#include "web/cli/bench/rest.h"

namespace web::bench {
namespace {

// What a group of rows is measured by. `rows` are the names that select it.
struct Group {
  std::vector<std::string_view> rows;
  std::vector<Measure> (*measure)();
};

std::vector<Measure> disk_rows() {
  const TemporaryFolder folder;
  const FsyncRate rate = measure_fsync(folder.path());
  return {{"disk.fsync", rate.per_second, "fsync/s", std::nullopt, false, rate.text()}};
}

std::vector<Measure> rest_rows() {
  const Measure ceiling = measure_ceiling();
  std::vector<Measure> rows = measure_rest(ceiling.value);
  rows.insert(rows.begin(), ceiling);
  return rows;
}

const std::array<Group, 7>& groups() {
  static const std::array<Group, 7> kGroups = {{
      {{"disk.fsync"}, disk_rows},
      {{"feel.rule", "feel.compile", "dmn.table10", "dmn.table1000"}, measure_feel},
      {{"core.w1", "core.w1.allocs", "core.w2", "core.w3", "core.w4"}, measure_core},
      {{"core.w4.seat_us", "core.w4x1000.seat_us"}, measure_core_seats},
      {{"start.empty_ms", "idle.rss_mb", "binary.mb"}, measure_process},
      {{"ceiling.steps", "rest.steps", "rest.w1", "rest.p99_ms", "rest.one.p50_ms"}, rest_rows},
      {{"rest.w4.seat_us", "rest.w4x1000.seat_us"}, measure_rest_seats},
  }};
  return kGroups;
}

bool is_wanted(const BenchOptions& options, std::string_view row) {
  if (options.names.empty()) return true;
  for (const std::string& name : options.names) {
    if (row.substr(0, name.size()) == name) return true;
  }
  return false;
}

bool is_wanted(const BenchOptions& options, const Group& group) {
  for (const std::string_view row : group.rows) {
    if (is_wanted(options, row)) return true;
  }
  return false;
}

}  // namespace

int run_bench(const BenchOptions& options, std::ostream& out) {
  int status = 0;
  bool any = false;
  for (const Group& group : groups()) {
    if (!is_wanted(options, group)) continue;
    any = true;
    try {
      for (const Measure& row : group.measure()) {
        if (!is_wanted(options, row.name)) continue;
        out << (options.json ? as_json(row) : as_row(row)) << std::endl;
      }
    } catch (const std::exception& error) {
      std::cerr << group.rows.front() << ": " << error.what() << '\n';
      status = 1;
    }
  }
  if (!any) {
    std::cerr << "no row begins with that name\n";
    return 1;
  }
  return status;
}

}  // namespace web::bench
