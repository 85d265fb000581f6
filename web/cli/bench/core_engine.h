#pragma once

#include <string>
#include <vector>

#include "engine/feel/value.h"
#include "engine/state/state.h"
#include "engine/step.h"

namespace web::bench {

// The engine without anything around it: a state in memory, stepped by hand. Every method throws
// std::runtime_error when its command is refused.
class CoreEngine {
 public:
  void deploy(const std::string& name, const std::string& bpmn);
  // Starts an instance and notes the tasks that it opens.
  void start(const std::string& process, const engine::feel::Value& variables);
  // The tasks noted since they were taken last, in order.
  std::vector<engine::UserTaskKey> take_tasks();
  void complete(engine::UserTaskKey task, const engine::feel::Value& variables);

 private:
  void run(const engine::Command& command, engine::CaseKey of);

  engine::State state_;
  engine::StepInput input_;
  engine::StepResult result_;
  std::vector<engine::UserTaskKey> tasks_;
  engine::CaseKey last_case_;
};

}  // namespace web::bench
