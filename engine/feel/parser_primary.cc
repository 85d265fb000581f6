#include "engine/feel/builtin/registry.h"
#include "engine/feel/number.h"
#include "engine/feel/parser.h"
#include "engine/feel/text.h"

namespace engine::feel {
namespace {

// Symbols that may stand inside of a name (grammar rule 30).
bool is_name_symbol(std::string_view text) {
  return text == "." || text == "/" || text == "-" || text == "'" || text == "+" || text == "*" ||
         text == "**";
}

}  // namespace

AstPtr Parser::parse_primary() {
  const Nested nested(*this);
  if (failed()) return nullptr;
  switch (token().kind) {
    case TokenKind::kNumber: return parse_number();
    case TokenKind::kString: return parse_string();
    case TokenKind::kName: return parse_name();
    case TokenKind::kKeyword: return parse_word();
    case TokenKind::kSymbol:
      if (at_symbol("[") || at_symbol("]")) return parse_bracket();
      if (at_symbol("(")) return parse_parenthesis();
      if (at_symbol("{")) return parse_context();
      if (at_symbol("@")) return parse_at_literal();
      break;
    case TokenKind::kEnd: break;
  }
  return fail("an expression expected");
}

AstPtr Parser::parse_word() {
  if (known_.longest(source_, token().begin)) return parse_name();
  if (at_keyword("true") || at_keyword("false")) {
    return parse_literal(Value::boolean(at_keyword("true")));
  }
  if (at_keyword("null")) return parse_literal({});
  if (at_keyword("function")) return parse_function();
  if (at_keyword("if") || at_keyword("for") || at_keyword("some") || at_keyword("every")) {
    return parse_expression();
  }
  return fail("an expression expected");
}

AstPtr Parser::parse_literal(Value value) {
  AstPtr node = make(AstKind::kLiteral);
  node->value = std::move(value);
  ++at_;
  return node;
}

AstPtr Parser::parse_number() {
  std::string text(token().text);
  if (text[0] == '.') text.insert(0, "0");
  const std::optional<Value> number = feel::parse_number(text);
  if (!number) return fail("a number within the range of decimal128 expected");
  return parse_literal(*number);
}

AstPtr Parser::parse_string() {
  return parse_literal(Value::string(tokens_.strings[token().string_index]));
}

AstPtr Parser::parse_at_literal() {
  AstPtr node = make(AstKind::kLiteral);
  ++at_;
  if (token().kind != TokenKind::kString) return fail("a string expected");
  node->value = temporal_literal(tokens_.strings[token().string_index]);
  if (node->value.is_null()) return fail("a date, time or duration expected");
  ++at_;
  return node;
}

AstPtr Parser::parse_name() {
  AstPtr node = make(AstKind::kName);
  std::optional<std::string> name =
      take_name(filters_ > 0 ? NameUse::kDeclaration : NameUse::kVariable);
  if (!name) return fail("a name expected");
  node->text = std::move(*name);
  return node;
}

// The longest known name, else one word; at a declaration all words that stand together.
std::optional<std::string> Parser::take_name(NameUse use) {
  const bool word = token().kind == TokenKind::kName || token().kind == TokenKind::kKeyword;
  if (!word) return std::nullopt;
  std::optional<KnownNames::Match> match = known_.longest(source_, token().begin);
  if (use == NameUse::kDeclaration) {
    std::optional<KnownNames::Match> field = fields_.longest(source_, token().begin);
    if (field && (!match || field->end > match->end)) match = std::move(field);
  }
  if (match && match->end > token().end) {
    while (!at_end() && token().begin < match->end) ++at_;
    return match->name;
  }
  const bool after_point =
      use == NameUse::kDeclaration && at_ > 0 && tokens_.list[at_ - 1].text == ".";
  if (token().kind == TokenKind::kKeyword && !after_point) return std::nullopt;
  std::string name(token().text);
  ++at_;
  while (use == NameUse::kDeclaration && token().kind == TokenKind::kName) {
    name.append(" ").append(token().text);
    ++at_;
  }
  return name;
}

// A key of a context or the name of an argument or parameter: a string, or everything up to the
// colon, comma or parenthesis that can belong to a name.
std::optional<std::string> Parser::take_key() {
  if (token().kind == TokenKind::kString) return tokens_.strings[tokens_.list[at_++].string_index];
  const bool word = token().kind == TokenKind::kName || token().kind == TokenKind::kKeyword;
  if (!word) return std::nullopt;
  const std::size_t begin = token().begin;
  std::size_t end = begin;
  while (token().kind == TokenKind::kName || token().kind == TokenKind::kKeyword ||
         token().kind == TokenKind::kNumber ||
         (token().kind == TokenKind::kSymbol && is_name_symbol(token().text))) {
    end = token().end;
    ++at_;
  }
  return normalize_name(source_.substr(begin, end - begin));
}

AstPtr Parser::parse_bracket() {
  const bool closed = at_symbol("[");
  AstPtr node = make(closed ? AstKind::kList : AstKind::kRange);
  ++at_;
  const bool outer_range_end = range_end_;
  range_end_ = false;
  if (closed && take_symbol("]")) {
    range_end_ = outer_range_end;
    return node;
  }
  AstPtr first = parse_expression();
  if (!closed || at_symbol("..")) {
    node->kind = AstKind::kRange;
    node->low_closed = closed;
    adopt(*node, std::move(first));
    node = parse_range_rest(std::move(node));
    range_end_ = outer_range_end;
    return node;
  }
  adopt(*node, std::move(first));
  while (!failed() && take_symbol(",")) adopt(*node, parse_expression());
  range_end_ = outer_range_end;
  expect_symbol("]");
  return node;
}

// From `..` on; `range` has its lower end.
AstPtr Parser::parse_range_rest(AstPtr range) {
  expect_symbol("..");
  range_end_ = true;
  adopt(*range, parse_expression());
  range_end_ = false;
  if (take_symbol("]")) {
    range->high_closed = true;
    return range;
  }
  if (take_symbol(")") || take_symbol("[")) return range;
  return fail("the end of a range expected");
}

AstPtr Parser::parse_parenthesis() {
  if (comparison_operator() == Operator::kNone) {
    const std::size_t begin = at_;
    ++at_;
    if (comparison_operator() != Operator::kNone) {
      AstPtr range = parse_unary_range();
      expect_symbol(")");
      return range;
    }
    at_ = begin;
  }
  AstPtr range = make(AstKind::kRange);
  ++at_;
  const bool outer_range_end = range_end_;
  range_end_ = false;
  AstPtr value = parse_expression();
  if (at_symbol("..")) {
    adopt(*range, std::move(value));
    range = parse_range_rest(std::move(range));
    range_end_ = outer_range_end;
    return range;
  }
  range_end_ = outer_range_end;
  expect_symbol(")");
  return value;
}

// `< 10` as a value: a simple positive unary test is an expression (grammar rules 2 and 7). In
// parentheses `= 10` is one too.
AstPtr Parser::parse_unary_range() {
  AstPtr node = make(AstKind::kUnaryRange);
  node->op = comparison_operator();
  ++at_;
  adopt(*node, parse_sum());
  if (node->op == Operator::kNotEqual) return fail("a range cannot be made with '!='");
  return node;
}

AstPtr Parser::parse_context() {
  AstPtr node = make(AstKind::kContext);
  ++at_;
  const std::size_t scope = known_.mark();
  const bool outer_range_end = range_end_;
  range_end_ = false;
  while (!failed() && !at_symbol("}")) {
    std::optional<std::string> key = take_key();
    if (!key) return fail("a key expected");
    if (!expect_symbol(":")) return nullptr;
    adopt(*node, parse_expression());
    known_.add(*key);
    fields_.add(*key);
    node->names.push_back(std::move(*key));
    if (!take_symbol(",")) break;
    if (at_symbol("}")) return fail("a key expected");
  }
  known_.forget_since(scope);
  range_end_ = outer_range_end;
  expect_symbol("}");
  return node;
}

AstPtr Parser::parse_if() {
  AstPtr node = make(AstKind::kIf);
  ++at_;
  adopt(*node, parse_expression());
  expect_keyword("then");
  adopt(*node, parse_expression());
  expect_keyword("else");
  adopt(*node, parse_expression());
  return node;
}

AstPtr Parser::parse_for() {
  AstPtr node = make(AstKind::kFor);
  ++at_;
  const std::size_t scope = known_.mark();
  if (!parse_iterators(*node)) return nullptr;
  expect_keyword("return");
  adopt(*node, parse_expression());
  known_.forget_since(scope);
  return node;
}

AstPtr Parser::parse_quantified(AstKind kind) {
  AstPtr node = make(kind);
  ++at_;
  const std::size_t scope = known_.mark();
  if (!parse_iterators(*node)) return nullptr;
  expect_keyword("satisfies");
  adopt(*node, parse_expression());
  known_.forget_since(scope);
  return node;
}

bool Parser::parse_iterators(Ast& node) {
  do {
    std::optional<std::string> name = take_name(NameUse::kDeclaration);
    if (!name) {
      fail("a name expected");
      return false;
    }
    if (!expect_keyword("in")) return false;
    adopt(node, parse_domain());
    known_.add(*name);
    node.names.push_back(std::move(*name));
  } while (!failed() && take_symbol(","));
  return !failed();
}

AstPtr Parser::parse_domain() {
  AstPtr first = parse_expression();
  if (failed() || !at_symbol("..")) return first;
  AstPtr node = make(AstKind::kDomain);
  ++at_;
  adopt(*node, std::move(first));
  adopt(*node, parse_expression());
  return node;
}

AstPtr Parser::parse_function() {
  AstPtr node = make(AstKind::kFunction);
  ++at_;
  if (!expect_symbol("(")) return nullptr;
  const std::size_t scope = known_.mark();
  if (!parse_parameters(*node)) return nullptr;
  if (take_keyword("external")) node->kind = AstKind::kExternal;
  const bool outer_range_end = range_end_;
  range_end_ = false;
  adopt(*node, parse_expression());
  range_end_ = outer_range_end;
  known_.forget_since(scope);
  return node;
}

bool Parser::parse_parameters(Ast& node) {
  while (!failed() && !at_symbol(")")) {
    std::optional<std::string> name = take_key();
    if (!name) {
      fail("a parameter expected");
      return false;
    }
    Type type;
    if (take_symbol(":")) {
      std::optional<Type> written = parse_type();
      if (!written) {
        fail("a type expected");
        return false;
      }
      type = *written;
    }
    known_.add(*name);
    node.names.push_back(std::move(*name));
    node.types.push_back(type);
    if (!take_symbol(",")) break;
  }
  return expect_symbol(")");
}

}  // namespace engine::feel
