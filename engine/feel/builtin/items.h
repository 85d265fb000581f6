#pragma once

#include <optional>
#include <span>

#include "engine/feel/builtin/registry.h"

namespace engine::feel {

// Of a function that takes a list or the items themselves: the items of the only argument if it
// is a list, else the arguments.
inline std::span<const Value> items_of(const Call& call) {
  if (call.arguments.size() == 1 && call[0].is_list()) return call[0].items();
  return call.arguments;
}

// The place of a position counted from 1, or from the end with -1, cut to a whole number.
inline std::optional<std::size_t> place_of(const Value& position, std::size_t size) {
  const std::int64_t index = to_integer_cut(position.as_number());
  const auto length = static_cast<std::int64_t>(size);
  if (index == 0 || index > length || index < -length) return std::nullopt;
  return static_cast<std::size_t>(index > 0 ? index - 1 : length + index);
}

// Counts the steps that comparing `value` with each of so many items may take.
inline bool may_compare(const Call& call, const Value& value, std::size_t items) {
  const auto each = static_cast<std::int64_t>(value.measure().bytes / 64 + 1);
  return call.budget().steps(each * static_cast<std::int64_t>(items));
}

}  // namespace engine::feel
