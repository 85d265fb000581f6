#include "engine/feel/parser.h"

namespace engine::feel {

Result<AstPtr> Parser::unary_tests() {
  if (!failed() && (at_end() || (at_symbol("-") && token(1).kind == TokenKind::kEnd))) {
    AstPtr any = make(AstKind::kAnyTest);
    at_ = last_;
    return finish(std::move(any));
  }
  const bool negated =
      token().kind == TokenKind::kName && token().text == "not" && at_symbol("(", 1);
  if (!negated) return finish(parse_test_list(AstKind::kTests, ""));
  // `not(…)` over all tests; with more behind it, it is an expression like any other.
  const std::size_t begin = at_;
  at_ += 2;
  AstPtr tests = parse_test_list(AstKind::kNotTests, ")");
  if (!failed() && take_symbol(")") && at_end()) return finish(std::move(tests));
  failure_.reset();
  at_ = begin;
  return finish(parse_test_list(AstKind::kTests, ""));
}

AstPtr Parser::parse_test_list(AstKind kind, std::string_view end) {
  AstPtr node = make(kind);
  do {
    adopt(*node, parse_test());
  } while (!failed() && take_symbol(","));
  if (!end.empty() && !at_symbol(end)) return fail("'" + std::string(end) + "' expected");
  return node;
}

AstPtr Parser::parse_test() {
  const Operator op = comparison_operator();
  if (op == Operator::kNone) return parse_expression();
  AstPtr node = make(AstKind::kCompareTest);
  node->op = op;
  ++at_;
  adopt(*node, parse_sum());
  return node;
}

AstPtr Parser::parse_in(AstPtr value) {
  AstPtr node = make(AstKind::kIn);
  ++at_;
  adopt(*node, std::move(value));
  if (comparison_operator() != Operator::kNone) {
    adopt(*node, parse_test());
    return node;
  }
  if (!at_symbol("(")) {
    adopt(*node, parse_sum());
    return node;
  }
  ++at_;
  const bool outer_range_end = range_end_;
  range_end_ = false;
  AstPtr first = parse_test();
  if (!failed() && at_symbol("..")) {
    AstPtr range = make(AstKind::kRange);
    adopt(*range, std::move(first));
    adopt(*node, parse_range_rest(std::move(range)));
    range_end_ = outer_range_end;
    return node;
  }
  adopt(*node, std::move(first));
  while (!failed() && take_symbol(",")) adopt(*node, parse_test());
  range_end_ = outer_range_end;
  expect_symbol(")");
  return node;
}

}  // namespace engine::feel
