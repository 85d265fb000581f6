#pragma once

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <compare>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "engine/base/instant.h"
#include "engine/feel/value.h"
#include "engine/record/event_element.h"
#include "engine/record/key.h"
#include "engine/record/lineage.h"

// Rows are what is stored, one struct a table. `order()` is the primary key, and what the table is
// sorted by in memory. An Instant of 0 ms and a key of 0 stand for NULL.
namespace engine {

// SHA-256 of a record's leaf.
using Digest = std::array<std::uint8_t, 32>;

struct CaseRow {
  CaseKey key;
  CaseId id;
  // How many records the case has, and the leaf hash of the last one; the version of the case.
  std::uint64_t case_seq = 0;
  Digest head{};
  bool ended = false;

  CaseKey order() const { return key; }
  bool operator==(const CaseRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseRow, (), (key, id, case_seq, head, ended))

enum class InstanceState : std::uint8_t { kActive, kCompleted, kTerminated };
BOOST_DESCRIBE_ENUM(InstanceState, kActive, kCompleted, kTerminated)

struct ProcessInstance {
  ProcessInstanceKey key;
  CaseKey root;
  ProcessDefinitionKey definition;
  ProcessInstanceKey parent;
  ElementInstanceKey caller;
  InstanceState state = InstanceState::kActive;
  // An interrupting event sub-process of the process has been triggered.
  bool interrupted = false;
  Instant started;
  Instant ended;
  std::string business_id;
  std::string initiator;
  std::vector<std::string> tags;
  // Not empty when a message with this correlation key started it.
  std::string start_key;
  // The person concerned (`wf:subject`).
  std::string subject;

  ProcessInstanceKey order() const { return key; }
  bool operator==(const ProcessInstance&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProcessInstance, (),
                      (key, root, definition, parent, caller, state, interrupted, started, ended,
                       business_id, initiator, tags, start_key, subject))

enum class ElementState : std::uint8_t {
  kActivating,
  kActivated,
  kCompleting,
  kCompleted,
  kTerminated
};
BOOST_DESCRIBE_ENUM(ElementState, kActivating, kActivated, kCompleting, kCompleted, kTerminated)

constexpr bool is_over(ElementState state) {
  return state >= ElementState::kCompleted;
}

struct ElementInstance {
  ElementInstanceKey key;
  CaseKey root;
  ProcessInstanceKey instance;
  ElementInstanceKey scope;
  ProcessDefinitionKey definition;
  ElementIndex element;
  ElementState state = ElementState::kActivating;
  // Of a scope: an interrupting event sub-process of it has been triggered.
  bool interrupted = false;
  // 1, 2, … of an inner instance of a multi-instance body; else 0.
  std::uint32_t loop_counter = 0;
  // Of a multi-instance body: how many inner instances, and the items they are for.
  std::uint32_t cardinality = 0;
  feel::Value items;
  // The person concerned (`wf:subject`).
  std::string subject;
  // The job it waits for, and the instance it called.
  JobKey job;
  ProcessInstanceKey called;
  Instant started;
  Instant ended;
  Arrivals arrivals;

  ElementInstanceKey order() const { return key; }
  bool operator==(const ElementInstance&) const = default;
};
BOOST_DESCRIBE_STRUCT(ElementInstance, (),
                      (key, root, instance, scope, definition, element, state, interrupted,
                       loop_counter, cardinality, items, subject, job, called, started, ended,
                       arrivals))

// A sequence flow taken towards a join that has not fired.
struct WaitingFlow {
  using Order = std::tuple<ElementInstanceKey, FlowIndex, TokenKey>;

  ElementInstanceKey scope;
  FlowIndex flow;
  TokenKey key;
  CaseKey root;
  ProcessInstanceKey instance;
  ProcessDefinitionKey definition;
  ElementInstanceKey by;

  Order order() const { return {scope, flow, key}; }
  bool operator==(const WaitingFlow&) const = default;
};
BOOST_DESCRIBE_STRUCT(WaitingFlow, (), (scope, flow, key, root, instance, definition, by))

struct Variable {
  ElementInstanceKey scope;
  std::string name;
  VariableKey key;
  CaseKey root;
  ProcessInstanceKey instance;
  feel::Value value;

  std::pair<ElementInstanceKey, std::string_view> order() const { return {scope, name}; }
  bool operator==(const Variable&) const = default;
};
BOOST_DESCRIBE_STRUCT(Variable, (), (scope, name, key, root, instance, value))

}  // namespace engine
