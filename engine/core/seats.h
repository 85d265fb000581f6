#pragma once

#include <optional>

#include "engine/base/result.h"
#include "engine/core/element_context.h"
#include "engine/core/results.h"

// The instances of a multi-instance body.
namespace engine {

// What an inner instance that ends gives to its body.
struct SeatResult {
  std::optional<feel::Value> item;
  // The completion condition holds: the others are withdrawn.
  bool body_is_done = false;
};

Result<SeatResult> decide_seat(ElementContext& context, const Results& results);

// Begins the inner instance of that number; `by` is what caused it.
void begin_seat(StepContext& step, const ElementInstance& body, std::uint32_t loop_counter,
                ElementInstanceKey by);

// An inner instance has ended: the next one, or the end of the body.
void seat_is_over(StepContext& step, const ElementVisit& seat, bool body_is_done);

// The agenda completes the element: a body, or what is tried again.
void schedule_completion(StepContext& step, const ElementInstance& element);

}  // namespace engine
