#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/field_class.h"
#include "engine/base/object_reader.h"
#include "engine/feel/expression.h"
#include "engine/feel/value.h"

namespace engine::form {

enum class FieldType {
  kText,
  kTextArea,
  kNumber,
  kCheckbox,
  kChecklist,
  kRadio,
  kSelect,
  kDate,
  kTime,
  kDateTime,
  // A list of contexts, one an entry of the dynamic list.
  kList,
  // Only holds others; with a key their values lie in a context of that name.
  kGroup,
  // Computed by its expression, never taken from an answer.
  kExpression,
  // The login of a person, the code of a unit.
  kPerson,
  kOrg
};

struct Option {
  feel::Value value;
  Title label;
};

struct Constraints {
  bool required = false;
  std::optional<std::int64_t> min_length;
  std::optional<std::int64_t> max_length;
  std::optional<feel::Value> min;
  std::optional<feel::Value> max;
  std::optional<std::int64_t> decimal_digits;
  // Regular expression that must be found in the text.
  std::string pattern;
  bool no_past_dates = false;
};

// True or false for good, or by a condition over the form's values and the scope.
struct Switch {
  bool always = false;
  std::optional<feel::Expression> condition;
};

// A record of a register that a group shows: its fields are those of the register.
struct ShownRecord {
  std::string register_id;
  // Reckoned over what the task sees.
  feel::Expression key;
};

struct Field {
  FieldType type = FieldType::kText;
  std::string id;
  // Empty for a group that has no context of its own.
  std::string key;
  Title label;
  Title description;
  Constraints constraints;

  // What can be chosen: given here, or found in the data under a name, or by an expression.
  std::vector<Option> options;
  std::string options_key;
  std::optional<feel::Expression> options_expression;

  Switch hidden;
  // Shows a value of the scope and never writes it.
  Switch read_only;
  std::optional<feel::Expression> expression;

  // Nothing: personal when the value has a subject, else internal (TRUST §4.2).
  std::optional<FieldClass> field_class;
  // Replaced by {hash, last4} before the command is queued.
  bool is_hashed = false;
  bool is_material = false;
  // The text that is kept as the opinion of who answered.
  bool is_opinion = false;
  std::optional<feel::Expression> check;
  Title check_message;

  // Of a person: the role that he must have; of a unit: its kind. Empty: any.
  std::string choice_filter;
  // Of a unit: the field beside it whose person stands for it. Empty: nobody does.
  std::string stood_for_by;
  bool is_multiple = false;
  // Of a list: whether entries may be added and removed.
  bool is_growing = true;

  // Of a list or group.
  std::vector<Field> fields;
  // Of a group with a key that is only shown.
  std::optional<ShownRecord> record;
};

// A form as declared, checked and compiled. Immutable, shared.
struct Form {
  std::string id;
  std::string version_tag;
  std::vector<Field> fields;
};

// The field of that key, groups without key looked into; null when there is none.
const Field* find_field(const Form& form, std::string_view key);
// The text that APPROVALS §2 calls the opinion: the field marked `wf.opinion`, else `reasons`, else
// `opinion`; null where the form has none.
const Field* opinion_field(const Form& form);
// What the answer says there; without a form what stands at `opinion` or `reasons`.
std::string opinion_in(const Form* form, const feel::Value& answer);

// The words of the form-js file: "textfield", "datetime" …
std::string_view name_of(FieldType type);

}  // namespace engine::form
