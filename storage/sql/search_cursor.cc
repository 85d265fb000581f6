#include "engine/feel/json.h"
#include "storage/log/base64.h"
#include "storage/sql/search_sql.h"

namespace storage {

std::string write_cursor(const std::vector<SortValue>& values) {
  std::string json;
  for (const SortValue& value : values) {
    json += json.empty() ? '[' : ',';
    if (!value) {
      json += "null";
    } else if (const auto* number = std::get_if<std::int64_t>(&*value)) {
      json += std::to_string(*number);
    } else {
      engine::feel::append_json_string(json, std::get<std::string>(*value));
    }
  }
  json += ']';
  std::string cursor;
  append_base64(cursor, json);
  return cursor;
}

std::optional<std::vector<SortValue>> read_cursor(std::string_view cursor) {
  const auto json = decode_base64(cursor);
  if (!json) return std::nullopt;
  const auto parsed = engine::feel::parse_json(*json);
  if (!parsed || !parsed->is_list()) return std::nullopt;
  std::vector<SortValue> values;
  for (const engine::feel::Value& item : parsed->items()) {
    if (item.is_null()) {
      values.emplace_back();
    } else if (const auto number = item.as_integer()) {
      values.emplace_back(*number);
    } else if (item.is_string()) {
      values.emplace_back(std::string(item.as_string()));
    } else {
      return std::nullopt;
    }
  }
  return values;
}

}  // namespace storage
