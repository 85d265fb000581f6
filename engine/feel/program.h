#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/feel/builtin/registry.h"
#include "engine/feel/function.h"
#include "engine/feel/type.h"
#include "engine/feel/value.h"

namespace engine::feel {

using NodeIndex = std::uint32_t;

// `a`, `b`, `c` of a node are nodes unless another meaning stands beside the operation; an
// operation with operands has `count` of them from `operands[a]` on.
enum class Op : std::uint8_t {
  kConstant,  // a: constant
  kInput,     // a: variable
  kInputOr,   // a: variable, b: constant that stands in for null
  kLocal,     // a: local
  kLocalOr,   // a: local, b: constant that stands in for null
  kSelf,      // the closure that is running
  kItemName,  // a: local of the item, b: name, c: what the name means outside of the item
  kPath,      // a, b: name
  kFilter,    // a: list, b: predicate, c: local of the item
  kNegate,    // a
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kPower,  // a, b
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,  // a, b
  kAnd,
  kOr,       // operands
  kBetween,  // a: value, b: low, c: high
  kIn,       // operands: value, tests; b: local of `?`, or kNone
  kTestEqual,
  kTestNotEqual,
  kTestLess,
  kTestLessEqual,
  kTestGreater,
  kTestGreaterEqual,  // a
  kTestBoolean,       // a: an expression with `?`, which holds where it is true
  kInstanceOf,        // a, b: type, or kNone and c: name of what is no type
  kIf,                // a, b, c
  kFor,
  kSome,
  kEvery,        // operands: per iterator domain and local (as number), then body;
                 // b: local of `partial`, or kNone
  kDomain,       // a: first, b: last
  kList,         // operands
  kContext,      // operands: values; b: first of `count` names, c: first of `count` locals
  kRange,        // a: low, b: high (each may be kNone); flags: bit 0 low closed, bit 1 high closed
  kCallBuiltin,  // operands: arguments; b: call; flags: kQuietFirst
  kCallValue,    // operands: callee, arguments; b: call that stands in, or kNone
  kCallNamed,    // operands: callee, arguments; b: call that stands in, or kNone; c: first name
  kFunction,     // a: function
  kExternal,     // a: context of the mapping, b: function whose parameters it has
  kTests,
  kNotTests,  // operands
  kAnyTest
};

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;
// The first argument may be missing: it is evaluated without warnings.
inline constexpr std::uint8_t kQuietFirst = 1;

struct Node {
  Op op = Op::kConstant;
  std::uint8_t flags = 0;
  std::uint16_t count = 0;
  std::uint32_t a = kNone;
  std::uint32_t b = kNone;
  std::uint32_t c = kNone;
};

// One signature that a call may mean; `order[i]` is the argument of its i-th parameter, -1 where
// none is given. Empty for positional arguments.
struct Candidate {
  const Builtin* builtin = nullptr;
  std::vector<std::int8_t> order;
};

struct BuiltinCall {
  std::string_view name;
  std::vector<Candidate> candidates;
};

struct Capture {
  enum class From : std::uint8_t { kInput, kLocal, kSelf } from = From::kInput;
  std::uint32_t index = 0;
  std::uint32_t local = 0;  // of the closure
};

struct FunctionCode {
  std::string name;
  std::vector<Parameter> parameters;  // the first locals
  Type result;
  std::vector<Capture> captures;
  NodeIndex body = 0;
  std::uint32_t locals = 0;
  std::uint16_t height = 1;
};

// A compiled source. Node trees lie flat, children before their parents.
struct Program : std::enable_shared_from_this<Program> {
  std::string source;
  std::vector<std::string> variables;
  // Of each variable, where it is meant for certain, else kNone: in a filter a name may also be a
  // field of the item, and some functions ask whether it is there. Only then is it missed.
  std::vector<std::uint32_t> needed_at;
  std::vector<Node> nodes;
  std::vector<std::uint32_t> offsets;  // of each node in the source
  std::vector<std::uint32_t> operands;
  std::vector<Value> constants;
  std::vector<std::string> names;
  std::vector<Type> types;
  std::vector<FunctionCode> functions;
  std::vector<BuiltinCall> calls;
  NodeIndex root = 0;
  // Local 0 of unary tests is `?`.
  std::uint32_t locals = 0;
  std::uint16_t height = 1;
  bool uses_calendar = false;
  bool uses_environment = false;
  bool is_any = false;
  // "class.method" of an external function that is not in the table, if there is one.
  std::string unknown_external;

  std::span<const std::uint32_t> operands_of(const Node& node) const {
    return std::span<const std::uint32_t>(operands).subspan(node.a, node.count);
  }
};

// The candidates for a call with so many arguments, by place or by name.
BuiltinCall builtin_call(std::string_view name, std::size_t arguments,
                         std::span<const std::string> names);

}  // namespace engine::feel
