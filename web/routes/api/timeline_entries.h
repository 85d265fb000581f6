#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "web/routes/api/case_sight.h"
#include "web/routes/api/dossier.h"
#include "web/routes/api/happenings.h"
#include "web/routes/api/record_actor.h"

namespace web::api {

struct Change {
  std::string name;
  // Null for a variable that is no field of a form or a register.
  std::optional<Words> label;
  engine::feel::Value value;
  // What people call the value, where it was chosen.
  std::optional<Words> text;
  ValueState state{};
};
BOOST_DESCRIBE_STRUCT(Change, (), (name, label, value, text, state))

struct EntryDecision {
  // Of its explanation; null where that is not for the caller.
  std::optional<std::string> key;
  std::string id;
  std::int32_t version = 0;
  std::vector<std::int32_t> rules;
  // What those of the rules say that say something.
  std::vector<Words> texts;
  engine::feel::Value output;
};
BOOST_DESCRIBE_STRUCT(EntryDecision, (), (key, id, version, rules, texts, output))

struct Entry {
  // Of the record; `part` counts what happened in it from 0.
  std::int64_t seq = 0;
  std::int32_t part = 0;
  engine::Instant at;
  EntryActor actor;
  Operation operation{};
  std::optional<std::string> element_id;
  std::optional<Words> label;
  std::optional<WireKey> process_instance_key;
  std::optional<Subject> subject;
  std::optional<std::string> outcome;
  std::optional<std::string> opinion;
  std::vector<Change> changes;
  std::optional<EntryDecision> decision;
  // Of the record's leaf.
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(Entry, (),
                      (seq, part, at, actor, operation, element_id, label, process_instance_key,
                       subject, outcome, opinion, changes, decision, hash))

struct Entries {
  std::vector<Entry> items;
  // Behind which record to go on; null: there is no more, or one went backwards.
  std::optional<std::int64_t> next;
  // Before which record to go on backwards; null: there is none before, or one went forwards.
  std::optional<std::int64_t> previous;
};
BOOST_DESCRIBE_STRUCT(Entries, (), (items, next, previous))

// Turns the records of one case into what the caller sees of them. What it shows of people is
// noted.
class Timeline {
 public:
  // `instances` are those of the case, the root first.
  Timeline(const Reading& reading, const std::vector<engine::ProcessInstance>& instances);

  bool may_read() const { return sight_.may_read(); }

  // Whole records behind `after` or before `before` (0: from the end), in their order, until there
  // are as many entries as asked for, enough was read or no more is there.
  Entries later(engine::CaseKey key, std::uint64_t after, std::size_t limit, Dossier& dossier);
  Entries earlier(engine::CaseKey key, std::uint64_t before, std::size_t limit, Dossier& dossier);

 private:
  void learn(const std::vector<engine::FoundRecord>& records);
  std::set<engine::ElementInstanceKey> learn_places(
      const std::set<engine::ElementInstanceKey>& unknown);
  void learn_part(const std::vector<engine::Operand>& keys,
                  std::set<engine::ElementInstanceKey>& scopes);
  void add(const engine::FoundRecord& record, std::vector<Entry>& entries, Dossier& dossier) const;
  Entry entry_of(const Happening& happening, const std::string& login, Dossier& dossier) const;
  bool is_sensitive(const ChangedValue& changed, const Happening& happening) const;
  void note(const Happening& happening, Dossier& dossier) const;
  engine::FieldClassSet classes_of_record(const Happening& happening) const;
  Change change_of(const ChangedValue& changed, bool is_shown) const;
  std::optional<EntryDecision> decision_of(const DecisionFacts& decision,
                                           const Happening& happening,
                                           engine::FieldClassSet visible) const;

  const Reading& reading_;
  CaseSight sight_;
  TimelineFacts facts_;
};

}  // namespace web::api
