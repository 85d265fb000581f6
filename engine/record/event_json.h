#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/record/event.h"

namespace engine {

// Events hold places in a definition, the log holds ids of the model. Of a multi-instance activity
// the body is written `id#body`.
class ModelNames {
 public:
  virtual ~ModelNames() = default;
  // Empty if the definition or the place is not known.
  virtual std::string element_id(ProcessDefinitionKey definition, ElementIndex element) const = 0;
  virtual std::string flow_id(ProcessDefinitionKey definition, FlowIndex flow) const = 0;
  // kNone if there is none.
  virtual ElementIndex element_index(ProcessDefinitionKey definition,
                                     std::string_view id) const = 0;
  virtual FlowIndex flow_index(ProcessDefinitionKey definition, std::string_view id) const = 0;
};

// One value that the log holds as a digest.
struct PrivateItem {
  // Where in the event it stands, as `variables/0/value`; of a list of persons also the place.
  std::string path;
  // The value as JSON.
  std::string json;
  // The person under whose key it is sealed; empty: nobody.
  std::string subject;
};

// An event as the log has it. `pub` is canonical JSON of an object. In it a field whose value is
// digested is `true`, or the number of items when each has its digest: together they say, in order,
// which item of the event is what.
struct EventJson {
  std::string_view type;
  std::string element;
  ElementInstanceKey element_instance;
  std::string pub;
  std::vector<PrivateItem> items;
};

// Fills `out`; keeps its memory.
void write_event(const RecordedEvent& event, const ModelNames& names, EventJson& out);

// The other way: `pub` as parsed, `element` as `el` had it, `items[i]` the JSON of the i-th
// digested value, or nothing when it was erased; it then becomes the text `erased`.
Result<Event> read_event(std::string_view type, std::string_view element, const feel::Value& pub,
                         std::span<const std::optional<std::string>> items,
                         const ModelNames& names);

// "UserTaskCompleted", …
std::string_view name_of(const Event& event);

}  // namespace engine
