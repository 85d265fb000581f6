#pragma once

#include <memory>

#include "engine/package/package.h"
#include "engine/runtime/processor.h"
#include "web/cli/shipped.h"

namespace web {

// Begins a database with a system: deploys its package, opens the accounts of its people, sets the
// time to where the system begins. Does nothing when the package was deployed before. Throws
// std::runtime_error when a command is refused.
void begin_with(const ShippedFiles& files, const engine::package::Package& package,
                engine::Processor& processor, const engine::Hasher& hasher, engine::Random& random,
                engine::Instant real_now);

}  // namespace web
