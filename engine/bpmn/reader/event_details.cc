#include <array>
#include <span>

#include "engine/bpmn/reader/details.h"
#include "engine/bpmn/reader/vocabulary.h"
#include "engine/bpmn/timer_syntax.h"
#include "engine/feel/evaluate.h"

namespace engine::bpmn {

namespace {

struct DefinitionRow {
  std::string_view tag;
  EventKind kind;
  Vocabulary vocabulary;
};

constexpr std::array kDefinitions{
    DefinitionRow{"messageEventDefinition", EventKind::kMessage, {"messageRef", "", "", ""}},
    DefinitionRow{
        "timerEventDefinition", EventKind::kTimer, {"", "timeDate timeDuration timeCycle", "", ""}},
    DefinitionRow{"errorEventDefinition", EventKind::kError, {"errorRef", "", "", ""}},
    DefinitionRow{"conditionalEventDefinition", EventKind::kConditional, {"", "condition", "", ""}},
    DefinitionRow{"terminateEventDefinition", EventKind::kTerminate, {}},
};

const DefinitionRow* find_definition(std::string_view tag) {
  for (const DefinitionRow& row : kDefinitions) {
    if (row.tag == tag) return &row;
  }
  return nullptr;
}

// The definitions that stand in the event or that it refers to; nothing if one is not there.
std::optional<std::vector<xml::Element>> definitions_of(const NodeReading& reading) {
  std::vector<xml::Element> definitions;
  for (const xml::Element child : reading.element.children()) {
    if (child.namespace_uri() != kBpmn) continue;
    if (child.name() == "eventDefinitionRef") {
      const auto found = reading.file.event_definitions.find(referred_id(child.text()));
      if (found == reading.file.event_definitions.end()) {
        reading.error("unknown-reference",
                      "there is no event definition " + quoted(trimmed(child.text())));
        return std::nullopt;
      }
      definitions.push_back(found->second);
    } else if (child.name().ends_with("EventDefinition")) {
      definitions.push_back(child);
    }
  }
  return definitions;
}

// Whether an event of this kind may stand here: a start event depends on its scope.
bool is_allowed(const NodeReading& reading, EventKind kind) {
  const ElementType type = reading.node.type;
  if (!allows(row_of(type).events, kind)) return false;
  if (type != ElementType::kStartEvent) return true;
  const ElementType scope = reading.scope_type;
  if (scope == ElementType::kEventSubProcess) return kind != EventKind::kNone;
  return kind == EventKind::kNone ||
         (kind == EventKind::kMessage && scope == ElementType::kProcess);
}

std::string scope_name(ElementType type) {
  if (type == ElementType::kProcess) return "a process";
  return type == ElementType::kEventSubProcess ? "an event sub-process" : "a sub-process";
}

void refuse_kind(const NodeReading& reading, EventKind kind) {
  std::string what = "'" + std::string(row_of(reading.node.type).tag) + "' of kind '" +
                     std::string(name_of(kind)) + "'";
  if (reading.node.type == ElementType::kStartEvent)
    what += " in " + scope_name(reading.scope_type);
  reading.error("unsupported-event", what + " is not supported");
}

// No instance is there yet whose variables the name could use, so it is fixed at reading.
Text fixed_name(const NodeReading& reading, const Text& name) {
  if (!name.is_expression()) return name;
  if (name.expression->variables().empty() && !name.expression->uses_environment()) {
    feel::Environment environment;
    const auto value =
        feel::evaluate(*name.expression, std::span<const feel::Value>(), environment);
    if (value && value->is_string() && !value->as_string().empty()) {
      return {std::string(value->as_string()), std::nullopt};
    }
  }
  reading.error("unsupported-event",
                "the name of a message that starts a process is not a fixed text");
  return name;
}

void read_message(NodeReading& reading, const xml::Element& definition) {
  const auto reference = definition.attribute("messageRef");
  const auto found = reading.file.messages.find(referred_id(reference.value_or("")));
  if (found == reading.file.messages.end()) {
    return reading.error("missing-message", "a message event needs the messageRef of a message");
  }
  MessageEvent message = found->second.event;
  if (message.name.empty()) {
    reading.error("missing-message", "the message " + quoted(found->first) + " has no name");
  }
  const bool starts_process =
      reading.node.type == ElementType::kStartEvent && reading.scope_type == ElementType::kProcess;
  if (starts_process) {
    message.correlation_key = {};
    message.name = fixed_name(reading, message.name);
  } else if (message.correlation_key.empty()) {
    reading.error("missing-correlation-key", "the message " + quoted(found->first) +
                                                 " needs a zeebe:subscription with correlationKey");
  }
  reading.node.message = std::make_unique<const MessageEvent>(std::move(message));
}

void check_timer(const NodeReading& reading, const Timer& timer) {
  if (timer.value.empty()) return reading.error("timer-syntax", "the timer says no time");
  const bool is_single =
      reading.node.type == ElementType::kIntermediateCatchEvent || reading.node.interrupting;
  if (timer.kind == Timer::Kind::kCycle && is_single) {
    reading.error("timer-kind", "a cycle is for timers that do not interrupt");
  }
  if (timer.value.is_expression()) return;
  std::string fault;
  const auto note = [&](const auto& parsed) {
    if (parsed.has_error()) fault = parsed.error().message;
  };
  switch (timer.kind) {
    case Timer::Kind::kDate: note(parse_timer_date(timer.value.source)); break;
    case Timer::Kind::kDuration: note(parse_timer_duration(timer.value.source)); break;
    case Timer::Kind::kCycle: note(parse_timer_cycle(timer.value.source)); break;
  }
  if (!fault.empty()) reading.error("timer-syntax", fault);
}

void read_timer(NodeReading& reading, const xml::Element& definition) {
  constexpr std::pair<const char*, Timer::Kind> kTags[] = {{"timeDate", Timer::Kind::kDate},
                                                           {"timeDuration", Timer::Kind::kDuration},
                                                           {"timeCycle", Timer::Kind::kCycle}};
  std::unique_ptr<Timer> timer;
  for (const auto& [tag, kind] : kTags) {
    const auto element = bpmn_child(definition, tag);
    if (!element) continue;
    if (timer) return reading.error("timer-kind", "a timer has more than one time");
    timer.reset(new Timer{
        kind, reading.texts.at(*element).text(tag, formal_expression(reading.file, *element))});
  }
  if (!timer) {
    return reading.error("timer-kind", "a timer needs a timeDate, timeDuration or timeCycle");
  }
  check_timer(reading, *timer);
  reading.node.timer = std::move(timer);
}

void read_error(NodeReading& reading, const xml::Element& definition) {
  const bool is_thrown = reading.node.type == ElementType::kEndEvent;
  ErrorEvent error;
  if (const auto reference = definition.attribute("errorRef")) {
    const auto found = reading.file.errors.find(referred_id(*reference));
    if (found == reading.file.errors.end()) {
      return reading.error("unknown-reference", "there is no error " + quoted(*reference));
    }
    error = found->second.event;
    if (is_thrown && error.code.empty()) {
      reading.error("missing-error-code",
                    "the error " + quoted(found->first) + " has no errorCode");
    } else if (!is_thrown && error.code.is_expression()) {
      reading.error("missing-error-code", "the code of a caught error is not an expression");
    }
  } else if (is_thrown) {
    reading.error("missing-error-code", "an error end event needs an errorRef");
  }
  if (!is_thrown && !reading.node.interrupting) {
    reading.error("unsupported-event", "an error always interrupts");
  }
  reading.node.error = std::make_unique<const ErrorEvent>(std::move(error));
}

void read_condition(NodeReading& reading, const xml::Element& definition) {
  const auto condition = bpmn_child(definition, "condition");
  if (!condition) return reading.error("missing-condition", "the event has no condition");
  reading.node.condition.reset(
      new Condition{reading.texts.at(*condition)
                        .condition("the condition", formal_expression(reading.file, *condition))});
}

void read_definition(NodeReading& reading, const xml::Element& definition) {
  switch (reading.node.event) {
    case EventKind::kMessage: return read_message(reading, definition);
    case EventKind::kTimer: return read_timer(reading, definition);
    case EventKind::kError: return read_error(reading, definition);
    case EventKind::kConditional: return read_condition(reading, definition);
    case EventKind::kTerminate:
    case EventKind::kNone: return;
  }
}

}  // namespace

void read_event(NodeReading& reading) {
  FlowNode& node = reading.node;
  node.waits = node.type == ElementType::kIntermediateCatchEvent;
  if (node.type == ElementType::kBoundaryEvent) {
    node.interrupting =
        reading.texts.flag("cancelActivity", reading.element.attribute("cancelActivity"), true);
  } else if (reading.scope_type == ElementType::kEventSubProcess) {
    node.interrupting =
        reading.texts.flag("isInterrupting", reading.element.attribute("isInterrupting"), true);
  }
  const auto found = definitions_of(reading);
  if (!found) return;
  const std::vector<xml::Element>& definitions = *found;
  if (definitions.size() > 1) {
    return reading.error("unsupported-event", "more than one event definition is not supported");
  }
  if (!definitions.empty()) {
    const DefinitionRow* row = find_definition(definitions.front().name());
    if (row == nullptr) {
      return reading.error("unsupported-event",
                           quoted(definitions.front().written_name()) + " is not supported");
    }
    node.event = row->kind;
    check_words(reading.file.report, definitions.front(), row->vocabulary);
  }
  if (!is_allowed(reading, node.event)) return refuse_kind(reading, node.event);
  if (!definitions.empty()) read_definition(reading, definitions.front());
  const bool may_show_form =
      node.type == ElementType::kStartEvent && node.event == EventKind::kNone;
  if (!may_show_form && extension_of(reading.element, "formDefinition")) {
    return reading.error("unsupported-form", "only a none start event has a form");
  }
  if (auto form = read_form(reading, false)) {
    node.start_form = std::make_unique<const FormReference>(std::move(*form));
  }
}

}  // namespace engine::bpmn
