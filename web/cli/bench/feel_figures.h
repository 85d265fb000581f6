#pragma once

#include <vector>

#include "web/cli/bench/measure.h"

namespace web::bench {

// `feel.rule`, `feel.compile`, `dmn.table10` (DESIGN §8), on one thread.
std::vector<Measure> measure_feel();

}  // namespace web::bench
