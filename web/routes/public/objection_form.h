#pragma once

#include <optional>

#include "engine/form/form.h"
#include "web/routes/api/intake_door.h"
#include "web/routes/public/pages.h"

namespace web::posting {

// Left empty by people, who do not see it.
inline constexpr std::string_view kTrap = "website";
// Drawn for each page, so that a form that is sent twice is taken once.
inline constexpr std::string_view kOnce = "once";

// The door by which everybody objects to a notice: the intake for everybody that reads the
// register of the notices by their numbers.
struct ObjectionDoor {
  api::FoundIntake found;
  const engine::form::Form* form = nullptr;
};

// Nothing where no package has such a door, or its form asks for what a page without scripts
// cannot offer.
std::optional<ObjectionDoor> objection_door(const api::Reading& reading);

// What was typed, as the form takes it: a field of our own is none of it.
engine::feel::Value values_of(const engine::form::Form& form, const FormFields& typed);

// The form, filled with what was typed, each error beside its field.
Html objection_form(const Visit& visit, const ObjectionDoor& door, const Notice& notice,
                    const Refused* refused);

}  // namespace web::posting
