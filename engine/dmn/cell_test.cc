#include "engine/dmn/cell_test.h"

#include <utility>

#include "engine/dmn/formula.h"
#include "engine/feel/number.h"
#include "engine/feel/program.h"
#include "engine/feel/text.h"

namespace engine::dmn {
namespace {

using feel::Kind;
using feel::Value;

// Whether the kind has an order that is compared here; zoned times and the rest are left to FEEL.
bool is_ordered(const Value& value) {
  return value.is(Kind::kNumber) || value.is(Kind::kString) || value.is(Kind::kDate);
}

// Both are of the same ordered kind.
int order(const Value& left, const Value& right) {
  if (left.is(Kind::kNumber)) return feel::compare_numbers(left, right);
  if (left.is(Kind::kString)) return left.as_string().compare(right.as_string());
  if (left.as_date() == right.as_date()) return 0;
  return left.as_date() < right.as_date() ? -1 : 1;
}

// The parts between commas that stand outside quotes and brackets.
std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (c != ',' || depth != 0) continue;
    parts.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::optional<std::vector<Value>> parsed_literals(std::string_view text) {
  std::vector<Value> values;
  for (const std::string_view part : split(text)) {
    std::optional<Value> value = simple_literal(part);
    if (!value) return std::nullopt;
    values.push_back(std::move(*value));
  }
  return values;
}

struct Interval {
  Value low;
  Value high;
};

std::optional<Interval> interval(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  std::optional<Value> low = simple_literal(text.substr(1, dots - 1));
  std::optional<Value> high = simple_literal(text.substr(dots + 2, text.size() - dots - 3));
  if (!low || !high || low->kind() != high->kind() || !is_ordered(*low)) return std::nullopt;
  return Interval{std::move(*low), std::move(*high)};
}

bool is_interval_bracket(char c) {
  return c == '[' || c == ']' || c == '(' || c == ')';
}

// "not(" … ")": what lies between.
std::optional<std::string_view> negated(std::string_view text) {
  if (!text.starts_with("not") || !text.ends_with(")")) return std::nullopt;
  text = trimmed(text.substr(3));
  if (text.empty() || text.front() != '(') return std::nullopt;
  return text.substr(1, text.size() - 2);
}

struct Comparison {
  CellTest::Kind kind;
  std::string_view operand;
};

std::optional<Comparison> comparison(std::string_view text) {
  if (text.starts_with("<=")) return Comparison{CellTest::Kind::kLessOrEqual, text.substr(2)};
  if (text.starts_with(">=")) return Comparison{CellTest::Kind::kGreaterOrEqual, text.substr(2)};
  if (text.starts_with("<")) return Comparison{CellTest::Kind::kLess, text.substr(1)};
  if (text.starts_with(">")) return Comparison{CellTest::Kind::kGreater, text.substr(1)};
  return std::nullopt;
}

}  // namespace

CellTest::CellTest(feel::UnaryTests tests)
    : kind_(tests.is_any() ? Kind::kAny : Kind::kFeel), tests_(std::move(tests)) {}

std::optional<CellTest> CellTest::of_literals(std::string_view text) {
  text = trimmed(text);
  CellTest test;
  if (text.empty() || text == "-") return test;
  if (const auto compared = comparison(text)) {
    std::optional<Value> operand = simple_literal(compared->operand);
    if (!operand || !is_ordered(*operand)) return std::nullopt;
    test.kind_ = compared->kind;
    test.literals_.push_back(std::move(*operand));
    return test;
  }
  if (is_interval_bracket(text.front()) && is_interval_bracket(text.back())) {
    std::optional<Interval> ends = interval(text);
    if (!ends) return std::nullopt;
    test.kind_ = Kind::kBetween;
    test.low_closed_ = text.front() == '[';
    test.high_closed_ = text.back() == ']';
    test.literals_ = {std::move(ends->low), std::move(ends->high)};
    return test;
  }
  const std::optional<std::string_view> inner = negated(text);
  std::optional<std::vector<Value>> values = parsed_literals(inner.value_or(text));
  if (!values) return std::nullopt;
  test.kind_ = inner ? Kind::kNoneOf : Kind::kOneOf;
  test.literals_ = std::move(*values);
  return test;
}

// Values of different kinds are not comparable: the comparison is null, and so no hit. Null itself
// equals null and nothing else.
bool CellTest::meets_literals(const Value& input) const {
  const Value& first = literals_.front();
  const bool same_kind = input.kind() == first.kind();
  switch (kind_) {
    case Kind::kAny:
    case Kind::kFeel: return true;
    case Kind::kOneOf:
      for (const Value& literal : literals_) {
        if (feel::equal(input, literal)) return true;
      }
      return false;
    case Kind::kNoneOf:
      for (const Value& literal : literals_) {
        if (feel::equal(input, literal)) return false;
        if (!input.is_null() && !literal.is_null() && input.kind() != literal.kind()) return false;
      }
      return true;
    case Kind::kLess: return same_kind && order(input, first) < 0;
    case Kind::kLessOrEqual: return same_kind && order(input, first) <= 0;
    case Kind::kGreater: return same_kind && order(input, first) > 0;
    case Kind::kGreaterOrEqual: return same_kind && order(input, first) >= 0;
    case Kind::kBetween: {
      if (!same_kind) return false;
      const int from_low = order(input, first);
      const int from_high = order(input, literals_.back());
      return (low_closed_ ? from_low >= 0 : from_low > 0) &&
             (high_closed_ ? from_high <= 0 : from_high < 0);
    }
  }
  return false;
}

namespace {

void append_literal(std::string& out, const Value& value) {
  if (!value.is(Kind::kDate)) return feel::append_text(out, value, feel::TextStyle::kQuoted);
  out.append("date(\"").append(feel::to_text(value)).append("\")");
}

std::string joined(std::span<const Value> literals) {
  std::string text;
  for (const Value& literal : literals) {
    if (!text.empty()) text += ", ";
    append_literal(text, literal);
  }
  return text;
}

}  // namespace

std::string CellTest::text() const {
  switch (kind_) {
    case Kind::kAny: return "-";
    case Kind::kFeel: return tests_->source();
    case Kind::kOneOf: return joined(literals_);
    case Kind::kNoneOf: return "not(" + joined(literals_) + ")";
    case Kind::kLess: return "< " + joined(literals_);
    case Kind::kLessOrEqual: return "<= " + joined(literals_);
    case Kind::kGreater: return "> " + joined(literals_);
    case Kind::kGreaterOrEqual: return ">= " + joined(literals_);
    case Kind::kBetween: break;
  }
  std::string text(1, low_closed_ ? '[' : '(');
  append_literal(text, literals_.front());
  text += "..";
  append_literal(text, literals_.back());
  return text + (high_closed_ ? ']' : ')');
}

std::vector<CellTest::Variable> CellTest::variables() const {
  std::vector<Variable> variables;
  if (!tests_) return variables;
  const feel::Program& program = tests_->program();
  const auto add = [&](std::uint32_t slot) {
    variables.push_back({slot, program.variables[slot]});
  };
  for (const feel::Node& node : program.nodes) {
    if (node.op == feel::Op::kInput || node.op == feel::Op::kInputOr) add(node.a);
  }
  for (const feel::FunctionCode& function : program.functions) {
    for (const feel::Capture& capture : function.captures) {
      if (capture.from == feel::Capture::From::kInput) add(capture.index);
    }
  }
  return variables;
}

Result<bool> CellTest::meets_tests(const Value& input, const Frame& frame) const {
  const Result<Value> met = feel::evaluate(*tests_, input, frame.slots, frame.environment);
  if (!met) return met.error();
  return met->is_true();
}

}  // namespace engine::dmn
