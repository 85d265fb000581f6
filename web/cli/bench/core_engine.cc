#include "web/cli/bench/core_engine.h"

#include <sstream>
#include <stdexcept>
#include <utility>

#include "engine/bpmn/read_bpmn.h"

namespace web::bench {
namespace {

engine::Actor open_actor() {
  engine::Actor actor;
  actor.login = "open";
  actor.via = "bench";
  actor.may_act_on_any = true;
  return actor;
}

}  // namespace

void CoreEngine::run(const engine::Command& command, engine::CaseKey of) {
  input_.now.ms += 1;
  input_.cases.clear();
  if (of.exists()) input_.cases.push_back(of);
  engine::StepOutcome outcome = engine::step(state_, command, input_, result_);
  while (outcome == engine::StepOutcome::kNeeds) {
    for (const engine::Lookup& lookup : result_.needs) state_.mark_known(lookup);
    outcome = engine::step(state_, command, input_, result_);
  }
  if (outcome == engine::StepOutcome::kRejected) {
    std::ostringstream why;
    why << result_.rejection;
    throw std::runtime_error(why.str());
  }
  input_.next_key = result_.next_key;
  for (const engine::RecordedEvent& recorded : result_.events) {
    if (const auto* task = std::get_if<engine::UserTaskCreated>(&recorded.event)) {
      tasks_.push_back(task->task);
      last_case_ = recorded.case_key;
    }
  }
}

void CoreEngine::deploy(const std::string& name, const std::string& bpmn) {
  engine::DeployResources command;
  command.actor = open_actor();
  engine::DeployedFile file;
  file.name = name;
  file.sha256 = name;
  file.processes = engine::bpmn::read_bpmn(bpmn).processes;
  if (file.processes.empty()) throw std::runtime_error(name + " cannot be read");
  command.files.push_back(std::move(file));
  run(command, {});
  for (const engine::RecordedEvent& recorded : result_.events) {
    if (const auto* process = std::get_if<engine::ProcessDeployed>(&recorded.event)) {
      state_.catalog.add(process->key, command.files.front().processes.front());
    }
  }
  state_.settle(result_.changes);
}

void CoreEngine::start(const std::string& process, const engine::feel::Value& variables) {
  engine::CreateProcessInstance command;
  command.actor = open_actor();
  command.process_id = process;
  command.variables = variables;
  run(command, {});
  state_.settle(result_.changes);
}

std::vector<engine::UserTaskKey> CoreEngine::take_tasks() {
  return std::exchange(tasks_, {});
}

void CoreEngine::complete(engine::UserTaskKey task, const engine::feel::Value& variables) {
  engine::CompleteUserTask command;
  command.actor = open_actor();
  command.task = task;
  command.variables = variables;
  run(command, last_case_);
  state_.settle(result_.changes);
}

}  // namespace web::bench
