#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/http/request.h"

namespace web {

// `__Host-sid` where the request came over TLS, else `sid`.
std::string_view session_cookie_name(bool secure);

// The token in the session cookie of a request. None if there is none, or if two claim to be it.
std::optional<std::string> session_token(const Request& request);

// Values of Set-Cookie: HttpOnly, SameSite=Lax, Secure over TLS, for twelve hours at most.
std::string session_cookie(std::string_view token, bool secure);
std::string ended_session_cookie(bool secure);

}  // namespace web
