#include "web/cli/bench/disk.h"

#include <fcntl.h>
#include <spdlog/fmt/fmt.h>
#include <unistd.h>

#include <chrono>
#include <system_error>
#include <vector>

#include "web/cli/bench/measure.h"

namespace web::bench {

std::string FsyncRate::text() const {
  return fmt::format("fsync p50 {:.2f} ms, p99 {:.2f} ms", p50_ms, p99_ms);
}

FsyncRate measure_fsync(const std::string& folder) {
  using Clock = std::chrono::steady_clock;
  const std::string file = folder + "/fsync.probe";
  const int out = open(file.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  if (out < 0) throw std::system_error(errno, std::generic_category(), file);
  const std::string block(4096, 'x');
  std::vector<double> times_ms;
  const Clock::time_point begin = Clock::now();
  while (times_ms.size() < 500 && Clock::now() - begin < std::chrono::seconds(1)) {
    const Clock::time_point before = Clock::now();
    if (write(out, block.data(), block.size()) < 0 || fdatasync(out) != 0) {
      const int error = errno;
      close(out);
      throw std::system_error(error, std::generic_category(), file);
    }
    times_ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - before).count());
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  close(out);
  unlink(file.c_str());
  return {quantile(times_ms, 0.5), quantile(times_ms, 0.99),
          static_cast<double>(times_ms.size()) / seconds};
}

}  // namespace web::bench
