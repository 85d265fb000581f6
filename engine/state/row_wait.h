#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "engine/base/failure.h"
#include "engine/base/instant.h"
#include "engine/feel/value.h"
#include "engine/record/event_decision.h"
#include "engine/record/key.h"
#include "engine/record/lineage.h"

// What waits for time, a message, a condition or a repair, and the decisions that were evaluated.
namespace engine {

struct Timer {
  using Order = std::tuple<ElementInstanceKey, TimerKey>;

  ElementInstanceKey owner;
  TimerKey key;
  CaseKey root;
  ProcessInstanceKey instance;
  ProcessDefinitionKey definition;
  ElementIndex element;
  Instant due;
  std::uint32_t repetitions = 1;

  Order order() const { return {owner, key}; }
  bool operator==(const Timer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Timer, (),
                      (owner, key, root, instance, definition, element, due, repetitions))

struct MessageSubscription {
  using Order = std::tuple<ElementInstanceKey, SubscriptionKey>;

  ElementInstanceKey owner;
  SubscriptionKey key;
  CaseKey root;
  ProcessInstanceKey instance;
  ProcessDefinitionKey definition;
  ElementIndex element;
  std::string name;
  std::string correlation_key;
  Instant opened;

  Order order() const { return {owner, key}; }
  bool operator==(const MessageSubscription&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageSubscription, (),
                      (owner, key, root, instance, definition, element, name, correlation_key,
                       opened))

struct ConditionSubscription {
  using Order = std::tuple<ElementInstanceKey, SubscriptionKey>;

  ElementInstanceKey owner;
  SubscriptionKey key;
  CaseKey root;
  ProcessInstanceKey instance;
  ProcessDefinitionKey definition;
  ElementIndex element;

  Order order() const { return {owner, key}; }
  bool operator==(const ConditionSubscription&) const = default;
};
BOOST_DESCRIBE_STRUCT(ConditionSubscription, (), (owner, key, root, instance, definition, element))

enum class IncidentState : std::uint8_t { kActive, kResolved };
BOOST_DESCRIBE_ENUM(IncidentState, kActive, kResolved)

struct Incident {
  using Order = std::tuple<ElementInstanceKey, IncidentKey>;

  ElementInstanceKey element_instance;
  IncidentKey key;
  CaseKey root;
  ProcessInstanceKey instance;
  ProcessDefinitionKey definition;
  ElementIndex element;
  JobKey job;
  ErrorCode code{};
  std::string message;
  IncidentState state = IncidentState::kActive;
  Instant created;
  Instant resolved;

  Order order() const { return {element_instance, key}; }
  bool operator==(const Incident&) const = default;
};
BOOST_DESCRIBE_STRUCT(Incident, (),
                      (element_instance, key, root, instance, definition, element, job, code,
                       message, state, created, resolved))

// A decision as it was evaluated: one of those that an evaluation went through, `place` from 1 in
// the order in which they were finished. `asked` is the one that the evaluation was for; `failure`
// is not empty where there is no output.
struct DecisionInstance {
  using Order = std::tuple<EvaluationKey, std::int32_t>;

  EvaluationKey evaluation;
  std::int32_t place = 0;
  CaseKey root;
  ProcessInstanceKey instance;
  ElementInstanceKey element_instance;
  ProcessDefinitionKey definition;
  DecisionKey asked;
  DecisionKey decision;
  std::string id;
  std::string name;
  std::string type;
  std::int32_t version = 0;
  std::vector<EvaluatedInput> inputs;
  std::vector<MatchedRule> rules;
  feel::Value output;
  std::vector<std::string> warnings;
  std::string failure;
  Instant evaluated;

  Order order() const { return {evaluation, place}; }
};
BOOST_DESCRIBE_STRUCT(DecisionInstance, (),
                      (evaluation, place, root, instance, element_instance, definition, asked,
                       decision, id, name, type, version, inputs, rules, output, warnings, failure,
                       evaluated))

}  // namespace engine
