#include <algorithm>

#include "engine/feel/interpreter.h"
#include "engine/feel/iteration.h"
#include "engine/feel/properties.h"

namespace engine::feel {
namespace {

// What lists and contexts take beside their items and entries.
constexpr std::int64_t kListBytes = 32;
constexpr std::int64_t kContextBytes = 48;

}  // namespace

Value Interpreter::list(const Node& node) {
  if (!budget_.allocate(kListBytes + static_cast<std::int64_t>(node.count * sizeof(Value)))) {
    return {};
  }
  std::vector<Value> items;
  items.reserve(node.count);
  for (const NodeIndex operand : program_.operands_of(node)) items.push_back(evaluate(operand));
  return made(Value::list(std::move(items)));
}

Value Interpreter::context(const Node& node) {
  if (!budget_.allocate(kContextBytes + static_cast<std::int64_t>(node.count * sizeof(Entry)))) {
    return {};
  }
  std::vector<Entry> entries;
  entries.reserve(node.count);
  const auto values = program_.operands_of(node);
  for (std::size_t i = 0; i < node.count; ++i) {
    const std::string& name = program_.names[node.b + i];
    Value& local = locals_[program_.operands[node.c + i]];
    local = evaluate(values[i]);
    const bool twice = std::any_of(entries.begin(), entries.end(),
                                   [&](const Entry& entry) { return entry.key == name; });
    if (twice) return null(values[i], "the key '" + name + "' stands twice");
    entries.push_back({name, local});
  }
  return made(Value::context(std::move(entries)));
}

namespace {

// A field of one value; nothing if it has none of that name.
std::optional<Value> field_of(const Value& value, std::string_view name) {
  if (value.is_context()) {
    const Value* found = value.find(name);
    return found == nullptr ? std::nullopt : std::optional<Value>(*found);
  }
  return property_of(value, name);
}

}  // namespace

// On a list the path is that of every item.
Value Interpreter::path(NodeIndex index) {
  const Node& asked = node(index);
  const std::string& name = program_.names[asked.b];
  Value scratch;
  const Value& value = look(asked.a, scratch);
  if (!value.is_list()) {
    std::optional<Value> field = field_of(value, name);
    if (field) return std::move(*field);
    return null(index, std::string(name_of(value.kind())) + " has no '" + name + "'");
  }
  const auto items = value.items();
  if (!budget_.steps(static_cast<std::int64_t>(items.size()))) return {};
  if (!budget_.allocate(static_cast<std::int64_t>(items.size_bytes()))) return {};
  std::vector<Value> fields;
  fields.reserve(items.size());
  for (const Value& item : items) {
    std::optional<Value> field = field_of(item, name);
    if (!field) null(index, std::string(name_of(item.kind())) + " has no '" + name + "'");
    fields.push_back(field ? std::move(*field) : Value());
  }
  return made(Value::list(std::move(fields)));
}

Value Interpreter::filter(NodeIndex index) {
  const Node& asked = node(index);
  Value list = evaluate(asked.a);
  if (list.is_null()) return null(index, "a filter of null");
  if (!list.is_list()) list = Value::list({std::move(list)});
  return select(asked, list, list.items());
}

namespace {

// The item at a place counted from 1, or from the end with -1; nullptr where there is none.
const Value* item_at(std::span<const Value> items, const Value& place) {
  const std::optional<std::int64_t> index = place.as_integer();
  const auto size = static_cast<std::int64_t>(items.size());
  if (!index || *index == 0 || *index > size || *index < -size) return nullptr;
  return &items[static_cast<std::size_t>(*index > 0 ? *index - 1 : size + *index)];
}

}  // namespace

// A predicate that gives a number is a place in the list, else it is asked of every item.
Value Interpreter::select(const Node& node, const Value& list, std::span<const Value> items) {
  std::vector<Value> selected;
  Value& item = locals_[node.c];
  const Value outer_item = item;
  for (std::size_t i = 0; i < std::max<std::size_t>(items.size(), 1); ++i) {
    item = i < items.size() ? items[i] : Value();
    Value scratch;
    const Value& holds = look(node.b, scratch);
    if (i == 0 && holds.is_number()) {
      const Value* found = item_at(items, holds);
      item = outer_item;
      return found != nullptr ? *found : null(node.b, "the list has no item at that place");
    }
    if (budget_.failed()) return {};
    if (holds.is_true() && i < items.size()) selected.push_back(items[i]);
  }
  item = outer_item;
  if (selected.size() == items.size()) return list;
  if (!budget_.allocate(static_cast<std::int64_t>(selected.size() * sizeof(Value)))) return {};
  return made(Value::list(std::move(selected)));
}

// One loop under way: its iterators from the outermost to the innermost, then its body.
class Loop {
 public:
  Loop(Interpreter& interpreter, NodeIndex index)
      : interpreter_(interpreter),
        node_(interpreter.node(index)),
        operands_(interpreter.program_.operands_of(node_)) {}

  // Calls `body` for every combination until it answers false. False when a domain cannot be run
  // over.
  template <class Body>
  bool run(std::size_t iterator, Body&& body) {
    if (iterator + 1 >= operands_.size()) {
      going_ = body(operands_.back());
      return true;
    }
    const std::optional<Iteration> iteration = domain(operands_[iterator]);
    if (!iteration) return false;
    for (std::uint64_t i = 0; i < iteration->size() && going_; ++i) {
      if (!interpreter_.budget_.step()) return true;
      interpreter_.locals_[operands_[iterator + 1]] = iteration->at(i);
      if (!run(iterator + 2, body)) return false;
    }
    return true;
  }

 private:
  std::optional<Iteration> domain(NodeIndex index) {
    const Node& asked = interpreter_.node(index);
    if (asked.op != Op::kDomain) return Iteration::over(interpreter_.evaluate(index));
    return Iteration::between(interpreter_.evaluate(asked.a), interpreter_.evaluate(asked.b));
  }

  Interpreter& interpreter_;
  const Node& node_;
  std::span<const std::uint32_t> operands_;
  bool going_ = true;
};

namespace {

// The results of a loop so far, which its body may ask for as `partial`. Views share the buffer;
// one that a result has kept gets the old buffer, so that no list ever holds itself.
class Results {
 public:
  explicit Results(bool shared)
      : buffer_(std::make_shared<std::vector<Value>>()), shared_(shared) {}

  Value view() const { return Value::list_view(buffer_, buffer_->size(), measure_); }

  // Measured result by result: one that holds those before it twice doubles them.
  void add(Value value, Budget& budget) {
    measure_.add(value.measure());
    if (!budget.holds(measure_)) return;
    if (shared_ && buffer_.use_count() > 1) {
      if (!budget.allocate(static_cast<std::int64_t>(buffer_->size() * sizeof(Value)))) return;
      buffer_ = std::make_shared<std::vector<Value>>(*buffer_);
    }
    buffer_->push_back(std::move(value));
  }

  std::size_t size() const { return buffer_->size(); }
  Value take() { return Value::list(std::move(*buffer_)); }

 private:
  std::shared_ptr<std::vector<Value>> buffer_;
  Measure measure_{sizeof(Value), 1};
  bool shared_;
};

}  // namespace

Value Interpreter::loop(NodeIndex index) {
  const std::uint32_t partial = node(index).b;
  Results results(partial != kNone);
  const bool ran = Loop(*this, index).run(0, [&](NodeIndex body) {
    if (partial != kNone) locals_[partial] = results.view();
    Value value = evaluate(body);
    if (partial != kNone) locals_[partial] = Value();
    results.add(std::move(value), budget_);
    return budget_.list_size(results.size()) && budget_.allocate(sizeof(Value));
  });
  if (budget_.failed()) return {};
  if (!ran) return null(index, "a loop over what is no list and no range of whole steps");
  return made(results.take());
}

// `some` is decided by the first true, `every` by the first false; other values make null of
// what is left.
Value Interpreter::quantified(NodeIndex index, bool some) {
  Value result = Value::boolean(!some);
  const bool ran = Loop(*this, index).run(0, [&](NodeIndex body) {
    Value value = evaluate(body);
    const bool decides = value.is_boolean() && value.as_boolean() == some;
    if (decides) result = Value::boolean(some);
    if (!value.is_boolean()) result = Value();
    return !decides && !budget_.failed();
  });
  if (!ran) return null(index, "a loop over what is no list and no range of whole steps");
  return result;
}

}  // namespace engine::feel
