#include <algorithm>

#include "engine/feel/builtin/items.h"

namespace engine::feel {
namespace {

constexpr Kinds kContext = bit(Kind::kContext);
constexpr Kinds kList = bit(Kind::kList);
constexpr Kinds kString = bit(Kind::kString);

Value made(const Call& call, std::vector<Entry> entries) {
  if (!call.budget().list_size(entries.size())) return {};
  const auto bytes = static_cast<std::int64_t>(entries.size() * sizeof(Entry));
  if (!call.budget().allocate(bytes) ||
      !call.budget().steps(static_cast<std::int64_t>(entries.size()))) {
    return {};
  }
  return Value::context(std::move(entries));
}

std::vector<Entry> entries_of(const Value& context) {
  return {context.entries().begin(), context.entries().end()};
}

void put_entry(std::vector<Entry>& entries, std::string_view key, const Value& value) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.key == key; });
  if (found != entries.end()) {
    found->value = value;
  } else {
    entries.push_back({std::string(key), value});
  }
}

Value get_value(const Call& call) {
  if (call[1].is_string()) {
    const Value* found = call[0].find(call[1].as_string());
    return found == nullptr ? call.null("there is no such key") : *found;
  }
  Value value = call[0];
  for (const Value& key : call[1].items()) {
    const Value* found = key.is_string() ? value.find(key.as_string()) : nullptr;
    if (found == nullptr) return call.null("there is no such key");
    value = Value(*found);
  }
  return value;
}

Value get_entries(const Call& call) {
  std::vector<Value> items;
  for (const Entry& entry : call[0].entries()) {
    items.push_back(Value::context({{"key", Value::string(entry.key)}, {"value", entry.value}}));
  }
  constexpr std::int64_t kEntryBytes = 2 * sizeof(Entry);
  if (!call.budget().allocate(static_cast<std::int64_t>(items.size()) * kEntryBytes)) return {};
  return call.list(std::move(items));
}

// From a list of {key, value}.
Value make_context(const Call& call) {
  std::vector<Entry> entries;
  for (const Value& item : call[0].items()) {
    const Value* key = item.find("key");
    const Value* value = item.find("value");
    if (key == nullptr || value == nullptr || !key->is_string()) {
      return call.null("an item has no key and value");
    }
    if (!call.budget().steps(static_cast<std::int64_t>(entries.size() / 16 + 1))) return {};
    const std::size_t before = entries.size();
    put_entry(entries, key->as_string(), *value);
    if (entries.size() == before) return call.null("a key stands twice");
  }
  return made(call, std::move(entries));
}

Value put(const Call& call) {
  std::vector<Entry> entries = entries_of(call[0]);
  put_entry(entries, call[1].as_string(), call[2]);
  return made(call, std::move(entries));
}

// Along the keys; what is missing on the way becomes a context.
Value put_along(const Call& call, const Value& context, std::span<const Value> keys,
                const Value& value) {
  if (keys.empty()) return value;
  if (!keys[0].is_string()) return call.null("a key is not a string");
  if (!context.is_context() && !context.is_null()) return call.null("a key leads to no context");
  const Value* found = context.find(keys[0].as_string());
  Value inner = put_along(call, found == nullptr ? Value() : *found, keys.subspan(1), value);
  const bool broken = inner.is_null() && keys.size() > 1;
  if (broken) return {};
  std::vector<Entry> entries = context.is_context() ? entries_of(context) : std::vector<Entry>{};
  put_entry(entries, keys[0].as_string(), inner);
  return made(call, std::move(entries));
}

Value put_path(const Call& call) {
  constexpr std::size_t kLongest = 100;
  const auto keys = call[1].items();
  if (keys.empty() || keys.size() > kLongest) return call.null("no keys, or too many");
  return put_along(call, call[0], keys, call[2]);
}

Value merge(const Call& call) {
  std::vector<Entry> entries;
  for (const Value& context : items_of(call)) {
    if (!context.is_context()) return call.null("an item is no context");
    for (const Entry& entry : context.entries()) {
      if (!call.budget().steps(static_cast<std::int64_t>(entries.size() / 16 + 1))) return {};
      put_entry(entries, entry.key, entry.value);
    }
  }
  return made(call, std::move(entries));
}

constexpr Builtin kTable[] = {
    costing(Cost::kConstant, {"get value", {{{"m", kContext}, {"key", kString}}}, get_value}),
    costing(Cost::kConstant, {"get value", {{{"context", kContext}, {"key", kString}}}, get_value}),
    costing(Cost::kConstant, {"get value", {{{"context", kContext}, {"keys", kList}}}, get_value}),
    {"get entries", {{{"m", kContext}}}, get_entries},
    {"get entries", {{{"context", kContext}}}, get_entries},
    {"context", {{{"entries", kList}}}, make_context},
    {"context put", {{{"context", kContext}, {"key", kString}, {"value", kAnyKind}}}, put},
    {"context put", {{{"context", kContext}, {"keys", kList}, {"value", kAnyKind}}}, put_path},
    {"put", {{{"context", kContext}, {"key", kString}, {"value", kAnyKind}}}, put},
    {"context merge", {{{"contexts", kList}}}, merge},
    {"put all",
     {{{"contexts", kinds(Kind::kList, Kind::kContext), BuiltinParameter::kMany}}},
     merge},
};

}  // namespace

std::span<const Builtin> context_builtins() {
  return kTable;
}

}  // namespace engine::feel
