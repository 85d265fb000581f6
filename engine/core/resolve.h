#pragma once

#include <string_view>

#include "engine/bpmn/activity.h"
#include "engine/state/state.h"

// Which version of a model an element means. Each is nullptr if there is none.
namespace engine {

const ProcessVersion* resolve_process(const State& state, std::string_view id,
                                      const bpmn::CalledElement& called, ProcessDefinitionKey by);
const DecisionVersion* resolve_decision(const State& state, std::string_view id,
                                        const bpmn::CalledDecision& called,
                                        ProcessDefinitionKey by);
const FormVersion* resolve_form(const State& state, std::string_view id,
                                const bpmn::FormReference& form, ProcessDefinitionKey by);

}  // namespace engine
