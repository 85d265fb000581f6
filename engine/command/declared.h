#pragma once

#include <string>

#include "engine/package/package.h"
#include "engine/record/actor.h"
#include "engine/state/state.h"

// What the packages declare about processes and messages: whoever has an account comes in by their
// doors only (DESIGN §4).
namespace engine {

// Somebody whom the house knows, in person or by a link; a server without accounts knows nobody.
constexpr bool is_known(const Actor& actor) {
  return actor.kind == ActorKind::kAccount || actor.kind == ActorKind::kPerson;
}

// Whether a version of the process came with a package.
bool is_of_package(const State& state, const std::string& process_id);

// The intake by which a message of that name is handed in; nullptr if none declares it.
const package::Intake* intake_of(const State& state, const std::string& message);

}  // namespace engine
