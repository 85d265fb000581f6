#pragma once

namespace web {

inline constexpr const char* kVersion = "0.1.0";

}  // namespace web
