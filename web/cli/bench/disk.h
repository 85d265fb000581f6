#pragma once

#include <string>

namespace web::bench {

// What the disk below a folder can do: a 4 KiB append and fdatasync, one after the other.
struct FsyncRate {
  double p50_ms = 0;
  double p99_ms = 0;
  double per_second = 0;

  std::string text() const;
};

// Writes about 2 MB and takes about a second. Throws std::system_error.
FsyncRate measure_fsync(const std::string& folder);

}  // namespace web::bench
