#include "web/cli/bench/process_figures.h"

#include <chrono>
#include <filesystem>
#include <thread>

#include "web/cli/bench/child_process.h"

namespace web::bench {
namespace {

constexpr double kMiB = 1024.0 * 1024.0;

double start_ms(const std::string& folder) {
  const auto begin = std::chrono::steady_clock::now();
  ChildProcess server({"serve", "--listen", "127.0.0.1:0", "--data", folder, "--open"});
  port_of(server.read_line());
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

}  // namespace

std::vector<Measure> measure_process() {
  std::vector<double> starts;
  for (int round = 0; round < 5; ++round) {
    const TemporaryFolder folder;
    starts.push_back(start_ms(folder.path()));
  }
  const TemporaryFolder folder;
  ChildProcess server({"serve", "--listen", "127.0.0.1:0", "--data", folder.path(), "--open"});
  port_of(server.read_line());
  std::this_thread::sleep_for(std::chrono::seconds(1));
  const double idle = static_cast<double>(server.resident_bytes()) / kMiB;
  const double binary = static_cast<double>(std::filesystem::file_size("/proc/self/exe")) / kMiB;
  return {{"start.empty_ms", median(starts), "ms", 100, true, "median of five, fresh folder"},
          {"idle.rss_mb", idle, "MiB", 50, true, "one second after ready"},
          {"binary.mb", binary, "MiB", 30, true, ""}};
}

}  // namespace web::bench
