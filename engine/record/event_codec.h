#pragma once

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <utility>
#include <vector>

#include "engine/record/event_members.h"

// What the writer and the reader do with each kind of field. For event_json.cc alone.
namespace engine::codec {

template <class T>
requires std::is_enum_v<T>
void Writer::write(T value) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto each) {
    if (each.value == value) write(std::string(each.name + 1));
  });
}

template <class T>
void Writer::write(const Private<T>& value) {
  if constexpr (std::is_same_v<T, feel::Value>) {
    keep_value(value.value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    keep_value(feel::Value::string(value.value));
  } else {
    std::vector<feel::Value> items;
    for (const std::string& each : value.value) items.push_back(feel::Value::string(each));
    keep_value(feel::Value::list(std::move(items)));
  }
}

template <Listed T>
void Writer::write(const T& list) {
  ++lists;
  pub() += '[';
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) pub() += ',';
    const std::size_t length = path_length();
    enter(i);
    write(list[i]);
    leave(length);
  }
  pub() += ']';
  --lists;
}

template <Described T>
void Writer::write(const T& object) {
  if constexpr (requires { object.definition; }) definition = object.definition;
  pub() += '{';
  bool first = true;
  for (const Member<T>& each : members<T>()) {
    const bool forced = lists > 0 && each.name == "value";
    if (!forced && each.is_left_out(object)) continue;
    if (lists == 0 && each.name == "element") continue;
    if (!first) pub() += ',';
    first = false;
    feel::append_json_string(pub(), each.name);
    pub() += ':';
    const std::size_t length = path_length();
    enter(each.name);
    each.write(*this, object);
    leave(length);
  }
  pub() += '}';
}

template <class T>
requires std::is_enum_v<T>
bool Reader::read(const feel::Value& from, T& to) {
  if (!from.is_string()) return false;
  bool found = false;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto each) {
    if (from.as_string() != each.name + 1) return;
    to = each.value;
    found = true;
  });
  return found;
}

template <class T>
bool Reader::read(const feel::Value& from, Private<T>& to) {
  feel::Value value;
  if (!read_private(from, value)) return false;
  if constexpr (std::is_same_v<T, feel::Value>) {
    to.value = std::move(value);
    return true;
  } else if constexpr (std::is_same_v<T, std::string>) {
    return read(value, to.value);
  } else {
    if (value.is_string()) {
      to.value.assign(1, std::string(value.as_string()));
      return true;
    }
    return read(value, to.value);
  }
}

template <Listed T>
bool Reader::read(const feel::Value& from, T& to) {
  if (!from.is_list()) return false;
  for (const feel::Value& each : from.items()) {
    typename T::value_type item{};
    if (!read(each, item)) return false;
    to.push_back(std::move(item));
  }
  return true;
}

template <Described T>
bool Reader::read(const feel::Value& from, T& to) {
  if (!from.is_context()) return false;
  if constexpr (requires { to.definition; }) {
    const feel::Value* key = from.find("definition");
    if (key != nullptr && read(*key, definition) == false) return false;
  }
  std::size_t known = 0;
  for (const Member<T>& each : members<T>()) {
    const feel::Value* value = from.find(each.name);
    if (value == nullptr) continue;
    ++known;
    if (!each.read(*this, *value, to)) return false;
  }
  return known == from.entries().size();
}

}  // namespace engine::codec
