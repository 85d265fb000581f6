#pragma once

#include <optional>
#include <string>

#include "engine/record/command_system.h"
#include "web/routes/api/reading.h"

namespace web::api {

// What somebody sends to an intake, by `/api` or by a public page.
struct HandedIn {
  std::string intake;
  std::string correlation_key;
  engine::feel::Value values;
  // Of the first further form.
  std::optional<engine::feel::Value> consent;
};

// Whether there is such an intake and everybody may use it: then nothing is kept of who is signed
// in.
bool is_for_everybody(const engine::Snapshot& snapshot, std::string_view intake);

// The command of it, with forms that are checked and, without an account, a receipt number. 404,
// 401 or 403, 400 FORM_INVALID; 429 for what comes too often from one address without an account.
Outcome<engine::SubmitIntake> command_of(const Reading& reading, const HandedIn& handed_in);

}  // namespace web::api
