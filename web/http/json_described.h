#pragma once

#include <array>
#include <boost/describe/bases.hpp>
#include <boost/describe/class.hpp>
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
  // Whether it can be a query parameter. Its own member: with sanitizers g++ takes no comparison
  // of a function's address for a constant.
  bool fits_query;
  Outcome<> (*read)(void* object, const engine::feel::Value& value, const FieldPath& path);
  // Null for what does not fit a query.
  Outcome<> (*read_text)(void* object, std::string_view text, const FieldPath& path);
  // Null: always written.
  bool (*is_written)(const void* object);
  void (*write)(std::string& out, const void* object);
  Schemas::Write schema;
  // In a query; null where `read_text` is.
  Schemas::Write text_schema;
};

inline constexpr std::size_t kMaxJsonMembers = 64;

// Refuses what is no object, a field that no member is named for, and a missing one that may not
// be.
Outcome<> read_members(std::span<const JsonMember> members, const engine::feel::Value& value,
                       const FieldPath& path, void* object);
void write_members(std::span<const JsonMember> members, std::string& out, const void* object);
std::string schema_of_members(std::span<const JsonMember> members, std::string_view type,
                              Schemas& schemas);

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
  static bool is_written(const void* object) { return Codec::is_written(of(object)); }
  static void write(std::string& out, const void* object) { Codec::write(out, of(object)); }
  static std::string text_schema(Schemas& schemas) {
    if constexpr (requires { Codec::text_schema(schemas); }) return Codec::text_schema(schemas);
    return Codec::schema(schemas);
  }

  static constexpr JsonMember row() {
    JsonMember member{};
    member.name = MemberName<D>::kText;
    member.may_be_missing = kMayBeMissing<Member>;
    member.read = &read;
    if constexpr (requires(const Member& value) { Codec::is_written(value); }) {
      member.is_written = &is_written;
    }
    member.write = &write;
    member.schema = &Codec::schema;
    if constexpr (ReadsText<Member>) {
      member.fits_query = true;
      member.read_text = &read_text;
      member.text_schema = &text_schema;
    }
    return member;
  }
};

template <class T, class... D>
constexpr std::array<JsonMember, sizeof...(D)> rows(boost::mp11::mp_list<D...>) {
  return {MemberFunctions<T, D>::row()...};
}

}  // namespace described

// The members of a described struct, those of its bases first.
template <class T>
inline constexpr auto kJsonMembers = described::rows<T>(
    boost::mp11::mp_rename<boost::describe::describe_members<T, boost::describe::mod_public |
                                                                    boost::describe::mod_inherited>,
                           boost::mp11::mp_list>{});

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

}  // namespace web
