#pragma once

#include <optional>

#include "engine/runtime/shell.h"

namespace engine {

// Does one batch of what is due at `now` or before: timers in the order of their time, deadlines of
// jobs, messages that expire. False if nothing was done. Throws what the store throws.
bool run_due(Shell& shell, Instant now);

// When the next thing comes due that is not stuck.
std::optional<Instant> next_due(Shell& shell);

// Moves engine time to `to`, visiting each due instant in order, each with `now` = that instant
// (DESIGN §3) and until nothing goes on there, but for `to` itself, which the clock's own command
// brings. Nothing if it lies before `from`. After two thousand batches it ends: the rest fires at
// `to`.
void visit_due_instants(Shell& shell, Instant from, Instant to);

// One batch of the engine's own commands that wait for a transaction: what is left lets the
// commands of others go first.
void run_later(Shell& shell, Instant now);

}  // namespace engine
