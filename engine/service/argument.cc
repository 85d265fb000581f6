#include "engine/service/argument.h"

#include "engine/feel/temporal.h"

namespace engine {

std::string optional_text_argument(const Names& names, std::string_view name) {
  const feel::Value* value = names.find(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

Result<std::string> text_argument(const Names& names, std::string_view name) {
  std::string text = optional_text_argument(names, name);
  if (text.empty()) {
    return Failure{
        ErrorCode::kExtractValueError, "the service needs a text '" + std::string(name) + "'", {}};
  }
  return text;
}

feel::Value day_value(const CivilDate& day) {
  std::string text;
  feel::append_date(text, day);
  return feel::Value::string(text);
}

}  // namespace engine
