#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/feel/value.h"
#include "engine/record/actor.h"
#include "engine/record/key.h"
#include "engine/record/lineage.h"

namespace engine {

// Reaches one instance of every process that waits, now or within the time to live.
struct PublishMessage {
  Actor actor;
  std::string name;
  std::string correlation_key;
  std::int64_t time_to_live_ms = 0;
  std::string message_id;
  feel::Value variables;
};

// Reaches who waits now and answers with the instance; nobody: NOT_FOUND. Kept for nobody.
struct CorrelateMessage {
  Actor actor;
  std::string name;
  std::string correlation_key;
  feel::Value variables;
};

// A follow-up: the message to the one subscription that was chosen.
struct DeliverMessage {
  Actor actor;
  CaseKey case_key;
  ElementInstanceKey owner;
  SubscriptionKey subscription;
  MessageKey message;
  feel::Value variables;
};

// A follow-up: the message starts an instance.
struct StartByMessage {
  Actor actor;
  // The key that the instance will have.
  ProcessInstanceKey instance;
  ProcessDefinitionKey definition;
  ElementIndex element;
  MessageKey message;
  std::string name;
  std::string correlation_key;
  feel::Value variables;
};

// A follow-up: an instance that a message with a correlation key had started is over; the next
// buffered message of that key may start another.
struct StartFromBuffer {
  Actor actor;
  std::string process_id;
  std::string correlation_key;
};

struct ExpireMessage {
  Actor actor;
  MessageKey message;
};

}  // namespace engine
