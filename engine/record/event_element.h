#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/feel/value.h"
#include "engine/record/key.h"
#include "engine/record/lineage.h"
#include "engine/record/private.h"

namespace engine {

// One visit to a flow node, as the events that begin it tell it.
struct ElementVisit {
  ElementInstanceKey key;
  ProcessInstanceKey instance;
  ElementInstanceKey scope;
  ProcessDefinitionKey definition;
  ElementIndex element;
  // 1, 2, … of an inner instance of a multi-instance body; else 0.
  std::uint32_t loop_counter = 0;
  Arrivals arrivals;
};
BOOST_DESCRIBE_STRUCT(ElementVisit, (),
                      (key, instance, scope, definition, element, loop_counter, arrivals))
BOOST_DESCRIBE_STRUCT(Arrival, (), (flow, by))

// Something waits before the element could be activated: an incident says what.
struct ElementEntered : ElementVisit {};
BOOST_DESCRIBE_STRUCT(ElementEntered, (ElementVisit), ())

// A scope is open, or an element waits.
struct ElementActivated : ElementVisit {
  // Of a multi-instance body: how many inner instances it will have, and the items they are for.
  std::uint32_t cardinality = 0;
  Private<feel::Value> items;
  // The person concerned, of an element with `wf:subject`.
  Private<std::string> subject;
};
BOOST_DESCRIBE_STRUCT(ElementActivated, (ElementVisit), (cardinality, items, subject))

// A leaf went through without waiting: entered, activated and completed at once.
struct ElementPassed : ElementVisit {};
BOOST_DESCRIBE_STRUCT(ElementPassed, (ElementVisit), ())

// What the element did is done, and something waits before it can be left: an incident says what.
struct ElementCompleting {
  ElementInstanceKey key;
};
BOOST_DESCRIBE_STRUCT(ElementCompleting, (), (key))

// The element was left. What waited at it (its task, job, timers, subscriptions, incidents) is gone
// with it, after this event and the next.
struct ElementCompleted {
  ElementInstanceKey key;
};
BOOST_DESCRIBE_STRUCT(ElementCompleted, (), (key))

struct ElementTerminated {
  ElementInstanceKey key;
};
BOOST_DESCRIBE_STRUCT(ElementTerminated, (), (key))

// An interrupting event sub-process took its scope over, or a terminate end event emptied it: no
// event sub-process can start in it any more (events before this one took back what they waited
// for), and no flow of the scope waits at a join.
struct ScopeInterrupted {
  ElementInstanceKey scope;
};
BOOST_DESCRIBE_STRUCT(ScopeInterrupted, (), (scope))

// A flow was taken towards a join that may not fire yet.
struct FlowArrived {
  TokenKey key;
  ProcessInstanceKey instance;
  ElementInstanceKey scope;
  ProcessDefinitionKey definition;
  FlowIndex flow;
  ElementInstanceKey by;
};
BOOST_DESCRIBE_STRUCT(FlowArrived, (), (key, instance, scope, definition, flow, by))

// What a command left on its agenda when it reached its limit of internal steps.
enum class ParkedKind : std::uint8_t { kEnter, kComplete, kCheckScope, kCheckCondition, kDeliver };
BOOST_DESCRIBE_ENUM(ParkedKind, kEnter, kComplete, kCheckScope, kCheckCondition, kDeliver)

struct ParkedStep {
  ParkedKind kind = ParkedKind::kEnter;
  ProcessInstanceKey instance;
  ElementInstanceKey scope;
  // The element instance that goes on; none when one has yet to be activated.
  ElementInstanceKey element_instance;
  ProcessDefinitionKey definition;
  ElementIndex element;
  std::uint32_t loop_counter = 0;
  // Of a condition to be asked again, or of a message to be delivered, where it waits.
  SubscriptionKey subscription;
  MessageKey message;
  Arrivals arrivals;

  bool operator==(const ParkedStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(ParkedStep, (),
                      (kind, instance, scope, element_instance, definition, element, loop_counter,
                       subscription, message, arrivals))

// The rest of the agenda stands in rows and counts as tokens. `steps` have been run without a wait.
struct AgendaParked {
  std::uint64_t steps = 0;
  std::vector<ParkedStep> rest;
};
BOOST_DESCRIBE_STRUCT(AgendaParked, (), (steps, rest))

// The parked steps were taken up again.
struct AgendaResumed {
  std::uint64_t steps = 0;
};
BOOST_DESCRIBE_STRUCT(AgendaResumed, (), (steps))

}  // namespace engine
