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

// `source` is where the value comes from: the expression of an input clause, the name of what is
// required. `literal` is an expression that gives the value again, where JSON does not keep all of
// it; `opaque` says that there is a function in it, so that nothing does. `beside`: it is no input
// of the table, but what its cells look at beside them.
struct EvaluatedInput {
  std::string id;
  std::string name;
  Private<feel::Value> value;
  std::string source;
  Private<std::string> literal;
  bool opaque = false;
  bool beside = false;
};
BOOST_DESCRIBE_STRUCT(EvaluatedInput, (), (id, name, value, source, literal, opaque, beside))

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
  // "DECISION_TABLE", "LITERAL_EXPRESSION" or "UNSPECIFIED".
  std::string type;
  std::vector<EvaluatedInput> inputs;
  std::vector<MatchedRule> rules;
  Private<feel::Value> output;
  // Why a null is there that an error of FEEL has made.
  Private<std::vector<std::string>> warnings;
};
BOOST_DESCRIBE_STRUCT(EvaluatedDecision, (),
                      (decision, id, name, type, inputs, rules, output, warnings))

// A decision was asked by a business rule task, or by a caller when there is no instance. The
// decisions that it required stand before it in `decisions`; the last is the one asked, or the one
// that failed.
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
