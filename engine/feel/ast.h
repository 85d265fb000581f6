#pragma once

#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/type.h"
#include "engine/feel/value.h"

namespace engine::feel {

enum class AstKind : std::uint8_t {
  kLiteral,     // value
  kName,        // text
  kList,        // children: items
  kContext,     // names: keys, children: values
  kRange,       // children: low, high (either may be null); closed flags
  kUnaryRange,  // op, children: end; `(< 10)` as a value
  kNegate,      // children: operand
  kArithmetic,  // op, children: left, right
  kCompare,     // op, children: left, right
  kAnd,
  kOr,           // children: two or more operands
  kBetween,      // children: value, low, high
  kIn,           // children: value, tests
  kCompareTest,  // op, children: operand; only among tests
  kInstanceOf,   // children: value; types[0], or text: the name of a type that is none
  kIf,           // children: condition, then, else
  kFor,
  kSome,
  kEvery,     // names: variables; children: domains, body
  kDomain,    // children: first, last; `1..5` behind `in`
  kPath,      // text, children: value
  kFilter,    // children: list, predicate
  kCall,      // children: callee, arguments; names: of the arguments, or empty
  kFunction,  // names, types: parameters; children: body
  kExternal,  // names, types: parameters; children: a context
  kTests,     // children: tests
  kNotTests,  // children: tests
  kAnyTest    // `-`
};

enum class Operator : std::uint8_t {
  kNone,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kPower,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual
};

// A node of the syntax tree. Which members mean something stands beside its kind.
struct Ast {
  AstKind kind = AstKind::kLiteral;
  Operator op = Operator::kNone;
  bool low_closed = false;
  bool high_closed = false;
  std::uint16_t height = 1;
  std::size_t offset = 0;  // in the source
  std::string text;
  Value value;
  boost::container::small_vector<std::unique_ptr<Ast>, 2> children;
  std::vector<std::string> names;
  std::vector<Type> types;
};

using AstPtr = std::unique_ptr<Ast>;

}  // namespace engine::feel
