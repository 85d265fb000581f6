#include "web/routes/v2/evaluated_decision.h"

#include <charconv>

#include "engine/feel/json.h"

namespace web::v2 {

std::vector<EvaluatedInputItem> input_items(const std::vector<engine::EvaluatedInput>& inputs) {
  std::vector<EvaluatedInputItem> items;
  items.reserve(inputs.size());
  for (const engine::EvaluatedInput& input : inputs) {
    items.push_back({input.id, input.name, engine::feel::to_json(input.value.value)});
  }
  return items;
}

std::vector<MatchedRuleItem> rule_items(const std::vector<engine::MatchedRule>& rules) {
  std::vector<MatchedRuleItem> items;
  items.reserve(rules.size());
  for (const engine::MatchedRule& rule : rules) {
    MatchedRuleItem item{rule.id, rule.index, {}};
    item.evaluated_outputs.reserve(rule.outputs.size());
    for (const engine::NamedValue& output : rule.outputs) {
      item.evaluated_outputs.push_back(
          {output.id, output.name, engine::feel::to_json(output.value.value), rule.id, rule.index});
    }
    items.push_back(std::move(item));
  }
  return items;
}

std::string instance_key(engine::EvaluationKey evaluation, std::size_t place) {
  return to_text(evaluation) + "-" + std::to_string(place);
}

std::optional<InstanceKey> read_instance_key(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto read = [](std::string_view digits, auto& into) {
    const char* const end = digits.data() + digits.size();
    const auto done = std::from_chars(digits.data(), end, into);
    return done.ec == std::errc() && done.ptr == end && into > 0;
  };
  InstanceKey key;
  if (!read(text.substr(0, dash), key.evaluation.value) ||
      !read(text.substr(dash + 1), key.place)) {
    return std::nullopt;
  }
  return key;
}

}  // namespace web::v2
