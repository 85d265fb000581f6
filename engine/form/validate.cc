#include "engine/form/validate.h"

#include <algorithm>
#include <optional>
#include <ostream>
#include <utility>

#include "engine/form/field_check.h"

namespace engine::form {
namespace {

using feel::Entry;
using feel::Value;

constexpr std::size_t kMinReasonLength = 20;
constexpr std::size_t kMaxErrors = 100;

// What one level of the form is checked against: the form itself, a group with a key, or one entry
// of a dynamic list.
struct Level {
  const std::vector<Field>& fields;
  // What was filled in; a context or null.
  const Value& raw;
  // What read-only fields show: a context or null; at the top the scope is asked.
  const Value& shown;
  // "" at the top, else "posts[1]".
  const std::string& path;
  const feel::Scope& outer;
};

bool writes_something(const std::vector<Field>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const Field& field) {
    if (field.read_only.always) return false;
    const bool is_container = field.type == FieldType::kGroup || field.type == FieldType::kList;
    return !is_container || writes_something(field.fields);
  });
}

const Value* value_of(const std::vector<Entry>& entries, std::string_view key) {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

class Validation {
 public:
  explicit Validation(const Context& context) : context_(context) {}

  std::vector<Entry> level(const Level& level);
  std::vector<FieldError>& errors() { return errors_; }

 private:
  // A field of a level together with what is known of it before its value is looked at.
  struct Seen {
    const Field* field;
    bool is_hidden;
    bool is_read_only;
  };

  void see(const std::vector<Field>& fields, const feel::Scope& names, bool is_hidden,
           std::vector<Seen>& seen);
  bool is_on(const Switch& condition, const feel::Scope& names);
  Value shown_value(const Level& level, std::string_view key) const;
  Value names_of_level(const Level& level, const std::vector<Seen>& seen) const;
  void refuse_unknown(const Level& level, const std::vector<Seen>& seen);
  void take(const Level& level, const Seen& seen, const feel::Scope& names,
            std::vector<Entry>& taken);
  Value container(const Level& level, const Field& field, const feel::Scope& names);
  Value list(const Field& field, const Value& raw, const Value& shown, const std::string& path,
             const feel::Scope& names);
  void compute(const Level& level, const std::vector<Seen>& seen, std::vector<Entry>& taken);
  void check(const Level& level, const std::vector<Seen>& seen, const std::vector<Entry>& taken);
  void check_field(const Field& field, const std::string& path, const feel::Scope& names);
  bool has_error_below(const std::string& path) const;
  void add(const std::string& path, std::string_view code, std::string zh, std::string en) {
    if (is_full()) return;
    errors_.push_back(field_error(path, code, std::move(zh), std::move(en)));
  }
  // An answer with that many errors is refused; nobody reads more of them.
  bool is_full() const { return errors_.size() >= kMaxErrors; }

  const Context& context_;
  std::vector<FieldError> errors_;
};

std::string path_of(const Level& level, const Field& field) {
  const std::string& name = field.key.empty() ? field.id : field.key;
  return level.path.empty() ? name : level.path + "." + name;
}

const Value& raw_value(const Level& level, const Field& field) {
  static const Value kNothing;
  const Value* found = level.raw.find(field.key);
  return found == nullptr ? kNothing : *found;
}

bool Validation::is_on(const Switch& condition, const feel::Scope& names) {
  if (condition.always || !condition.condition) return condition.always;
  const Result<Value> value = feel::evaluate(*condition.condition, names, context_.environment);
  return value.has_value() && value->is_true();
}

// Lists the fields of a level; a group without a key hides and locks what it holds.
void Validation::see(const std::vector<Field>& fields, const feel::Scope& names, bool is_hidden,
                     std::vector<Seen>& seen) {
  for (const Field& field : fields) {
    const bool hidden = is_hidden || is_on(field.hidden, names);
    seen.push_back({&field, hidden, is_on(field.read_only, names)});
    if (field.type == FieldType::kGroup && field.key.empty()) {
      see(field.fields, names, hidden, seen);
    }
  }
}

Value Validation::shown_value(const Level& level, std::string_view key) const {
  const Value* found = level.path.empty() ? context_.scope.find(key) : level.shown.find(key);
  return found == nullptr ? Value() : *found;
}

// What expressions of the level see by name: every field has a value, if only null, so that no
// variable of the scope stands in for an empty field.
Value Validation::names_of_level(const Level& level, const std::vector<Seen>& seen) const {
  std::vector<Entry> entries;
  for (const Seen& one : seen) {
    const Field& field = *one.field;
    if (field.key.empty()) continue;
    entries.push_back(
        {field.key, one.is_read_only ? shown_value(level, field.key) : raw_value(level, field)});
  }
  return Value::context(std::move(entries));
}

void Validation::refuse_unknown(const Level& level, const std::vector<Seen>& seen) {
  if (!level.raw.is_context()) return;
  for (const Entry& entry : level.raw.entries()) {
    const bool known = std::any_of(seen.begin(), seen.end(), [&](const Seen& one) {
      return !one.field->key.empty() && one.field->key == entry.key;
    });
    const bool is_decision = level.path.empty() && context_.outcomes != nullptr &&
                             (entry.key == "outcome" || entry.key == "opinion");
    if (known || is_decision) continue;
    add(level.path.empty() ? entry.key : level.path + "." + entry.key, "unknown-field",
        "表单没有这一项", "the form has no such field");
  }
}

Value Validation::list(const Field& field, const Value& raw, const Value& shown,
                       const std::string& path, const feel::Scope& names) {
  if (!raw.is_null() && !raw.is_list()) {
    add(path, "wrong-type", "应为列表", "a list is needed");
    return Value();
  }
  const std::span<const Value> items = raw.is_list() ? raw.items() : std::span<const Value>{};
  const std::span<const Value> known = shown.is_list() ? shown.items() : std::span<const Value>{};
  if (field.constraints.required && items.empty()) {
    add(path, "required", "必填", "this is needed");
  }
  if (items.size() > kMaxItems || (!field.is_growing && items.size() != known.size())) {
    add(path, "wrong-length", "条数不对", "the list has not as many entries as it must have");
    return Value();
  }
  std::vector<Value> taken;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item_path = path + "[" + std::to_string(i) + "]";
    if (!items[i].is_context()) {
      add(item_path, "wrong-type", "应为一组字段", "a group of fields is needed");
      continue;
    }
    const Value around = Value::context({{"i", Value::number(static_cast<std::int64_t>(i + 1))}});
    const feel::ContextScope numbered(around, &names);
    taken.push_back(Value::context(level(
        {field.fields, items[i], i < known.size() ? known[i] : Value(), item_path, numbered})));
  }
  return Value::list(std::move(taken));
}

Value Validation::container(const Level& level, const Field& field, const feel::Scope& names) {
  const std::string path = path_of(level, field);
  const Value& raw = raw_value(level, field);
  const Value shown = shown_value(level, field.key);
  if (field.type == FieldType::kList) return list(field, raw, shown, path, names);
  if (!raw.is_null() && !raw.is_context()) {
    add(path, "wrong-type", "应为一组字段", "a group of fields is needed");
    return Value();
  }
  return Value::context(this->level({field.fields, raw, shown, path, names}));
}

// A read-only field at the top is a variable already; further in it must stay in what is written.
void Validation::take(const Level& level, const Seen& seen, const feel::Scope& names,
                      std::vector<Entry>& taken) {
  const Field& field = *seen.field;
  if (seen.is_hidden || field.key.empty() || field.type == FieldType::kExpression) return;
  if (seen.is_read_only) {
    if (!level.path.empty()) taken.push_back({field.key, shown_value(level, field.key)});
    return;
  }
  if (field.type == FieldType::kGroup || field.type == FieldType::kList) {
    if (!writes_something(field.fields) && level.path.empty()) return;
    taken.push_back({field.key, container(level, field, names)});
    return;
  }
  const Value& raw = raw_value(level, field);
  if (!is_full()) check_value(field, raw, path_of(level, field), names, context_, errors_);
  const bool is_unticked = field.type == FieldType::kCheckbox && raw.is_null();
  const Value nothing = is_unticked ? Value::boolean(false) : Value();
  const bool keeps = !is_empty(field, raw) || raw.is_boolean() || raw.is_list();
  taken.push_back({field.key, keeps ? raw : nothing});
}

void Validation::compute(const Level& level, const std::vector<Seen>& seen,
                         std::vector<Entry>& taken) {
  for (const Seen& one : seen) {
    if (one.is_hidden || !one.field->expression) continue;
    const feel::ContextScope names(Value::context(taken), &level.outer);
    Result<Value> value = feel::evaluate(*one.field->expression, names, context_.environment);
    if (!value) {
      add(path_of(level, *one.field), "not-evaluated", value.error().message,
          value.error().message);
      continue;
    }
    taken.push_back({one.field->key, std::move(*value)});
  }
}

bool Validation::has_error_below(const std::string& path) const {
  return std::any_of(errors_.begin(), errors_.end(), [&](const FieldError& error) {
    if (!error.field.starts_with(path)) return false;
    const char next = error.field.size() == path.size() ? '.' : error.field[path.size()];
    return next == '.' || next == '[';
  });
}

void Validation::check_field(const Field& field, const std::string& path,
                             const feel::Scope& names) {
  if (is_full() || has_error_below(path)) return;
  const Result<Value> met = feel::evaluate(*field.check, names, context_.environment);
  if (!met) return add(path, "not-evaluated", met.error().message, met.error().message);
  if (met->is_true()) return;
  const Title& words = field.check_message;
  add(path, "check", words.zh, words.en.empty() ? words.zh : words.en);
}

void Validation::check(const Level& level, const std::vector<Seen>& seen,
                       const std::vector<Entry>& taken) {
  std::vector<Entry> entries = taken;
  for (const Seen& one : seen) {
    const std::string& key = one.field->key;
    if (key.empty() || value_of(taken, key) != nullptr) continue;
    entries.push_back({key, one.is_hidden ? Value() : shown_value(level, key)});
  }
  const feel::ContextScope names(Value::context(std::move(entries)), &level.outer);
  for (const Seen& one : seen) {
    if (one.is_hidden || !one.field->check) continue;
    check_field(*one.field, path_of(level, *one.field), names);
  }
}

std::vector<Entry> Validation::level(const Level& level) {
  const feel::ContextScope raw_names(level.raw, &level.outer);
  std::vector<Seen> seen;
  see(level.fields, raw_names, false, seen);
  refuse_unknown(level, seen);
  const feel::ContextScope names(names_of_level(level, seen), &level.outer);
  std::vector<Entry> taken;
  for (const Seen& one : seen) take(level, one, names, taken);
  compute(level, seen, taken);
  check(level, seen, taken);
  return taken;
}

std::size_t length_of(const Value& text) {
  if (!text.is_string()) return 0;
  const std::string_view bytes = text.as_string();
  return static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Outcome and opinion come from fields of the form, or beside it (APPROVALS §2, §3).
void check_decision(const Form& form, const NodeOutcomes& node, const Value& answer,
                    std::vector<Entry>& taken, std::vector<FieldError>& errors) {
  for (const std::string_view key : {"outcome", "opinion"}) {
    const Value* given = answer.find(key);
    if (given != nullptr && value_of(taken, key) == nullptr) {
      taken.push_back({std::string(key), *given});
    }
  }
  const Value* outcome = value_of(taken, "outcome");
  if (node.words.empty() || outcome == nullptr || outcome->is_null()) return;
  const auto is_outcome = [&](const std::string& word) {
    return outcome->is_string() && outcome->as_string() == word;
  };
  if (std::none_of(node.words.begin(), node.words.end(), is_outcome)) {
    errors.push_back(field_error("outcome", "not-an-option", "不是本环节的决定",
                                 "this is none of the outcomes of this step"));
    return;
  }
  if (std::none_of(node.adverse.begin(), node.adverse.end(), is_outcome)) return;
  const Field* field = opinion_field(form);
  const std::string key = field == nullptr ? "opinion" : field->key;
  const auto concerns_it = [&](const FieldError& error) { return error.field == key; };
  if (std::any_of(errors.begin(), errors.end(), concerns_it)) return;
  const Value* opinion = value_of(taken, key);
  const std::size_t length = opinion == nullptr ? 0 : length_of(*opinion);
  if (length == 0) {
    errors.push_back(
        field_error(key, "required", "不利决定须写明理由", "an adverse decision needs reasons"));
  } else if (node.is_human_decision && length < kMinReasonLength) {
    errors.push_back(field_error(key, "too-short", "不利决定的理由不少于 20 个字",
                                 "the reasons of an adverse decision have at least 20 characters"));
  }
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const FieldError& error) {
  return out << error.field << ": " << error.code;
}

Answer validate(const Form& form, const Value& answer, const Context& context) {
  Answer result;
  if (!answer.is_context() && !answer.is_null()) {
    result.errors.push_back(
        field_error("", "wrong-type", "应为一组字段", "a group of fields is needed"));
    return result;
  }
  const feel::SharedBudget budget(context.environment);
  Validation validation(context);
  const Value shown;
  const std::string top;
  std::vector<Entry> taken = validation.level({form.fields, answer, shown, top, context.scope});
  result.errors = std::move(validation.errors());
  if (context.outcomes != nullptr) {
    check_decision(form, *context.outcomes, answer, taken, result.errors);
  }
  if (result.errors.size() > kMaxErrors) result.errors.resize(kMaxErrors);
  result.value = Value::context(std::move(taken));
  return result;
}

}  // namespace engine::form
