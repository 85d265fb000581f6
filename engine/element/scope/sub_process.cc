#include "engine/element/scope/sub_process.h"

#include <utility>

#include "engine/core/leaving.h"
#include "engine/core/run.h"
#include "engine/core/seats.h"
#include "engine/feel/json.h"

namespace engine {
namespace {

ParkedStep entering(const ElementContext& scope, ElementIndex entry) {
  ParkedStep next;
  next.kind = ParkedKind::kEnter;
  next.instance = scope.visit.instance;
  next.scope = scope.visit.key;
  next.definition = scope.visit.definition;
  next.element = entry;
  next.arrivals.push_back({FlowIndex{}, scope.visit.key});
  return next;
}

struct Seats {
  std::uint32_t count = 0;
  feel::Value items;
};

constexpr std::int64_t kMaxSeats = 100'000;

Result<Seats> seats_of(ElementContext& context) {
  const bpmn::LoopCharacteristics& loop = *context.node.loop;
  if (loop.input_collection) {
    const Result<feel::Value> items = context.value(*loop.input_collection);
    if (!items) return items.error();
    if (!items->is_list()) {
      return wrong_type(ErrorCode::kExtractValueError, "input collection",
                        loop.input_collection->source(), *items);
    }
    return Seats{static_cast<std::uint32_t>(items->items().size()), feel::json_value(*items)};
  }
  const Result<feel::Value> number = context.value(*loop.cardinality);
  if (!number) return number.error();
  const std::optional<std::int64_t> count = number->as_integer();
  if (!count || *count < 0 || *count > kMaxSeats) {
    return wrong_type(ErrorCode::kExtractValueError, "loop cardinality", loop.cardinality->source(),
                      *number);
  }
  return Seats{static_cast<std::uint32_t>(*count), {}};
}

}  // namespace

// Begins at the entries; without any it is over at once.
Result<> SubProcess::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_scope(); !prepared) return prepared;
  context.activate();
  for (const ElementIndex entry : context.node.entries) {
    context.step.schedule(entering(context, entry));
  }
  if (context.node.entries.empty()) check_scope(context.step, context.visit.key);
  return {};
}

// What starts it stays in it (DESIGN §3), unless its start event maps it.
Result<> EventSubProcess::on_activate(ElementContext& context) const {
  const bpmn::FlowNode& start = context.model.node(context.node.entries.front());
  const bool stays = start.outputs.empty() && context.brought.is_context();
  const auto given = stays ? context.brought.entries() : std::span<const feel::Entry>();
  context.waits.clear();
  if (Result<> prepared = context.prepare_locals(given); !prepared) return prepared;
  if (Result<> prepared = prepare_event_sub_processes(context.step, context.model, context.node,
                                                      context.names(), context.waits);
      !prepared) {
    return prepared;
  }
  context.activate();
  enter_triggered(context.step, entering(context, start.index),
                  stays ? feel::Value() : context.brought);
  return {};
}

Result<> MultiInstanceBody::on_activate(ElementContext& context) const {
  context.waits.clear();
  Result<Seats> seats = seats_of(context);
  if (!seats) return seats.error();
  if (Result<> prepared = prepare_boundary_events(context); !prepared) return prepared;
  const std::uint32_t count = seats->count;
  context.activate(count, std::move(seats->items));
  const ElementInstance& body = *context.step.of_case().elements.find(context.visit.key);
  if (count == 0) {
    schedule_completion(context.step, body);
    return {};
  }
  const std::uint32_t begun = context.node.loop->sequential ? 1 : count;
  for (std::uint32_t seat = 1; seat <= begun; ++seat) {
    begin_seat(context.step, body, seat, body.key);
  }
  return {};
}

}  // namespace engine
