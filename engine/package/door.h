#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/object_reader.h"
#include "engine/feel/expression.h"

// The doors of a package: by what people start a process, and by what they reach one that runs.
namespace engine::package {

// Words that are written down, or FEEL that gives them.
struct Words {
  std::string text;
  std::optional<feel::Expression> expression;
};

struct TranslatedWords {
  Words zh;
  Words en;
};

// A process that people start by a form.
struct Starter {
  std::string id;
  std::string process;
  std::string form;
  std::vector<std::string> roles;
  Title name;
  Title category;
  Title description;
  // Over `form`; without it the values of the form are the variables.
  std::optional<feel::Expression> variables;
  std::optional<feel::Expression> business_id;
};

// Who may use an intake.
enum class Sender { kPublic, kNominee, kRole };

// A record that an intake reads before it decides; null where there is none.
struct IntakeRead {
  // The name under which the expressions see it in `reads`.
  std::string name;
  std::string register_id;
  feel::Expression key;
};

struct Refusal {
  feel::Expression when;
  // As NOT_STARTABLE, DUPLICATE, NOT_ENTITLED.
  std::string code;
  TranslatedWords reason;
};

struct IntakeRecord {
  std::string register_id;
  feel::Expression key;
  feel::Expression record;
};

// The process that is started alone where nobody waits for the message any more.
struct Otherwise {
  std::string process;
  // A context; anything else refuses.
  feel::Expression variables;
  std::optional<feel::Expression> business_id;
};

// An outside door to a message: one command that checks who, form and refusals, stores the records
// and publishes the message, or does nothing. Its expressions see `correlationKey`, `form`, the
// further forms by name, `person`, `reads`, `receipt` (a number by which somebody without an
// account asks what became of it; null unless a record keeps it) and `source`: of an instance that
// is over and wrote the record under the correlation key its variables, else null.
struct Intake {
  std::string id;
  Title label;
  std::string message;
  std::optional<feel::Expression> correlation_key;
  std::string form;
  std::vector<std::string> extra_forms;
  // Seen what `form` says: whether the further forms must come with it. Absent: always; otherwise
  // they may be left out, for somebody asks for them later.
  std::optional<feel::Expression> extra_when;
  Sender who = Sender::kNominee;
  // Of Sender::kRole.
  std::vector<std::string> roles;
  std::vector<IntakeRead> reads;
  // A context: what the form sees beside its own values. Without it the record under the
  // correlation key, as far as the sender sees it.
  std::optional<feel::Expression> shows;
  // The first that is true refuses.
  std::vector<Refusal> refuse;
  std::vector<IntakeRecord> records;
  std::optional<feel::Expression> variables;
  std::optional<Otherwise> otherwise;

  // The read whose key is the correlation key itself, as the campaign that one registers for; null
  // if there is none.
  const IntakeRead* main_read() const;
};

// Under which name the expressions of an intake see the values of a further form: "consent" for
// F-CONSENT.
std::string name_of_form(std::string_view form_id);

}  // namespace engine::package
