#pragma once

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <string>
#include <type_traits>

#include "engine/feel/json.h"
#include "engine/record/key.h"
#include "engine/record/private.h"
#include "engine/state/row.h"

// Any described row as text: two rows are equal if their texts are.
namespace tests {

inline void append_text(std::string& out, const std::string& text) {
  out += '"' + text + '"';
}
inline void append_text(std::string& out, const engine::feel::Value& value) {
  engine::feel::append_json(out, value);
}
inline void append_text(std::string& out, engine::Instant instant) {
  out += std::to_string(instant.ms);
}
inline void append_text(std::string& out, const engine::CaseId& id) {
  out += to_text(id);
}
inline void append_text(std::string& out, const engine::Digest& digest) {
  for (const std::uint8_t byte : digest) out += std::to_string(byte) + '.';
}
template <class Tag>
void append_text(std::string& out, engine::Key<Tag> key) {
  out += std::to_string(key.value);
}
template <class Tag>
void append_text(std::string& out, engine::bpmn::Index<Tag> index) {
  out += std::to_string(index.value);
}
template <class T>
requires std::is_arithmetic_v<T>
void append_text(std::string& out, T number) {
  out += std::to_string(number);
}
template <class T>
requires std::is_enum_v<T>
void append_text(std::string& out, T value) {
  out += std::to_string(static_cast<int>(value));
}
template <class T>
void append_text(std::string& out, const engine::Private<T>& value);
template <class T>
requires(boost::describe::has_describe_members<T>::value) void append_text(std::string& out,
                                                                           const T& row);

template <class T>
requires requires(T list) {
  list.push_back(list.front());
}
void append_text(std::string& out, const T& list) {
  out += '[';
  for (const auto& each : list) {
    append_text(out, each);
    out += ' ';
  }
  out += ']';
}

template <class T>
void append_text(std::string& out, const engine::Private<T>& value) {
  append_text(out, value.value);
}

template <class T>
requires(boost::describe::has_describe_members<T>::value) void append_text(std::string& out,
                                                                           const T& row) {
  using Members = boost::describe::describe_members<T, boost::describe::mod_any_access |
                                                           boost::describe::mod_inherited>;
  out += '{';
  boost::mp11::mp_for_each<Members>([&](auto member) {
    out += member.name;
    out += '=';
    append_text(out, row.*member.pointer);
    out += ' ';
  });
  out += '}';
}

}  // namespace tests
