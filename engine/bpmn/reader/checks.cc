#include <algorithm>
#include <set>
#include <string>

#include "engine/bpmn/reader/process_reader.h"

namespace engine::bpmn {

namespace {

class Checks {
 public:
  Checks(Report& report, const ProcessDefinition& definition)
      : report_(report), definition_(definition) {}

  void run() const {
    for (const FlowNode& node : definition_.nodes) {
      check_flows(node);
      if (node.is_gateway()) check_gateway(node);
      if (node.is_scope()) check_scope(node);
      check_handlers(node.boundary_events);
      check_handlers(event_starts(node));
      if (definition_.has_wf) check_initiator(node);
    }
    for (const SequenceFlow& flow : definition_.flows) check_flow(flow);
    check_handlers(definition_.message_starts);
  }

 private:
  void error(const char* rule, const FlowNode& node, std::string message) const {
    report_.error(rule, Place(node), std::move(message));
  }
  const FlowNode& node(ElementIndex index) const { return definition_.node(index); }

  void check_flows(const FlowNode& node) const;
  void check_flow(const SequenceFlow& flow) const;
  void check_gateway(const FlowNode& gateway) const;
  void check_exclusive(const FlowNode& gateway) const;
  void check_event_based(const FlowNode& gateway) const;
  void check_scope(const FlowNode& scope) const;
  void check_event_sub_process(const FlowNode& scope) const;
  void check_handlers(const std::vector<ElementIndex>& events) const;
  void check_initiator(const FlowNode& node) const;
  std::vector<ElementIndex> event_starts(const FlowNode& scope) const;

  Report& report_;
  const ProcessDefinition& definition_;
};

void Checks::check_flows(const FlowNode& node) const {
  const bool may_enter =
      node.type != ElementType::kStartEvent && node.type != ElementType::kBoundaryEvent &&
      node.type != ElementType::kEventSubProcess && node.type != ElementType::kProcess;
  if (!may_enter && !node.incoming.empty()) {
    const bool is_start = node.type == ElementType::kStartEvent;
    error(is_start ? "start-with-incoming" : "unsupported-incoming", node,
          "no sequence flow may lead to " + quoted(node.id));
  }
  const bool may_leave = node.type != ElementType::kEndEvent &&
                         node.type != ElementType::kEventSubProcess &&
                         node.type != ElementType::kProcess;
  if (!may_leave && !node.outgoing.empty()) {
    const bool is_end = node.type == ElementType::kEndEvent;
    error(is_end ? "end-with-outgoing" : "unsupported-outgoing", node,
          "no sequence flow may leave " + quoted(node.id));
  }
}

void Checks::check_flow(const SequenceFlow& flow) const {
  const FlowNode& source = node(flow.source);
  if (source.scope != node(flow.target).scope) {
    report_.error("flow-crosses-scope", Place(flow),
                  "the flow leads from " + quoted(source.id) + " to " +
                      quoted(node(flow.target).id) + ", across the border of a sub-process");
  }
  if (flow.condition && source.type != ElementType::kExclusiveGateway) {
    report_.error(
        "unsupported-condition", Place(flow),
        "a condition on a flow that does not leave an exclusive gateway is not supported");
  }
  if (flow.condition && source.default_flow == flow.index) {
    report_.warning("default-with-condition", Place(flow),
                    "the condition of a default flow is never asked");
  }
}

void Checks::check_gateway(const FlowNode& gateway) const {
  if (gateway.type == ElementType::kExclusiveGateway) check_exclusive(gateway);
  if (gateway.type == ElementType::kEventBasedGateway) check_event_based(gateway);
}

void Checks::check_exclusive(const FlowNode& gateway) const {
  if (gateway.outgoing.size() < 2) return;
  for (const FlowIndex index : gateway.outgoing) {
    const SequenceFlow& flow = definition_.flow(index);
    if (flow.condition || index == gateway.default_flow) continue;
    report_.error("missing-condition", Place(flow),
                  "the flow has no condition and is not the default of " + quoted(gateway.id));
  }
}

void Checks::check_event_based(const FlowNode& gateway) const {
  if (gateway.outgoing.size() < 2) {
    error("event-gateway-target", gateway, "an event-based gateway needs two events or more");
  }
  std::vector<ElementIndex> targets;
  for (const FlowIndex index : gateway.outgoing) {
    const FlowNode& target = node(definition_.flow(index).target);
    targets.push_back(target.index);
    if (target.type != ElementType::kIntermediateCatchEvent || target.incoming.size() != 1) {
      error("event-gateway-target", target,
            "behind the event-based gateway " + quoted(gateway.id) +
                " only catching events are supported that no other flow leads to");
    }
  }
  check_handlers(targets);
}

void Checks::check_scope(const FlowNode& scope) const {
  if (scope.type == ElementType::kEventSubProcess) return check_event_sub_process(scope);
  if (scope.type == ElementType::kMultiInstanceBody) return;
  const bool has_message_start =
      scope.type == ElementType::kProcess && !definition_.message_starts.empty();
  if (scope.entries.empty() && !has_message_start) {
    error("no-start", scope, quoted(scope.id) + " has nothing to start with");
  }
  const auto starts = std::count_if(
      scope.entries.begin(), scope.entries.end(),
      [&](ElementIndex entry) { return node(entry).type == ElementType::kStartEvent; });
  if (starts > 1) {
    error("two-none-starts", scope, quoted(scope.id) + " has more than one none start event");
  }
}

void Checks::check_event_sub_process(const FlowNode& scope) const {
  const bool has_one_start =
      scope.entries.size() == 1 && node(scope.entries.front()).type == ElementType::kStartEvent;
  if (!has_one_start) {
    error("event-sub-process-start", scope, "an event sub-process needs exactly one start event");
  }
}

std::vector<ElementIndex> Checks::event_starts(const FlowNode& scope) const {
  std::vector<ElementIndex> starts;
  for (const ElementIndex index : scope.event_sub_processes) {
    for (const ElementIndex entry : node(index).entries) starts.push_back(entry);
  }
  return starts;
}

// Of events that wait side by side no two may answer to the same message or error.
void Checks::check_handlers(const std::vector<ElementIndex>& events) const {
  std::set<std::string> codes;
  std::set<std::string> messages;
  for (const ElementIndex index : events) {
    const FlowNode& event = node(index);
    if (event.error && !codes.insert(event.error->code.source).second) {
      error("duplicate-error", event,
            event.error->code.empty()
                ? "a second event here catches every error"
                : "a second event here catches the error " + quoted(event.error->code.source));
    }
    const bool has_name = event.message && !event.message->name.is_expression();
    if (has_name && !messages.insert(event.message->name.source).second) {
      error("duplicate-message", event,
            "a second event here waits for the message " + quoted(event.message->name.source));
    }
  }
}

// DESIGN §4: with `wf:` settings `initiator` is the engine's own variable.
void Checks::check_initiator(const FlowNode& node) const {
  bool writes = node.script && node.script->result_variable == "initiator";
  writes = writes || (node.called_decision && node.called_decision->result_variable == "initiator");
  writes = writes || (node.loop && (node.loop->input_element == "initiator" ||
                                    node.loop->output_collection == "initiator" ||
                                    node.loop->output_local == "initiator"));
  for (const auto* mappings : {&node.inputs, &node.outputs}) {
    for (const Mapping& mapping : *mappings) {
      writes = writes || mapping.target.front() == "initiator";
    }
  }
  if (writes) error("writes-initiator", node, "nobody can write the variable 'initiator'");
}

}  // namespace

void check_process(Report& report, const ProcessDefinition& definition) {
  Checks(report, definition).run();
}

}  // namespace engine::bpmn
