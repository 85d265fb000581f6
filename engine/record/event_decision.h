#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/feel/value.h"
#include "engine/record/key.h"
#include "engine/record/private.h"

namespace engine {

struct NamedValue {
  std::string id;
  std::string name;
  Private<feel::Value> value;
};
BOOST_DESCRIBE_STRUCT(NamedValue, (), (id, name, value))

// A rule that hit; `index` counts from 1.
struct MatchedRule {
  std::string id;
  std::int32_t index = 0;
  std::vector<NamedValue> outputs;
};
BOOST_DESCRIBE_STRUCT(MatchedRule, (), (id, index, outputs))

struct EvaluatedDecision {
  DecisionKey decision;
  std::string id;
  std::string name;
  // "DECISION_TABLE" or "LITERAL_EXPRESSION".
  std::string type;
  std::vector<NamedValue> inputs;
  std::vector<MatchedRule> rules;
  Private<feel::Value> output;
};
BOOST_DESCRIBE_STRUCT(EvaluatedDecision, (), (decision, id, name, type, inputs, rules, output))

// A decision was asked by a business rule task, or by a caller when there is no instance. The
// decisions that it required stand before it in `decisions`; the last is the one asked.
struct DecisionEvaluated {
  EvaluationKey key;
  ProcessInstanceKey instance;
  ElementInstanceKey element_instance;
  DecisionKey decision;
  std::string decision_id;
  std::int32_t version = 0;
  std::vector<EvaluatedDecision> decisions;
  Private<feel::Value> output;
  // Not empty when the evaluation failed.
  Private<std::string> failure;
};
BOOST_DESCRIBE_STRUCT(DecisionEvaluated, (),
                      (key, instance, element_instance, decision, decision_id, version, decisions,
                       output, failure))

}  // namespace engine
