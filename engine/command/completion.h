#pragma once

#include <string>

#include "engine/command/handler.h"
#include "engine/core/element_context.h"

namespace engine {

// What a person's decision comes to once it is checked.
struct Completion {
  Refusal refusal;
  // A word of the node; empty where it has none.
  std::string outcome;
  std::string opinion;
  // What the task brings.
  feel::Value answer;
};

// Checks a completion against the form and the `wf:` settings of the node (APPROVALS §2.3, §3).
// Without settings in the process anything is taken.
Completion check_completion(ElementContext& context, const UserTask& task,
                            const CompleteUserTask& command);

// The fields of a form's errors, as a rejection.
Refusal form_invalid(std::vector<FieldError> errors);

}  // namespace engine
