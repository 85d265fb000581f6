#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/record/event_decision.h"

// What an evaluated decision saw and what hit, as the contract has it. Values are JSON texts.
namespace web::v2 {

struct EvaluatedInputItem {
  std::string input_id;
  std::string input_name;
  std::string input_value;
};
BOOST_DESCRIBE_STRUCT(EvaluatedInputItem, (), (input_id, input_name, input_value))

struct EvaluatedOutputItem {
  std::string output_id;
  std::string output_name;
  std::string output_value;
  std::optional<std::string> rule_id;
  std::optional<std::int32_t> rule_index;
};
BOOST_DESCRIBE_STRUCT(EvaluatedOutputItem, (),
                      (output_id, output_name, output_value, rule_id, rule_index))

struct MatchedRuleItem {
  std::string rule_id;
  std::int32_t rule_index = 0;
  std::vector<EvaluatedOutputItem> evaluated_outputs;
};
BOOST_DESCRIBE_STRUCT(MatchedRuleItem, (), (rule_id, rule_index, evaluated_outputs))

std::vector<EvaluatedInputItem> input_items(const std::vector<engine::EvaluatedInput>& inputs);
std::vector<MatchedRuleItem> rule_items(const std::vector<engine::MatchedRule>& rules);

// "17-2": the second decision of an evaluation.
std::string instance_key(engine::EvaluationKey evaluation, std::size_t place);

struct InstanceKey {
  engine::EvaluationKey evaluation;
  std::int32_t place = 0;
};
// Nothing for a text that is no such key.
std::optional<InstanceKey> read_instance_key(std::string_view text);

}  // namespace web::v2
