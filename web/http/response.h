#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/http/headers.h"
#include "web/http/problem.h"
#include "web/http/status.h"

namespace web {

class Request;

// One answer, whole. The server adds what every answer carries (date, security headers, no-store);
// a field of the same name in `headers` replaces that.
struct Response {
  Status status = Status::kOk;
  // Empty only without body.
  std::string content_type;
  HeaderList headers;
  std::string body;
  // Bytes that outlive the answer (a file in the binary), sent instead of `body`.
  std::string_view lasting_body;
  // Written as body by `render_problem`, which knows the path that was asked for.
  std::optional<Problem> problem;

  std::string_view content() const { return lasting_body.empty() ? body : lasting_body; }

  Response&& with(std::string_view name, std::string_view value) &&;
  Response&& with(Status other) &&;
};

Response no_content();
// `text` is JSON.
Response json_text(std::string text);
// `text/xml`, the form of models.
Response xml(std::string text);
Response plain_text(std::string text);
Response bytes(std::string content_type, std::string body);
Response problem(Problem problem);

// A page of the application: `nonce` is allowed to its style elements and stands in the page.
Response page(std::string html, std::string_view nonce);
// A page for the public, with one style sheet and no script at all.
Response public_page(std::string html);
// 128 random bits, base64url.
std::string make_nonce();

// UI.md §8; without nonce for everything that is no page of the application.
std::string content_security_policy(std::string_view nonce);

// Turns `response.problem` into its body. Whoever sends answers calls it once.
void render_problem(Response& response, const Request& request);

}  // namespace web
