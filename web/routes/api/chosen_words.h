#pragma once

#include <optional>

#include "engine/form/form.h"
#include "engine/runtime/snapshot.h"
#include "web/routes/api/words.h"

namespace web::api {

// What people call a value that was chosen in a field: the label of an option, the name of a person
// or a unit; of a list all of them. None where the field lets choose nothing, or not this.
std::optional<Words> chosen_words(const engine::Snapshot& snapshot,
                                  const engine::form::Field& field,
                                  const engine::feel::Value& value);

}  // namespace web::api
