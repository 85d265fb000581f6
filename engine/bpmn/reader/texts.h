#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bpmn/reader/report.h"
#include "engine/bpmn/text.h"

namespace engine::bpmn {

std::string_view trimmed(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string quoted(std::string_view text);

// Reads the values of one element. `what` names the attribute in findings (`feel-syntax`, with the
// column in the value as written).
class Texts {
 public:
  Texts(Report& report, Place place) : report_(report), place_(std::move(place)) {}

  // FEEL where it begins with `=`, else static; empty where there is none.
  Text text(const char* what, std::optional<std::string_view> written) const;
  TextList list(const char* what, std::optional<std::string_view> written) const;
  // FEEL with a leading `=`; nothing and a finding `not-an-expression` without it.
  std::optional<feel::Expression> expression(const char* what, std::string_view written) const;
  // FEEL also without `=`.
  feel::Expression condition(const char* what, std::string_view written) const;
  // "true" or "false".
  bool flag(const char* what, std::optional<std::string_view> written, bool otherwise) const;
  // A name that the model gives to a variable: a finding if it cannot be one, a warning
  // `shadows-function` if FEEL has a function of that name.
  std::string variable(const char* what, std::optional<std::string_view> written) const;

  // The same for what an element inside of it says: findings have its line.
  Texts at(const xml::Element& inner) const {
    return Texts(report_, Place(place_.element, inner.line()));
  }

  Report& report() const { return report_; }
  const Place& place() const { return place_; }

 private:
  feel::Expression compile(const char* what, std::string_view written) const;

  Report& report_;
  Place place_;
};

}  // namespace engine::bpmn
