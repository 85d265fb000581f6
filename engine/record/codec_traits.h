#pragma once

#include <boost/describe/members.hpp>
#include <string>
#include <type_traits>

#include "engine/record/event_json.h"

// Kinds of fields of events. For event_json.cc alone.
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

}  // namespace engine::codec
