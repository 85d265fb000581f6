#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/step.h"

namespace tests {

using engine::CaseKey;
using engine::ElementInstanceKey;
using engine::ProcessInstanceKey;
using Names = std::vector<std::string>;

// Everything around the engine that a test needs: deploys, runs commands with their follow-ups,
// moves time, and looks at what is there. All cases stay in memory with what is over.
class EngineHarness {
 public:
  EngineHarness();

  // Deploys one file; a finding with an error, or a refusal, fails the test.
  engine::DeploymentReply deploy(std::string_view bpmn, std::string_view file_name = "test.bpmn");
  engine::DeployedFile read(std::string_view bytes, std::string_view file_name) const;

  // `variables` is JSON.
  ProcessInstanceKey start(std::string_view process_id, std::string_view variables = "{}");
  void complete(ProcessInstanceKey instance, std::string_view element_id,
                std::string_view variables = "{}");
  void publish(std::string_view name, std::string_view key, std::string_view variables = "{}",
               std::int64_t time_to_live_ms = 60'000);
  std::vector<engine::ActivatedJob> activate(std::string_view type, std::size_t limit = 100);
  void complete_job(engine::JobKey job, std::string_view variables = "{}");
  void set_variables(ElementInstanceKey scope, std::string_view variables, bool local = false);
  void resolve_incidents(ProcessInstanceKey instance);
  // Moves the clock through every due instant, and fires what is due there.
  void advance(std::int64_t ms);

  // Runs the command with its follow-ups; a refusal is the result.
  std::optional<engine::Rejection> run(engine::Command command);
  // What the last command that was not refused answered.
  const engine::Reply& reply() const { return result_.reply; }
  // The same as `run`; a refusal fails the test.
  engine::Reply must_run(engine::Command command);

  // In the order of their keys; ids of flow nodes, multi-instance bodies left out.
  Names active_elements(ProcessInstanceKey instance) const;
  Names completed_elements(ProcessInstanceKey instance) const;
  Names terminated_elements(ProcessInstanceKey instance) const;
  Names open_tasks(ProcessInstanceKey instance) const;
  Names incidents(ProcessInstanceKey instance) const;
  // Ids of the flows by which element instances came, in the order of their keys.
  Names flows_taken(ProcessInstanceKey instance) const;
  // JSON of a variable at the top of the instance, or at the active scope of an element; "" if it
  // is not there.
  std::string variable(ProcessInstanceKey instance, std::string_view name) const;
  std::string variable_at(ProcessInstanceKey instance, std::string_view element_id,
                          std::string_view name) const;
  engine::InstanceState state_of(ProcessInstanceKey instance) const;
  // Instances that the instance called, or instances of a process.
  std::vector<ProcessInstanceKey> called_by(ProcessInstanceKey instance) const;
  std::vector<ProcessInstanceKey> instances_of(std::string_view process_id) const;
  const engine::UserTask* task(ProcessInstanceKey instance, std::string_view element_id,
                               std::size_t index = 0) const;
  const engine::ElementInstance* element(ProcessInstanceKey instance,
                                         std::string_view element_id) const;

  // Everything that has happened, with the time of each record.
  struct Happened {
    engine::Instant time;
    engine::RecordedEvent event;
  };
  const std::vector<Happened>& history() const { return history_; }
  engine::State& state() { return *state_; }
  const engine::State& state() const { return *state_; }
  const engine::Case& case_of(ProcessInstanceKey instance) const;
  std::span<const CaseKey> cases() const { return cases_; }
  engine::StepInput& input() { return input_; }
  engine::Actor actor;

  // A state that is made of the history alone, with equal rows or the test fails.
  void check_replay() const;

 private:
  engine::StepOutcome step(const engine::Command& command);
  void answer(const engine::Lookup& lookup);
  CaseKey case_of(const engine::EntityRef& entity) const;
  void keep_events();
  std::optional<engine::Instant> next_due() const;
  void fire_due();
  bool fire_one();
  template <class Wanted>
  Names elements(ProcessInstanceKey instance, Wanted wanted) const;

  std::unique_ptr<engine::State> state_;
  engine::StepInput input_;
  engine::StepResult result_;
  std::vector<CaseKey> cases_;
  std::vector<Happened> history_;
};

// All rows as text, in order: two states are equal if these are.
std::string dump(const engine::State& state, std::span<const CaseKey> cases);

}  // namespace tests
