#include "web/http/multipart.h"

#include <optional>
#include <utility>

#include "engine/feel/utf8.h"
#include "web/http/text.h"

namespace web {

namespace {

constexpr std::size_t kMaxBoundary = 70;
constexpr std::string_view kBoundaryLetters =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'()+_,-./:=? ";

// One `; name=value` of a header value, quotes taken off.
struct HeaderParameter {
  std::string name;
  std::string value;
};

// Reads `"…"` with backslash escapes; moves behind it. None if it does not end.
std::optional<std::string> take_quoted(std::string_view& rest) {
  std::string value;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    if (rest[at] == '"') {
      rest.remove_prefix(at + 1);
      return value;
    }
    const bool escapes =
        rest[at] == '\\' && at + 1 < rest.size() && (rest[at + 1] == '"' || rest[at + 1] == '\\');
    if (escapes) ++at;
    value += rest[at];
  }
  return std::nullopt;
}

// Everything behind the first `;` of `text`; none when it is malformed.
std::optional<std::vector<HeaderParameter>> parameters_of(std::string_view text) {
  std::vector<HeaderParameter> parameters;
  take_until(text, ';');
  while (!trim(text).empty()) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    HeaderParameter parameter;
    parameter.name = to_lower(trim(text.substr(0, equals)));
    text = text.substr(equals + 1);
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    if (text.starts_with('"')) {
      std::optional<std::string> quoted = take_quoted(text);
      if (!quoted || !trim(take_until(text, ';')).empty()) return std::nullopt;
      parameter.value = std::move(*quoted);
    } else {
      parameter.value = trim(take_until(text, ';'));
    }
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

const std::string* find(const std::vector<HeaderParameter>& parameters, std::string_view name) {
  for (const HeaderParameter& parameter : parameters) {
    if (parameter.name == name) return &parameter.value;
  }
  return nullptr;
}

Outcome<std::string> boundary_of(const Request& request) {
  if (request.content_type() != "multipart/form-data") {
    return Problem{Status::kUnsupportedMediaType, {}, "the body must be multipart/form-data", {}};
  }
  const auto parameters = parameters_of(request.headers.find("Content-Type").value_or(""));
  const std::string* const boundary = parameters ? find(*parameters, "boundary") : nullptr;
  const bool good = boundary != nullptr && !boundary->empty() && boundary->size() <= kMaxBoundary &&
                    boundary->back() != ' ' &&
                    boundary->find_first_not_of(kBoundaryLetters) == std::string::npos;
  if (!good) return bad_request("the multipart boundary is missing or malformed");
  return *boundary;
}

// Browsers write these three, and only these, as escapes (HTML, multipart form data encoding).
std::string unescape_name(std::string_view text) {
  constexpr std::pair<std::string_view, char> kEscapes[] = {
      {"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}};
  std::string name;
  while (!text.empty()) {
    char letter = text.front();
    std::size_t taken = 1;
    for (const auto& [escape, meaning] : kEscapes) {
      if (!text.starts_with(escape)) continue;
      letter = meaning;
      taken = escape.size();
    }
    name += letter;
    text.remove_prefix(taken);
  }
  return name;
}

bool is_good_name(std::string_view name, const MultipartLimits& limits) {
  if (name.size() > limits.name_bytes || !engine::feel::is_utf8(name)) return false;
  for (const char letter : name) {
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F) return false;
  }
  return true;
}

Outcome<> read_disposition(std::string_view value, const MultipartLimits& limits, Part& part) {
  std::string_view kind = value;
  const auto parameters = parameters_of(value);
  if (!parameters || !equal_ignoring_case(trim(take_until(kind, ';')), "form-data")) {
    return bad_request("a part has a malformed Content-Disposition");
  }
  const std::string* const name = find(*parameters, "name");
  if (name == nullptr) return bad_request("a part has no name");
  part.name = unescape_name(*name);
  if (const std::string* const file_name = find(*parameters, "filename")) {
    part.file_name = unescape_name(*file_name);
  }
  if (!is_good_name(part.name, limits) || !is_good_name(part.file_name, limits)) {
    return bad_request("a part has a name that is too long or not printable");
  }
  return {};
}

Outcome<Part> read_part(std::string_view text, const MultipartLimits& limits) {
  const std::size_t head_end = text.find("\r\n\r\n");
  if (head_end == std::string_view::npos || head_end > limits.head_bytes) {
    return bad_request("a part has no head, or one that is too long");
  }
  Part part;
  bool has_disposition = false;
  std::string_view head = text.substr(0, head_end + 2);
  while (!head.empty()) {
    std::string_view line = take_until(head, '\n');
    if (!line.ends_with('\r')) return bad_request("a part has a malformed head");
    line.remove_suffix(1);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return bad_request("a part has a malformed head");
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trim(line.substr(colon + 1));
    if (equal_ignoring_case(name, "Content-Type")) part.content_type = value;
    if (!equal_ignoring_case(name, "Content-Disposition")) continue;
    if (has_disposition) return bad_request("a part has two Content-Dispositions");
    has_disposition = true;
    const Outcome<> read = read_disposition(value, limits, part);
    if (!read) return read.error();
  }
  if (!has_disposition) return bad_request("a part has no Content-Disposition");
  part.content = text.substr(head_end + 4);
  return part;
}

}  // namespace

Outcome<std::vector<Part>> read_multipart(const Request& request, const MultipartLimits& limits) {
  const Outcome<std::string> boundary = boundary_of(request);
  if (!boundary) return boundary.error();
  const std::string opening = "--" + *boundary;
  const std::string delimiter = "\r\n" + opening;
  std::string_view rest = request.body;
  if (!rest.starts_with(opening)) return bad_request("the body does not begin with its boundary");
  rest.remove_prefix(opening.size());

  std::vector<Part> parts;
  while (!rest.starts_with("--")) {
    if (!rest.starts_with("\r\n")) return bad_request("a boundary is not followed by a line end");
    const std::size_t end = rest.find(delimiter, 2);
    if (end == std::string_view::npos) return bad_request("the last part does not end");
    if (parts.size() == limits.parts) return bad_request("there are too many parts");
    Outcome<Part> part = read_part(rest.substr(2, end - 2), limits);
    if (!part) return part.error();
    parts.push_back(std::move(*part));
    rest.remove_prefix(end + delimiter.size());
  }
  return parts;
}

}  // namespace web
