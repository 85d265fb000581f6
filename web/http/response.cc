#include "web/http/response.h"

#include <sys/random.h>

#include <array>
#include <cstdint>
#include <stdexcept>

#include "web/http/problem_document.h"
#include "web/http/request.h"

namespace web {

namespace {

constexpr std::string_view kPermissionsPolicy =
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), "
    "fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), "
    "payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), "
    "usb=(), xr-spatial-tracking=()";

std::string base64url(const std::array<std::uint8_t, 16>& random) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  std::uint32_t pending = 0;
  unsigned bits = 0;
  for (const std::uint8_t byte : random) {
    pending = (pending << 8U) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += kLetters[(pending >> bits) & 0x3FU];
    }
  }
  text += kLetters[(pending << (6 - bits)) & 0x3FU];
  return text;
}

}  // namespace

Response&& Response::with(std::string_view name, std::string_view value) && {
  headers.add(name, value);
  return std::move(*this);
}

Response&& Response::with(Status other) && {
  status = other;
  return std::move(*this);
}

Response no_content() {
  Response response;
  response.status = Status::kNoContent;
  return response;
}

Response bytes(std::string content_type, std::string body) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(body);
  return response;
}

Response json_text(std::string text) {
  return bytes("application/json", std::move(text));
}

Response xml(std::string text) {
  return bytes("text/xml; charset=utf-8", std::move(text));
}

Response plain_text(std::string text) {
  return bytes("text/plain; charset=utf-8", std::move(text));
}

Response problem(Problem problem) {
  Response response;
  response.status = problem.status;
  response.problem = std::move(problem);
  return response;
}

Response page(std::string html, std::string_view nonce) {
  return bytes("text/html; charset=utf-8", std::move(html))
      .with("Content-Security-Policy", content_security_policy(nonce))
      .with("Permissions-Policy", kPermissionsPolicy);
}

Response public_page(std::string html) {
  constexpr std::string_view kPolicy =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
      "frame-ancestors 'none'";
  return bytes("text/html; charset=utf-8", std::move(html))
      .with("Content-Security-Policy", kPolicy)
      .with("Permissions-Policy", kPermissionsPolicy);
}

std::string make_nonce() {
  std::array<std::uint8_t, 16> random{};
  if (getentropy(random.data(), random.size()) != 0) {
    throw std::runtime_error("the system gives no random bytes");
  }
  return base64url(random);
}

std::string content_security_policy(std::string_view nonce) {
  std::string policy = "default-src 'none'; script-src 'self'; style-src 'self'";
  if (!nonce.empty()) policy.append(" 'nonce-").append(nonce).append("'");
  policy +=
      "; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
      "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
      "object-src 'none'";
  return policy;
}

void render_problem(Response& response, const Request& request) {
  if (!response.problem) return;
  response.status = response.problem->status;
  response.content_type = "application/problem+json";
  if (response.status == Status::kTooManyRequests ||
      response.status == Status::kServiceUnavailable) {
    response.headers.add("Retry-After", std::to_string(response.problem->retry_after_s));
  }
  response.body =
      has_api_form(request.path())
          ? to_json(api_document_of(*response.problem, request.path(), id_text(request)))
          : to_json(document_of(*response.problem, request.path()));
  response.problem.reset();
}

}  // namespace web
