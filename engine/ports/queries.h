#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ports/search.h"
#include "engine/record/event.h"
#include "engine/state/row.h"

namespace engine {

struct FoundInstance {
  ProcessInstance row;
  bool has_incident = false;
};

struct FoundElement {
  ElementInstance row;
  bool has_incident = false;
  // The one that stands at the element itself.
  IncidentKey incident;
};

// A record of the log as it is read.
struct FoundRecord {
  std::uint64_t seq = 0;
  Instant time;
  Digest leaf{};
  // Canonical JSON.
  std::string bytes;
  // The events with the values that are still disclosed.
  std::vector<RecordedEvent> events;
};

// Reads of what is committed. One belongs to one thread; none waits for the writer. Sees everything
// that was acknowledged before it was asked.
class Queries {
 public:
  virtual ~Queries() = default;

  virtual Found<FoundInstance> process_instances(const Search& search) = 0;
  virtual Found<FoundElement> element_instances(const Search& search) = 0;
  virtual Found<Variable> variables(const Search& search) = 0;
  virtual Found<UserTask> user_tasks(const Search& search) = 0;
  virtual Found<Job> jobs(const Search& search) = 0;
  virtual Found<Incident> incidents(const Search& search) = 0;
  virtual Found<ProcessVersion> process_definitions(const Search& search) = 0;
  virtual Found<MessageSubscription> message_subscriptions(const Search& search) = 0;
  virtual Found<Timer> timers(const Search& search) = 0;
  virtual Found<ConditionSubscription> conditions(const Search& search) = 0;
  virtual Found<DecisionVersion> decision_definitions(const Search& search) = 0;
  virtual Found<RequirementsVersion> decision_requirements(const Search& search) = 0;
  virtual Found<DecisionInstance> decision_instances(const Search& search) = 0;
  // Fields: registerId, recordKey, processInstanceKey.
  virtual Found<RegisterRecord> records(const Search& search) = 0;
  // Fields: recipient, processInstanceKey, read.
  virtual Found<Notice> notices(const Search& search) = 0;

  // What a scope sees: its own variables and those of the scopes above, the nearest of each name.
  virtual std::vector<Variable> visible_variables(ElementInstanceKey scope) = 0;

  // The records of a case behind `after`, in order; at most `limit`.
  virtual std::vector<FoundRecord> records_of_case(CaseKey key, std::uint64_t after,
                                                   std::size_t limit) = 0;

  // The last of them before `before` (0: of all), in order; at most `limit`.
  virtual std::vector<FoundRecord> records_before(CaseKey key, std::uint64_t before,
                                                  std::size_t limit) = 0;
  // The record of that number; none: the log is not that long.
  virtual std::optional<FoundRecord> record(std::uint64_t seq) = 0;

  // The bytes of a model, by SHA-256 in hexadecimal.
  virtual std::optional<std::string> blob(std::string_view sha256) = 0;
  // When the next timer comes due, and which it is.
  virtual std::optional<Timer> next_timer() = 0;
};

}  // namespace engine
