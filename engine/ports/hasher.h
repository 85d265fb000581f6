#pragma once

#include <string>
#include <string_view>

namespace engine {

class Hasher {
 public:
  virtual ~Hasher() = default;
  // In hexadecimal. May be called by any thread.
  virtual std::string sha256(std::string_view bytes) const = 0;
};

}  // namespace engine
