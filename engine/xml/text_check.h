#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace engine::xml {

struct BadText {
  std::size_t offset = 0;
  std::string reason;
};

// The first place that is not valid UTF-8 or no character of XML 1.0, if there is one.
std::optional<BadText> find_bad_text(std::string_view bytes);

// XML 1.0 §2.2: tab, line feed, carriage return, and what is neither control, surrogate nor
// U+FFFE, U+FFFF.
bool is_xml_character(std::uint32_t code_point);

}  // namespace engine::xml
