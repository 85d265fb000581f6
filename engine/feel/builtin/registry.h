#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/evaluate.h"
#include "engine/feel/value.h"

namespace engine::feel {

// The kinds that an argument may have, one bit each.
using Kinds = std::uint16_t;

constexpr Kinds bit(Kind kind) {
  return static_cast<Kinds>(1U << static_cast<unsigned>(kind));
}
template <class... Rest>
constexpr Kinds kinds(Rest... rest) {
  return static_cast<Kinds>((0U | ... | bit(rest)));
}

inline constexpr Kinds kAnyKind = 0xFFFF;
inline constexpr Kinds kNotNull = static_cast<Kinds>(kAnyKind & ~bit(Kind::kNull));

// A parameter of a built-in. Null is taken only where `kinds` says so; else the call gives null.
struct BuiltinParameter {
  std::string_view name;
  Kinds kinds = 0;
  enum Count : std::uint8_t { kOne, kOptional, kMany } count = kOne;
};

// Where a call stands: a byte of the source that `text` is; without text nowhere.
struct Place {
  std::string_view text;
  std::size_t offset = 0;

  Position position() const;
};

// One call of a built-in under way.
struct Call {
  std::span<const Value> arguments;
  Environment& environment;
  std::string_view function;
  Place place;

  const Value& operator[](std::size_t index) const { return arguments[index]; }
  bool has(std::size_t index) const {
    return index < arguments.size() && !arguments[index].is_null();
  }
  Budget& budget() const { return environment.budget; }
  // Null, with a warning that names the function.
  Value null(std::string_view reason) const;
  // Calls a function value; null after a failure, which the budget keeps.
  Value invoke(const Value& function, std::span<const Value> arguments_given) const;
  // The string, or null when it is longer than a string may be.
  Value string(std::string_view text) const;
  Value list(std::vector<Value> items) const;
};

// What a built-in depends on beside its arguments.
enum class Depends : std::uint8_t { kNothing, kEnvironment, kCalendar };

// How many steps a call takes by the size of its arguments, beside those that the function itself
// counts: none, one for each 64 bytes, two for each item of a list, or six where items are sorted
// or looked for among each other.
enum class Cost : std::uint8_t { kConstant, kSize, kItems, kSorting };

// One signature of a built-in function; several lines may share a name.
struct Builtin {
  static constexpr std::size_t kMaxParameters = 8;
  std::string_view name;
  std::array<BuiltinParameter, kMaxParameters> parameters{};
  Value (*function)(const Call&) = nullptr;
  Depends depends = Depends::kNothing;
  Cost cost = Cost::kSize;

  std::size_t parameter_count() const;
  std::size_t required_count() const;
  bool is_variadic() const;
};

// For the lines of the tables.
constexpr Builtin costing(Cost cost, Builtin builtin) {
  builtin.cost = cost;
  return builtin;
}

// The signatures of a function in the order in which they are tried; empty if there is none.
std::span<const Builtin> find_builtins(std::string_view name);
// Those that begin with the character.
std::span<const std::string_view> built_in_names_with_spaces(char first);
std::vector<std::string_view> built_in_names();

// The value of `@"…"`: a date, date and time, time or duration; null if it is none of them.
Value temporal_literal(std::string_view text);

// The families.
std::span<const Builtin> boolean_builtins();
std::span<const Builtin> calendar_builtins();
std::span<const Builtin> context_builtins();
std::span<const Builtin> conversion_builtins();
std::span<const Builtin> list_builtins();
std::span<const Builtin> list_change_builtins();
std::span<const Builtin> number_builtins();
std::span<const Builtin> range_builtins();
std::span<const Builtin> sort_builtins();
std::span<const Builtin> statistics_builtins();
std::span<const Builtin> string_builtins();
std::span<const Builtin> pattern_builtins();
std::span<const Builtin> temporal_builtins();
std::span<const Builtin> addition_builtins();

}  // namespace engine::feel
