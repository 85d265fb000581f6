#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/instant.h"
#include "engine/calendar/calendar.h"
#include "engine/feel/json.h"
#include "engine/form/read_form.h"
#include "engine/form/validate.h"

namespace engine::form {

inline std::string form_of(std::string_view components) {
  return "{\"type\": \"default\", \"id\": \"F\", \"components\": [\n" + std::string(components) +
         "]}";
}

inline std::string read_text(const std::string& path) {
  std::ifstream file(std::string(ASSENT_SOURCE_DIR) + "/" + path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// One form with an environment of its own: 2021-08-06 in Shanghai.
class Desk {
 public:
  explicit Desk(std::string_view bytes) : reading(read_form(bytes)) {
    environment.now = parse_instant("2021-08-06T09:00:00+08:00").value();
    environment.zone = "Asia/Shanghai";
  }

  Answer answer(std::string_view json, std::string_view scope = "{}") {
    const feel::Value value = feel::parse_json(json).value();
    const feel::ContextScope variables(feel::parse_json(scope).value());
    return validate(*reading.form, value, {variables, environment, directory, outcomes});
  }

  // "field: code" of each error, or the accepted value.
  std::string result(std::string_view json, std::string_view scope = "{}") {
    const Answer given = answer(json, scope);
    if (given.is_valid()) return feel::to_json(given.value);
    std::string text;
    for (const FieldError& error : given.errors) {
      text += (text.empty() ? "" : ", ") + error.field + ": " + error.code;
    }
    return text;
  }

  ReadResult reading;
  feel::Environment environment;
  const Directory* directory = nullptr;
  const NodeOutcomes* outcomes = nullptr;
};

}  // namespace engine::form
