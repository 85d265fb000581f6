#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/instant.h"
#include "engine/feel/value.h"
#include "engine/record/event_case.h"
#include "engine/record/key.h"
#include "engine/record/lineage.h"
#include "engine/record/private.h"

namespace engine {

// A timer waits for `owner`: the catch event itself, the host of a boundary event, the scope of an
// event sub-process. `element` is the event that it triggers.
struct TimerArmed {
  TimerKey timer;
  ProcessInstanceKey instance;
  ElementInstanceKey owner;
  ProcessDefinitionKey definition;
  ElementIndex element;
  Instant due;
  // Firings left, this one included; 0 is without end. One that fires once has 1.
  std::uint32_t repetitions = 1;
};
BOOST_DESCRIBE_STRUCT(TimerArmed, (),
                      (timer, instance, owner, definition, element, due, repetitions))

// Once `next_due` is 0 ms the timer is gone.
struct TimerFired {
  ElementInstanceKey owner;
  TimerKey timer;
  Instant next_due;
  std::uint32_t repetitions = 0;
};
BOOST_DESCRIBE_STRUCT(TimerFired, (), (owner, timer, next_due, repetitions))

struct TimerCanceled {
  ElementInstanceKey owner;
  TimerKey timer;
};
BOOST_DESCRIBE_STRUCT(TimerCanceled, (), (owner, timer))

// `owner` waits for a message, as for a timer.
struct MessageSubscribed {
  SubscriptionKey subscription;
  ProcessInstanceKey instance;
  ElementInstanceKey owner;
  ProcessDefinitionKey definition;
  ElementIndex element;
  std::string name;
  Private<std::string> correlation_key;
};
BOOST_DESCRIBE_STRUCT(MessageSubscribed, (),
                      (subscription, instance, owner, definition, element, name, correlation_key))

struct MessageUnsubscribed {
  ElementInstanceKey owner;
  SubscriptionKey subscription;
};
BOOST_DESCRIBE_STRUCT(MessageUnsubscribed, (), (owner, subscription))

// `owner` waits until a condition holds; it is asked again when a variable of its changes.
struct ConditionSubscribed {
  SubscriptionKey subscription;
  ProcessInstanceKey instance;
  ElementInstanceKey owner;
  ProcessDefinitionKey definition;
  ElementIndex element;
};
BOOST_DESCRIBE_STRUCT(ConditionSubscribed, (), (subscription, instance, owner, definition, element))

// Somebody published a message. Buffered it is kept until `expires` for those who come later.
struct MessagePublished {
  MessageKey message;
  std::string name;
  Private<std::string> correlation_key;
  Private<std::string> message_id;
  bool buffered = false;
  Instant expires;
  std::vector<WrittenVariable> variables;
};
BOOST_DESCRIBE_STRUCT(MessagePublished, (),
                      (message, name, correlation_key, message_id, buffered, expires, variables))

// A message reached an instance. It reaches at most one of each process.
struct MessageCorrelated {
  MessageKey message;
  std::string process_id;
  ProcessInstanceKey instance;
  // What waited for it; none when it started the instance.
  ElementInstanceKey owner;
  SubscriptionKey subscription;
};
BOOST_DESCRIBE_STRUCT(MessageCorrelated, (), (message, process_id, instance, owner, subscription))

struct MessageExpired {
  MessageKey message;
};
BOOST_DESCRIBE_STRUCT(MessageExpired, (), (message))

}  // namespace engine
