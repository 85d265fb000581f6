#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine::dmn {

// The names that an expression may use while a piece of logic is compiled. Every name has a slot of
// its own for good; leaving a block only hides its names.
class Names {
 public:
  // The new name hides others of the same text until its block is closed.
  std::size_t add(std::string name);
  // A name that no block has, found while compiling: never hidden by the end of a block.
  std::size_t add_implicit(std::string name);

  std::size_t mark() const { return open_.size(); }
  // Hides the names added since `mark`, but for implicit ones.
  void close(std::size_t mark);

  // By slot; hidden ones are empty.
  const std::vector<std::string>& visible() const;
  std::optional<std::size_t> find(std::string_view name) const;
  std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
  // Slots in the order in which they were opened; the innermost is the last.
  std::vector<std::size_t> open_;
  std::vector<std::size_t> implicit_;
  mutable std::vector<std::string> visible_;
  mutable bool is_fresh_ = false;
};

// Names are compared with single spaces (DMN 1.5 §10.3.1.2).
std::string normalized_name(std::string_view name);
// Whether the name is one word, so that FEEL knows it without being told.
bool is_plain_name(std::string_view name);

}  // namespace engine::dmn
