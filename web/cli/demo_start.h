#pragma once

#include <memory>

#include "engine/package/package.h"
#include "engine/runtime/processor.h"
#include "web/cli/shipped.h"

namespace web {

// Begins a database with a system: sets the time to where the system begins, opens the accounts of
// its people, deploys its package. What is there already stays: so a start that was cut off goes on
// where it stopped, and a package that has changed since is deployed anew. Throws
// std::runtime_error when a command is refused.
void begin_with(const ShippedFiles& files, const engine::package::Package& package,
                engine::Processor& processor, const engine::Hasher& hasher, engine::Random& random,
                engine::Instant real_now);

}  // namespace web
