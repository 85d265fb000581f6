#include "web/routes/api/chosen_words.h"

#include <algorithm>

namespace web::api {
namespace {

using engine::feel::Value;
using engine::form::Field;
using engine::form::FieldType;

std::optional<Words> name_of(const engine::Snapshot& snapshot, FieldType type, const Value& value) {
  if (!value.is_string()) return std::nullopt;
  if (type == FieldType::kPerson) {
    const engine::Account* account = snapshot.account(value.as_string());
    if (account == nullptr) return std::nullopt;
    return words(account->name, account->name_en);
  }
  const engine::Unit* unit = snapshot.unit(value.as_string());
  if (unit == nullptr) return std::nullopt;
  return words(unit->name, unit->name_en);
}

std::optional<Words> one(const engine::Snapshot& snapshot, const Field& field, const Value& value) {
  if (field.type == FieldType::kPerson || field.type == FieldType::kOrg) {
    return name_of(snapshot, field.type, value);
  }
  const auto option =
      std::find_if(field.options.begin(), field.options.end(),
                   [&value](const auto& offered) { return offered.value == value; });
  if (option == field.options.end()) return std::nullopt;
  return words_of(option->label);
}

}  // namespace

std::optional<Words> chosen_words(const engine::Snapshot& snapshot, const Field& field,
                                  const Value& value) {
  if (!value.is_list()) return one(snapshot, field, value);
  std::optional<Words> all;
  for (const Value& item : value.items()) {
    const std::optional<Words> next = one(snapshot, field, item);
    if (!next) return std::nullopt;
    if (!all) {
      all = next;
    } else {
      all->zh += "、" + next->zh;
      all->en += ", " + next->en;
    }
  }
  return all;
}

}  // namespace web::api
