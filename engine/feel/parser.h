#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/ast.h"
#include "engine/feel/expression.h"
#include "engine/feel/known_names.h"
#include "engine/feel/token.h"

namespace engine::feel {

Result<AstPtr> parse_expression(std::string_view source, const CompileOptions& options);
// Of kind kAnyTest, kTests or kNotTests.
Result<AstPtr> parse_unary_tests(std::string_view source, const CompileOptions& options);

// Recursive descent over the tokens of one source. After an error every reading returns null, and
// the first error is the answer.
class Parser {
 public:
  Parser(std::string_view source, const CompileOptions& options);

  Result<AstPtr> expression();
  Result<AstPtr> unary_tests();
  Result<Type> type();

 private:
  // Where a name of several words is accepted although nobody has declared it.
  enum class NameUse { kVariable, kDeclaration };

  // Tokens.
  const Token& token(std::size_t ahead = 0) const {
    return tokens_.list[std::min(at_ + ahead, last_)];
  }
  bool at_end() const { return token().kind == TokenKind::kEnd; }
  bool at_symbol(std::string_view text, std::size_t ahead = 0) const {
    return token(ahead).symbol == symbol_code(text);
  }
  bool at_keyword(std::string_view text, std::size_t ahead = 0) const {
    const Token& asked = token(ahead);
    return asked.kind == TokenKind::kKeyword && asked.text == text;
  }
  bool take_symbol(std::string_view text);
  bool take_keyword(std::string_view text);
  bool expect_symbol(std::string_view text);
  bool expect_keyword(std::string_view text);
  AstPtr fail(std::string message);
  AstPtr fail_at(std::size_t offset, std::string message);
  bool failed() const { return failure_.has_value(); }
  template <class T>
  Result<T> finish(T result);

  // Precedence, from loose to tight (parser.cc).
  AstPtr parse_expression();
  AstPtr parse_or();
  AstPtr parse_and();
  AstPtr parse_chain(AstKind kind, std::string_view keyword, AstPtr (Parser::*operand)());
  AstPtr parse_comparison();
  AstPtr parse_between(AstPtr value);
  AstPtr parse_in(AstPtr value);
  AstPtr parse_instance_of(AstPtr value);
  bool at_bare_type() const;
  AstPtr parse_sum();
  AstPtr parse_product();
  AstPtr parse_power();
  AstPtr parse_unary();
  AstPtr parse_postfix();
  AstPtr parse_path(AstPtr value);
  AstPtr parse_filter(AstPtr value);
  AstPtr parse_call(AstPtr callee);
  bool at_range_end() const;

  // What an expression begins with (parser_primary.cc).
  AstPtr parse_primary();
  AstPtr parse_word();
  AstPtr parse_literal(Value value);
  AstPtr parse_number();
  AstPtr parse_string();
  AstPtr parse_at_literal();
  AstPtr parse_name();
  AstPtr parse_bracket();
  AstPtr parse_parenthesis();
  AstPtr parse_range_rest(AstPtr range);
  AstPtr parse_unary_range();
  AstPtr parse_context();
  AstPtr parse_if();
  AstPtr parse_for();
  AstPtr parse_quantified(AstKind kind);
  bool parse_iterators(Ast& node);
  AstPtr parse_domain();
  AstPtr parse_function();
  bool parse_parameters(Ast& node);
  std::optional<std::string> take_name(NameUse use);
  std::optional<std::string> take_key();

  // Unary tests (parser_tests.cc) and types (parser_types.cc).
  AstPtr parse_test_list(AstKind kind, std::string_view end);
  AstPtr parse_test();
  std::optional<Type> parse_type();
  std::optional<Type> parse_generic(const std::string& name);
  std::optional<Type> parse_context_type();
  std::optional<Type> parse_function_type();

  AstPtr make(AstKind kind) const;
  AstPtr binary(AstKind kind, Operator op, AstPtr left, AstPtr right);
  void adopt(Ast& parent, AstPtr child);
  Operator comparison_operator() const;

  // One more level of nesting while it lives; see kMaxDepth.
  class Nested;

  std::string_view source_;
  const CompileOptions& options_;
  Tokens tokens_;
  std::size_t last_ = 0;  // place of the end among the tokens
  std::size_t at_ = 0;
  int depth_ = 0;
  int filters_ = 0;         // around the current place; names there may be fields of the item
  bool range_end_ = false;  // reading the upper end of a range, which `[` may close
  KnownNames known_;
  KnownNames fields_;  // every key of the source, for paths
  std::optional<Failure> failure_;
};

class Parser::Nested {
 public:
  explicit Nested(Parser& parser);
  ~Nested() { --parser_.depth_; }
  Nested(const Nested&) = delete;
  Nested& operator=(const Nested&) = delete;

 private:
  Parser& parser_;
};

}  // namespace engine::feel
