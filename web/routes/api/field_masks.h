#pragma once

#include <boost/describe/enum.hpp>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "engine/base/field_class.h"
#include "engine/feel/evaluate.h"
#include "engine/form/form.h"
#include "web/http/json.h"

namespace engine {

BOOST_DESCRIBE_ENUM(FieldClass, kP0, kP1, kP2, kP3)

}  // namespace engine

// Who sees which values (TRUST §4.2).
namespace web::api {

// What is shown of a value: itself, that it is there, that it was, or that it is too long for a
// list.
enum class ValueState { kDisclosed, kWithheld, kErased, kOmitted };
BOOST_DESCRIBE_ENUM(ValueState, kDisclosed, kWithheld, kErased, kOmitted)

// The class of a value that nobody declared one for: personal if it is about somebody, as a whole
// or because it names a person itself, else internal.
engine::FieldClass class_of(const engine::feel::Value& value, bool is_about_somebody);

// Whether the value names a person, as a whole or in its items, for whom `is_known` is false.
bool names_another(const engine::feel::Value& value,
                   const std::function<bool(std::string_view)>& is_known);

// Whether a value was erased and only its trace is left.
bool is_erased(const engine::feel::Value& value);

// What a form begins with.
struct FormValues {
  // A context: values of the form's fields, and of the variables that its conditions ask for.
  engine::feel::Value values;
  // The class of each field, by its path as `candidate.birthDate`.
  std::map<std::string, engine::FieldClass> classes;
  // Whether there is a value of class P3 among them.
  bool is_sensitive = false;
};

struct FormSource {
  const engine::feel::Scope& values;
  // Of classes that are not in it nothing is shown.
  engine::FieldClassSet visible;
  bool is_about_somebody = false;
};

// Of contexts and lists nothing but what has a field in the form.
FormValues form_values(const engine::form::Form& form, const FormSource& source);

}  // namespace web::api

namespace web {

template <>
inline constexpr WordStyle kWordStyle<api::ValueState> = WordStyle::kCamel;

}  // namespace web
