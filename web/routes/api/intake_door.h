#pragma once

#include <optional>
#include <string>

#include "engine/package/package.h"
#include "web/routes/api/reading.h"

namespace web::api {

// A declared intake under one correlation key, as it stands for the caller.
struct IntakeDoor {
  // Whether it is for people like him.
  bool may_use = false;
  bool is_open = false;
  // Why it is not open.
  std::optional<Words> reason;
};

struct FoundIntake {
  const engine::package::Package* package = nullptr;
  const engine::package::Intake* intake = nullptr;
};

FoundIntake find_intake(const engine::Snapshot& snapshot, std::string_view id);

// Whether the intake is for people like him.
bool may_use(const Caller& caller, const engine::package::Intake& intake);

// Asks what the command will ask, but for the form; somebody waits for the message or the door is
// shut.
IntakeDoor door_of(const Reading& reading, const engine::package::Intake& intake,
                   const std::string& correlation_key);

// The register whose record has the correlation key itself as its key, as the campaign that one
// registers for; empty if there is none.
std::string register_of_key(const engine::package::Intake& intake);

}  // namespace web::api
