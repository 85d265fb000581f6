#include "engine/core/resolve.h"

namespace engine {
namespace {

template <class Row>
const Row* resolve(const VersionIndex<Row>& index, std::string_view id, bpmn::Binding binding,
                   std::string_view tag, DeploymentKey deployment) {
  switch (binding) {
    case bpmn::Binding::kLatest: return index.newest(id);
    case bpmn::Binding::kDeployment: return index.of_deployment(id, deployment);
    case bpmn::Binding::kVersionTag: return index.of_tag(id, tag);
  }
  return nullptr;
}

DeploymentKey deployment_of(const State& state, ProcessDefinitionKey by) {
  const ProcessVersion* version = state.processes.find(by);
  return version == nullptr ? DeploymentKey{} : version->deployment;
}

}  // namespace

const ProcessVersion* resolve_process(const State& state, std::string_view id,
                                      const bpmn::CalledElement& called, ProcessDefinitionKey by) {
  return resolve(state.process_index(), id, called.binding, called.version_tag,
                 deployment_of(state, by));
}

const DecisionVersion* resolve_decision(const State& state, std::string_view id,
                                        const bpmn::CalledDecision& called,
                                        ProcessDefinitionKey by) {
  return resolve(state.decision_index(), id, called.binding, called.version_tag,
                 deployment_of(state, by));
}

const FormVersion* resolve_form(const State& state, std::string_view id,
                                const bpmn::FormReference& form, ProcessDefinitionKey by) {
  return resolve(state.form_index(), id, form.binding, form.version_tag, deployment_of(state, by));
}

}  // namespace engine
