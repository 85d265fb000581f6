#pragma once

#include <vector>

#include "web/cli/bench/measure.h"

namespace web::bench {

// The `rest.*` rows of DESIGN §8: the real server process with a fresh SQLite folder and `--open`,
// driven over loop-back. `ceiling` is `ceiling.steps` of the same run.
std::vector<Measure> measure_rest(double ceiling);

// `rest.w4.seat_us` and `rest.w4x1000.seat_us`: medians of five.
std::vector<Measure> measure_rest_seats();

}  // namespace web::bench
