#include "engine/bpmn/reader/details.h"

#include <algorithm>
#include <array>

#include "engine/bpmn/reader/vocabulary.h"

namespace engine::bpmn {

namespace {

// The built-in service types (`engine/service`); a job of another `assent:` type would wait for
// a worker that never comes.
constexpr std::array<std::string_view, 4> kBuiltInServices{"assent:register", "assent:notify",
                                                           "assent:posting", "assent:archive"};

bool is_built_in(const Text& type) {
  return !type.is_expression() && type.source.starts_with("assent:");
}

void check_retries(const NodeReading& reading, const Text& retries) {
  if (retries.is_expression()) return;
  const bool is_number = !retries.source.empty() && retries.source.size() <= 6 &&
                         std::all_of(retries.source.begin(), retries.source.end(),
                                     [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number) {
    reading.error("invalid-value", "retries is " + quoted(retries.source) + ", not a number");
  }
}

// Whether there is a task definition.
bool read_job(NodeReading& reading) {
  const auto definition = extension_of(reading.element, "taskDefinition");
  if (!definition) return false;
  Job job;
  job.type = reading.texts.at(*definition).text("the type", definition->attribute("type"));
  job.retries =
      reading.texts.at(*definition).text("retries", definition->attribute("retries").value_or("3"));
  job.headers = read_headers(reading.element);
  if (job.type.empty()) reading.error("missing-type", "the task definition has no type");
  check_retries(reading, job.retries);
  if (is_built_in(job.type) && std::find(kBuiltInServices.begin(), kBuiltInServices.end(),
                                         job.type.source) == kBuiltInServices.end()) {
    reading.error("unsupported-service",
                  "the service type " + quoted(job.type.source) + " is not supported");
  }
  reading.node.waits = !is_built_in(job.type);
  reading.node.job = std::make_unique<const Job>(std::move(job));
  return true;
}

void read_service_task(NodeReading& reading) {
  if (!read_job(reading)) {
    reading.error("missing-type", "a service task needs a zeebe:taskDefinition with a type");
  }
}

void read_business_rule_task(NodeReading& reading) {
  const bool is_job = read_job(reading);
  const auto called = extension_of(reading.element, "calledDecision");
  if (is_job == called.has_value()) {
    reading.error(is_job ? "said-twice" : "missing-decision",
                  "a business rule task needs either a zeebe:calledDecision or a "
                  "zeebe:taskDefinition");
  }
  if (!called) return;
  CalledDecision decision;
  decision.decision_id =
      reading.texts.at(*called).text("decisionId", called->attribute("decisionId"));
  decision.result_variable =
      reading.texts.at(*called).variable("resultVariable", called->attribute("resultVariable"));
  const BindingChoice choice = read_binding(reading, *called);
  decision.binding = choice.binding;
  decision.version_tag = choice.version_tag;
  if (decision.decision_id.empty()) {
    reading.error("missing-decision", "the called decision has no decisionId");
  }
  if (decision.result_variable.empty()) {
    reading.error("missing-result", "the called decision has no resultVariable");
  }
  add_reference(reading, Reference::Kind::kDecision, decision.decision_id, choice, called->line());
  reading.node.called_decision = std::make_unique<const CalledDecision>(std::move(decision));
}

void read_script_task(NodeReading& reading) {
  const bool is_job = read_job(reading);
  const auto script = extension_of(reading.element, "script");
  if (is_job == script.has_value()) {
    reading.error(is_job ? "said-twice" : "missing-script",
                  "a script task needs either a zeebe:script or a zeebe:taskDefinition");
  }
  if (!script) return;
  const std::string result =
      reading.texts.at(*script).variable("resultVariable", script->attribute("resultVariable"));
  if (result.empty()) reading.error("missing-result", "the script has no resultVariable");
  const auto expression = reading.texts.at(*script).expression(
      "the script", script->attribute("expression").value_or(""));
  if (expression) reading.node.script.reset(new Script{*expression, result});
}

void read_call_activity(NodeReading& reading) {
  const auto called = extension_of(reading.element, "calledElement");
  const auto plain = reading.element.attribute("calledElement");
  CalledElement call;
  BindingChoice choice;
  if (called) {
    call.process_id = reading.texts.at(*called).text("processId", called->attribute("processId"));
    call.propagate_all_child_variables = reading.texts.flag(
        "propagateAllChildVariables", called->attribute("propagateAllChildVariables"), true);
    call.propagate_all_parent_variables = reading.texts.flag(
        "propagateAllParentVariables", called->attribute("propagateAllParentVariables"), true);
    choice = read_binding(reading, *called);
    if (plain && referred_id(*plain) != call.process_id.source) {
      reading.error("said-twice", "calledElement and zeebe:calledElement name two processes");
    }
  } else if (plain) {
    call.process_id.source = referred_id(*plain);
  }
  if (call.process_id.empty()) {
    reading.error("missing-process", "a call activity needs a zeebe:calledElement with processId");
  }
  call.binding = choice.binding;
  call.version_tag = choice.version_tag;
  add_reference(reading, Reference::Kind::kProcess, call.process_id, choice,
                called ? called->line() : reading.node.line);
  reading.node.called_element = std::make_unique<const CalledElement>(std::move(call));
}

}  // namespace

BindingChoice read_binding(const NodeReading& reading, const xml::Element& extension) {
  BindingChoice choice;
  const std::string_view type = trimmed(extension.attribute("bindingType").value_or("latest"));
  choice.version_tag = trimmed(extension.attribute("versionTag").value_or(""));
  if (type == "deployment") {
    choice.binding = Binding::kDeployment;
  } else if (type == "versionTag") {
    choice.binding = Binding::kVersionTag;
  } else if (type != "latest") {
    reading.error("unsupported-binding", "the binding " + quoted(type) + " is not supported");
    return choice;
  }
  if ((choice.binding == Binding::kVersionTag) == choice.version_tag.empty()) {
    reading.error("unsupported-binding",
                  "a versionTag belongs to bindingType 'versionTag', and to that only");
  }
  return choice;
}

void add_reference(NodeReading& reading, Reference::Kind kind, const Text& id,
                   const BindingChoice& choice, int line) {
  reading.references.push_back(
      {kind, id, choice.binding, choice.version_tag, reading.node.index, line});
}

std::vector<std::pair<std::string, std::string>> read_headers(const xml::Element& element) {
  std::vector<std::pair<std::string, std::string>> headers;
  const auto extension = extension_of(element, "taskHeaders");
  if (!extension) return headers;
  for (const xml::Element header : extension->children()) {
    headers.emplace_back(header.attribute("key").value_or(""),
                         header.attribute("value").value_or(""));
  }
  return headers;
}

void read_details(NodeReading& reading) {
  FlowNode& node = reading.node;
  node.wf = read_settings(reading.element, reading.texts);
  read_mappings(reading);
  switch (node.type) {
    case ElementType::kUserTask: return read_user_task(reading);
    case ElementType::kServiceTask: return read_service_task(reading);
    case ElementType::kBusinessRuleTask: return read_business_rule_task(reading);
    case ElementType::kScriptTask: return read_script_task(reading);
    case ElementType::kCallActivity: node.waits = true; return read_call_activity(reading);
    case ElementType::kProcess:
    case ElementType::kSubProcess:
    case ElementType::kEventSubProcess:
    case ElementType::kMultiInstanceBody:
    case ElementType::kEventBasedGateway: node.waits = true; return;
    case ElementType::kStartEvent:
    case ElementType::kIntermediateCatchEvent:
    case ElementType::kBoundaryEvent:
    case ElementType::kEndEvent: return read_event(reading);
    case ElementType::kTask:
    case ElementType::kManualTask:
    case ElementType::kExclusiveGateway:
    case ElementType::kParallelGateway: return;
  }
}

}  // namespace engine::bpmn
