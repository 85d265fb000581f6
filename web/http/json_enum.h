#pragma once

#include <array>
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>

#include "web/http/json_codec.h"
#include "web/http/wire_name.h"

namespace web {

struct JsonWord {
  std::string_view word;
  std::int64_t value;
};

Outcome<std::int64_t> read_word(std::span<const JsonWord> words, std::string_view text,
                                const FieldPath& path);
std::string_view word_of(std::span<const JsonWord> words, std::int64_t value);
std::string schema_of_words(std::span<const JsonWord> words);

namespace described {

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

template <class E>
inline constexpr auto kJsonWords = described::words<E>(
    boost::mp11::mp_rename<boost::describe::describe_enumerators<E>, boost::mp11::mp_list>{});

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
