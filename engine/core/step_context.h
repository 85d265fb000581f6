#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/core/agenda.h"
#include "engine/core/check.h"
#include "engine/core/evaluator.h"
#include "engine/core/step_data.h"
#include "engine/state/event_applier.h"
#include "engine/state/state.h"

namespace engine {

class ElementBehavior;
using BehaviorOf = const ElementBehavior& (*)(const bpmn::FlowNode& node);

// One run of `step`: what it reads, what it writes, and what it has still to do. Events are applied
// as they are written, so whoever looks next sees what is true by then.
class StepContext {
 public:
  StepContext(State& state, const StepInput& input, StepResult& result, BehaviorOf behaviors);

  State& state() { return state_; }
  const StepInput& input() const { return input_; }
  StepResult& result() { return result_; }
  Instant now() const { return input_.now; }
  Evaluator& evaluator() { return evaluator_; }
  Agenda& agenda() { return agenda_; }
  // Puts the step at the end of the agenda. One that enters an element counts as a token of its
  // scope until it is taken up by `next_step`.
  void schedule(ParkedStep next);
  ParkedStep next_step();
  const ElementBehavior& behavior_of(const bpmn::FlowNode& node) const { return behaviors_(node); }

  // The case that events belong to from here on; none for what belongs to no case.
  void enter_case(CaseKey key) { case_key_ = key; }
  CaseKey case_key() const { return case_key_; }
  // The case of that key, which must be loaded.
  Case& of_case();
  const bpmn::ProcessDefinition& model(ProcessDefinitionKey definition);

  template <class AnyKey>
  AnyKey new_key() {
    return keys_.take<AnyKey>();
  }
  std::uint64_t next_key() const { return keys_.next(); }
  // Words that differ with every call of the step.
  std::uint64_t random_word(std::size_t which) const { return input_.random[which]; }

  // Applies the event, then keeps it. Those of elements are checked against the lifecycle.
  template <class AnyEvent>
  void write(AnyEvent event) {
    check_lifecycle(event);
    RecordedEvent& kept = result_.events.emplace_back();
    kept.case_key = case_key_;
    kept.subject = subject_;
    kept.event = std::move(event);
    applier_.apply(case_key_, kept.event);
  }
  // Writes what differs; variables of one scope in one event. Nothing for an empty list.
  void write_variables(ProcessInstanceKey instance, ElementInstanceKey scope,
                       std::vector<feel::Entry> entries);

  // Whose values the events are from here on: the person of the innermost `wf:subject` around.
  void speak_for(ElementInstanceKey scope) { subject_ = subject_of(scope); }
  void speak_for_person(feel::Value person) { subject_ = std::move(person); }
  feel::Value subject_of(ElementInstanceKey scope);

  // Before something beside the cases is looked at. If it is not loaded it is taken for not there
  // and the step goes on, so that it tells at once all else that it will ask; then all of it is
  // taken back, and the step comes again with the answers.
  void ask(Lookup lookup);
  bool has_needs() const { return !result_.needs.empty(); }

  // Counts internal steps since the case last waited.
  std::uint64_t steps_run = 0;

 private:
  template <class AnyEvent>
  void check_lifecycle(const AnyEvent& event) {
    if constexpr (std::is_base_of_v<ElementVisit, AnyEvent>) {
      check_visit(event, std::is_same_v<AnyEvent, ElementEntered>     ? ElementState::kActivating
                         : std::is_same_v<AnyEvent, ElementActivated> ? ElementState::kActivated
                                                                      : ElementState::kCompleted);
    } else if constexpr (std::is_same_v<AnyEvent, ElementCompleting>) {
      check_move(event.key, ElementState::kCompleting);
    } else if constexpr (std::is_same_v<AnyEvent, ElementCompleted>) {
      check_move(event.key, ElementState::kCompleted);
    } else if constexpr (std::is_same_v<AnyEvent, ElementTerminated>) {
      check_move(event.key, ElementState::kTerminated);
    }
  }
  void check_visit(const ElementVisit& visit, ElementState to);
  void check_move(ElementInstanceKey key, ElementState to);

  State& state_;
  const StepInput& input_;
  StepResult& result_;
  BehaviorOf behaviors_;
  KeySource keys_;
  Evaluator evaluator_;
  EventApplier applier_;
  Agenda agenda_;
  CaseKey case_key_;
  feel::Value subject_;
  std::set<Lookup> asked_;
};

}  // namespace engine
