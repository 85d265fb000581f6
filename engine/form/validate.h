#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/evaluate.h"
#include "engine/feel/value.h"
#include "engine/form/form.h"

namespace engine::form {

// What is wrong with one field, as `posts[1].headcount` (entries of lists count from 0).
struct FieldError {
  std::string field;
  // Stable word, as "required", "too-short", "check".
  std::string code;
  Title message;
};

std::ostream& operator<<(std::ostream& out, const FieldError& error);

struct Answer {
  // What the task brings: one entry for each field that is shown and may be written, null where
  // nothing was filled in. Meant only when there are no errors.
  feel::Value value;
  // The first hundred.
  std::vector<FieldError> errors;

  bool is_valid() const { return errors.empty(); }
};

// Who may be chosen in `wf-person` and `wf-org` fields.
class Directory {
 public:
  virtual ~Directory() = default;
  // An active account that holds the role; if `role` is empty any but that of a nominee, who sits
  // on no body.
  virtual bool has_person(std::string_view login, std::string_view role) const = 0;
  // A unit; of that kind unless `kind` is empty.
  virtual bool has_unit(std::string_view code, std::string_view kind) const = 0;
  // Whether the person can stand for the unit: for a department only who holds a role in it.
  virtual bool stands_for(std::string_view login, std::string_view unit) const = 0;
};

// What the node of the task says about its outcome (APPROVALS §3).
struct NodeOutcomes {
  // Empty: the node decides nothing, a field `outcome` is like any other.
  std::vector<std::string> words;
  std::vector<std::string> adverse;
  // Adverse decisions need reasons of 20 characters.
  bool is_human_decision = false;
};

struct Context {
  // The variables around the task: what read-only fields show and expressions see behind the
  // values of the form itself.
  const feel::Scope& scope;
  feel::Environment& environment;
  // Null: persons and units are not looked up.
  const Directory* directory = nullptr;
  const NodeOutcomes* outcomes = nullptr;
};

// What a field lets choose beside its own options: a list of values, or of contexts {label, value};
// null where it finds nothing. `names` are the values of the form and the scope.
feel::Value offered_options(const Field& field, const feel::Scope& names,
                            feel::Environment& environment);

// Checks an answer as the browser would, and what only the server can: options, persons,
// `wf.check`. Read-only fields keep the value of the scope, hidden ones are dropped, computed ones
// are reckoned anew; a key that no field has is refused.
Answer validate(const Form& form, const feel::Value& answer, const Context& context);

}  // namespace engine::form
