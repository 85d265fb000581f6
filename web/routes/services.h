#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/feel/evaluate.h"
#include "engine/ports/clock.h"
#include "engine/ports/hasher.h"
#include "engine/ports/queries.h"
#include "engine/runtime/processor.h"
#include "web/http/request.h"

namespace web {

class AddressLimits;
class Sessions;
class SignIn;

// What handlers work with; put together in `web/cli`. Pointers that are null take away what needs
// them.
struct Services {
  engine::Processor& processor;
  engine::Hasher& hasher;
  const engine::Clock& clock;
  // The read connection of the request's I/O thread.
  std::function<engine::Queries&(const Request&)> queries;
  // Whether PUT /v2/clock is allowed.
  bool test_clock = false;
  // The document of everything that is mounted; set once it is.
  std::string openapi{};
  // Who is signed in, and how one becomes so.
  Sessions* sessions = nullptr;
  SignIn* sign_in = nullptr;
  // Calendars by name; the empty name is the organisation's.
  const engine::feel::Calendars* calendars = nullptr;
  // Id of the package whose people sign in by one click and move the time; empty: no demo.
  std::string demo{};
  // Whether a request without credentials acts as the administrator (`--open`).
  bool open = false;
  std::string version{};
  // The digest of an identity number under a key of its own, so that equal numbers meet without
  // being stored (TRUST §4.3).
  std::function<std::string(std::string_view)> identity_digest{};
  // How often one address may hand in what needs no account; null: as often as it wants.
  AddressLimits* public_limits = nullptr;
};

}  // namespace web
