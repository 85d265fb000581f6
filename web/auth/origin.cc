#include "web/auth/origin.h"

#include <optional>

#include "web/auth/secret.h"
#include "web/http/text.h"

namespace web {

namespace {

Problem refuse(std::string_view detail) {
  return {Status::kForbidden, "CSRF", std::string(detail), {}};
}

std::string own_origin(const Request& request) {
  std::string origin = request.secure ? "https://" : "http://";
  return origin.append(request.headers.find("Host").value_or(""));
}

// What a page of any site can have a browser send without asking.
bool is_form(const Request& request) {
  const std::string type = request.content_type();
  return type == "application/x-www-form-urlencoded" || type == "multipart/form-data" ||
         type == "text/plain";
}

bool is_followed_link(const Request& request) {
  return is_safe(request.method) && request.headers.find("Sec-Fetch-Mode") == "navigate";
}

}  // namespace

Provenance provenance_of(const Request& request) {
  const std::optional<std::string_view> origin = request.headers.find("Origin");
  const std::optional<std::string_view> site = request.headers.find("Sec-Fetch-Site");
  if (origin && !equal_ignoring_case(*origin, own_origin(request))) return Provenance::kElsewhere;
  if (site == "cross-site" || site == "same-site") return Provenance::kElsewhere;
  return origin || site == "same-origin" ? Provenance::kOwnPage : Provenance::kUnsaid;
}

Outcome<> check_origin(const Request& request, const Route& route) {
  const Provenance provenance = provenance_of(request);
  if (provenance == Provenance::kElsewhere && !is_followed_link(request)) {
    return refuse("the request comes from another site");
  }
  const bool is_public_form =
      route.permission == Permission::kPublic && !is_safe(request.method) && is_form(request);
  if (is_public_form && !request.headers.has("Origin")) {
    return refuse("the form does not say where it comes from");
  }
  return {};
}

Outcome<> check_session_request(const Request& request, std::string_view csrf) {
  if (is_safe(request.method)) return {};
  if (provenance_of(request) != Provenance::kOwnPage) {
    return refuse("the request does not come from a page of this server");
  }
  const std::optional<std::string_view> token = request.headers.find("X-CSRF-Token");
  if (!token || !equal_secrets(*token, csrf)) {
    return refuse("the request does not carry the token of its session");
  }
  return {};
}

}  // namespace web
