#pragma once

#include <cstddef>
#include <string_view>

#include "engine/base/result.h"

namespace engine::xml {

// What a file may have at most (TRUST §4.3); the last three keep memory bounded.
inline constexpr std::size_t kMaxDepth = 64;
inline constexpr std::size_t kMaxElements = 50'000;
inline constexpr std::size_t kMaxTagAttributes = 64;
inline constexpr std::size_t kMaxTagBytes = std::size_t{16} * 1024;
inline constexpr std::size_t kMaxFileBytes = std::size_t{5} * 1024 * 1024;
inline constexpr std::size_t kMaxAttributes = 250'000;
inline constexpr std::size_t kMaxOtherNodes = 150'000;  // texts, comments, CDATA sections
inline constexpr std::size_t kMaxNamespaces = 64;       // declarations in scope at one element

// Whether `bytes` is a well-formed XML 1.0 document with namespaces in UTF-8, inside the limits,
// without DOCTYPE and processing instructions. Takes time linear in the size. The failure
// (kSyntaxError) carries line and column.
Result<> check_xml(std::string_view bytes);

}  // namespace engine::xml
