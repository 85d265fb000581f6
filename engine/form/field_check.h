#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/feel/evaluate.h"
#include "engine/form/validate.h"

namespace engine::form {

// Of a list in an answer.
inline constexpr std::size_t kMaxItems = 1'000;

// Whether nothing was filled in: null, "", no item, or a check box that is not ticked.
bool is_empty(const Field& field, const feel::Value& value);

// Checks the value of one field that holds no others; appends what is wrong. `names` are the values
// of the form and the scope. An empty value only breaks `required`.
void check_value(const Field& field, const feel::Value& value, const std::string& path,
                 const feel::Scope& names, const Context& context, std::vector<FieldError>& errors);

FieldError field_error(std::string path, std::string_view code, std::string zh, std::string en);

}  // namespace engine::form
