#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine::feel {

// The names of more than one word, or with symbols, that a source may mean at some place.
class KnownNames {
 public:
  // Built-in functions are known from the start.
  KnownNames() = default;

  // Simple names need not be known: they are single tokens.
  void add(std::string_view name);
  std::size_t mark() const { return names_.size(); }
  void forget_since(std::size_t mark) {
    names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(mark), names_.end());
  }

  struct Match {
    std::size_t end = 0;  // byte behind the name in the source
    std::string name;     // as it was added
  };
  // The longest of them that stands at `begin`; spaces in the source count as one, and none are
  // needed around symbols.
  std::optional<Match> longest(std::string_view source, std::size_t begin) const;

 private:
  struct Known {
    std::string normalized;
    std::string name;
  };
  std::vector<Known> names_;
};

// The name with spaces in their canonical form: single, and none around symbols.
std::string normalize_name(std::string_view name);

}  // namespace engine::feel
