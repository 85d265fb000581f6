#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dmn/boxed.h"
#include "engine/feel/expression.h"

namespace engine::dmn {

// The condition of one cell of a decision table. Those that compare with literals are tested here,
// without evaluating anything; the others are FEEL's unary tests.
class CellTest {
 public:
  enum class Kind {
    kAny,
    kOneOf,
    kNoneOf,
    kLess,
    kLessOrEqual,
    kGreater,
    kGreaterOrEqual,
    kBetween,
    kFeel
  };

  // A cell that every input meets.
  CellTest() = default;
  explicit CellTest(feel::UnaryTests tests);
  // Of a text that only compares with literals: `"a", "b"`, `not(1)`, `>= 5`, `[1..10)`. Nothing
  // for all else.
  static std::optional<CellTest> of_literals(std::string_view text);

  Kind kind() const { return kind_; }
  bool is_any() const { return kind_ == Kind::kAny; }
  // What it compares with, at least one; of an interval its two ends. None of kAny and kFeel.
  std::span<const feel::Value> literals() const { return literals_; }
  // Of an interval.
  bool is_low_closed() const { return low_closed_; }
  bool is_high_closed() const { return high_closed_; }

  // The condition as FEEL: as written, or of literals in their usual form.
  std::string text() const;

  // What it looks at beside its input: slots of the frame with the names that they have there.
  struct Variable {
    std::size_t slot = 0;
    std::string name;

    auto operator<=>(const Variable&) const = default;
  };
  std::vector<Variable> variables() const;

  // Whether `input` meets the condition; null counts as no.
  Result<bool> meets(const feel::Value& input, const Frame& frame) const {
    if (kind_ == Kind::kAny) return true;
    if (kind_ == Kind::kFeel) return meets_tests(input, frame);
    return meets_literals(input);
  }

 private:
  bool meets_literals(const feel::Value& input) const;
  Result<bool> meets_tests(const feel::Value& input, const Frame& frame) const;

  Kind kind_ = Kind::kAny;
  bool low_closed_ = false;
  bool high_closed_ = false;
  std::vector<feel::Value> literals_;
  std::optional<feel::UnaryTests> tests_;
};

}  // namespace engine::dmn
