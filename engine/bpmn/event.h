#pragma once

#include <string>

#include "engine/bpmn/text.h"

namespace engine::bpmn {

// The texts are checked at reading where they are static (`timer_syntax.h`).
struct Timer {
  enum class Kind { kDate, kDuration, kCycle };
  Kind kind = Kind::kDuration;
  Text value;
};

struct MessageEvent {
  // Static at the start event of a process.
  Text name;
  // Always an expression or static text of an event that waits inside an instance; empty at the
  // start event of a process.
  Text correlation_key;
};

// What an error event throws or catches.
struct ErrorEvent {
  // Static where it is caught. Empty at a catching event: it catches every code.
  Text code;
};

// Of a conditional event. `expression.variables()` are the names whose change asks it again.
struct Condition {
  feel::Expression expression;
};

}  // namespace engine::bpmn
