#pragma once

#include <algorithm>
#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "engine/feel/json.h"
#include "engine/record/event_json.h"

// How the parts of events are written and read. For event_json.cc alone.
namespace engine::codec {

template <class T>
inline constexpr bool kIsPrivate = false;
template <class T>
inline constexpr bool kIsPrivate<Private<T>> = true;
template <class T>
inline constexpr bool kIsKey = false;
template <class Tag>
inline constexpr bool kIsKey<Key<Tag>> = true;

template <class T>
concept Described = boost::describe::has_describe_members<T>::value;
template <class T>
concept Listed = requires(T list) {
  list.push_back(list.front());
  requires !std::is_same_v<T, std::string>;
};

// Whether a field that stands at its default is left out.
template <class T>
bool is_default(const T& value, const T& standard) {
  if constexpr (kIsPrivate<T>) {
    return value.value == standard.value;
  } else if constexpr (Listed<T>) {
    return value.empty();
  } else if constexpr (Described<T>) {
    return false;
  } else {
    return value == standard;
  }
}

class Writer {
 public:
  Writer(EventJson& out, const ModelNames& names, const feel::Value& subject)
      : out_(out), names_(names), subject_(subject) {}

  ProcessDefinitionKey definition;

  void write(const std::string& text) { feel::append_json_string(out_.pub, text); }
  void write(bool value) { out_.pub += value ? "true" : "false"; }
  void write(std::uint32_t value) { out_.pub += std::to_string(value); }
  void write(std::int32_t value) { out_.pub += std::to_string(value); }
  void write(std::uint64_t value) { out_.pub += std::to_string(value); }
  void write(Instant value);
  void write(ErrorCode value);
  void write(const CaseId& value);
  void write(ElementIndex value);
  void write(FlowIndex value);
  template <class Tag>
  void write(Key<Tag> key) {
    out_.pub += '"';
    out_.pub += std::to_string(key.value);
    out_.pub += '"';
  }
  template <class T>
  requires std::is_enum_v<T>
  void write(T value);
  template <class T>
  void write(const Private<T>& value);
  template <Listed T>
  void write(const T& list);
  template <Described T>
  void write(const T& object);

  std::string& pub() { return out_.pub; }
  EventJson& out() { return out_; }
  // Inside a list every private value is digested, also null.
  int lists = 0;
  void enter(std::string_view name);
  void enter(std::size_t place) { enter(std::to_string(place)); }
  void leave(std::size_t length) { path_.resize(length); }
  std::size_t path_length() const { return path_.size(); }

 private:
  void keep(std::string json, const feel::Value* person, std::string_view path);
  void keep_value(const feel::Value& value);

  EventJson& out_;
  const ModelNames& names_;
  const feel::Value& subject_;
  std::string path_;
};

class Reader {
 public:
  Reader(std::span<const std::optional<std::string>> items, const ModelNames& names)
      : items_(items), names_(names) {}

  ProcessDefinitionKey definition;
  std::string_view element;

  // Each is false when the text is not what it should be.
  bool read(const feel::Value& from, std::string& to);
  bool read(const feel::Value& from, bool& to);
  bool read(const feel::Value& from, std::uint32_t& to) { return read_number(from, to); }
  bool read(const feel::Value& from, std::int32_t& to) { return read_number(from, to); }
  bool read(const feel::Value& from, std::uint64_t& to) { return read_number(from, to); }
  bool read(const feel::Value& from, Instant& to);
  bool read(const feel::Value& from, ErrorCode& to);
  bool read(const feel::Value& from, CaseId& to);
  bool read(const feel::Value& from, ElementIndex& to);
  bool read(const feel::Value& from, FlowIndex& to);
  template <class Tag>
  bool read(const feel::Value& from, Key<Tag>& to) {
    return read_key(from, to.value);
  }
  template <class T>
  requires std::is_enum_v<T>
  bool read(const feel::Value& from, T& to);
  template <class T>
  bool read(const feel::Value& from, Private<T>& to);
  template <Listed T>
  bool read(const feel::Value& from, T& to);
  template <Described T>
  bool read(const feel::Value& from, T& to);

  bool all_taken() const { return taken_ == items_.size(); }

 private:
  template <class T>
  bool read_number(const feel::Value& from, T& to) {
    const std::optional<std::int64_t> number = from.as_integer();
    if (!number || !std::in_range<T>(*number)) return false;
    to = static_cast<T>(*number);
    return true;
  }
  static bool read_key(const feel::Value& from, std::uint64_t& to);
  // The next digested value; the text `erased` when it is gone.
  bool take(feel::Value& to);
  bool read_private(const feel::Value& from, feel::Value& to);

  std::span<const std::optional<std::string>> items_;
  const ModelNames& names_;
  std::size_t taken_ = 0;
};

// The members of a described struct, bases first, as functions sorted by name: the order of
// canonical JSON.
template <class T>
struct Member {
  std::string_view name;
  bool (*is_left_out)(const T& object);
  void (*write)(Writer& writer, const T& object);
  bool (*read)(Reader& reader, const feel::Value& from, T& object);
};

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_any_access |
                                                           boost::describe::mod_inherited>;

template <class T, class Descriptor>
Member<T> member() {
  return {Descriptor::name,
          [](const T& object) {
            static const T kStandard{};
            return is_default(object.*Descriptor::pointer, kStandard.*Descriptor::pointer);
          },
          [](Writer& writer, const T& object) { writer.write(object.*Descriptor::pointer); },
          [](Reader& reader, const feel::Value& from, T& object) {
            return reader.read(from, object.*Descriptor::pointer);
          }};
}

template <class T>
const auto& members() {
  using Descriptors = MembersOf<T>;
  static const auto kMembers = [] {
    std::array<Member<T>, boost::mp11::mp_size<Descriptors>::value> all{};
    std::size_t count = 0;
    boost::mp11::mp_for_each<Descriptors>(
        [&]<class Descriptor>(Descriptor) { all[count++] = member<T, Descriptor>(); });
    std::sort(all.begin(), all.end(),
              [](const auto& left, const auto& right) { return left.name < right.name; });
    return all;
  }();
  return kMembers;
}

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
