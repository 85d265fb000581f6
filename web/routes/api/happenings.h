#pragma once

#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/ports/queries.h"
#include "engine/register/register.h"
#include "engine/runtime/snapshot.h"
#include "web/routes/api/field_masks.h"
#include "web/routes/api/words.h"

namespace web::api {

// Where an element instance stands.
struct ElementPlace {
  engine::ProcessDefinitionKey definition;
  engine::ElementIndex element;
  engine::ProcessInstanceKey instance;
  engine::ElementInstanceKey scope;
  // The person whom it is about, where its own `wf:subject` says so.
  std::string subject;
};

// What the events of a record are read with.
struct TimelineFacts {
  const engine::Snapshot& snapshot;
  std::map<engine::ElementInstanceKey, ElementPlace> places;
  // Of the whole case.
  std::map<engine::ProcessInstanceKey, engine::ProcessInstance> instances;
  // The forms of tasks.
  std::map<engine::UserTaskKey, engine::FormKey> forms;
  // Tasks whose answer is not shown yet.
  std::set<engine::UserTaskKey> withheld;
  std::map<std::string, const engine::registers::Register*, std::less<>> registers;
  // What notices are called, by template.
  std::map<std::string, Words, std::less<>> notices;
};

struct ChangedValue {
  std::string name;
  engine::feel::Value value;
  engine::FieldClass field_class{};
  // Of the field of a form or a register; none: a variable.
  std::optional<Words> label{};
  // What people call the value: of what was chosen from a list, of a person, of a unit.
  std::optional<Words> text{};
  // Of the record that was written.
  bool is_of_record = false;
};

struct DecisionFacts {
  // "17-2": the second decision of an evaluation.
  std::string key;
  std::string id;
  std::int32_t version = 0;
  std::vector<std::int32_t> rules;
  // What those of the rules say that say something.
  std::vector<Words> texts;
  engine::feel::Value output;
};

enum class Operation {
  kStart,
  kCall,
  kEnd,
  kCancel,
  kDecide,
  kComplete,
  kClaim,
  kUnclaim,
  kAssign,
  kSave,
  kUpdate,
  kTimer,
  kMessage,
  kIncident,
  kResolve,
  kJob,
  kDecision,
  kScript,
  kCondition,
  kError,
  kRegister,
  kNotify,
  kVariables,
};
BOOST_DESCRIBE_ENUM(Operation, kStart, kCall, kEnd, kCancel, kDecide, kComplete, kClaim, kUnclaim,
                    kAssign, kSave, kUpdate, kTimer, kMessage, kIncident, kResolve, kJob, kDecision,
                    kScript, kCondition, kError, kRegister, kNotify, kVariables)

// One thing that happened in a case, as people speak of it: several events or none.
struct Happening {
  Operation operation{};
  // Whether the actor of the record did it himself; else it followed from what he did.
  bool is_own = false;
  std::string element_id;
  std::optional<Words> label;
  engine::ProcessInstanceKey instance;
  // The person whom it is about; empty: nobody.
  std::string subject;
  std::string outcome;
  std::string opinion;
  engine::FieldClass opinion_class = engine::FieldClass::kP2;
  std::vector<ChangedValue> changes;
  std::optional<DecisionFacts> decision;
  // Of a written record: its register, whose views say who sees what of it.
  std::string register_id;
  engine::feel::Value record;
  // Nobody is told what was answered yet.
  bool is_withheld = false;
};

std::vector<Happening> happenings_of(const engine::FoundRecord& record, const TimelineFacts& facts);

// The element instances that the events speak of without saying where they stand, and their
// scopes.
std::vector<engine::ElementInstanceKey> elements_named(const engine::FoundRecord& record);

}  // namespace web::api

namespace web {

template <>
inline constexpr WordStyle kWordStyle<api::Operation> = WordStyle::kCamel;

}  // namespace web
