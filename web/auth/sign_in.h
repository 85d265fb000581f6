#pragma once

#include <functional>
#include <string>

#include "web/auth/basic_cache.h"
#include "web/auth/password_check.h"
#include "web/auth/sessions.h"
#include "web/http/request.h"
#include "web/http/response.h"

namespace web {

// Opening, confirming and ending sessions, for the routes of the login page.
class SignIn {
 public:
  using Done = std::function<void(Outcome<OpenedSession>)>;

  // Both outlive it.
  SignIn(Sessions& sessions, PasswordCheck& passwords)
      : sessions_(sessions), passwords_(passwords) {}

  // `done` may run on another thread; the session that the request came with is over then.
  void with_password(const Request& request, const BasicCredentials& credentials, Done done);
  // For the people of a demo, whose list stands on the login page.
  Outcome<OpenedSession> without_password(const Request& request, std::string_view login);
  // The password once more, for the session that the request comes with (step-up).
  void confirm(const Request& request, const std::string& password, Done done);
  void end(const Request& request);

 private:
  Outcome<OpenedSession> opened(std::string_view login);

  Sessions& sessions_;
  PasswordCheck& passwords_;
};

// Sets, or ends, the cookie of the session in an answer.
Response with_session(Response response, const Request& request, const OpenedSession& opened);
Response without_session(Response response, const Request& request);

}  // namespace web
