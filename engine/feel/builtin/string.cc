#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>

#include "engine/feel/builtin/registry.h"
#include "engine/feel/utf8.h"

namespace engine::feel {
namespace {

constexpr Kinds kString = bit(Kind::kString);
constexpr Kinds kNumber = bit(Kind::kNumber);
constexpr Kinds kList = bit(Kind::kList);

Value length(const Call& call) {
  return Value::number(static_cast<std::int64_t>(count_code_points(call[0].as_string())));
}

// From a position counted from 1, or from the end with -1, in code points.
Value substring(const Call& call) {
  const std::string_view text = call[0].as_string();
  const auto size = static_cast<std::int64_t>(count_code_points(text));
  const std::int64_t start = to_integer_cut(call[1].as_number());
  if (start == 0 || start > size || start < -size) {
    return call.null("the start position is not in the string");
  }
  const std::int64_t first = start > 0 ? start - 1 : size + start;
  std::int64_t count = size - first;
  if (call.has(2)) {
    const std::int64_t asked = to_integer_cut(call[2].as_number());
    if (asked < 1) return call.null("the length is not positive");
    count = std::min(count, asked);
  }
  const std::size_t begin = byte_offset(text, static_cast<std::size_t>(first));
  const std::string_view rest = text.substr(begin);
  return call.string(rest.substr(0, byte_offset(rest, static_cast<std::size_t>(count))));
}

Value upper_case(const Call& call) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(std::string(call[0].as_string()));
  std::string result;
  return call.string(text.toUpper(icu::Locale::getRoot()).toUTF8String(result));
}

Value lower_case(const Call& call) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(std::string(call[0].as_string()));
  std::string result;
  return call.string(text.toLower(icu::Locale::getRoot()).toUTF8String(result));
}

Value substring_before(const Call& call) {
  const std::size_t found = call[0].as_string().find(call[1].as_string());
  return call.string(found == std::string_view::npos ? std::string_view()
                                                     : call[0].as_string().substr(0, found));
}

Value substring_after(const Call& call) {
  const std::string_view text = call[0].as_string();
  const std::size_t found = text.find(call[1].as_string());
  if (found == std::string_view::npos) return Value::string("");
  return call.string(text.substr(found + call[1].as_string().size()));
}

Value contains(const Call& call) {
  return Value::boolean(call[0].as_string().find(call[1].as_string()) != std::string_view::npos);
}

Value starts_with(const Call& call) {
  return Value::boolean(call[0].as_string().starts_with(call[1].as_string()));
}

Value ends_with(const Call& call) {
  return Value::boolean(call[0].as_string().ends_with(call[1].as_string()));
}

// Nulls are left out; a null delimiter is an empty one.
std::optional<std::string> joined(const Call& call, std::string_view delimiter) {
  std::string text;
  bool first = true;
  for (const Value& item : call[0].items()) {
    if (item.is_null()) continue;
    if (!item.is_string()) return std::nullopt;
    if (!first) text.append(delimiter);
    first = false;
    text.append(item.as_string());
    if (!call.budget().string_size(text.size())) return std::nullopt;
  }
  return text;
}

Value string_join(const Call& call) {
  if (!call.budget().steps(static_cast<std::int64_t>(call[0].items().size()))) return {};
  const std::string_view delimiter = call.has(1) ? call[1].as_string() : std::string_view();
  std::optional<std::string> text = joined(call, delimiter);
  if (!text) return call.null("an item is no string");
  if (call.has(2)) text->insert(0, call[2].as_string());
  if (call.has(3)) text->append(call[3].as_string());
  return call.string(*text);
}

bool is_blank_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (!is_blank_space(next_code_point(text, next))) break;
    begin = next;
  }
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size();) {
    if (!is_blank_space(next_code_point(text, at))) end = at;
  }
  return text.substr(begin, end - begin);
}

Value trim(const Call& call) {
  return call.string(trimmed(call[0].as_string()));
}
Value is_blank(const Call& call) {
  return Value::boolean(trimmed(call[0].as_string()).empty());
}

constexpr BuiltinParameter kText{"string", kString};
constexpr BuiltinParameter kMatch{"match", kString};
constexpr BuiltinParameter kDelimiter{"delimiter", static_cast<Kinds>(kString | bit(Kind::kNull)),
                                      BuiltinParameter::kOptional};

constexpr Builtin kTable[] = {
    {"string length", {{kText}}, length},
    {"substring",
     {{kText, {"start position", kNumber}, {"length", kNumber, BuiltinParameter::kOptional}}},
     substring},
    {"upper case", {{kText}}, upper_case},
    {"lower case", {{kText}}, lower_case},
    {"substring before", {{kText, kMatch}}, substring_before},
    {"substring after", {{kText, kMatch}}, substring_after},
    {"contains", {{kText, kMatch}}, contains},
    {"starts with", {{kText, kMatch}}, starts_with},
    {"ends with", {{kText, kMatch}}, ends_with},
    {"string join", {{{"list", kList}, kDelimiter}}, string_join},
    {"string join",
     {{{"list", kList}, kDelimiter, {"prefix", kString}, {"suffix", kString}}},
     string_join},
    {"trim", {{kText}}, trim},
    {"is blank", {{kText}}, is_blank},
};

}  // namespace

std::span<const Builtin> string_builtins() {
  return kTable;
}

}  // namespace engine::feel
