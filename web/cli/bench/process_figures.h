#pragma once

#include <vector>

#include "web/cli/bench/measure.h"

namespace web::bench {

// `start.empty_ms`, `idle.rss_mb`, `binary.mb` (DESIGN §8).
std::vector<Measure> measure_process();

}  // namespace web::bench
