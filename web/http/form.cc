#include "web/http/form.h"

#include <algorithm>
#include <utility>

namespace web {

namespace {

// What shows nothing, or turns the direction of what stands behind it: letters that nobody types.
constexpr std::string_view kUnseen[] = {
    "\xC2\xA0",     "\xC2\xAD",     "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x80\x8E",
    "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE",
    "\xE2\x81\xA0", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9", "\xEF\xBB\xBF",
};

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n';
}

bool is_control(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return (code < 0x20 && !is_blank(letter)) || code == 0x7F;
}

// Browsers write a new line of a text area as CR LF. What nobody sees counts as no letter.
std::string tidy(std::string value) {
  std::erase_if(value, is_control);
  for (const std::string_view unseen : kUnseen) {
    for (auto at = value.find(unseen); at != std::string::npos; at = value.find(unseen, at)) {
      value.erase(at, unseen.size());
    }
  }
  while (!value.empty() && is_blank(value.back())) value.pop_back();
  const auto first = std::find_if_not(value.begin(), value.end(), is_blank);
  value.erase(value.begin(), first);
  return value;
}

}  // namespace

Outcome<FormFields> read_form(const Request& request) {
  if (request.content_type() != "application/x-www-form-urlencoded") {
    return Problem{Status::kUnsupportedMediaType,
                   {},
                   "the body must be application/x-www-form-urlencoded",
                   {}};
  }
  Outcome<std::vector<Parameter>> parameters = parse_parameters(request.body);
  if (!parameters) return parameters.error();
  FormFields fields;
  for (Parameter& parameter : *parameters) {
    const auto [place, is_new] =
        fields.emplace(std::move(parameter.name), tidy(std::move(parameter.value)));
    if (!is_new) return bad_request("the form has '" + place->first + "' twice");
  }
  return fields;
}

}  // namespace web
