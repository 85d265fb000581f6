#pragma once

#include <array>
#include <boost/describe/bases.hpp>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/algorithm.hpp>
#include <span>
#include <string>
#include <type_traits>

#include "web/http/json_codec.h"
#include "web/http/wire_name.h"

namespace web {

// One member of a described struct; the functions take the struct that it belongs to.
struct JsonMember {
  std::string_view name;
  bool may_be_missing;
  Outcome<> (*read)(void* object, const engine::feel::Value& value, const FieldPath& path);
  // Null for what cannot be a query parameter.
  Outcome<> (*read_text)(void* object, std::string_view text, const FieldPath& path);
  // Null: always written.
  bool (*is_written)(const void* object);
  void (*write)(std::string& out, const void* object);
  std::string (*schema)(Schemas& schemas);
};

inline constexpr std::size_t kMaxJsonMembers = 64;

struct JsonWord {
  std::string_view word;
  std::int64_t value;
};

// Refuses what is no object, a field that no member is named for, and a missing one that may not
// be.
Outcome<> read_members(std::span<const JsonMember> members, const engine::feel::Value& value,
                       const FieldPath& path, void* object);
void write_members(std::span<const JsonMember> members, std::string& out, const void* object);
std::string schema_of_members(std::span<const JsonMember> members, std::string_view type,
                              Schemas& schemas);
Outcome<std::int64_t> read_word(std::span<const JsonWord> words, std::string_view text,
                                const FieldPath& path);
std::string_view word_of(std::span<const JsonWord> words, std::int64_t value);
std::string schema_of_words(std::span<const JsonWord> words);

namespace described {

template <class Pointer>
struct MemberOf;
template <class Member, class Owner>
struct MemberOf<Member Owner::*> {
  using Type = Member;
  using Class = Owner;
};

template <class D>
struct MemberName {
  using Owner = typename MemberOf<std::remove_cv_t<decltype(D::pointer)>>::Class;
  static constexpr std::string_view kException = exception_for(kWireNames<Owner>, D::name);
  static constexpr FixedText kCamel = camel_case(D::name);
  static constexpr std::string_view kText = kException.empty() ? kCamel.view() : kException;
};

template <class T, class D>
struct MemberFunctions {
  using Member = typename MemberOf<std::remove_cv_t<decltype(D::pointer)>>::Type;
  using Codec = JsonCodec<Member>;

  static Member& of(void* object) { return static_cast<T*>(object)->*D::pointer; }
  static const Member& of(const void* object) { return static_cast<const T*>(object)->*D::pointer; }

  static Outcome<> read(void* object, const engine::feel::Value& value, const FieldPath& path) {
    return Codec::read(value, path, of(object));
  }
  static Outcome<> read_text(void* object, std::string_view text, const FieldPath& path) {
    return Codec::read_text(text, path, of(object));
  }
  static bool is_written(const void* object) { return of(object).given; }
  static void write(std::string& out, const void* object) { Codec::write(out, of(object)); }

  static constexpr JsonMember row() {
    JsonMember member{MemberName<D>::kText, kMayBeMissing<Member>, &read, nullptr, nullptr, &write,
                      &Codec::schema};
    if constexpr (kMayBeUnwritten<Member>) member.is_written = &is_written;
    if constexpr (ReadsText<Member>) {
      member.read_text = &read_text;
    }
    return member;
  }
};

template <class T, class... D>
constexpr std::array<JsonMember, sizeof...(D)> rows(boost::mp11::mp_list<D...>) {
  return {MemberFunctions<T, D>::row()...};
}

template <class D, class E>
struct EnumeratorWord {
  static constexpr std::string_view kException = exception_for(kWireNames<E>, D::name);
  static constexpr FixedText kRule = enumerator_word(D::name, kWordStyle<E>);
  static constexpr std::string_view kText = kException.empty() ? kRule.view() : kException;
};

template <class E, class... D>
constexpr std::array<JsonWord, sizeof...(D)> words(boost::mp11::mp_list<D...>) {
  return {JsonWord{EnumeratorWord<D, E>::kText, static_cast<std::int64_t>(D::value)}...};
}

}  // namespace described

// The members of a described struct, those of its bases first.
template <class T>
inline constexpr auto kJsonMembers = described::rows<T>(
    boost::mp11::mp_rename<boost::describe::describe_members<T, boost::describe::mod_public |
                                                                    boost::describe::mod_inherited>,
                           boost::mp11::mp_list>{});

template <class E>
inline constexpr auto kJsonWords = described::words<E>(
    boost::mp11::mp_rename<boost::describe::describe_enumerators<E>, boost::mp11::mp_list>{});

template <class T>
struct JsonCodec<
    T, std::enable_if_t<std::is_class_v<T> && boost::describe::has_describe_members<T>::value>> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path, T& out) {
    static_assert(kJsonMembers<T>.size() <= kMaxJsonMembers);
    return read_members(kJsonMembers<T>, value, path, &out);
  }
  static void write(std::string& out, const T& value) {
    write_members(kJsonMembers<T>, out, &value);
  }
  static std::string schema(Schemas& schemas) { return schemas.refer(kTypeName<T>, &full_schema); }

 private:
  static std::string full_schema(Schemas& schemas) {
    return schema_of_members(kJsonMembers<T>, kTypeName<T>, schemas);
  }
};

// Read in any case of its letters, written in the canonical one.
template <class E>
struct JsonCodec<E, std::enable_if_t<boost::describe::has_describe_enumerators<E>::value>> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path, E& out) {
    if (!value.is_string()) return path.refuse("must be a text");
    return read_text(value.as_string(), path, out);
  }
  static Outcome<> read_text(std::string_view text, const FieldPath& path, E& out) {
    const Outcome<std::int64_t> value = read_word(kJsonWords<E>, text, path);
    if (!value) return value.error();
    out = static_cast<E>(*value);
    return {};
  }
  static void write(std::string& out, E value) {
    out += '"';
    out += word_of(kJsonWords<E>, static_cast<std::int64_t>(value));
    out += '"';
  }
  static std::string schema(Schemas& schemas) { return schemas.refer(kTypeName<E>, &full_schema); }

 private:
  static std::string full_schema(Schemas&) { return schema_of_words(kJsonWords<E>); }
};

}  // namespace web
