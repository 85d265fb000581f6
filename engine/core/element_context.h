#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/bpmn/process_definition.h"
#include "engine/core/names.h"
#include "engine/core/step_context.h"
#include "engine/core/waits.h"

namespace engine {

// One visit to a flow node while it is decided on: everything that can fail is evaluated before
// anything is written, so that a failure leaves nothing but its incident.
class ElementContext {
 public:
  // A visit that begins, or one whose activation is tried again.
  ElementContext(StepContext& step, ElementVisit visit);
  // A visit that has a row.
  ElementContext(StepContext& step, const ElementInstance& row);

  StepContext& step;
  const bpmn::ProcessDefinition& model;
  const bpmn::FlowNode& node;
  ElementVisit visit;
  // Whether it has a row already.
  bool stored = false;
  // Variables of its own that are not written yet: loop item, input mappings.
  Entries locals;
  // What the trigger of an event brought: a context or null.
  feel::Value brought;
  // What its activation will arm: boundary events, its own event, event sub-processes.
  std::vector<PreparedWait> waits;

  // What its own expressions see: its local variables, then those around it.
  Names names() const;
  // The same with what it brought in front.
  Names names_with(std::span<const feel::Entry> front) const;

  Result<feel::Value> value(const feel::Expression& expression) const;

  // Evaluates loop item and input mappings into `locals`, behind what is given.
  Result<> prepare_locals(std::span<const feel::Entry> given = {});
  // The same, and prepares the boundary events.
  Result<> prepare_activity();
  // The same, and prepares the event sub-processes in it.
  Result<> prepare_scope();

  // The element waits, or the scope is open.
  void activate() { activate(0, {}); }
  void activate(std::uint32_t cardinality, feel::Value items);
  // The person that `wf:subject` names; empty without one.
  std::string subject() const;

 private:
  Result<> prepare_loop_item();
  Result<> prepare_inputs();
};

// What an element does when a token comes to it. Stateless; one a kind of element.
class ElementBehavior {
 public:
  virtual ~ElementBehavior() = default;
  // Decides, then writes; the failure becomes an incident at the element.
  virtual Result<> on_activate(ElementContext& context) const = 0;
};

// Sets the value at a path of names below `entries`, making contexts on the way.
void set_path(Entries& entries, std::span<const std::string> path, feel::Value value);
// The same, where what stood at the first name is `present` (null if nothing).
feel::Value with_path(const feel::Value& present, std::span<const std::string> rest,
                      feel::Value value);

}  // namespace engine
