#include "engine/feel/builtin/registry.h"
#include "engine/feel/compare.h"

namespace engine::feel {
namespace {

Value negation(const Call& call) {
  if (!call[0].is_boolean()) return call.null("only a boolean can be negated");
  return Value::boolean(!call[0].as_boolean());
}

// The arguments, or the items of the only one if it is a list.
std::span<const Value> operands_of(const Call& call) {
  if (call.arguments.size() == 1 && call[0].is_list()) return call[0].items();
  return call.arguments;
}

// `all` (neutral true) and `any` (neutral false), three-valued.
Value decided(const Call& call, bool neutral) {
  bool unknown = false;
  for (const Value& value : operands_of(call)) {
    if (!value.is_boolean()) {
      unknown = true;
    } else if (value.as_boolean() != neutral) {
      return Value::boolean(!neutral);
    }
  }
  return unknown ? call.null("an item is not boolean") : Value::boolean(neutral);
}

Value all_of(const Call& call) {
  return decided(call, true);
}
Value any_of(const Call& call) {
  return decided(call, false);
}

// Equal to the letter: of one kind, and a time also with the same zone (DMN 1.5 §10.3.4.8).
Value is(const Call& call) {
  const Value& left = call[0];
  const Value& right = call[1];
  if (left.kind() != right.kind()) return Value::boolean(false);
  if (left.is(Kind::kTime)) {
    return Value::boolean(left.as_time().nanos == right.as_time().nanos &&
                          left.as_time().zone == right.as_time().zone);
  }
  if (left.is(Kind::kDateTime)) {
    const DateTime& a = left.as_date_time();
    const DateTime& b = right.as_date_time();
    return Value::boolean(a.date == b.date && a.time.nanos == b.time.nanos &&
                          a.time.zone == b.time.zone);
  }
  return Value::boolean(equal(left, right));
}

constexpr Builtin kTable[] = {
    {"not", {{{"negand", kAnyKind}}}, negation},
    {"all", {{{"list", kAnyKind, BuiltinParameter::kMany}}}, all_of},
    {"any", {{{"list", kAnyKind, BuiltinParameter::kMany}}}, any_of},
    {"is", {{{"value1", kAnyKind}, {"value2", kAnyKind}}}, is},
};

}  // namespace

std::span<const Builtin> boolean_builtins() {
  return kTable;
}

}  // namespace engine::feel
