#include "engine/core/leaving.h"

#include <algorithm>
#include <utility>

#include "engine/core/incident.h"
#include "engine/core/results.h"
#include "engine/core/seats.h"
#include "engine/feel/json.h"

namespace engine {
namespace {

// Conditions of sequence flows see the variables around the element as they will be.
class FlowConditions : public flow::Conditions {
 public:
  FlowConditions(ElementContext& context, const Results& results)
      : context_(context), results_(results) {}

  Result<bool> holds(const bpmn::SequenceFlow& flow) const override {
    Names names(context_.step.of_case(), context_.step.state().catalog, context_.visit.scope);
    names.over(results_.pending);
    return context_.step.evaluator().condition(*flow.condition, names);
  }

 private:
  ElementContext& context_;
  const Results& results_;
};

struct Leaving {
  Results results;
  SeatResult seat;
  flow::Flows flows;
};

Result<Leaving> decide(ElementContext& context, const feel::Value& brought) {
  Leaving leaving;
  Result<Results> results = decide_results(context, brought);
  if (!results) return results.error();
  leaving.results = *std::move(results);
  if (context.visit.loop_counter != 0) {
    Result<SeatResult> seat = decide_seat(context, leaving.results);
    if (!seat) return seat.error();
    leaving.seat = *std::move(seat);
    return leaving;
  }
  if (context.node.outgoing.empty()) return leaving;
  Result<flow::Flows> flows =
      flow::offered(context.model, context.node, FlowConditions(context, leaving.results));
  if (!flows) return flows.error();
  leaving.flows = *std::move(flows);
  return leaving;
}

void go_on(ElementContext& context, const Leaving& leaving) {
  if (context.visit.loop_counter != 0) {
    seat_is_over(context.step, context.visit, leaving.seat.body_is_done);
  } else if (!leaving.flows.empty()) {
    take(context.step, context.visit, leaving.flows);
  } else {
    check_scope(context.step, context.visit.scope);
  }
}

void write_item(ElementContext& context, Leaving& leaving) {
  if (!leaving.seat.item) return;
  context.step.write(OutputCollected{context.visit.instance, context.visit.scope,
                                     context.visit.loop_counter, *std::move(leaving.seat.item)});
}

}  // namespace

Result<> pass(ElementContext& context, const feel::Value& brought) {
  Result<Leaving> leaving = decide(context, brought);
  if (!leaving) return leaving.error();
  ElementPassed event;
  static_cast<ElementVisit&>(event) = context.visit;
  context.step.write(std::move(event));
  write_results(context, leaving->results);
  write_item(context, *leaving);
  go_on(context, *leaving);
  return {};
}

Result<> complete(ElementContext& context, const feel::Value& brought) {
  Result<Leaving> leaving = decide(context, brought);
  if (!leaving) return leaving.error();
  write_results(context, leaving->results);
  write_item(context, *leaving);
  context.step.write(ElementCompleted{context.visit.key});
  go_on(context, *leaving);
  return {};
}

void complete_or_stop(ElementContext& context, const feel::Value& brought) {
  const Result<> done = complete(context, brought);
  if (done) return;
  const ElementInstance& row = *context.step.of_case().elements.find(context.visit.key);
  if (row.state != ElementState::kCompleting) {
    context.step.write(ElementCompleting{context.visit.key});
    hold_results(context, brought);
  }
  raise_incident(context.step, {context.visit.instance, context.visit.key, {}}, done.error());
}

void take(StepContext& step, const ElementVisit& visit, const flow::Flows& flows) {
  const bpmn::ProcessDefinition& model = step.model(visit.definition);
  for (const FlowIndex flow : flows) {
    ParkedStep next;
    next.kind = ParkedKind::kEnter;
    next.instance = visit.instance;
    next.scope = visit.scope;
    next.definition = visit.definition;
    next.element = model.flow(flow).target;
    next.arrivals.push_back({flow, visit.key});
    step.schedule(std::move(next));
  }
}

void check_scope(StepContext& step, ElementInstanceKey scope) {
  if (!step.of_case().tally(scope).empty()) return;
  ParkedStep next;
  next.kind = ParkedKind::kCheckScope;
  next.scope = scope;
  step.schedule(std::move(next));
}

feel::Value collection_of(StepContext& step, const ElementInstance& body) {
  const bpmn::FlowNode& node = step.model(body.definition).node(body.element);
  if (node.loop->output_collection.empty()) return {};
  Entries entries;
  entries.push_back({node.loop->output_collection, gathered(step.of_case(), body)});
  return feel::Value::context(std::move(entries));
}

void complete_again(StepContext& step, ElementInstanceKey element) {
  const ElementInstance* row = step.of_case().elements.find(element);
  if (row == nullptr || is_over(row->state)) return;
  ElementContext context(step, *row);
  complete_or_stop(
      context, context.node.is_multi_instance_body() ? collection_of(step, *row) : feel::Value());
}

}  // namespace engine
