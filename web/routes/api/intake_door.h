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

// 401 for somebody without an account, else 403.
Problem not_for(const Caller& caller);

// Of the instance that wrote the record under the correlation key, once it is over, its variables;
// null where there is none, or the intake has no use for it.
engine::feel::Value source_of(const Reading& reading, const engine::package::Intake& intake,
                              const std::string& correlation_key);

// A context: what the forms of the intake see beside their own values, as far as the caller sees
// it. What an intake for everybody reads under the correlation key is shown to everybody where it
// is of class P0.
engine::feel::Value shown_to_form(const Reading& reading, const engine::package::Intake& intake,
                                  const std::string& correlation_key);

// Asks what the command will ask, but for the form; somebody waits for the message or the door is
// shut.
IntakeDoor door_of(const Reading& reading, const engine::package::Intake& intake,
                   const std::string& correlation_key);

// The register whose record has the correlation key itself as its key, as the campaign that one
// registers for; empty if there is none.
std::string register_of_key(const engine::package::Intake& intake);

}  // namespace web::api
