#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace web {

// How a C++ name travels when the rule of its kind does not give it: {"eq", "$eq"}.
struct WireName {
  std::string_view name;
  std::string_view wire;
};

// Members of a described struct travel in camelCase: `process_instance_key` as
// `processInstanceKey`; a trailing `_` is dropped. Specialise for exceptions.
template <class T>
inline constexpr std::span<const WireName> kWireNames{};

// How the words of an enumeration are made of its enumerators.
enum class WordStyle {
  kUpperSnake,  // kInProgress: IN_PROGRESS
  kLowerSnake,  // kInProgress: in_progress
  kCamel,       // kInProgress: inProgress
};

template <class E>
inline constexpr WordStyle kWordStyle = WordStyle::kUpperSnake;

// A short text that is made while compiling.
class FixedText {
 public:
  constexpr void push(char letter) { letters_[size_++] = letter; }
  constexpr void push(std::string_view text) {
    for (const char letter : text) push(letter);
  }
  constexpr void cut(std::size_t size) { size_ = size; }
  constexpr std::string_view view() const { return {letters_.data(), size_}; }

 private:
  std::array<char, 96> letters_{};
  std::size_t size_ = 0;
};

constexpr bool is_upper(char letter) {
  return letter >= 'A' && letter <= 'Z';
}
constexpr bool is_lower(char letter) {
  return letter >= 'a' && letter <= 'z';
}
constexpr char upper(char letter) {
  return is_lower(letter) ? static_cast<char>(letter - 'a' + 'A') : letter;
}
constexpr char lower(char letter) {
  return is_upper(letter) ? static_cast<char>(letter - 'A' + 'a') : letter;
}

constexpr FixedText camel_case(std::string_view member) {
  FixedText text;
  if (member.ends_with('_')) member.remove_suffix(1);
  bool begins_word = false;
  for (const char letter : member) {
    if (letter == '_') {
      begins_word = true;
      continue;
    }
    text.push(begins_word ? upper(letter) : letter);
    begins_word = false;
  }
  return text;
}

constexpr FixedText enumerator_word(std::string_view enumerator, WordStyle style) {
  FixedText text;
  if (enumerator.size() > 1 && enumerator[0] == 'k' && is_upper(enumerator[1])) {
    enumerator.remove_prefix(1);
  }
  bool first = true;
  for (const char letter : enumerator) {
    if (style == WordStyle::kCamel) {
      text.push(first ? lower(letter) : letter);
    } else {
      if (!first && is_upper(letter)) text.push('_');
      text.push(style == WordStyle::kUpperSnake ? upper(letter) : lower(letter));
    }
    first = false;
  }
  return text;
}

constexpr std::string_view exception_for(std::span<const WireName> table, std::string_view name) {
  for (const WireName& row : table) {
    if (row.name == name) return row.wire;
  }
  return {};
}

// `web::Page<web::Task>` is `PageOfTask`.
constexpr FixedText plain_type_name(std::string_view full) {
  FixedText text;
  std::size_t mark = 0;
  for (const char letter : full) {
    if (letter == ':' || letter == '}') {
      text.cut(mark);
    } else if (letter == '<') {
      text.push("Of");
      mark = text.view().size();
    } else if (letter == ',') {
      text.push("And");
      mark = text.view().size();
    } else if (letter != ' ' && letter != '>' && letter != '{') {
      text.push(letter);
    }
  }
  return text;
}

template <class T>
constexpr FixedText type_name_of() {
  constexpr std::string_view kFunction = __PRETTY_FUNCTION__;
  constexpr std::size_t kBegin = kFunction.find("T = ") + 4;
  constexpr std::size_t kEnd = kFunction.find_last_of(']');
  return plain_type_name(kFunction.substr(kBegin, kEnd - kBegin));
}

template <class T>
inline constexpr FixedText kPlainTypeName = type_name_of<T>();

// The name of a type in the document: that of C++ without namespaces. Specialise where two meet.
template <class T>
inline constexpr std::string_view kTypeName = kPlainTypeName<T>.view();

}  // namespace web
