#include "engine/core/seats.h"

#include <algorithm>
#include <utility>

#include "engine/core/terminate.h"
#include "engine/feel/json.h"

namespace engine {
namespace {

bool reads(const feel::Expression& expression, std::string_view name) {
  const auto& names = expression.variables();
  return !name.empty() && std::find(names.begin(), names.end(), name) != names.end();
}

feel::Entry count(const char* name, std::uint32_t number) {
  return {name, feel::Value::number(std::int64_t{number})};
}

// The counters of BPMN 2.0.2 table 8.x as they are once this instance has ended: computed.
Entries counters(ElementContext& context, const ElementInstance& body, bool sequential) {
  const ScopeTally& tally = context.step.of_case().tally(body.key);
  std::uint32_t active = tally.active + tally.pending;
  if (context.stored) --active;
  const std::uint32_t completed =
      sequential ? context.visit.loop_counter : body.cardinality - active;
  return {count("numberOfInstances", body.cardinality), count("numberOfActiveInstances", active),
          count("numberOfCompletedInstances", completed), count("numberOfTerminatedInstances", 0)};
}

// The collection as it will be with the item of this instance in it.
feel::Value collection_with(const Case& in, const ElementInstance& body, std::uint32_t index,
                            const feel::Value& item) {
  const feel::Value present = gathered(in, body);
  std::vector<feel::Value> items(present.items().begin(), present.items().end());
  items[index - 1] = item;
  return feel::Value::list(std::move(items));
}

}  // namespace

Result<SeatResult> decide_seat(ElementContext& context, const Results& results) {
  const Case& in = context.step.of_case();
  const ElementInstance& body = *in.elements.find(context.visit.scope);
  const bpmn::LoopCharacteristics& loop = *context.model.node(context.node.body).loop;
  SeatResult seat;
  if (loop.output_element) {
    const Result<feel::Value> item =
        context.step.evaluator().value(*loop.output_element, context.names_with(results.pending));
    if (!item) return item.error();
    seat.item = feel::json_value(*item);
  }
  if (!loop.completion_condition) return seat;
  Entries front = counters(context, body, loop.sequential);
  if (seat.item && reads(*loop.completion_condition, loop.output_collection)) {
    front.push_back({loop.output_collection,
                     collection_with(in, body, context.visit.loop_counter, *seat.item)});
  }
  front.insert(front.end(), results.pending.begin(), results.pending.end());
  const Result<bool> done =
      context.step.evaluator().condition(*loop.completion_condition, context.names_with(front));
  if (!done) return done.error();
  seat.body_is_done = *done;
  return seat;
}

void begin_seat(StepContext& step, const ElementInstance& body, std::uint32_t loop_counter,
                ElementInstanceKey by) {
  ParkedStep next;
  next.kind = ParkedKind::kEnter;
  next.instance = body.instance;
  next.scope = body.key;
  next.definition = body.definition;
  next.element = step.model(body.definition).node(body.element).inner;
  next.loop_counter = loop_counter;
  next.arrivals.push_back({FlowIndex{}, by});
  step.schedule(std::move(next));
}

void schedule_completion(StepContext& step, const ElementInstance& element) {
  ParkedStep next;
  next.kind = ParkedKind::kComplete;
  next.instance = element.instance;
  next.scope = element.scope;
  next.element_instance = element.key;
  step.schedule(std::move(next));
}

void seat_is_over(StepContext& step, const ElementVisit& seat, bool body_is_done) {
  const Case& in = step.of_case();
  const ElementInstance& body = *in.elements.find(seat.scope);
  const bpmn::FlowNode& node = step.model(body.definition).node(body.element);
  if (body_is_done) {
    empty_scope(step, body.key);
  } else if (node.loop->sequential && seat.loop_counter < body.cardinality) {
    begin_seat(step, body, seat.loop_counter + 1, seat.key);
    return;
  } else if (!in.tally(body.key).empty()) {
    return;
  }
  schedule_completion(step, body);
}

}  // namespace engine
