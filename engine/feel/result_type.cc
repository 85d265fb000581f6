#include "engine/feel/result_type.h"

#include <optional>
#include <span>
#include <utility>

namespace engine::feel {
namespace {

// Nothing where a part is not known.
std::optional<Type> type_of(const Ast& ast, const Ast& function);

Type type_of(const Value& literal) {
  return literal.is_null() ? Type::null() : Type::simple(literal.kind());
}

bool is_number(const std::optional<Type>& type) {
  return type && type->form() == Type::Form::kSimple && type->kind() == Kind::kNumber;
}

// A name is known if it is a parameter whose type is declared.
std::optional<Type> type_of_name(const Ast& ast, const Ast& function) {
  for (std::size_t i = 0; i < function.names.size(); ++i) {
    if (function.names[i] != ast.text) continue;
    if (function.types[i].is_any()) return std::nullopt;
    return function.types[i];
  }
  return std::nullopt;
}

// The type that all of them have, else Any.
std::optional<Type> common_type(std::span<const AstPtr> parts, const Ast& function) {
  std::optional<Type> common;
  for (const AstPtr& part : parts) {
    std::optional<Type> type = type_of(*part, function);
    if (!type) return std::nullopt;
    if (type->form() == Type::Form::kNull) continue;
    if (common && to_text(*common) != to_text(*type)) {
      common = Type();
    } else {
      common = std::move(type);
    }
    if (common->is_any()) return common;
  }
  return common;
}

std::optional<Type> type_of_list(const Ast& ast, const Ast& function) {
  std::optional<Type> item = common_type(ast.children, function);
  return item ? std::optional(Type::list(std::move(*item))) : std::nullopt;
}

std::optional<Type> type_of_context(const Ast& ast, const Ast& function) {
  std::vector<TypeField> fields;
  for (std::size_t i = 0; i < ast.names.size(); ++i) {
    std::optional<Type> type = type_of(*ast.children[i], function);
    if (!type) return std::nullopt;
    fields.push_back({ast.names[i], std::move(*type)});
  }
  return Type::context(std::move(fields));
}

std::optional<Type> type_of_arithmetic(const Ast& ast, const Ast& function) {
  std::optional<Type> left = type_of(*ast.children[0], function);
  if (!is_number(left) || !is_number(type_of(*ast.children[1], function))) return std::nullopt;
  return left;
}

std::optional<Type> type_of(const Ast& ast, const Ast& function) {
  switch (ast.kind) {
    case AstKind::kLiteral: return type_of(ast.value);
    case AstKind::kName: return type_of_name(ast, function);
    case AstKind::kList: return type_of_list(ast, function);
    case AstKind::kContext: return type_of_context(ast, function);
    case AstKind::kNegate: return type_of(*ast.children[0], function);
    case AstKind::kArithmetic: return type_of_arithmetic(ast, function);
    case AstKind::kCompare:
    case AstKind::kAnd:
    case AstKind::kOr:
    case AstKind::kBetween:
    case AstKind::kIn:
    case AstKind::kInstanceOf:
    case AstKind::kSome:
    case AstKind::kEvery: return Type::simple(Kind::kBoolean);
    case AstKind::kRange:
    case AstKind::kUnaryRange:
    case AstKind::kCompareTest:
    case AstKind::kIf:
    case AstKind::kFor:
    case AstKind::kDomain:
    case AstKind::kPath:
    case AstKind::kFilter:
    case AstKind::kCall:
    case AstKind::kFunction:
    case AstKind::kExternal:
    case AstKind::kTests:
    case AstKind::kNotTests:
    case AstKind::kAnyTest: break;
  }
  return std::nullopt;
}

}  // namespace

Type result_type(const Ast& function) {
  return type_of(*function.children[0], function).value_or(Type());
}

}  // namespace engine::feel
