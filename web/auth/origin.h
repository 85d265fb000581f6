#pragma once

#include "web/http/problem.h"
#include "web/http/request.h"
#include "web/http/route.h"

namespace web {

// Where a browser says that a request comes from; other clients say nothing.
enum class Provenance {
  kOwnPage,  // same-origin `Origin` or `Sec-Fetch-Site`
  kUnsaid,
  kElsewhere,
};

Provenance provenance_of(const Request& request);

// TRUST §4.2. Refuses with 403 what another site makes a browser send: any request of foreign
// origin but a link that is followed, and a form for everybody that does not come from our own
// page.
Outcome<> check_origin(const Request& request, const Route& route);

// A request that changes something and comes with a session must come from our own page and carry
// the token that only our page can read: 403 CSRF.
Outcome<> check_session_request(const Request& request, std::string_view csrf);

}  // namespace web
