#include "engine/dmn/formula.h"

#include <utility>

#include "engine/feel/number.h"
#include "engine/feel/temporal.h"

namespace engine::dmn {
namespace {

using feel::Value;

bool is_plain_number(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  if (text.empty() || text.size() > 30 || text.front() < '0' || text.front() > '9') return false;
  if (text.back() < '0' || text.back() > '9') return false;
  return text.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool is_plain_string(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  return text.substr(1, text.size() - 2).find_first_of("\"\\\n\r") == std::string_view::npos;
}

std::optional<Value> date_literal(std::string_view text) {
  constexpr std::string_view kBegin = "date(\"";
  constexpr std::string_view kEnd = "\")";
  if (!text.starts_with(kBegin) || !text.ends_with(kEnd)) return std::nullopt;
  if (text.size() != kBegin.size() + 10 + kEnd.size()) return std::nullopt;
  const auto date = feel::parse_date(text.substr(kBegin.size(), 10));
  return date ? std::optional(Value::date(*date)) : std::nullopt;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::optional<Value> simple_literal(std::string_view text) {
  text = trimmed(text);
  if (text == "true") return Value::boolean(true);
  if (text == "false") return Value::boolean(false);
  if (text == "null") return Value();
  if (is_plain_string(text)) return Value::string(text.substr(1, text.size() - 2));
  if (is_plain_number(text)) return feel::parse_number(text);
  return date_literal(text);
}

Formula Formula::constant(Value value) {
  Formula formula;
  formula.constant_ = std::move(value);
  return formula;
}

Formula Formula::slot(std::size_t slot) {
  Formula formula;
  formula.kind_ = Kind::kSlot;
  formula.slot_ = slot;
  return formula;
}

Formula Formula::expression(feel::Expression expression) {
  Formula formula;
  formula.kind_ = Kind::kExpression;
  formula.expression_ = std::move(expression);
  return formula;
}

Result<Value> Formula::evaluate(const Frame& frame) const {
  if (const Value* known = peek(frame)) return *known;
  return feel::evaluate(*expression_, frame.slots, frame.environment);
}

}  // namespace engine::dmn
