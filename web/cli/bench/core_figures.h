#pragma once

#include <vector>

#include "web/cli/bench/measure.h"

namespace web::bench {

// `core.w1` to `core.w4` and `core.w1.allocs` (DESIGN §8): step and appliers over the memory
// tables, on one thread, without JSON, hashing or storage.
std::vector<Measure> measure_core();

// `core.w4.seat_us` and `core.w4x1000.seat_us`: medians of five.
std::vector<Measure> measure_core_seats();

}  // namespace web::bench
