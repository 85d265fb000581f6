#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/ports/queries.h"
#include "web/http/json.h"

// Small pieces of searches.
namespace web::api {

// A search that reads as many rows as one case or one register may bring at once.
inline constexpr std::size_t kMostRows = 10'000;

template <class Tag>
engine::Operand operand(engine::Key<Tag> key) {
  return static_cast<std::int64_t>(key.value);
}
template <class E>
engine::Operand state_operand(E state) {
  return static_cast<std::int64_t>(state);
}

inline engine::Condition equals(std::string field, engine::Operand value) {
  return {std::move(field), engine::Operator::kEqual, {std::move(value)}};
}
inline engine::Condition exists(std::string field, bool wanted) {
  return {std::move(field), engine::Operator::kExists, {wanted}};
}
inline engine::Condition one_of(std::string field, std::vector<engine::Operand> values) {
  return {std::move(field), engine::Operator::kIn, std::move(values)};
}

// All rows that meet the conditions, up to the bound.
inline engine::Search search_for(std::vector<engine::Condition> all) {
  engine::Search search;
  search.all = std::move(all);
  search.page.limit = kMostRows;
  return search;
}

// `text` anywhere in a field; what stands for other letters in a pattern is taken out of it.
engine::Condition contains(std::string field, std::string_view text);

// The only row, if there is one.
template <class Row>
std::optional<Row> only(engine::Found<Row> found) {
  if (found.rows.empty()) return std::nullopt;
  return std::move(found.rows.front());
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

template <class Tag>
WireKey wire(engine::Key<Tag> key) {
  return {static_cast<std::int64_t>(key.value)};
}

// The key in the path; a malformed one is a 400, one of more than 63 bits names nothing.
template <class K>
Outcome<K> path_key(const Request& request, std::string_view name) {
  const Outcome<std::int64_t> key = request.key(name);
  if (!key) return key.error();
  return K{static_cast<std::uint64_t>(*key < 0 ? 0 : *key)};
}

// Lower-case hexadecimal.
std::string hex(const engine::Digest& digest);

}  // namespace web::api
