#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/instant.h"
#include "engine/base/object_reader.h"
#include "engine/calendar/calendar.h"
#include "engine/feel/expression.h"
#include "engine/people/people.h"
#include "engine/register/register.h"

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

// An outside door to a message: one command that checks who, form and refusals, stores the records
// and publishes the message, or does nothing. Its expressions see `correlationKey`, `form`, the
// further forms by name, `person` and `reads`.
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
  // The first that is true refuses.
  std::vector<Refusal> refuse;
  std::vector<IntakeRecord> records;
  std::optional<feel::Expression> variables;
};

struct CodeList {
  struct Item {
    std::string code;
    Title text;
  };
  std::string id;
  Title title;
  std::vector<Item> items;
};

// The words of a notice; `{{name}}` stands for an entry of its data.
struct Notice {
  std::string template_id;
  Title title;
  Title text;
};

// Under which name the expressions of an intake see the values of a further form: "consent" for
// F-CONSENT.
std::string name_of_form(std::string_view form_id);

// A file that is deployed, by its path below the top of the shipped files, as
// "workflows/D-DUP.dmn".
struct ModelFile {
  std::string path;
  // The last part of the path: what the deployment calls it.
  std::string name;
};

// What is deployed as one, as declared in `examples/<system>/package.json`. Immutable.
struct Package {
  std::string id;
  Title name;
  Title title;
  // Where the time of a demo database begins.
  Instant begins;
  std::shared_ptr<const Calendar> calendar;
  std::shared_ptr<const people::People> people;
  std::vector<ModelFile> models;
  std::vector<Starter> starters;
  std::vector<Intake> intakes;
  std::vector<registers::Register> registers;
  std::vector<CodeList> lists;
  std::vector<Notice> notices;

  // Null when there is none.
  const Starter* find_starter(std::string_view id) const;
  const Intake* find_intake(std::string_view id) const;
  const registers::Register* find_register(std::string_view id) const;
  const CodeList* find_list(std::string_view id) const;
  const Notice* find_notice(std::string_view template_id) const;
};

}  // namespace engine::package
