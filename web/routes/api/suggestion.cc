#include "web/routes/api/suggestion.h"

#include <algorithm>
#include <set>

#include "engine/dmn/model.h"
#include "web/routes/api/searching.h"

namespace web::api {
namespace {

using engine::bpmn::ElementType;

const engine::dmn::DecisionInfo* find_decision(const engine::Snapshot& snapshot,
                                               engine::DecisionKey decision) {
  const engine::DecisionVersion* version = snapshot.decision(decision);
  if (version == nullptr) return nullptr;
  const engine::dmn::Model* model = snapshot.catalog.requirements(version->requirements);
  if (model == nullptr) return nullptr;
  const auto place = model->find_decision(version->id);
  return place ? &model->decisions()[*place] : nullptr;
}

std::optional<Words> text_of(const engine::dmn::DecisionInfo* info, std::int32_t index) {
  if (info == nullptr || index < 1 || static_cast<std::size_t>(index) > info->rules.size()) {
    return std::nullopt;
  }
  Words found;
  for (const auto& annotation : info->rules[static_cast<std::size_t>(index - 1)].annotations) {
    (annotation.name == "en" ? found.en : found.zh) = annotation.text;
  }
  if (found.zh.empty() && found.en.empty()) return std::nullopt;
  return words(found.zh, found.en);
}

bool stops(const engine::bpmn::FlowNode& node) {
  return node.is_scope() || node.type == ElementType::kCallActivity ||
         node.type == ElementType::kParallelGateway;
}

// Where tokens at the node came from: along its flows, or from what a boundary event stands at.
std::vector<engine::ElementIndex> sources_of(const engine::bpmn::ProcessDefinition& model,
                                             const engine::bpmn::FlowNode& node) {
  std::vector<engine::ElementIndex> sources;
  for (const auto flow : node.incoming) sources.push_back(model.flow(flow).source);
  if (node.attached_to.exists()) sources.push_back(node.attached_to);
  return sources;
}

// Whether it tells a person more than that nothing was found.
bool says_something(const engine::DecisionInstance& decision) {
  if (!decision.rules.empty()) return true;
  const engine::feel::Value& output = decision.output;
  if (output.is_list()) return !output.items().empty();
  return !output.is_null() && !(output.is_boolean() && !output.is_true());
}

// Whether `left` is the better one to show.
bool is_better(const engine::DecisionInstance& left, const engine::DecisionInstance& right) {
  if (left.rules.empty() != right.rules.empty()) return right.rules.empty();
  return left.evaluation > right.evaluation;
}

engine::ElementIndex element_of(const Reading& reading, const engine::DecisionInstance& decision) {
  const auto visit = only(reading.queries.element_instances(
      search_for({equals("elementInstanceKey", operand(decision.element_instance))})));
  return visit ? visit->row.element : engine::bpmn::kNoElement;
}

// The newest of each decision that was made in the instance of the task.
std::vector<engine::DecisionInstance> newest_decisions(const Reading& reading,
                                                       const engine::UserTask& task) {
  engine::Search search = search_for({equals("processInstanceKey", operand(task.instance)),
                                      equals("isAsked", true), equals("state", "EVALUATED")});
  search.sort = {{"decisionEvaluationKey", true}};
  search.page.limit = 100;
  std::vector<engine::DecisionInstance> newest;
  std::set<std::string> known;
  for (engine::DecisionInstance& decision : reading.queries.decision_instances(search).rows) {
    if (known.insert(decision.id).second) newest.push_back(std::move(decision));
  }
  return newest;
}

}  // namespace

std::optional<Words> rule_text(const engine::Snapshot& snapshot, engine::DecisionKey decision,
                               std::int32_t rule) {
  return text_of(find_decision(snapshot, decision), rule);
}

Suggestion suggestion_of(const engine::Snapshot& snapshot,
                         const engine::DecisionInstance& decision) {
  Suggestion suggestion;
  suggestion.decision_id = decision.id;
  suggestion.decision_name = words(decision.name.empty() ? decision.id : decision.name);
  suggestion.version = decision.version;
  suggestion.output = decision.output;
  const engine::dmn::DecisionInfo* info = find_decision(snapshot, decision.decision);
  for (const engine::EvaluatedInput& input : decision.inputs) {
    suggestion.inputs.push_back({input.name.empty() ? input.id : input.name, input.value.value});
  }
  for (const engine::MatchedRule& rule : decision.rules) {
    RuleHit hit{rule.index, {}, text_of(info, rule.index)};
    for (const engine::NamedValue& output : rule.outputs) {
      hit.outputs.emplace(output.name.empty() ? output.id : output.name, output.value.value);
    }
    suggestion.table.push_back(std::move(hit));
  }
  return suggestion;
}

bool leads_to(const engine::bpmn::ProcessDefinition& model, engine::ElementIndex rule_task,
              engine::ElementIndex user_task) {
  std::set<engine::ElementIndex> seen;
  const engine::bpmn::FlowNode& start = model.node(user_task);
  std::vector<engine::ElementIndex> open{start.body.exists() ? start.body : user_task};
  while (!open.empty()) {
    const engine::ElementIndex index = open.back();
    open.pop_back();
    for (const engine::ElementIndex source : sources_of(model, model.node(index))) {
      if (source == rule_task) return true;
      if (!stops(model.node(source)) && seen.insert(source).second) open.push_back(source);
    }
  }
  return false;
}

std::optional<Suggestion> suggestion_for(const Reading& reading, const engine::UserTask& task) {
  const engine::bpmn::ProcessDefinition* model = reading.model(task.definition);
  if (model == nullptr) return std::nullopt;
  const engine::bpmn::FlowNode& node = model->node(task.element);
  // Where nothing is decided a check that found nothing has nothing to suggest.
  const bool decides = node.wf != nullptr && !node.wf->outcomes.empty();
  std::optional<engine::DecisionInstance> best;
  for (engine::DecisionInstance& decision : newest_decisions(reading, task)) {
    if (!decides && !says_something(decision)) continue;
    if (best && !is_better(decision, *best)) continue;
    const engine::ElementIndex element = element_of(reading, decision);
    if (!element.exists() || !leads_to(*model, element, task.element)) continue;
    best = std::move(decision);
  }
  if (!best) return std::nullopt;
  return suggestion_of(*reading.snapshot, *best);
}

}  // namespace web::api
