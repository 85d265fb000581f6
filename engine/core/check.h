#pragma once

#include <stdexcept>
#include <string>

namespace engine {

// An invariant of the engine does not hold: a bug. The transaction is dropped and the case put in
// quarantine (TRUST §0).
class BrokenInvariant : public std::logic_error {
 public:
  explicit BrokenInvariant(const std::string& what) : std::logic_error(what) {}
};

inline void check(bool holds, const char* invariant) {
  if (!holds) throw BrokenInvariant(invariant);
}

}  // namespace engine
