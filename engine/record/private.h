#pragma once

#include <utility>

namespace engine {

// A value that never stands in the log in clear: its digest does, and its salted form in a
// disclosure, which can be erased (TRUST §2.3). What is equal to `T{}` is nothing and is not
// digested. A value whose disclosure was erased is rebuilt as the text `erased`.
template <class T>
struct Private {
  T value{};

  Private() = default;
  Private(T given) : value(std::move(given)) {}

  bool operator==(const Private&) const = default;
};

inline constexpr char kErased[] = "erased";

}  // namespace engine
