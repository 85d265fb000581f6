#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace engine::bpmn {

enum class ElementType : std::uint8_t {
  kProcess,
  kSubProcess,
  kEventSubProcess,
  kMultiInstanceBody,
  kCallActivity,
  kTask,
  kManualTask,
  kUserTask,
  kServiceTask,
  kBusinessRuleTask,
  kScriptTask,
  kStartEvent,
  kIntermediateCatchEvent,
  kBoundaryEvent,
  kEndEvent,
  kExclusiveGateway,
  kParallelGateway,
  kEventBasedGateway,
};

// What an event waits for or does; one bit each, so that a row of the table can allow several.
enum class EventKind : std::uint8_t {
  kNone = 1,
  kMessage = 2,
  kTimer = 4,
  kError = 8,
  kConditional = 16,
  kTerminate = 32,
};

using EventKinds = std::uint8_t;

constexpr EventKinds operator|(EventKind left, EventKind right) {
  return static_cast<EventKinds>(static_cast<unsigned>(left) | static_cast<unsigned>(right));
}
constexpr EventKinds operator|(EventKinds left, EventKind right) {
  return static_cast<EventKinds>(left | static_cast<EventKinds>(right));
}
constexpr bool allows(EventKinds kinds, EventKind kind) {
  return (kinds & static_cast<EventKinds>(kind)) != 0;
}

enum class Family : std::uint8_t { kScope, kActivity, kEvent, kGateway };

struct ElementRow {
  ElementType type;
  Family family;
  std::string_view tag;   // local name in the BPMN namespace; "" for what has none of its own
  std::string_view wire;  // `type` of an element instance on `/v2`
  EventKinds events;      // the event definitions it may have
};

inline constexpr EventKinds kNoEvent = static_cast<EventKinds>(EventKind::kNone);

// One row an element, in the order of ElementType. What has no row here is refused.
inline constexpr std::array kElements{
    ElementRow{ElementType::kProcess, Family::kScope, "", "PROCESS", kNoEvent},
    ElementRow{ElementType::kSubProcess, Family::kActivity, "subProcess", "SUB_PROCESS", kNoEvent},
    ElementRow{ElementType::kEventSubProcess, Family::kScope, "", "EVENT_SUB_PROCESS", kNoEvent},
    ElementRow{ElementType::kMultiInstanceBody, Family::kActivity, "", "MULTI_INSTANCE_BODY",
               kNoEvent},
    ElementRow{ElementType::kCallActivity, Family::kActivity, "callActivity", "CALL_ACTIVITY",
               kNoEvent},
    ElementRow{ElementType::kTask, Family::kActivity, "task", "TASK", kNoEvent},
    ElementRow{ElementType::kManualTask, Family::kActivity, "manualTask", "MANUAL_TASK", kNoEvent},
    ElementRow{ElementType::kUserTask, Family::kActivity, "userTask", "USER_TASK", kNoEvent},
    ElementRow{ElementType::kServiceTask, Family::kActivity, "serviceTask", "SERVICE_TASK",
               kNoEvent},
    ElementRow{ElementType::kBusinessRuleTask, Family::kActivity, "businessRuleTask",
               "BUSINESS_RULE_TASK", kNoEvent},
    ElementRow{ElementType::kScriptTask, Family::kActivity, "scriptTask", "SCRIPT_TASK", kNoEvent},
    ElementRow{ElementType::kStartEvent, Family::kEvent, "startEvent", "START_EVENT",
               EventKind::kNone | EventKind::kMessage | EventKind::kTimer | EventKind::kError},
    ElementRow{ElementType::kIntermediateCatchEvent, Family::kEvent, "intermediateCatchEvent",
               "INTERMEDIATE_CATCH_EVENT",
               EventKind::kMessage | EventKind::kTimer | EventKind::kConditional},
    ElementRow{ElementType::kBoundaryEvent, Family::kEvent, "boundaryEvent", "BOUNDARY_EVENT",
               EventKind::kMessage | EventKind::kTimer | EventKind::kError},
    ElementRow{ElementType::kEndEvent, Family::kEvent, "endEvent", "END_EVENT",
               EventKind::kNone | EventKind::kError | EventKind::kTerminate},
    ElementRow{ElementType::kExclusiveGateway, Family::kGateway, "exclusiveGateway",
               "EXCLUSIVE_GATEWAY", kNoEvent},
    ElementRow{ElementType::kParallelGateway, Family::kGateway, "parallelGateway",
               "PARALLEL_GATEWAY", kNoEvent},
    ElementRow{ElementType::kEventBasedGateway, Family::kGateway, "eventBasedGateway",
               "EVENT_BASED_GATEWAY", kNoEvent},
};

constexpr const ElementRow& row_of(ElementType type) {
  return kElements[static_cast<std::size_t>(type)];
}
constexpr std::string_view wire_name(ElementType type) {
  return row_of(type).wire;
}

// The row of a BPMN tag, or nullptr if the element is not supported. An event sub-process has the
// tag of a sub-process.
const ElementRow* find_element(std::string_view tag);

// "message", "timer", …: the tag of the event definition without its ending.
std::string_view name_of(EventKind kind);

}  // namespace engine::bpmn
