#include <algorithm>
#include <optional>
#include <unordered_set>

#include "engine/feel/builtin/items.h"
#include "engine/feel/compare.h"
#include "engine/feel/number.h"
#include "engine/feel/text.h"

namespace engine::feel {
namespace {

constexpr Kinds kList = bit(Kind::kList);
constexpr Kinds kNumber = bit(Kind::kNumber);

Value list_contains(const Call& call) {
  const auto items = call[0].items();
  if (!may_compare(call, call[1], items.size())) return {};
  for (const Value& item : items) {
    if (equal(item, call[1])) return Value::boolean(true);
  }
  return Value::boolean(false);
}

Value count(const Call& call) {
  return Value::number(static_cast<std::int64_t>(call[0].items().size()));
}

Value is_empty(const Call& call) {
  return Value::boolean(call[0].items().empty());
}

// The least (sign -1) or greatest (sign 1) of comparable items; null of none.
Value extreme(const Call& call, int sign) {
  const auto items = items_of(call);
  if (items.empty()) return {};
  const Value* best = &items[0];
  if (!feel_compare(*best, *best)) return call.null("an item cannot be compared");
  for (const Value& item : items.subspan(1)) {
    const std::optional<int> order = feel_compare(item, *best);
    if (!order) return call.null("items cannot be compared with each other");
    if (*order == sign) best = &item;
  }
  return *best;
}

Value least(const Call& call) {
  return extreme(call, -1);
}
Value greatest(const Call& call) {
  return extreme(call, 1);
}

Value sublist(const Call& call) {
  const auto items = call[0].items();
  const std::optional<std::size_t> start = place_of(call[1], items.size());
  if (!start) return call.null("the start position is not in the list");
  std::size_t length = items.size() - *start;
  if (call.has(2)) {
    const std::int64_t asked = to_integer_cut(call[2].as_number());
    if (asked < 1 || static_cast<std::size_t>(asked) > length) {
      return call.null("the length is not that of a part of the list");
    }
    length = static_cast<std::size_t>(asked);
  }
  const auto part = items.subspan(*start, length);
  return call.list({part.begin(), part.end()});
}

Value index_of(const Call& call) {
  std::vector<Value> places;
  const auto items = call[0].items();
  if (!may_compare(call, call[1], items.size())) return {};
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (equal(items[i], call[1])) places.push_back(Value::number(static_cast<std::int64_t>(i + 1)));
  }
  return call.list(std::move(places));
}

// Text that is the same for equal values of kinds whose text says everything.
std::optional<std::string> identity_text(const Value& value) {
  if (value.is_string() || value.is_number()) {
    std::string text;
    append_text(text, value, TextStyle::kQuoted);
    return text;
  }
  return std::nullopt;
}

// Which items have not been seen before; quick where their text says whether they are equal.
class Seen {
 public:
  explicit Seen(const Call& call) : call_(call) {}

  bool add(const Value& value) {
    if (std::optional<std::string> text = identity_text(value)) {
      return texts_.insert(std::move(*text)).second;
    }
    if (!may_compare(call_, value, others_.size())) return false;
    for (const Value& other : others_) {
      if (equal(other, value)) return false;
    }
    others_.push_back(value);
    return true;
  }

 private:
  const Call& call_;
  std::unordered_set<std::string> texts_;
  std::vector<Value> others_;
};

Value distinct(const Call& call, std::span<const Value> items) {
  Seen seen(call);
  std::vector<Value> result;
  for (const Value& item : items) {
    if (call.budget().failed()) return {};
    if (seen.add(item)) result.push_back(item);
  }
  return call.list(std::move(result));
}

Value distinct_values(const Call& call) {
  return distinct(call, call[0].items());
}

Value duplicate_values(const Call& call) {
  Seen seen(call);
  Seen reported(call);
  std::vector<Value> result;
  for (const Value& item : call[0].items()) {
    if (call.budget().failed()) return {};
    if (!seen.add(item) && reported.add(item)) result.push_back(item);
  }
  return call.list(std::move(result));
}

// All items of all arguments; what is no list counts as a list of itself.
std::optional<std::vector<Value>> joined(const Call& call) {
  std::vector<Value> result;
  for (const Value& list : call.arguments) {
    if (!list.is_list()) {
      result.push_back(list);
    } else {
      result.insert(result.end(), list.items().begin(), list.items().end());
    }
    if (!call.budget().list_size(result.size())) return std::nullopt;
  }
  return result;
}

Value concatenate(const Call& call) {
  std::optional<std::vector<Value>> items = joined(call);
  return items ? call.list(std::move(*items)) : Value();
}

Value union_of(const Call& call) {
  const std::optional<std::vector<Value>> items = joined(call);
  return items ? distinct(call, *items) : Value();
}

bool flatten_into(const Call& call, std::span<const Value> items, std::vector<Value>& result) {
  if (!call.budget().steps(static_cast<std::int64_t>(items.size()))) return false;
  for (const Value& item : items) {
    if (item.is_list()) {
      if (!flatten_into(call, item.items(), result)) return false;
    } else {
      result.push_back(item);
    }
    if (!call.budget().list_size(result.size())) return false;
  }
  return true;
}

Value flatten(const Call& call) {
  std::vector<Value> result;
  if (!flatten_into(call, call[0].items(), result)) return {};
  return call.list(std::move(result));
}

// Pieces of `size` items, the last one perhaps shorter.
Value partition(const Call& call) {
  const auto items = call[0].items();
  const std::optional<std::int64_t> size = call[1].as_integer();
  if (!size || *size < 1) return call.null("the size is no positive whole number");
  std::vector<Value> pieces;
  for (std::size_t begin = 0; begin < items.size(); begin += static_cast<std::size_t>(*size)) {
    const auto piece =
        items.subspan(begin, std::min(static_cast<std::size_t>(*size), items.size() - begin));
    pieces.push_back(call.list({piece.begin(), piece.end()}));
    if (call.budget().failed()) return {};
  }
  return call.list(std::move(pieces));
}

constexpr BuiltinParameter kTheList{"list", kList};

constexpr Builtin kTable[] = {
    costing(Cost::kConstant, {"list contains", {{kTheList, {"element", kAnyKind}}}, list_contains}),
    costing(Cost::kConstant, {"count", {{kTheList}}, count}),
    costing(Cost::kConstant, {"is empty", {{kTheList}}, is_empty}),
    {"min", {{{"list", kAnyKind, BuiltinParameter::kMany}}}, least},
    {"max", {{{"list", kAnyKind, BuiltinParameter::kMany}}}, greatest},
    {"sublist",
     {{kTheList, {"start position", kNumber}, {"length", kNumber, BuiltinParameter::kOptional}}},
     sublist},
    {"index of", {{kTheList, {"match", kAnyKind}}}, index_of},
    costing(Cost::kSorting, {"distinct values", {{kTheList}}, distinct_values}),
    costing(Cost::kSorting, {"duplicate values", {{kTheList}}, duplicate_values}),
    {"concatenate", {{{"list", kNotNull, BuiltinParameter::kMany}}}, concatenate},
    costing(Cost::kSorting, {"union", {{{"list", kNotNull, BuiltinParameter::kMany}}}, union_of}),
    {"flatten", {{kTheList}}, flatten},
    {"partition", {{kTheList, {"size", kNumber}}}, partition},
};

}  // namespace

std::span<const Builtin> list_builtins() {
  return kTable;
}

}  // namespace engine::feel
