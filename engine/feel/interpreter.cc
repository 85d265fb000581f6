#include "engine/feel/interpreter.h"

#include <algorithm>
#include <bit>

#include "engine/feel/arithmetic.h"
#include "engine/feel/compare.h"
#include "engine/feel/text.h"

namespace engine::feel {
namespace {

// Both are small numbers of one scale, so that their coefficients say everything.
bool alike(const Value& left, const Value& right) {
  return left.is_small_number() && right.is_small_number() && left.scale() == right.scale();
}

bool ordered(Op op, int order) {
  if (op == Op::kLess) return order < 0;
  if (op == Op::kLessEqual) return order <= 0;
  if (op == Op::kGreater) return order > 0;
  return order >= 0;
}

// Powers are reckoned by squaring, or for exponents that are not whole by a series.
std::int64_t power_steps(const Value& exponent) {
  constexpr std::int64_t kStepsEach = 12;
  constexpr std::int64_t kSeries = 64;
  const std::optional<std::int64_t> whole = exponent.as_integer();
  if (!whole) return kSeries;
  const std::uint64_t magnitude = *whole < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(*whole)
                                             : static_cast<std::uint64_t>(*whole);
  return kStepsEach * static_cast<std::int64_t>(std::bit_width(magnitude));
}

// What it takes to make a string of two.
constexpr std::int64_t kJoinSteps = 5;

const char* symbol_of(Op op) {
  if (op == Op::kAdd) return "+";
  if (op == Op::kSubtract) return "-";
  if (op == Op::kMultiply) return "*";
  if (op == Op::kDivide) return "/";
  return "**";
}

}  // namespace

Value Interpreter::null(NodeIndex index, std::string_view reason) {
  if (environment_.takes_warnings()) {
    environment_.warn(std::string(reason), place(index).position());
  }
  return {};
}

Value Interpreter::null_of(NodeIndex index, std::string_view reason, const Value& left,
                           const Value& right) {
  if (!environment_.takes_warnings()) return {};
  std::string message(reason);
  message.append(" of ").append(name_of(left.kind()));
  message.append(" and ").append(name_of(right.kind()));
  environment_.warn(std::move(message), place(index).position());
  return {};
}

// Counts what has been made, and ends the evaluation if it is too large or too deep.
Value Interpreter::made(Value value) {
  budget_.holds(value.measure());
  return value;
}

bool Interpreter::may_compare(const Value& left, const Value& right) {
  constexpr std::uint64_t kBytesEach = 64;
  if (left.kind() != right.kind()) return true;
  if (!left.is_string() && !left.is_list() && !left.is_context()) return true;
  const std::uint64_t bytes = std::min(left.measure().bytes, right.measure().bytes);
  return budget_.steps(static_cast<std::int64_t>(bytes / kBytesEach));
}

Value Interpreter::evaluate(NodeIndex index) {
  if (!budget_.step()) return {};
  const Node& node = program_.nodes[index];
  switch (node.op) {
    case Op::kConstant: return program_.constants[node.a];
    case Op::kInput: return inputs_[node.a];
    case Op::kInputOr:
      return inputs_[node.a].is_null() ? program_.constants[node.b] : inputs_[node.a];
    case Op::kLocal: return locals_[node.a];
    case Op::kLocalOr:
      return locals_[node.a].is_null() ? program_.constants[node.b] : locals_[node.a];
    case Op::kSelf: return Value::function(*self_);
    case Op::kItemName: return item_name(node);
    case Op::kPath: return path(index);
    case Op::kFilter: return filter(index);
    case Op::kNegate: return negate(index);
    case Op::kAdd:
    case Op::kSubtract:
    case Op::kMultiply:
    case Op::kDivide:
    case Op::kPower: return arithmetic(index);
    case Op::kEqual:
    case Op::kNotEqual: return equality(index);
    case Op::kLess:
    case Op::kLessEqual:
    case Op::kGreater:
    case Op::kGreaterEqual: return order(index);
    case Op::kAnd: return conjunction(index, true);
    case Op::kOr: return conjunction(index, false);
    case Op::kBetween: return between(index);
    case Op::kIn: return in(node);
    case Op::kTestEqual:
    case Op::kTestNotEqual:
    case Op::kTestLess:
    case Op::kTestLessEqual:
    case Op::kTestGreater:
    case Op::kTestGreaterEqual:
    case Op::kTestBoolean: return null(index, "a test stands outside of tests");
    case Op::kInstanceOf: return instance_of(index);
    case Op::kIf: return condition(node);
    case Op::kFor: return loop(index);
    case Op::kSome: return quantified(index, true);
    case Op::kEvery: return quantified(index, false);
    case Op::kDomain: return null(index, "an iteration stands outside of a loop");
    case Op::kList: return list(node);
    case Op::kContext: return context(node);
    case Op::kRange: return range(index);
    case Op::kCallBuiltin: return call_builtin(index);
    case Op::kCallValue:
    case Op::kCallNamed: return call_value(index);
    case Op::kFunction: return closure(node);
    case Op::kExternal: return external(index);
    case Op::kTests: return tests(node, false);
    case Op::kNotTests: return tests(node, true);
    case Op::kAnyTest: return Value::boolean(true);
  }
  return {};
}

// A name inside of a filter: a field of the item where it has one, else what it means outside.
Value Interpreter::item_name(const Node& node) {
  const Value* field = locals_[node.a].find(program_.names[node.b]);
  return field != nullptr ? *field : evaluate(node.c);
}

Value Interpreter::negate(NodeIndex index) {
  Value scratch;
  const Value& operand = look(node(index).a, scratch);
  Value result = negated(operand);
  if (!result.is_null()) return result;
  return null(index, "no negative of " + std::string(name_of(operand.kind())));
}

Value Interpreter::arithmetic(NodeIndex index) {
  const Node& asked = node(index);
  Value left_scratch;
  Value right_scratch;
  const Value& left = look(asked.a, left_scratch);
  const Value& right = look(asked.b, right_scratch);
  if (alike(left, right) && asked.op == Op::kAdd) {
    std::int64_t sum = 0;
    if (!__builtin_add_overflow(left.coefficient(), right.coefficient(), &sum)) {
      return Value::scaled(sum, left.scale());
    }
  }
  if (left.is_string() && right.is_string() && asked.op == Op::kAdd) {
    const std::size_t bytes = left.as_string().size() + right.as_string().size();
    if (!budget_.string_size(bytes) || !budget_.steps(kJoinSteps)) return {};
    if (!budget_.allocate(static_cast<std::int64_t>(bytes))) return {};
  }
  if (asked.op == Op::kPower && !budget_.steps(power_steps(right))) return {};
  Value result = feel::arithmetic(asked.op, left, right);
  if (result.is_null()) {
    const bool zero = asked.op == Op::kDivide && right.is_number() && is_zero(right.as_number());
    if (zero) return null(index, "a division by zero");
    if (left.is_number() && right.is_number()) return null(index, "the result is not finite");
    return null_of(index, "no result for '" + std::string(symbol_of(asked.op)) + "'", left, right);
  }
  return result;
}

Value Interpreter::equality(NodeIndex index) {
  const Node& asked = node(index);
  Value left_scratch;
  Value right_scratch;
  const Value& left = look(asked.a, left_scratch);
  const Value& right = look(asked.b, right_scratch);
  const bool negated = asked.op == Op::kNotEqual;
  if (!may_compare(left, right)) return {};
  const std::optional<bool> equal = feel_equal(left, right);
  if (!equal) return null_of(index, "no comparison", left, right);
  return Value::boolean(*equal != negated);
}

Value Interpreter::order(NodeIndex index) {
  const Node& asked = node(index);
  Value left_scratch;
  Value right_scratch;
  const Value& left = look(asked.a, left_scratch);
  const Value& right = look(asked.b, right_scratch);
  if (alike(left, right)) {
    const std::int64_t a = left.coefficient();
    const std::int64_t b = right.coefficient();
    return Value::boolean(ordered(asked.op, a == b ? 0 : a < b ? -1 : 1));
  }
  if (!may_compare(left, right)) return {};
  const std::optional<int> order = feel_compare(left, right);
  if (!order) return null_of(index, "no comparison", left, right);
  return Value::boolean(ordered(asked.op, *order));
}

// Three-valued `and` (neutral true) and `or` (neutral false): the other truth value decides at
// once, anything that is neither makes null of what is left.
Value Interpreter::conjunction(NodeIndex index, bool neutral) {
  bool unknown = false;
  for (const NodeIndex operand : program_.operands_of(node(index))) {
    Value scratch;
    const Value& value = look(operand, scratch);
    if (!value.is_boolean()) {
      if (!value.is_null()) null(operand, "neither true nor false");
      unknown = true;
    } else if (value.as_boolean() != neutral) {
      return Value::boolean(!neutral);
    }
  }
  return unknown ? Value() : Value::boolean(neutral);
}

Value Interpreter::between(NodeIndex index) {
  const Node& asked = node(index);
  const Value value = evaluate(asked.a);
  const Value low = evaluate(asked.b);
  const Value high = evaluate(asked.c);
  if (!may_compare(value, low) || !may_compare(value, high)) return {};
  const std::optional<int> above = feel_compare(value, low);
  const std::optional<int> below = feel_compare(value, high);
  if (!above || !below) return null_of(index, "no comparison", value, above ? high : low);
  return Value::boolean(*above >= 0 && *below <= 0);
}

Value Interpreter::condition(const Node& node) {
  Value scratch;
  const Value& value = look(node.a, scratch);
  if (!value.is_boolean() && !value.is_null()) null(node.a, "a condition that is not boolean");
  return evaluate(value.is_true() ? node.b : node.c);
}

Value Interpreter::instance_of(NodeIndex index) {
  const Node& asked = node(index);
  const Value value = evaluate(asked.a);
  if (asked.b == kNone) {
    return null(index, "'" + program_.names[asked.c] + "' alone is no type: say of what, in <>");
  }
  return Value::boolean(is_instance(value, program_.types[asked.b], environment_));
}

Value Interpreter::range(NodeIndex index) {
  const Node& asked = node(index);
  Range range;
  range.low_closed = (asked.flags & 1) != 0;
  range.high_closed = (asked.flags & 2) != 0;
  if (asked.a != kNone) range.low = evaluate(asked.a);
  if (asked.b != kNone) range.high = evaluate(asked.b);
  const bool null_end =
      (asked.a != kNone && range.low.is_null()) || (asked.b != kNone && range.high.is_null());
  if (null_end) return null(index, "an end of a range is null");
  const Value& some_end = range.low.is_null() ? range.high : range.low;
  const bool comparable = feel_compare(some_end, some_end).has_value();
  const bool two_ends = !range.low.is_null() && !range.high.is_null();
  if (!comparable) return null(index, "a range needs an end that can be compared");
  if (two_ends) {
    const std::optional<int> order = feel_compare(range.low, range.high);
    if (!order) return null_of(index, "no range", range.low, range.high);
    if (*order > 0) return null(index, "a range ends before it begins");
  }
  return Value::range(std::move(range));
}

}  // namespace engine::feel
