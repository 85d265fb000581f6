#include "engine/bpmn/element_type.h"

#include <algorithm>

namespace engine::bpmn {

namespace {

constexpr bool rows_follow_the_enumeration() {
  for (std::size_t place = 0; place < kElements.size(); ++place) {
    if (static_cast<std::size_t>(kElements[place].type) != place) return false;
  }
  return true;
}
static_assert(rows_follow_the_enumeration());

}  // namespace

const ElementRow* find_element(std::string_view tag) {
  const auto found = std::find_if(kElements.begin(), kElements.end(), [&](const ElementRow& row) {
    return !tag.empty() && row.tag == tag;
  });
  return found == kElements.end() ? nullptr : &*found;
}

std::string_view name_of(EventKind kind) {
  switch (kind) {
    case EventKind::kNone: return "none";
    case EventKind::kMessage: return "message";
    case EventKind::kTimer: return "timer";
    case EventKind::kError: return "error";
    case EventKind::kConditional: return "conditional";
    case EventKind::kTerminate: return "terminate";
  }
  return "";
}

}  // namespace engine::bpmn
