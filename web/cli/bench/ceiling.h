#pragma once

#include <string>
#include <vector>

#include "web/cli/bench/measure.h"

namespace web::bench {

// `ceiling.steps` of DESIGN §8: what the machine itself can do without an engine.
Measure measure_ceiling();

// The server behind it: Beast with one I/O thread, one writer with one INSERT and one UPDATE a
// request in SQLite (WAL, FULL), the answer after the commit. Prints `ready …`, runs until SIGTERM.
int serve_ceiling(const std::string& folder);

}  // namespace web::bench
