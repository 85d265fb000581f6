#include "engine/feel/literal.h"

#include <algorithm>

#include "engine/feel/text.h"

namespace engine::feel {
namespace {

bool append(std::string& out, const Value& value);

bool append_list(std::string& out, const Value& list) {
  out += '[';
  const char* separator = "";
  for (const Value& item : list.items()) {
    out += separator;
    separator = ",";
    if (!append(out, item)) return false;
  }
  out += ']';
  return true;
}

bool append_context(std::string& out, const Value& context) {
  out += '{';
  const char* separator = "";
  for (const Entry& entry : context.entries()) {
    out += separator;
    separator = ",";
    append_text(out, Value::string(entry.key), TextStyle::kQuoted);
    out += ':';
    if (!append(out, entry.value)) return false;
  }
  out += '}';
  return true;
}

// Of one bounded on one side: `(< 5)`.
bool append_half(std::string& out, const char* comparison, bool closed, const Value& end) {
  out.append("(").append(comparison).append(closed ? "=" : "");
  if (!append(out, end)) return false;
  out += ')';
  return true;
}

bool append_range(std::string& out, const Range& range) {
  if (range.low.is_null()) return append_half(out, "<", range.high_closed, range.high);
  if (range.high.is_null()) return append_half(out, ">", range.low_closed, range.low);
  out += range.low_closed ? '[' : '(';
  if (!append(out, range.low)) return false;
  out += "..";
  if (!append(out, range.high)) return false;
  out += range.high_closed ? ']' : ')';
  return true;
}

bool append(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::kFunction: return false;
    case Kind::kList: return append_list(out, value);
    case Kind::kContext: return append_context(out, value);
    case Kind::kRange: return append_range(out, value.as_range());
    case Kind::kNull:
    case Kind::kBoolean:
    case Kind::kNumber:
    case Kind::kString: append_text(out, value, TextStyle::kQuoted); return true;
    case Kind::kDate:
    case Kind::kTime:
    case Kind::kDateTime:
    case Kind::kYearsMonths:
    case Kind::kDaysTime: out.append("@\"").append(to_text(value)).append("\""); return true;
  }
  return false;
}

}  // namespace

bool is_json(const Value& value) {
  switch (value.kind()) {
    case Kind::kNull:
    case Kind::kBoolean:
    case Kind::kNumber:
    case Kind::kString: return true;
    case Kind::kList: return std::all_of(value.items().begin(), value.items().end(), is_json);
    case Kind::kContext:
      return std::all_of(value.entries().begin(), value.entries().end(),
                         [](const Entry& entry) { return is_json(entry.value); });
    case Kind::kDate:
    case Kind::kTime:
    case Kind::kDateTime:
    case Kind::kYearsMonths:
    case Kind::kDaysTime:
    case Kind::kRange:
    case Kind::kFunction: return false;
  }
  return false;
}

std::optional<std::string> to_literal(const Value& value) {
  std::string out;
  if (!append(out, value)) return std::nullopt;
  return out;
}

}  // namespace engine::feel
