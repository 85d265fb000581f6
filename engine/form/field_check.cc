#include "engine/form/field_check.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/feel/function.h"
#include "engine/feel/number.h"
#include "engine/feel/temporal.h"

namespace engine::form {
namespace {

using feel::Value;

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string number_text(const Value& number) {
  std::string text;
  feel::append_number(text, number);
  return text;
}

// What people mean, and what may be reckoned with years on: from 1900 to 2199.
bool has_plain_year(std::string_view text) {
  return text.size() > 4 && text[4] == '-' && text.substr(0, 4) >= "1900" &&
         text.substr(0, 4) <= "2199";
}

// The checks of one value; each appends at most one error.
class ValueCheck {
 public:
  ValueCheck(const Field& field, const Value& value, const std::string& path,
             const feel::Scope& names, const Context& context, std::vector<FieldError>& errors)
      : field_(field),
        value_(value),
        path_(path),
        names_(names),
        context_(context),
        errors_(errors) {}

  void run() {
    switch (field_.type) {
      case FieldType::kText:
      case FieldType::kTextArea: text(); return;
      case FieldType::kNumber: number(); return;
      case FieldType::kCheckbox:
        if (!value_.is_boolean()) wrong_type("应为是或否", "yes or no is needed");
        return;
      case FieldType::kChecklist:
        if (each_item_once()) for_each_item([this](const Value& item) { option(item); });
        return;
      case FieldType::kRadio:
      case FieldType::kSelect: option(value_); return;
      case FieldType::kDate: date(); return;
      case FieldType::kTime: time(); return;
      case FieldType::kDateTime: date_time(); return;
      case FieldType::kPerson:
      case FieldType::kOrg: choice(); return;
      case FieldType::kList:
      case FieldType::kGroup:
      case FieldType::kExpression: return;
    }
  }

 private:
  void add(std::string_view code, std::string zh, std::string en) {
    errors_.push_back(field_error(path_, code, std::move(zh), std::move(en)));
  }

  void wrong_type(std::string zh, std::string en) {
    add("wrong-type", std::move(zh), std::move(en));
  }

  void text() {
    if (!value_.is_string()) return wrong_type("应为文本", "a text is needed");
    const auto length = static_cast<std::int64_t>(code_points(value_.as_string()));
    const Constraints& wanted = field_.constraints;
    if (wanted.min_length && length < *wanted.min_length) {
      const std::string limit = std::to_string(*wanted.min_length);
      return add("too-short", "至少 " + limit + " 个字", "at least " + limit + " characters");
    }
    if (wanted.max_length && length > *wanted.max_length) {
      const std::string limit = std::to_string(*wanted.max_length);
      return add("too-long", "至多 " + limit + " 个字", "at most " + limit + " characters");
    }
    if (!wanted.pattern.empty() && !matches(wanted.pattern)) {
      add("pattern", "格式不对", "the text has not the form that is asked for");
    }
  }

  bool matches(const std::string& pattern) {
    const std::array<Value, 2> arguments = {value_, Value::string(pattern)};
    const Result<Value> found =
        feel::invoke(feel::built_in_function("matches"), arguments, context_.environment);
    return found.has_value() && found->is_true();
  }

  void number() {
    if (!value_.is_number()) return wrong_type("应为数字", "a number is needed");
    const Constraints& wanted = field_.constraints;
    if (wanted.min && feel::compare_numbers(value_, *wanted.min) < 0) {
      const std::string limit = number_text(*wanted.min);
      return add("too-small", "不小于 " + limit, "not less than " + limit);
    }
    if (wanted.max && feel::compare_numbers(value_, *wanted.max) > 0) {
      const std::string limit = number_text(*wanted.max);
      return add("too-large", "不大于 " + limit, "not more than " + limit);
    }
    if (wanted.decimal_digits && decimals() > *wanted.decimal_digits) {
      const std::string limit = std::to_string(*wanted.decimal_digits);
      add("too-precise", "至多 " + limit + " 位小数", "at most " + limit + " decimal places");
    }
  }

  std::int64_t decimals() const {
    const std::string text = number_text(value_);
    const std::size_t point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<std::int64_t>(text.size() - point - 1);
  }

  // False after a finding: what is no list, or holds something twice, is not looked into further.
  bool each_item_once() {
    if (!value_.is_list()) {
      wrong_type("应为列表", "a list is needed");
      return false;
    }
    const std::span<const Value> items = value_.items();
    if (items.size() > kMaxItems) {
      add("too-many", "选项过多", "too many items");
      return false;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (std::find(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i), items[i]) ==
          items.begin() + static_cast<std::ptrdiff_t>(i)) {
        continue;
      }
      add("twice", "不能重复选择", "nothing may be chosen twice");
      return false;
    }
    return true;
  }

  template <class Check>
  void for_each_item(const Check& check) {
    const std::size_t before = errors_.size();
    for (const Value& item : value_.items()) {
      if (errors_.size() == before) check(item);
    }
  }

  void option(const Value& chosen) {
    const auto is_chosen = [&](const Option& one) { return one.value == chosen; };
    if (std::any_of(field_.options.begin(), field_.options.end(), is_chosen)) return;
    const Value offered = offered_options(field_, names_, context_.environment);
    if (offered.is_list()) {
      for (const Value& item : offered.items()) {
        const Value* value = item.find("value");
        if ((value == nullptr ? item : *value) == chosen) return;
      }
    }
    add("not-an-option", "不是可选项", "this is none of the options");
  }

  void date() {
    const auto date = value_.is_string() ? feel::parse_date(value_.as_string()) : std::nullopt;
    if (date && !has_plain_year(value_.as_string())) return out_of_range();
    if (!date)
      return add("not-a-date", "应为日期，如 2021-08-06", "a date as 2021-08-06 is needed");
    if (!field_.constraints.no_past_dates) return;
    const Result<Value> today = feel::invoke(feel::built_in_function("today"),
                                             std::span<const Value>{}, context_.environment);
    if (today && today->is(feel::Kind::kDate) && *date < today->as_date()) {
      add("past-date", "不能早于今天", "the day may not lie in the past");
    }
  }

  void out_of_range() {
    add("out-of-range", "年份须在 1900 至 2199 之间", "the year must lie from 1900 to 2199");
  }

  void time() {
    const auto is_time = [](std::string_view text) {
      return feel::parse_time(text).has_value() ||
             feel::parse_time(std::string(text) + ":00").has_value();
    };
    if (!value_.is_string() || !is_time(value_.as_string())) {
      add("not-a-time", "应为时间，如 09:30", "a time as 09:30 is needed");
    }
  }

  void date_time() {
    const auto is_moment = [](std::string_view text) {
      return feel::parse_date_time(text).has_value() ||
             feel::parse_date_time(std::string(text) + ":00").has_value();
    };
    if (!value_.is_string() || !is_moment(value_.as_string())) {
      add("not-a-date-time", "应为日期和时间", "a date and time is needed");
    } else if (!has_plain_year(value_.as_string())) {
      out_of_range();
    }
  }

  void choice() {
    if (!field_.is_multiple) return one_choice(value_);
    if (each_item_once()) for_each_item([this](const Value& item) { one_choice(item); });
  }

  void one_choice(const Value& chosen) {
    const bool is_person = field_.type == FieldType::kPerson;
    if (!chosen.is_string() || chosen.as_string().empty()) {
      return wrong_type(is_person ? "应为人员" : "应为单位",
                        is_person ? "a person is needed" : "a unit is needed");
    }
    if (context_.directory == nullptr) return;
    const std::string_view name = chosen.as_string();
    const bool known = is_person ? context_.directory->has_person(name, field_.choice_filter)
                                 : context_.directory->has_unit(name, field_.choice_filter);
    if (!known && is_person) {
      add("unknown-person", "没有这个人员，或其岗位不符",
          "no such person, or not of the role asked for");
    } else if (!known) {
      add("unknown-unit", "没有这个单位，或其类别不符",
          "no such unit, or not of the kind asked for");
    } else if (!field_.stood_for_by.empty()) {
      representative(name);
    }
  }

  void representative(std::string_view unit) {
    const Value* person = names_.find(field_.stood_for_by);
    if (person == nullptr || !person->is_string()) return;
    if (!context_.directory->stands_for(person->as_string(), unit)) {
      add("not-of-unit", "该人员不在这个单位，不能代表它",
          "this person is not of that unit and cannot stand for it");
    }
  }

  const Field& field_;
  const Value& value_;
  const std::string& path_;
  const feel::Scope& names_;
  const Context& context_;
  std::vector<FieldError>& errors_;
};

}  // namespace

Value offered_options(const Field& field, const feel::Scope& names,
                      feel::Environment& environment) {
  if (!field.options_key.empty()) {
    const Value* found = names.find(field.options_key);
    return found == nullptr ? Value() : *found;
  }
  if (!field.options_expression) return Value();
  Result<Value> found = feel::evaluate(*field.options_expression, names, environment);
  return found ? std::move(*found) : Value();
}

FieldError field_error(std::string path, std::string_view code, std::string zh, std::string en) {
  return {std::move(path), std::string(code), {std::move(zh), std::move(en)}};
}

bool is_empty(const Field& field, const Value& value) {
  if (value.is_null()) return true;
  if (value.is_string()) {
    return value.as_string().find_first_not_of(" \t\r\n") == std::string_view::npos;
  }
  if (field.type == FieldType::kCheckbox) return value.is_false();
  return value.is_list() && value.items().empty();
}

void check_value(const Field& field, const Value& value, const std::string& path,
                 const feel::Scope& names, const Context& context,
                 std::vector<FieldError>& errors) {
  if (is_empty(field, value)) {
    if (field.constraints.required) {
      errors.push_back(field_error(path, "required", "必填", "this is needed"));
    }
    return;
  }
  ValueCheck(field, value, path, names, context, errors).run();
}

}  // namespace engine::form
