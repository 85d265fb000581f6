#pragma once

#include <optional>
#include <string_view>

namespace web {

// The methods that some route answers. Any other is refused before its body is read.
enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete };

std::string_view name_of(Method method);

// Methods are case-sensitive (RFC 9110 §9.1).
std::optional<Method> parse_method(std::string_view name);

// GET and HEAD change nothing.
constexpr bool is_safe(Method method) {
  return method == Method::kGet || method == Method::kHead;
}

}  // namespace web
