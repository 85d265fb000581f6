#pragma once

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/feel/json.h"
#include "engine/record/private.h"
#include "engine/state/row.h"

// Nested parts of a row as JSON text in a column: values as they are, described structs as objects
// of their members, keys and enumerators as numbers. What stands in no object keeps its default.
namespace storage {

template <class T>
concept Sequence = !std::same_as<T, std::string> && requires(T & items) {
  items.emplace_back();
};

template <class T>
concept Described = boost::describe::has_describe_members<T>::value;

inline void append_described_json(std::string& out, const engine::feel::Value& value) {
  engine::feel::append_json(out, value);
}
inline void append_described_json(std::string& out, const std::string& text) {
  engine::feel::append_json_string(out, text);
}
inline void append_described_json(std::string& out, bool value) {
  out += value ? "true" : "false";
}
template <class T>
requires(std::integral<T> || std::is_enum_v<T>) void append_described_json(std::string& out,
                                                                           T value) {
  out += std::to_string(static_cast<std::int64_t>(value));
}
template <class Tag>
void append_described_json(std::string& out, engine::Key<Tag> key) {
  out += std::to_string(key.value);
}
template <class Tag>
void append_described_json(std::string& out, engine::bpmn::Index<Tag> index) {
  out += std::to_string(index.value);
}
template <class T>
void append_described_json(std::string& out, const engine::Private<T>& held);
template <Sequence Items>
void append_described_json(std::string& out, const Items& items);
template <class T>
requires boost::describe::has_describe_members<T>::value void append_described_json(
    std::string& out, const T& value);

// Each takes what it can of `from`, a JSON value.
void read_described(const engine::feel::Value& from, bool& into);
void read_described(const engine::feel::Value& from, std::string& into);
inline void read_described(const engine::feel::Value& from, engine::feel::Value& into) {
  into = from;
}
template <class T>
requires((std::integral<T> && !std::same_as<T, bool>) ||
         std::is_enum_v<T>) void read_described(const engine::feel::Value& from, T& into) {
  into = static_cast<T>(from.as_integer().value_or(0));
}
template <class Tag>
void read_described(const engine::feel::Value& from, engine::Key<Tag>& into) {
  read_described(from, into.value);
}
template <class Tag>
void read_described(const engine::feel::Value& from, engine::bpmn::Index<Tag>& into) {
  read_described(from, into.value);
}
template <class T>
void read_described(const engine::feel::Value& from, engine::Private<T>& into);
template <Sequence Items>
void read_described(const engine::feel::Value& from, Items& into);
template <class T>
requires boost::describe::has_describe_members<T>::value void read_described(
    const engine::feel::Value& from, T& into);

// Throws a StoreError when the text is no JSON.
engine::feel::Value parse_column_json(std::string_view text);

template <class T>
void read_described_json(std::string_view text, T& into) {
  read_described(parse_column_json(text), into);
}

template <class T>
using DescribedMembers = boost::describe::describe_members<T, boost::describe::mod_public |
                                                                  boost::describe::mod_inherited>;

template <class T>
void append_described_json(std::string& out, const engine::Private<T>& held) {
  append_described_json(out, held.value);
}

template <Sequence Items>
void append_described_json(std::string& out, const Items& items) {
  out += '[';
  for (const auto& item : items) {
    if (out.back() != '[') out += ',';
    append_described_json(out, item);
  }
  out += ']';
}

template <class T>
requires boost::describe::has_describe_members<T>::value void append_described_json(
    std::string& out, const T& value) {
  out += '{';
  boost::mp11::mp_for_each<DescribedMembers<T>>([&](auto member) {
    if (out.back() != '{') out += ',';
    ((out += '"') += member.name) += "\":";
    append_described_json(out, value.*member.pointer);
  });
  out += '}';
}

template <class T>
void read_described(const engine::feel::Value& from, engine::Private<T>& into) {
  read_described(from, into.value);
}

template <Sequence Items>
void read_described(const engine::feel::Value& from, Items& into) {
  into.clear();
  if (!from.is_list()) return;
  for (const engine::feel::Value& item : from.items()) read_described(item, into.emplace_back());
}

template <class T>
requires boost::describe::has_describe_members<T>::value void read_described(
    const engine::feel::Value& from, T& into) {
  boost::mp11::mp_for_each<DescribedMembers<T>>([&](auto member) {
    if (const engine::feel::Value* found = from.find(member.name)) {
      read_described(*found, into.*member.pointer);
    }
  });
}

}  // namespace storage
