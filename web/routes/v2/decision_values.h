#pragma once

#include <functional>
#include <string>

#include "web/routes/api/dossier.h"

namespace web::v2 {

// Every value that the decision holds.
void each_value(const engine::DecisionInstance& decision,
                const std::function<void(const engine::feel::Value&)>& visit);

// The person whom a decision is about: that of the innermost `wf:subject` around the task that
// asked it; empty if it is about nobody. `instance` is null where no process asked.
std::string subject_of(const api::Reading& reading, const engine::DecisionInstance& decision,
                       const engine::ProcessInstance* instance);

// Notes of that person, and of everybody whom its values name.
void note_people(const api::Reading& reading, const engine::DecisionInstance& decision,
                 const engine::ProcessInstance* instance, api::Dossier& dossier);

}  // namespace web::v2
