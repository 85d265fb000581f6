#include "storage/sql/described_json.h"

#include "storage/sql/error.h"

namespace storage {

void read_described(const engine::feel::Value& from, bool& into) {
  into = from.is_true();
}

void read_described(const engine::feel::Value& from, std::string& into) {
  if (from.is_string()) into = from.as_string();
}

engine::feel::Value parse_column_json(std::string_view text) {
  const auto parsed = engine::feel::parse_json(text);
  if (!parsed) {
    throw StoreError(StoreErrorKind::kCorrupt, "a column is no JSON: " + parsed.error().message);
  }
  return *parsed;
}

}  // namespace storage
