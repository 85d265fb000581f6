#pragma once

#include <chrono>
#include <cstddef>

namespace web::bench {

// How often a second `work(i)` can be done: called in rounds of `round` until `seconds` have
// passed, after one round to warm up.
template <class Work>
double rate_of(Work&& work, std::size_t round = 1000, double seconds = 1.0) {
  using Clock = std::chrono::steady_clock;
  for (std::size_t i = 0; i < round; ++i) work(i);
  std::size_t done = 0;
  const Clock::time_point begin = Clock::now();
  double passed = 0;
  while (passed < seconds) {
    for (std::size_t i = 0; i < round; ++i) work(done + i);
    done += round;
    passed = std::chrono::duration<double>(Clock::now() - begin).count();
  }
  return static_cast<double>(done) / passed;
}

}  // namespace web::bench
