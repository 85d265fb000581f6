#include "engine/core/evaluator.h"

#include <charconv>
#include <utility>

#include "engine/calendar/calendar.h"
#include "engine/feel/json.h"

namespace engine {

Failure wrong_type(ErrorCode code, std::string_view what, std::string_view source,
                   const feel::Value& value) {
  std::string text(what);
  text += " '";
  text += source;
  text += "' gives ";
  text += value.is_null() ? "null" : feel::name_of(value.kind());
  return Failure{code, std::move(text), {}};
}

Evaluator::Evaluator(const StepInput& input) : input_(input) {
  environment_.now = input.now;
  environment_.seed = input.random[2];
  environment_.calendars = input.calendars;
}

void Evaluator::use(const bpmn::ProcessDefinition& model) {
  if (model_ == &model) return;
  model_ = &model;
  if (input_.calendars == nullptr) return;
  environment_.calendar = input_.calendars->find(model.calendar);
}

Result<feel::Value> Evaluator::value(const feel::Expression& expression, const feel::Scope& names) {
  slots_.clear();
  for (const std::string& name : expression.variables()) {
    const feel::Value* found = names.find(name);
    slots_.push_back(found != nullptr ? *found : feel::Value());
  }
  Result<feel::Value> result = feel::evaluate(expression, slots_, environment_);
  if (result || result.error().code != ErrorCode::kAssertionFailed) return result;
  return Failure{ErrorCode::kExtractValueError, result.error().message, {}};
}

Result<feel::Value> Evaluator::value(const bpmn::Text& text, const feel::Scope& names) {
  if (text.expression) return value(*text.expression, names);
  return feel::Value::string(text.source);
}

Result<bool> Evaluator::condition(const feel::Expression& expression, const feel::Scope& names) {
  const Result<feel::Value> holds = value(expression, names);
  if (!holds) return holds.error();
  if (!holds->is_boolean()) {
    return wrong_type(ErrorCode::kConditionError, "condition", expression.source(), *holds);
  }
  return holds->as_boolean();
}

Result<std::string> Evaluator::text(const bpmn::Text& text, const feel::Scope& names,
                                    const char* what) {
  if (!text.expression) return text.source;
  const Result<feel::Value> found = value(*text.expression, names);
  if (!found) return found.error();
  if (!found->is_string()) {
    return wrong_type(ErrorCode::kExtractValueError, what, text.source, *found);
  }
  return std::string(found->as_string());
}

Result<std::string> Evaluator::optional_text(const bpmn::Text& text, const feel::Scope& names,
                                             const char* what) {
  if (!text.expression) return text.source;
  const Result<feel::Value> found = value(*text.expression, names);
  if (!found) return found.error();
  if (found->is_null()) return std::string();
  if (!found->is_string()) {
    return wrong_type(ErrorCode::kExtractValueError, what, text.source, *found);
  }
  return std::string(found->as_string());
}

Result<std::string> Evaluator::correlation_key(const bpmn::Text& text, const feel::Scope& names) {
  if (!text.expression) return text.source;
  const Result<feel::Value> found = value(*text.expression, names);
  if (!found) return found.error();
  if (found->is_string()) return std::string(found->as_string());
  if (found->is_number()) return feel::to_json(*found);
  return wrong_type(ErrorCode::kExtractValueError, "correlation key", text.source, *found);
}

Result<std::int64_t> Evaluator::integer(const bpmn::Text& text, const feel::Scope& names,
                                        const char* what) {
  if (text.expression) {
    const Result<feel::Value> found = value(*text.expression, names);
    if (!found) return found.error();
    const std::optional<std::int64_t> number = found->as_integer();
    if (number) return *number;
    return wrong_type(ErrorCode::kExtractValueError, what, text.source, *found);
  }
  std::int64_t number = 0;
  const char* end = text.source.data() + text.source.size();
  const auto read = std::from_chars(text.source.data(), end, number);
  if (read.ec == std::errc() && read.ptr == end) return number;
  return wrong_type(ErrorCode::kExtractValueError, what, text.source,
                    feel::Value::string(text.source));
}

Result<std::vector<std::string>> Evaluator::texts(const bpmn::TextList& list,
                                                  const feel::Scope& names, const char* what) {
  if (!list.expression) return list.items;
  const Result<feel::Value> found = value(*list.expression, names);
  if (!found) return found.error();
  std::vector<std::string> texts;
  if (found->is_null()) return texts;
  if (found->is_string()) {
    texts.emplace_back(found->as_string());
    return texts;
  }
  if (!found->is_list()) {
    return wrong_type(ErrorCode::kExtractValueError, what, list.expression->source(), *found);
  }
  for (const feel::Value& item : found->items()) {
    if (!item.is_string()) {
      return wrong_type(ErrorCode::kExtractValueError, what, list.expression->source(), item);
    }
    texts.emplace_back(item.as_string());
  }
  return texts;
}

}  // namespace engine
