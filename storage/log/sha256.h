#pragma once

#include <string>
#include <string_view>

#include "engine/ports/hasher.h"

namespace storage {

// Names files by their SHA-256.
class Sha256 final : public engine::Hasher {
 public:
  std::string sha256(std::string_view bytes) const override;
};

// Lower-case digits.
std::string to_hex(std::string_view bytes);

}  // namespace storage
