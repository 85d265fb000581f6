#include "engine/feel/text.h"

#include "engine/feel/function.h"
#include "engine/feel/number.h"
#include "engine/feel/utf8.h"

namespace engine::feel {
namespace {

constexpr std::size_t kLongEnough = std::size_t{2} << 20;

struct CodeRange {
  char32_t first;
  char32_t last;
};

// DMN 1.5 §10.3.1.2, grammar rules 28 and 29.
constexpr CodeRange kNameStart[] = {
    {'?', '?'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
    {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
constexpr CodeRange kNameMore[] = {{'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

void append_quoted(std::string& out, std::string_view text) {
  out.push_back('"');
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  out.push_back('"');
}

void append_list(std::string& out, const Value& value) {
  out.push_back('[');
  const char* separator = "";
  for (const Value& item : value.items()) {
    if (out.size() > kLongEnough) return;
    out.append(separator);
    append_text(out, item, TextStyle::kQuoted);
    separator = ", ";
  }
  out.push_back(']');
}

void append_context(std::string& out, const Value& value) {
  out.push_back('{');
  const char* separator = "";
  for (const Entry& entry : value.entries()) {
    if (out.size() > kLongEnough) return;
    out.append(separator);
    if (is_simple_name(entry.key)) {
      out.append(entry.key);
    } else {
      append_quoted(out, entry.key);
    }
    out.append(": ");
    append_text(out, entry.value, TextStyle::kQuoted);
    separator = ", ";
  }
  out.push_back('}');
}

void append_range(std::string& out, const Range& range) {
  out.push_back(range.low_closed ? '[' : '(');
  append_text(out, range.low, TextStyle::kQuoted);
  out.append("..");
  append_text(out, range.high, TextStyle::kQuoted);
  out.push_back(range.high_closed ? ']' : ')');
}

void append_function(std::string& out, const Function& function) {
  out.append("function(");
  const char* separator = "";
  for (const Parameter& parameter : function.parameters()) {
    out.append(separator).append(parameter.name);
    separator = ", ";
  }
  out.push_back(')');
}

}  // namespace

bool is_name_start(char32_t c) {
  for (const CodeRange& range : kNameStart) {
    if (c >= range.first && c <= range.last) return true;
  }
  return false;
}

bool is_name_part(char32_t c) {
  if (is_name_start(c)) return true;
  for (const CodeRange& range : kNameMore) {
    if (c >= range.first && c <= range.last) return true;
  }
  return false;
}

bool is_simple_name(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = 0;
  if (!is_name_start(next_code_point(text, at))) return false;
  while (at < text.size()) {
    if (!is_name_part(next_code_point(text, at))) return false;
  }
  return true;
}

void append_text(std::string& out, const Value& value, TextStyle style) {
  switch (value.kind()) {
    case Kind::kNull: out.append("null"); return;
    case Kind::kBoolean: out.append(value.as_boolean() ? "true" : "false"); return;
    case Kind::kNumber: return append_number(out, value);
    case Kind::kString:
      if (style == TextStyle::kQuoted) return append_quoted(out, value.as_string());
      out.append(value.as_string());
      return;
    case Kind::kDate: return append_date(out, value.as_date());
    case Kind::kTime: return append_time(out, value.as_time());
    case Kind::kDateTime: return append_date_time(out, value.as_date_time());
    case Kind::kYearsMonths: return append_months(out, value.as_years_months());
    case Kind::kDaysTime: return append_days_time(out, value.as_days_time());
    case Kind::kList: return append_list(out, value);
    case Kind::kContext: return append_context(out, value);
    case Kind::kRange: return append_range(out, value.as_range());
    case Kind::kFunction: return append_function(out, *value.as_function());
  }
}

std::string to_text(const Value& value) {
  std::string text;
  append_text(text, value, TextStyle::kPlain);
  return text;
}

}  // namespace engine::feel
