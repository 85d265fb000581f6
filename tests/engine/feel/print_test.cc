#include "engine/feel/print.h"

#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "engine/feel/parser.h"
#include "engine/feel/text.h"

namespace engine::feel {
namespace {

// Draws trees as the parser makes them, of a depth that it takes.
class Trees {
 public:
  explicit Trees(std::uint64_t seed) : random_(seed) {}

  AstPtr expression(int depth) {
    if (depth == 0) return leaf();
    switch (below(14)) {
      case 0: return binary(AstKind::kArithmetic, arithmetic(), depth);
      case 1: return binary(AstKind::kCompare, comparison(), depth);
      case 2: return many(below(2) == 0 ? AstKind::kAnd : AstKind::kOr, 2 + below(2), depth);
      case 3: return many(AstKind::kBetween, 3, depth);
      case 4: return many(AstKind::kIf, 3, depth);
      case 5: return many(AstKind::kList, below(4), depth);
      case 6: return context(depth);
      case 7: return range(depth);
      case 8: return loop(depth);
      case 9: return call(depth);
      case 10: return function(depth);
      case 11: return in(depth);
      case 12: return typed(depth);
      default: return postfix(depth);
    }
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  AstPtr make(AstKind kind) {
    auto ast = std::make_unique<Ast>();
    ast->kind = kind;
    return ast;
  }

  std::string name() {
    constexpr std::array<const char*, 6> kNames = {"a", "b", "income", "x1", "\u00e4", "_y"};
    return kNames[below(kNames.size())];
  }

  AstPtr leaf() {
    if (below(3) == 0) {
      AstPtr ast = make(AstKind::kName);
      ast->text = name();
      return ast;
    }
    AstPtr ast = make(AstKind::kLiteral);
    switch (below(6)) {
      case 0: ast->value = Value::number(static_cast<std::int64_t>(below(1000))); break;
      case 1: ast->value = Value::scaled(static_cast<std::int64_t>(below(100000)), 3); break;
      case 2: ast->value = Value::string("a \"b\" \\ \u4e2d\n" + std::to_string(below(9))); break;
      case 3: ast->value = Value::boolean(below(2) == 0); break;
      case 4: ast->value = Value::date({2021, 8, static_cast<std::uint8_t>(1 + below(28))}); break;
      default: ast->value = Value::days_time({static_cast<std::int64_t>(below(1000000)), 0}); break;
    }
    return ast;
  }

  Operator arithmetic() {
    return static_cast<Operator>(static_cast<std::size_t>(Operator::kAdd) + below(5));
  }
  Operator comparison() {
    return static_cast<Operator>(static_cast<std::size_t>(Operator::kEqual) + below(6));
  }

  AstPtr many(AstKind kind, std::size_t count, int depth) {
    AstPtr ast = make(kind);
    for (std::size_t i = 0; i < count; ++i) ast->children.push_back(expression(depth - 1));
    return ast;
  }

  AstPtr binary(AstKind kind, Operator op, int depth) {
    AstPtr ast = many(kind, 2, depth);
    ast->op = op;
    return ast;
  }

  AstPtr context(int depth) {
    AstPtr ast = many(AstKind::kContext, below(3), depth);
    for (std::size_t i = 0; i < ast->children.size(); ++i) ast->names.push_back(name());
    return ast;
  }

  AstPtr range(int depth) {
    if (below(4) == 0) {
      AstPtr ast = many(AstKind::kUnaryRange, 1, depth);
      constexpr std::array<Operator, 5> kEnds = {Operator::kEqual, Operator::kLess,
                                                 Operator::kLessEqual, Operator::kGreater,
                                                 Operator::kGreaterEqual};
      ast->op = kEnds[below(kEnds.size())];
      return ast;
    }
    AstPtr ast = many(AstKind::kRange, 2, depth);
    ast->low_closed = below(2) == 0;
    ast->high_closed = below(2) == 0;
    return ast;
  }

  AstPtr loop(int depth) {
    constexpr std::array<AstKind, 3> kKinds = {AstKind::kFor, AstKind::kSome, AstKind::kEvery};
    AstPtr ast = make(kKinds[below(3)]);
    for (std::size_t i = 0; i < 1 + below(2); ++i) {
      ast->names.push_back(name());
      ast->children.push_back(below(2) == 0 ? many(AstKind::kDomain, 2, depth)
                                            : expression(depth - 1));
    }
    ast->children.push_back(expression(depth - 1));
    return ast;
  }

  AstPtr call(int depth) {
    AstPtr ast = many(AstKind::kCall, 1 + below(3), depth);
    if (below(2) == 0) {
      for (std::size_t i = 1; i < ast->children.size(); ++i) ast->names.push_back(name());
    }
    return ast;
  }

  AstPtr function(int depth) {
    AstPtr ast = make(AstKind::kFunction);
    for (std::size_t i = 0; i < below(3); ++i) {
      ast->names.push_back(name());
      ast->types.push_back(below(2) == 0 ? Type{} : type());
    }
    ast->children.push_back(expression(depth - 1));
    return ast;
  }

  Type type() {
    switch (below(5)) {
      case 0: return Type::simple(Kind::kNumber);
      case 1: return Type::list(Type::simple(Kind::kDateTime));
      case 2: return Type::context({{"a", Type::simple(Kind::kString)}, {"b", Type{}}});
      case 3: return Type::function({Type::simple(Kind::kDaysTime)}, Type::simple(Kind::kDate));
      default: return Type::range(Type::simple(Kind::kYearsMonths));
    }
  }

  AstPtr in(int depth) {
    AstPtr ast = many(AstKind::kIn, 1, depth);
    for (std::size_t i = 0; i < 1 + below(2); ++i) {
      if (below(2) == 0) {
        AstPtr test = many(AstKind::kCompareTest, 1, depth);
        test->op = comparison();
        ast->children.push_back(std::move(test));
      } else {
        ast->children.push_back(expression(depth - 1));
      }
    }
    return ast;
  }

  AstPtr typed(int depth) {
    AstPtr ast = many(AstKind::kInstanceOf, 1, depth);
    if (below(6) == 0) {
      ast->text = "list";
    } else {
      ast->types.push_back(type());
    }
    return ast;
  }

  AstPtr postfix(int depth) {
    switch (below(3)) {
      case 0: return many(AstKind::kNegate, 1, depth);
      case 1: return many(AstKind::kFilter, 2, depth);
      default: {
        AstPtr ast = many(AstKind::kPath, 1, depth);
        ast->text = name();
        return ast;
      }
    }
  }

  std::mt19937_64 random_;
};

TEST_CASE("a printed tree is parsed to the same tree", "[feel][print]") {
  constexpr int kRounds = 100'000;
  Trees trees(5);
  for (int round = 0; round < kRounds; ++round) {
    const AstPtr tree = trees.expression(1 + round % 5);
    const std::string source = print(*tree);
    INFO(source);

    const Result<AstPtr> again = parse_expression(source, {});

    REQUIRE(again.has_value());
    REQUIRE(same_tree(*tree, **again));
  }
}

TEST_CASE("unary tests are printed as they are read", "[feel][print]") {
  const char* source = GENERATE("-", "not(1, > 2)", "1, [1 .. 2), (< 3)", "> 5, ? in (1)");

  const Result<AstPtr> tests = parse_unary_tests(source, {});
  REQUIRE(tests.has_value());

  CHECK(same_tree(**tests, *parse_unary_tests(print(**tests), {}).value()));
}

}  // namespace
}  // namespace engine::feel
