#pragma once

#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/feel/type.h"

namespace engine::feel {

struct Program;

struct CompileOptions {
  // Variables that get the slots 0, 1, … in this order whether used or not, so that several
  // expressions can share one array of slots.
  std::vector<std::string> slots;
  // Further names that may be meant: variables, and fields behind a point. Names with spaces or
  // symbols are recognized only when they stand here, in `slots`, or in the expression itself
  // as a key or parameter; the longest match wins.
  std::vector<std::string> names;
  const TypeNames* types = nullptr;
  // Those of `slots` that nothing declares: they do not hide a function of the same name.
  std::vector<std::string> undeclared;
};

// A compiled expression: immutable, shared, cheap to copy, free of what it was compiled with.
class Expression {
 public:
  explicit Expression(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

  const std::string& source() const;
  // The free names in the order of their slots.
  const std::vector<std::string>& variables() const;
  // Whether it calls a function that asks a calendar, so that a change of calendar changes it.
  bool uses_calendar() const;
  // Whether it calls `now` or `today` or draws at random.
  bool uses_environment() const;
  // "class.method" of an external function in it that is not in our table, so that it gives null;
  // empty if there is none.
  const std::string& unknown_external() const;
  const Program& program() const { return *program_; }

 private:
  std::shared_ptr<const Program> program_;
};

// Compiled unary tests, as in a cell of a decision table: `-`, `"a", "b"`, `> 5`, `not(1, 2)`.
class UnaryTests {
 public:
  explicit UnaryTests(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

  const std::string& source() const;
  // The free names without `?`.
  const std::vector<std::string>& variables() const;
  // Whether it is `-`, so that every input meets it.
  bool is_any() const;
  // As of an expression.
  bool uses_calendar() const;
  const Program& program() const { return *program_; }

 private:
  std::shared_ptr<const Program> program_;
};

// The source.
std::ostream& operator<<(std::ostream& out, const Expression& expression);
std::ostream& operator<<(std::ostream& out, const UnaryTests& tests);

// Failures are kSyntaxError with the position in `source`.
Result<Expression> compile(std::string_view source, const CompileOptions& options = {});
Result<UnaryTests> compile_unary_tests(std::string_view source, const CompileOptions& options = {});

// Whether a name of ours would be taken for a function or keyword of FEEL (`shadows-function`).
bool is_reserved_name(std::string_view name);

}  // namespace engine::feel
