#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/evaluate.h"
#include "engine/feel/json.h"
#include "engine/feel/text.h"

namespace engine::feel::test {

// The result as `string()` would write it inside of a list, or the failure's text.
inline std::string run(std::string_view source, const Value& variables = Value::context({}),
                       std::vector<Warning>* warnings = nullptr,
                       const CompileOptions& options = {}) {
  const Result<Expression> expression = compile(source, options);
  if (!expression) return "error: " + expression.error().message;
  Environment environment;
  environment.warnings = warnings;
  const Result<Value> value = evaluate(*expression, ContextScope(variables), environment);
  if (!value) return std::string("failure: ") + value.error().message;
  std::string text;
  append_text(text, *value, TextStyle::kQuoted);
  return text;
}

inline Value variables(std::string_view json) {
  return parse_json(json).value();
}

}  // namespace engine::feel::test
