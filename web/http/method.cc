#include "web/http/method.h"

#include <array>

namespace web {

namespace {

constexpr std::array<Method, 6> kMethods = {Method::kGet, Method::kHead,  Method::kPost,
                                            Method::kPut, Method::kPatch, Method::kDelete};

}  // namespace

std::string_view name_of(Method method) {
  switch (method) {
    case Method::kGet: return "GET";
    case Method::kHead: return "HEAD";
    case Method::kPost: return "POST";
    case Method::kPut: return "PUT";
    case Method::kPatch: return "PATCH";
    case Method::kDelete: return "DELETE";
  }
  return "";
}

std::optional<Method> parse_method(std::string_view name) {
  for (const Method method : kMethods) {
    if (name == name_of(method)) return method;
  }
  return std::nullopt;
}

}  // namespace web
