#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "web/auth/sessions.h"
#include "web/http/reply.h"
#include "web/routes/api/reading.h"

namespace web::api {

struct SessionTime {
  engine::Instant now;
  std::string zone;
  bool demo = false;
};
BOOST_DESCRIBE_STRUCT(SessionTime, (), (now, zone, demo))

// Who is signed in, and what his browser needs to go on.
struct SessionAnswer {
  Person person;
  // What writes carry in `X-CSRF-Token`; empty where there is no cookie.
  std::string csrf;
  bool demo = false;
  bool login_required = true;
  SessionTime time;
  // What he may do anywhere, as `ASSENT:READ_PEOPLE`.
  std::vector<std::string> permissions;
};
BOOST_DESCRIBE_STRUCT(SessionAnswer, (), (person, csrf, demo, login_required, time, permissions))

SessionAnswer session_answer(const Reading& reading, std::string csrf);

// Puts the sign-in on record, then answers with the new session and its cookie. From any thread.
void answer_signed_in(Services& services, const Request& request, const OpenedSession& opened,
                      std::string_view method, Reply reply);

}  // namespace web::api
