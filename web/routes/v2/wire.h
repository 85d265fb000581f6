#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/instant.h"
#include "engine/record/key.h"
#include "web/http/json.h"

// Small turns between the engine's values and those on the `/v2` wire.
namespace web::v2 {

inline constexpr const char* kTenant = "<default>";

// With tenancy off there is one; naming another is a mistake of whoever does (API §1.18).
inline Outcome<> check_tenant(const std::optional<std::string>& tenant) {
  if (!tenant || tenant->empty() || *tenant == kTenant) return {};
  return bad_field("tenantId", "'" + *tenant + "' is no tenant: there is only <default>");
}

template <class Tag>
WireKey wire(engine::Key<Tag> key) {
  return {static_cast<std::int64_t>(key.value)};
}

template <class Tag>
std::optional<WireKey> wire_or_null(engine::Key<Tag> key) {
  if (!key.exists()) return std::nullopt;
  return wire(key);
}

template <class K>
K key_of(WireKey wire_key) {
  return K{static_cast<std::uint64_t>(wire_key.value < 0 ? 0 : wire_key.value)};
}

// 0 ms stands for: never.
inline std::optional<engine::Instant> time_or_null(engine::Instant time) {
  if (time.ms == 0) return std::nullopt;
  return time;
}

inline std::optional<std::string> text_or_null(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

// The key in the path; a malformed one is a 400, one of more than 63 bits names nothing.
template <class K>
Outcome<K> path_key(const Request& request, std::string_view name) {
  const Outcome<std::int64_t> key = request.key(name);
  if (!key) return key.error();
  return key_of<K>(WireKey{*key});
}

}  // namespace web::v2
