#include "web/http/form.h"

#include <algorithm>
#include <utility>

namespace web {

namespace {

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

// Browsers write a new line of a text area as CR LF.
std::string tidy(std::string value) {
  std::erase(value, '\r');
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
