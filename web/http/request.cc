#include "web/http/request.h"

#include <charconv>
#include <stdexcept>

#include "web/http/text.h"

namespace web {

namespace {

constexpr std::size_t kMaxParameters = 100;
constexpr std::size_t kMaxKeyDigits = 25;

}  // namespace

Outcome<std::vector<Parameter>> parse_parameters(std::string_view text) {
  std::vector<Parameter> parameters;
  while (!text.empty()) {
    std::string_view value = take_until(text, '&');
    if (value.empty()) continue;
    const std::string_view name = take_until(value, '=');
    std::optional<std::string> decoded_name = decode_percent(name, Plus::kIsSpace);
    std::optional<std::string> decoded_value = decode_percent(value, Plus::kIsSpace);
    if (!decoded_name || !decoded_value)
      return bad_request("the query or form has a broken escape");
    if (parameters.size() == kMaxParameters) return bad_request("the query or form is too long");
    parameters.push_back({std::move(*decoded_name), std::move(*decoded_value)});
  }
  return parameters;
}

Outcome<std::int64_t> parse_key(std::string_view text) {
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  const bool well_formed = !digits.empty() && digits.size() <= kMaxKeyDigits &&
                           digits.find_first_not_of("0123456789") == std::string_view::npos;
  if (!well_formed) return bad_request("'" + std::string(text) + "' is not a key");
  std::int64_t key = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), key);
  if (error != std::errc{}) return std::int64_t{0};
  return key;
}

Outcome<> Request::set_target(std::string_view target) {
  const std::size_t question = target.find('?');
  target_ = target;
  path_size_ = std::min(question, target.size());
  query_.clear();
  if (!decode_percent(path(), Plus::kIsPlus)) return bad_request("the path has a broken escape");
  if (question == std::string_view::npos) return {};
  Outcome<std::vector<Parameter>> query = parse_parameters(target.substr(question + 1));
  if (!query) return query.error();
  query_ = std::move(*query);
  return {};
}

void Request::clear() {
  headers.clear();
  body.clear();
  actor = Actor{};
  path_parameters.clear();
  target_.clear();
  path_size_ = 0;
  query_.clear();
}

std::optional<std::string_view> Request::query(std::string_view name) const {
  for (const Parameter& parameter : query_) {
    if (parameter.name == name) return parameter.value;
  }
  return std::nullopt;
}

const std::string& Request::parameter(std::string_view name) const {
  for (const Parameter& parameter : path_parameters) {
    if (parameter.name == name) return parameter.value;
  }
  throw std::logic_error("no path parameter '" + std::string(name) + "'");
}

Outcome<std::int64_t> Request::key(std::string_view name) const {
  return parse_key(parameter(name));
}

std::string Request::content_type() const {
  std::string_view value = headers.find("Content-Type").value_or("");
  return to_lower(trim(take_until(value, ';')));
}

std::string id_text(const Request& request) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr unsigned kDigits = 12;
  std::string text(kDigits, '0');
  std::uint64_t rest = request.id;
  for (unsigned at = kDigits; at > 0; --at) {
    text[at - 1] = kHex[rest & 0xFU];
    rest >>= 4U;
  }
  return text;
}

}  // namespace web
