#include "engine/feel/compare.h"
#include "engine/feel/interpreter.h"

namespace engine::feel {
namespace {

// What a value says as a test (DMN 1.5 §7.3.13): a range that holds the input, a list with such a
// range or with an equal item, or an equal value.
std::optional<bool> includes(const Value& test, const Value& input) {
  if (test.is_range() && !input.is_range()) return in_range(input, test.as_range());
  if (test.is_list()) {
    if (input.is_list() && equal(test, input)) return true;
    for (const Value& item : test.items()) {
      if (item.is_list() && !input.is_list()) continue;
      if (includes(item, input).value_or(false)) return true;
    }
    return false;
  }
  return feel_equal(input, test);
}

bool ordered_as(Op op, int order) {
  if (op == Op::kTestLess) return order < 0;
  if (op == Op::kTestLessEqual) return order <= 0;
  if (op == Op::kTestGreater) return order > 0;
  return order >= 0;
}

bool is_comparison(Op op) {
  return op >= Op::kTestEqual && op <= Op::kTestGreaterEqual;
}

}  // namespace

Value Interpreter::in(const Node& node) {
  const auto operands = program_.operands_of(node);
  const Value input = evaluate(operands[0]);
  if (node.b != kNone) locals_[node.b] = input;
  return any_of(operands.subspan(1), input);
}

Value Interpreter::tests(const Node& node, bool negated) {
  Value result = any_of(program_.operands_of(node), locals_[0]);
  if (!negated || !result.is_boolean()) return result;
  return Value::boolean(!result.as_boolean());
}

Value Interpreter::any_of(std::span<const std::uint32_t> tests, const Value& input) {
  bool unknown = false;
  for (const NodeIndex test : tests) {
    Value result = meets(test, input);
    if (result.is_true()) return result;
    unknown = unknown || result.is_null();
  }
  return unknown ? Value() : Value::boolean(false);
}

Value Interpreter::meets(NodeIndex test, const Value& input) {
  const Node& asked = node(test);
  if (is_comparison(asked.op)) return meets_comparison(test, input);
  Value scratch;
  const Value& value = look(asked.op == Op::kTestBoolean ? asked.a : test, scratch);
  if (asked.op == Op::kTestBoolean) {
    if (value.is_boolean()) return value;
    if (value.is_null()) return {};
    const std::optional<bool> found = includes(value, input);
    return found ? Value::boolean(*found) : Value();
  }
  // A condition that does not mention `?` decides by itself unless the input is a truth value.
  if (value.is_boolean() && !input.is_boolean() && asked.op != Op::kConstant) return value;
  // Written `null` is a value to compare with; worked out it says nothing.
  if (value.is_null() && !input.is_null() && asked.op != Op::kConstant) return {};
  if (value.is_list() && !budget_.steps(static_cast<std::int64_t>(value.items().size()))) return {};
  if (!may_compare(value.is_list() ? input : value, input)) return {};
  const std::optional<bool> found = includes(value, input);
  if (!found) return null_of(test, "no comparison", input, value);
  return Value::boolean(*found);
}

Value Interpreter::meets_comparison(NodeIndex test, const Value& input) {
  const Node& asked = node(test);
  Value scratch;
  const Value& operand = look(asked.a, scratch);
  if (!may_compare(operand, input)) return {};
  if (asked.op == Op::kTestEqual || asked.op == Op::kTestNotEqual) {
    const std::optional<bool> equal = feel_equal(input, operand);
    if (!equal) return null_of(test, "no comparison", input, operand);
    return Value::boolean(*equal == (asked.op == Op::kTestEqual));
  }
  const std::optional<int> order = feel_compare(input, operand);
  if (!order) return null_of(test, "no comparison", input, operand);
  return Value::boolean(ordered_as(asked.op, *order));
}

}  // namespace engine::feel
