#pragma once

#include <algorithm>
#include <array>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <string_view>

#include "engine/record/event_reader.h"
#include "engine/record/event_writer.h"

// The fields of a described struct, to write and to read. For event_json.cc alone.
namespace engine::codec {

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

}  // namespace engine::codec
