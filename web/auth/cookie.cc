#include "web/auth/cookie.h"

#include "web/auth/secret.h"
#include "web/http/text.h"

namespace web {

namespace {

std::string cookie(std::string_view value, std::string_view age, bool secure) {
  std::string text(session_cookie_name(secure));
  text.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax; Max-Age=").append(age);
  if (secure) text += "; Secure";
  return text;
}

}  // namespace

std::string_view session_cookie_name(bool secure) {
  return secure ? "__Host-sid" : "sid";
}

std::optional<std::string> session_token(const Request& request) {
  const std::string_view name = session_cookie_name(request.secure);
  std::optional<std::string> token;
  for (std::size_t index = 0; index < request.headers.size(); ++index) {
    const HeaderList::Field field = request.headers.at(index);
    if (!equal_ignoring_case(field.name, "Cookie")) continue;
    std::string_view rest = field.value;
    while (!rest.empty()) {
      std::string_view value = take_until(rest, ';');
      if (trim(take_until(value, '=')) != name) continue;
      if (token) return std::nullopt;
      token = trim(value);
    }
  }
  if (!token || !is_token(*token)) return std::nullopt;
  return token;
}

std::string session_cookie(std::string_view token, bool secure) {
  return cookie(token, "43200", secure);
}

std::string ended_session_cookie(bool secure) {
  return cookie("", "0", secure);
}

}  // namespace web
