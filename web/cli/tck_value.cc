#include "web/cli/tck_value.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/feel/json.h"
#include "engine/feel/number.h"
#include "engine/feel/temporal.h"

namespace web {
namespace {

namespace feel = engine::feel;
using engine::Failure;
using engine::Result;
using feel::Kind;
using feel::Value;

Failure malformed(std::string_view tag) {
  return {
      engine::ErrorCode::kInvalidValue, "malformed value of kind '" + std::string(tag) + "'", {}};
}

std::optional<Value> duration(std::string_view text) {
  if (const auto months = feel::parse_months(text)) return Value::years_months(*months);
  if (const auto days = feel::parse_days_time(text)) return Value::days_time(*days);
  return std::nullopt;
}

std::optional<Value> from_text(std::string_view tag, std::string_view text) {
  if (tag == "string") return Value::string(text);
  if (tag == "number") return feel::parse_number(text);
  if (tag == "duration") return duration(text);
  if (tag == "date") {
    const auto date = feel::parse_date(text);
    return date ? std::optional(Value::date(*date)) : std::nullopt;
  }
  if (tag == "time") {
    const auto time = feel::parse_time(text);
    return time ? std::optional(Value::time(*time)) : std::nullopt;
  }
  if (tag == "dateTime") {
    const auto moment = feel::parse_date_time(text);
    return moment ? std::optional(Value::date_time(*moment)) : std::nullopt;
  }
  return std::nullopt;
}

Result<Value> from_list(const Value& list) {
  std::vector<Value> items;
  for (const Value& item : list.items()) {
    Result<Value> value = from_tck_value(item);
    if (!value) return value;
    items.push_back(std::move(*value));
  }
  return Value::list(std::move(items));
}

Result<Value> from_context(const Value& context) {
  std::vector<feel::Entry> entries;
  for (const feel::Entry& entry : context.entries()) {
    Result<Value> value = from_tck_value(entry.value);
    if (!value) return value;
    entries.push_back({entry.key, std::move(*value)});
  }
  return Value::context(std::move(entries));
}

void append_tagged_text(std::string& out, std::string_view tag, std::string_view text) {
  out += "{\"";
  out += tag;
  out += "\":";
  feel::append_json_string(out, text);
  out += '}';
}

void append_list(std::string& out, const Value& list) {
  out += "{\"list\":[";
  bool first = true;
  for (const Value& item : list.items()) {
    if (!first) out += ',';
    first = false;
    append_tck_value(out, item);
  }
  out += "]}";
}

void append_context(std::string& out, const Value& context) {
  out += "{\"context\":{";
  bool first = true;
  for (const feel::Entry& entry : context.entries()) {
    if (!first) out += ',';
    first = false;
    feel::append_json_string(out, entry.key);
    out += ':';
    append_tck_value(out, entry.value);
  }
  out += "}}";
}

void append_range(std::string& out, const feel::Range& range) {
  out += "{\"range\":{\"low\":";
  append_tck_value(out, range.low);
  out += range.low_closed ? ",\"lowClosed\":true,\"high\":" : ",\"lowClosed\":false,\"high\":";
  append_tck_value(out, range.high);
  out += range.high_closed ? ",\"highClosed\":true}}" : ",\"highClosed\":false}}";
}

// Numbers and temporal values as text.
std::string text_of(const Value& value) {
  std::string text;
  if (value.is(Kind::kNumber)) feel::append_number(text, value);
  if (value.is(Kind::kDate)) feel::append_date(text, value.as_date());
  if (value.is(Kind::kTime)) feel::append_time(text, value.as_time());
  if (value.is(Kind::kDateTime)) feel::append_date_time(text, value.as_date_time());
  if (value.is(Kind::kYearsMonths)) feel::append_months(text, value.as_years_months());
  if (value.is(Kind::kDaysTime)) feel::append_days_time(text, value.as_days_time());
  return text;
}

}  // namespace

Result<Value> from_tck_value(const Value& tagged) {
  if (!tagged.is_context() || tagged.entries().size() != 1) return malformed("");
  const feel::Entry& entry = tagged.entries().front();
  if (entry.key == "null") return Value();
  if (entry.key == "boolean" && entry.value.is_boolean()) return entry.value;
  if (entry.key == "list" && entry.value.is_list()) return from_list(entry.value);
  if (entry.key == "context" && entry.value.is_context()) return from_context(entry.value);
  if (!entry.value.is_string()) return malformed(entry.key);
  std::optional<Value> value = from_text(entry.key, entry.value.as_string());
  if (!value) return malformed(entry.key);
  return std::move(*value);
}

void append_tck_value(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::kNull: out += "{\"null\":true}"; return;
    case Kind::kBoolean:
      out += value.as_boolean() ? "{\"boolean\":true}" : "{\"boolean\":false}";
      return;
    case Kind::kString: append_tagged_text(out, "string", value.as_string()); return;
    case Kind::kNumber: append_tagged_text(out, "number", text_of(value)); return;
    case Kind::kDate: append_tagged_text(out, "date", text_of(value)); return;
    case Kind::kTime: append_tagged_text(out, "time", text_of(value)); return;
    case Kind::kDateTime: append_tagged_text(out, "dateTime", text_of(value)); return;
    case Kind::kYearsMonths:
    case Kind::kDaysTime: append_tagged_text(out, "duration", text_of(value)); return;
    case Kind::kList: append_list(out, value); return;
    case Kind::kContext: append_context(out, value); return;
    case Kind::kRange: append_range(out, value.as_range()); return;
    case Kind::kFunction: append_tagged_text(out, "function", "function"); return;
  }
}

}  // namespace web
