#pragma once

#include <boost/container/small_vector.hpp>
#include <boost/describe/members.hpp>
#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/record/lineage.h"
#include "engine/state/row.h"
#include "storage/sql/connection.h"
#include "storage/sql/described_json.h"

// How a member of a row lies in a column. Keys, places in a model, instants, values and lists that
// say "none" are NULL, empty texts are not. `scratch` keeps the bytes of a bound text until the
// statement is reset.
namespace storage {

inline void bind_column(Statement& to, int at, bool value, std::string&) {
  to.bind_integer(at, value ? 1 : 0);
}
template <std::integral T>
void bind_column(Statement& to, int at, T value, std::string&) {
  to.bind_integer(at, static_cast<std::int64_t>(value));
}
template <class T>
requires std::is_enum_v<T>
void bind_column(Statement& to, int at, T value, std::string&) {
  to.bind_integer(at, static_cast<std::int64_t>(value));
}
template <class Tag>
void bind_column(Statement& to, int at, engine::Key<Tag> key, std::string&) {
  key.exists() ? to.bind_integer(at, static_cast<std::int64_t>(key.value)) : to.bind_null(at);
}
template <class Tag>
void bind_column(Statement& to, int at, engine::bpmn::Index<Tag> index, std::string&) {
  index.exists() ? to.bind_integer(at, index.value) : to.bind_null(at);
}
inline void bind_column(Statement& to, int at, engine::Instant instant, std::string&) {
  instant.ms != 0 ? to.bind_integer(at, instant.ms) : to.bind_null(at);
}
inline void bind_column(Statement& to, int at, const std::string& text, std::string&) {
  to.bind_text(at, text);
}
void bind_column(Statement& to, int at, const engine::CaseId& id, std::string& scratch);
void bind_column(Statement& to, int at, const engine::Digest& digest, std::string&);
void bind_column(Statement& to, int at, const engine::Arrivals& arrivals, std::string& scratch);
void bind_column(Statement& to, int at, const engine::feel::Value& value, std::string& scratch);
void bind_column(Statement& to, int at, const std::vector<std::string>& texts,
                 std::string& scratch);
template <Described T>
void bind_column(Statement& to, int at, const T& value, std::string& scratch) {
  scratch.clear();
  append_described_json(scratch, value);
  to.bind_text(at, scratch);
}
template <Described T>
void bind_column(Statement& to, int at, const std::vector<T>& items, std::string& scratch) {
  scratch.clear();
  append_described_json(scratch, items);
  to.bind_text(at, scratch);
}

inline void read_column(const Statement& from, int at, bool& into) {
  into = from.integer(at) != 0;
}
template <class T>
requires std::integral<T> || std::is_enum_v<T>
void read_column(const Statement& from, int at, T& into) {
  into = static_cast<T>(from.integer(at));
}
template <class Tag>
void read_column(const Statement& from, int at, engine::Key<Tag>& into) {
  into.value = static_cast<std::uint64_t>(from.integer(at));
}
template <class Tag>
void read_column(const Statement& from, int at, engine::bpmn::Index<Tag>& into) {
  into = from.is_null(at) ? engine::bpmn::Index<Tag>{}
                          : engine::bpmn::Index<Tag>{static_cast<std::uint16_t>(from.integer(at))};
}
inline void read_column(const Statement& from, int at, engine::Instant& into) {
  into.ms = from.integer(at);
}
inline void read_column(const Statement& from, int at, std::string& into) {
  into = from.text(at);
}
void read_column(const Statement& from, int at, engine::CaseId& into);
void read_column(const Statement& from, int at, engine::Digest& into);
void read_column(const Statement& from, int at, engine::Arrivals& into);
void read_column(const Statement& from, int at, engine::feel::Value& into);
void read_column(const Statement& from, int at, std::vector<std::string>& into);
template <Described T>
void read_column(const Statement& from, int at, T& into) {
  read_described_json(from.text(at), into);
}
template <Described T>
void read_column(const Statement& from, int at, std::vector<T>& into) {
  read_described_json(from.text(at), into);
}

}  // namespace storage
