#include "engine/feel/parser.h"

#include <algorithm>

namespace engine::feel {
namespace {

constexpr int kMaxDepth = 256;
constexpr std::size_t kMaxChildren = 50'000;

}  // namespace

Parser::Nested::Nested(Parser& parser) : parser_(parser) {
  if (++parser_.depth_ > kMaxDepth) parser_.fail("the expression is nested deeper than 256");
}

Parser::Parser(std::string_view source, const CompileOptions& options)
    : source_(source), options_(options) {
  for (const std::string& name : options.slots) known_.add(name);
  for (const std::string& name : options.names) known_.add(name);
  Result<Tokens> tokens = tokenize(source);
  if (tokens) {
    tokens_ = std::move(*tokens);
  } else {
    failure_ = tokens.error();
    tokens_.list.push_back({});
  }
  last_ = tokens_.list.size() - 1;
}

bool Parser::take_symbol(std::string_view text) {
  if (!at_symbol(text)) return false;
  ++at_;
  return true;
}

bool Parser::take_keyword(std::string_view text) {
  if (!at_keyword(text)) return false;
  ++at_;
  return true;
}

bool Parser::expect_symbol(std::string_view text) {
  if (take_symbol(text)) return true;
  fail("'" + std::string(text) + "' expected");
  return false;
}

bool Parser::expect_keyword(std::string_view text) {
  if (take_keyword(text)) return true;
  fail("'" + std::string(text) + "' expected");
  return false;
}

AstPtr Parser::fail(std::string message) {
  if (failed()) return nullptr;
  message += at_end() ? " at the end" : " before '" + std::string(token().text.substr(0, 40)) + "'";
  return fail_at(token().begin, std::move(message));
}

AstPtr Parser::fail_at(std::size_t offset, std::string message) {
  if (failed()) return nullptr;
  failure_ = Failure{ErrorCode::kSyntaxError, std::move(message), position_in(source_, offset)};
  at_ = last_;
  return nullptr;
}

AstPtr Parser::make(AstKind kind) const {
  auto node = std::make_unique<Ast>();
  node->kind = kind;
  node->offset = token().begin;
  return node;
}

void Parser::adopt(Ast& parent, AstPtr child) {
  if (child != nullptr) {
    parent.height = std::max(parent.height, static_cast<std::uint16_t>(child->height + 1));
    if (parent.height > kMaxDepth) fail("the expression is nested deeper than 256");
  }
  if (parent.children.size() == kMaxChildren) fail("a list of more than 50000 parts");
  parent.children.push_back(std::move(child));
}

AstPtr Parser::binary(AstKind kind, Operator op, AstPtr left, AstPtr right) {
  if (failed()) return nullptr;
  AstPtr node = make(kind);
  node->op = op;
  node->offset = left->offset;
  adopt(*node, std::move(left));
  adopt(*node, std::move(right));
  return node;
}

template <class T>
Result<T> Parser::finish(T result) {
  if (!failed() && !at_end()) fail("nothing more expected");
  if (failed()) return *failure_;
  return result;
}

Result<AstPtr> Parser::expression() {
  if (!failed() && at_end()) fail("an expression expected");
  return finish(parse_expression());
}

Result<Type> Parser::type() {
  std::optional<Type> type = parse_type();
  if (!type) fail("a type expected");
  return finish(type.value_or(Type{}));
}

AstPtr Parser::parse_expression() {
  const Nested nested(*this);
  if (failed()) return nullptr;
  if (at_keyword("if")) return parse_if();
  if (at_keyword("for")) return parse_for();
  if (at_keyword("some")) return parse_quantified(AstKind::kSome);
  if (at_keyword("every")) return parse_quantified(AstKind::kEvery);
  if (comparison_operator() >= Operator::kLess) return parse_unary_range();
  return parse_or();
}

AstPtr Parser::parse_or() {
  return parse_chain(AstKind::kOr, "or", &Parser::parse_and);
}

AstPtr Parser::parse_and() {
  return parse_chain(AstKind::kAnd, "and", &Parser::parse_comparison);
}

AstPtr Parser::parse_chain(AstKind kind, std::string_view keyword, AstPtr (Parser::*operand)()) {
  AstPtr first = (this->*operand)();
  if (failed() || !at_keyword(keyword)) return first;
  AstPtr chain = make(kind);
  chain->offset = first->offset;
  adopt(*chain, std::move(first));
  while (!failed() && take_keyword(keyword)) adopt(*chain, (this->*operand)());
  return failed() ? nullptr : std::move(chain);
}

Operator Parser::comparison_operator() const {
  switch (token().symbol) {
    case symbol_code("="): return Operator::kEqual;
    case symbol_code("!="): return Operator::kNotEqual;
    case symbol_code("<"): return Operator::kLess;
    case symbol_code("<="): return Operator::kLessEqual;
    case symbol_code(">"): return Operator::kGreater;
    case symbol_code(">="): return Operator::kGreaterEqual;
    default: return Operator::kNone;
  }
}

AstPtr Parser::parse_comparison() {
  AstPtr left = parse_sum();
  while (!failed()) {
    const Operator op = comparison_operator();
    if (op != Operator::kNone) {
      ++at_;
      left = binary(AstKind::kCompare, op, std::move(left), parse_sum());
    } else if (at_keyword("between")) {
      left = parse_between(std::move(left));
    } else if (at_keyword("in")) {
      left = parse_in(std::move(left));
    } else if (at_keyword("instance")) {
      left = parse_instance_of(std::move(left));
    } else {
      break;
    }
  }
  return failed() ? nullptr : std::move(left);
}

AstPtr Parser::parse_between(AstPtr value) {
  AstPtr node = make(AstKind::kBetween);
  ++at_;
  adopt(*node, std::move(value));
  adopt(*node, parse_sum());
  expect_keyword("and");
  adopt(*node, parse_sum());
  return node;
}

AstPtr Parser::parse_instance_of(AstPtr value) {
  AstPtr node = make(AstKind::kInstanceOf);
  ++at_;
  expect_keyword("of");
  adopt(*node, std::move(value));
  if (at_bare_type()) {
    node->text = token().text;
    ++at_;
    return node;
  }
  std::optional<Type> type = parse_type();
  if (!type) return fail("a type expected");
  node->types.push_back(*type);
  return node;
}

// `list`, `context` or `range` without what it is of; DMN 1.5 table 61 says of it that it is no
// type. A type of the model may bear such a name.
bool Parser::at_bare_type() const {
  const std::string_view name = token().text;
  if (token().kind != TokenKind::kName && token().kind != TokenKind::kKeyword) return false;
  if (name != "list" && name != "context" && name != "range" && name != "function") return false;
  if (at_symbol("<", 1) || token(1).kind == TokenKind::kName) return false;
  return options_.types == nullptr || !options_.types->find(name).has_value();
}

AstPtr Parser::parse_sum() {
  AstPtr left = parse_product();
  while (!failed() && (at_symbol("+") || at_symbol("-"))) {
    const Operator op = at_symbol("+") ? Operator::kAdd : Operator::kSubtract;
    ++at_;
    left = binary(AstKind::kArithmetic, op, std::move(left), parse_product());
  }
  return left;
}

AstPtr Parser::parse_product() {
  AstPtr left = parse_power();
  while (!failed() && (at_symbol("*") || at_symbol("/"))) {
    const Operator op = at_symbol("*") ? Operator::kMultiply : Operator::kDivide;
    ++at_;
    left = binary(AstKind::kArithmetic, op, std::move(left), parse_power());
  }
  return left;
}

// Powers group to the left, and a sign binds tighter than they do (DMN 1.5 §10.3.1.2, rule 4).
AstPtr Parser::parse_power() {
  AstPtr left = parse_unary();
  while (!failed() && take_symbol("**")) {
    left = binary(AstKind::kArithmetic, Operator::kPower, std::move(left), parse_unary());
  }
  return left;
}

AstPtr Parser::parse_unary() {
  if (!at_symbol("-")) return parse_postfix();
  const Nested nested(*this);
  AstPtr node = make(AstKind::kNegate);
  ++at_;
  adopt(*node, failed() ? nullptr : parse_unary());
  return node;
}

AstPtr Parser::parse_postfix() {
  AstPtr value = parse_primary();
  while (!failed()) {
    if (at_symbol(".")) {
      value = parse_path(std::move(value));
    } else if (at_symbol("[") && !(range_end_ && at_range_end())) {
      value = parse_filter(std::move(value));
    } else if (at_symbol("(")) {
      value = parse_call(std::move(value));
    } else {
      break;
    }
  }
  return value;
}

AstPtr Parser::parse_path(AstPtr value) {
  AstPtr node = make(AstKind::kPath);
  ++at_;
  std::optional<std::string> name = take_name(NameUse::kDeclaration);
  if (!name) return fail("a name expected");
  node->text = std::move(*name);
  adopt(*node, std::move(value));
  return node;
}

AstPtr Parser::parse_filter(AstPtr value) {
  AstPtr node = make(AstKind::kFilter);
  ++at_;
  adopt(*node, std::move(value));
  const bool outer_range_end = range_end_;
  range_end_ = false;
  ++filters_;
  adopt(*node, parse_expression());
  --filters_;
  range_end_ = outer_range_end;
  expect_symbol("]");
  return node;
}

// Behind the upper end of a range `[` closes it unless a filter's expression follows.
bool Parser::at_range_end() const {
  const Token& next = token(1);
  if (next.kind == TokenKind::kEnd) return true;
  if (next.kind == TokenKind::kKeyword) {
    return next.text != "true" && next.text != "false" && next.text != "null" &&
           next.text != "if" && next.text != "some" && next.text != "every";
  }
  return next.kind == TokenKind::kSymbol && next.text != "(" && next.text != "[" &&
         next.text != "{" && next.text != "-" && next.text != "@" && next.text != "<" &&
         next.text != ">" && next.text != "<=" && next.text != ">=";
}

AstPtr Parser::parse_call(AstPtr callee) {
  AstPtr node = make(AstKind::kCall);
  node->offset = callee->offset;
  ++at_;
  adopt(*node, std::move(callee));
  const bool outer_range_end = range_end_;
  range_end_ = false;
  while (!failed() && !at_symbol(")")) {
    const std::size_t before = at_;
    const bool first = node->children.size() == 1;
    std::optional<std::string> name = first || !node->names.empty() ? take_key() : std::nullopt;
    if (name && take_symbol(":")) {
      node->names.push_back(std::move(*name));
    } else {
      at_ = before;
      if (!node->names.empty()) return fail("an argument with a name expected");
    }
    adopt(*node, parse_expression());
    if (!take_symbol(",")) break;
    if (at_symbol(")")) return fail("an argument expected");
  }
  range_end_ = outer_range_end;
  expect_symbol(")");
  return node;
}

Result<AstPtr> parse_expression(std::string_view source, const CompileOptions& options) {
  return Parser(source, options).expression();
}

Result<AstPtr> parse_unary_tests(std::string_view source, const CompileOptions& options) {
  return Parser(source, options).unary_tests();
}

template Result<AstPtr> Parser::finish(AstPtr result);
template Result<Type> Parser::finish(Type result);

}  // namespace engine::feel
