#include "engine/feel/parser.h"
#include "engine/feel/text.h"

namespace engine::feel {

// A name with generics behind it; a qualified name is one name.
std::optional<Type> Parser::parse_type() {
  const Nested nested(*this);
  if (failed()) return std::nullopt;
  if (at_keyword("function")) return parse_function_type();
  if (take_keyword("null")) return Type::null();
  if (token().kind != TokenKind::kName) return std::nullopt;
  std::string name(token().text);
  const std::size_t begin = token().begin;
  std::size_t end = token().end;
  ++at_;
  if ((name == "list" || name == "range" || name == "context") && at_symbol("<")) {
    return parse_generic(name);
  }
  // Names of types have spaces too: all words up to a symbol or keyword of another meaning.
  while (token().kind == TokenKind::kName ||
         (at_keyword("and") && (name == "date" || name == "days" || name == "years")) ||
         (at_symbol(".") && token(1).kind == TokenKind::kName && token().begin == end)) {
    if (!at_symbol(".") && name.back() != '.') name.push_back(' ');
    name.append(token().text);
    end = token().end;
    ++at_;
  }
  if (options_.types != nullptr) {
    if (std::optional<Type> type = options_.types->find(name)) return type;
  }
  std::optional<Type> type = built_in_type(name);
  if (!type) fail_at(begin, "there is no type '" + name + "'");
  return type;
}

std::optional<Type> Parser::parse_generic(const std::string& name) {
  if (name == "context") return parse_context_type();
  ++at_;
  std::optional<Type> part = parse_type();
  if (!part || !expect_symbol(">")) return std::nullopt;
  return name == "list" ? Type::list(*part) : Type::range(*part);
}

std::optional<Type> Parser::parse_context_type() {
  ++at_;
  std::vector<TypeField> fields;
  if (take_symbol(">")) return Type::context({});
  do {
    std::optional<std::string> name = take_key();
    if (!name || !expect_symbol(":")) return std::nullopt;
    std::optional<Type> type = parse_type();
    if (!type) return std::nullopt;
    fields.push_back({std::move(*name), *type});
  } while (take_symbol(","));
  if (!expect_symbol(">")) return std::nullopt;
  return Type::context(std::move(fields));
}

std::optional<Type> Parser::parse_function_type() {
  ++at_;
  if (!take_symbol("<")) return Type::any_function();
  std::vector<Type> parameters;
  while (!at_symbol(">")) {
    std::optional<Type> type = parse_type();
    if (!type) return std::nullopt;
    parameters.push_back(*type);
    if (!take_symbol(",")) break;
  }
  if (!expect_symbol(">") || !expect_symbol("->")) return std::nullopt;
  std::optional<Type> result = parse_type();
  if (!result) return std::nullopt;
  return Type::function(std::move(parameters), *result);
}

}  // namespace engine::feel
