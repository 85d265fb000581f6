#pragma once

#include <boost/describe/class.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "web/routes/api/reading.h"

namespace web::api {

struct RuleHit {
  std::int32_t rule = 0;
  std::map<std::string, engine::feel::Value> outputs;
  std::optional<Words> text;
};
BOOST_DESCRIBE_STRUCT(RuleHit, (), (rule, outputs, text))

struct DecisionInput {
  std::string name;
  engine::feel::Value value;
};
BOOST_DESCRIBE_STRUCT(DecisionInput, (), (name, value))

// What a decision table says to whoever decides: never a decision itself.
struct Suggestion {
  std::string decision_id;
  Words decision_name;
  std::int32_t version = 0;
  std::vector<RuleHit> table;
  std::vector<DecisionInput> inputs;
  engine::feel::Value output;
};
BOOST_DESCRIBE_STRUCT(Suggestion, (), (decision_id, decision_name, version, table, inputs, output))

// What the rule of a decision says of itself in its annotations.
std::optional<Words> rule_text(const engine::Snapshot& snapshot, engine::DecisionKey decision,
                               std::int32_t rule);

Suggestion suggestion_of(const engine::Snapshot& snapshot,
                         const engine::DecisionInstance& decision);

// Whether a decision at `rule_task` speaks to the user task: tokens come from one to the other
// without a fork, a call or another scope between them.
bool leads_to(const engine::bpmn::ProcessDefinition& model, engine::ElementIndex rule_task,
              engine::ElementIndex user_task);

// The newest evaluation that speaks to the task, one with hits before others.
std::optional<Suggestion> suggestion_for(const Reading& reading, const engine::UserTask& task);

}  // namespace web::api
