#include "web/auth/sign_in.h"

#include <exception>
#include <utility>

#include "web/auth/cookie.h"

namespace web {

void SignIn::end(const Request& request) {
  const std::optional<std::string> token = session_token(request);
  if (token) sessions_.close(*token);
}

// A store that is full or broken does not end the thread that checks passwords.
Outcome<OpenedSession> SignIn::opened(std::string_view login) {
  try {
    return sessions_.open(login);
  } catch (const std::exception&) {
    return Problem{Status::kServiceUnavailable, "STORE_FAILED", "the session was not stored", {}};
  }
}

Outcome<OpenedSession> SignIn::without_password(const Request& request, std::string_view login) {
  Outcome<OpenedSession> session = opened(login);
  if (session) end(request);
  return session;
}

void SignIn::with_password(const Request& request, const BasicCredentials& credentials, Done done) {
  const std::optional<std::string> old = session_token(request);
  passwords_.check(
      credentials, request.peer,
      [this, old, login = credentials.login, done = std::move(done)](const Outcome<>& right) {
        if (!right) return done(right.error());
        Outcome<OpenedSession> session = opened(login);
        if (session && old) sessions_.close(*old);
        done(std::move(session));
      });
}

void SignIn::confirm(const Request& request, const std::string& password, Done done) {
  const std::optional<std::string> token = session_token(request);
  if (!token || request.actor.credential != Credential::kSession) {
    return done(Problem{Status::kUnauthorized, {}, "there is no session to confirm", {}});
  }
  passwords_.check({request.actor.login, password}, request.peer,
                   [this, token = *token, done = std::move(done)](const Outcome<>& right) {
                     if (!right) return done(right.error());
                     std::optional<OpenedSession> renewed = sessions_.renew(token);
                     if (renewed) return done(std::move(*renewed));
                     done(Problem{Status::kUnauthorized, {}, "the session is over", {}});
                   });
}

Response with_session(Response response, const Request& request, const OpenedSession& opened) {
  return std::move(response).with("Set-Cookie", session_cookie(opened.token, request.secure));
}

Response without_session(Response response, const Request& request) {
  return std::move(response).with("Set-Cookie", ended_session_cookie(request.secure));
}

}  // namespace web
