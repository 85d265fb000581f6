#include <algorithm>
#include <optional>

#include "engine/feel/builtin/items.h"
#include "engine/feel/function.h"

namespace engine::feel {
namespace {

constexpr Kinds kList = bit(Kind::kList);
constexpr Kinds kNumber = bit(Kind::kNumber);

std::vector<Value> copy_of(std::span<const Value> items) {
  return {items.begin(), items.end()};
}

Value append(const Call& call) {
  std::vector<Value> items = copy_of(call[0].items());
  items.insert(items.end(), call.arguments.begin() + 1, call.arguments.end());
  return call.list(std::move(items));
}

Value insert_before(const Call& call) {
  std::vector<Value> items = copy_of(call[0].items());
  const std::optional<std::size_t> place = place_of(call[1], call[0].items().size());
  if (!place) return call.null("the position is not in the list");
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(*place), call[2]);
  return call.list(std::move(items));
}

Value remove(const Call& call) {
  std::vector<Value> items = copy_of(call[0].items());
  const std::optional<std::size_t> place = place_of(call[1], call[0].items().size());
  if (!place) return call.null("the position is not in the list");
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(*place));
  return call.list(std::move(items));
}

Value reverse(const Call& call) {
  std::vector<Value> items = copy_of(call[0].items());
  std::reverse(items.begin(), items.end());
  return call.list(std::move(items));
}

Value replace_at(const Call& call) {
  std::vector<Value> items = copy_of(call[0].items());
  const std::optional<std::size_t> place = place_of(call[1], call[0].items().size());
  if (!place) return call.null("the position is not in the list");
  items[*place] = call[2];
  return call.list(std::move(items));
}

// Replaces every item for which match(item, new item) is true.
Value replace_matching(const Call& call) {
  std::vector<Value> items = copy_of(call[0].items());
  if (call[1].as_function()->parameters().size() != 2) {
    return call.null("the match function takes not two arguments");
  }
  for (Value& item : items) {
    const Value pair[] = {item, call[2]};
    const Value matches = call.invoke(call[1], pair);
    if (call.budget().failed()) return {};
    if (!matches.is_boolean()) return call.null("the match function gives no boolean");
    if (matches.as_boolean()) item = call[2];
  }
  return call.list(std::move(items));
}

constexpr BuiltinParameter kTheList{"list", kList};
constexpr BuiltinParameter kPosition{"position", kNumber};

constexpr Builtin kTable[] = {
    {"append", {{kTheList, {"item", kAnyKind, BuiltinParameter::kMany}}}, append},
    {"insert before", {{kTheList, kPosition, {"newItem", kAnyKind}}}, insert_before},
    {"remove", {{kTheList, kPosition}}, remove},
    {"reverse", {{kTheList}}, reverse},
    {"list replace", {{kTheList, kPosition, {"newItem", kAnyKind}}}, replace_at},
    {"list replace",
     {{kTheList, {"match", bit(Kind::kFunction)}, {"newItem", kAnyKind}}},
     replace_matching},
};

}  // namespace

std::span<const Builtin> list_change_builtins() {
  return kTable;
}

}  // namespace engine::feel
