#pragma once

#include <cstdint>

namespace web::bench {

// Calls of the global operator new by this thread so far.
std::uint64_t allocations();

}  // namespace web::bench
