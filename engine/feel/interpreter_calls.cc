#include <array>
#include <utility>

#include "engine/feel/closure.h"
#include "engine/feel/interpreter.h"

namespace engine::feel {

// The values of a call's arguments, up to eight of them without memory of their own.
class Arguments {
 public:
  explicit Arguments(std::size_t count) : count_(count) {
    if (count > few_.size()) many_.resize(count);
  }

  Value& operator[](std::size_t index) { return many_.empty() ? few_[index] : many_[index]; }
  std::span<const Value> all() const {
    return many_.empty() ? std::span<const Value>(few_).first(count_) : std::span(many_);
  }

 private:
  std::size_t count_;
  std::array<Value, 8> few_;
  std::vector<Value> many_;
};

namespace {

// Gives the warnings that arise while it lives a place if they have none, as those of functions
// that do not know where they are called.
class Placed {
 public:
  Placed(Environment& environment, Place place)
      : environment_(environment), place_(place), first_(count()) {}
  ~Placed() {
    for (std::size_t i = first_; i < count(); ++i) {
      Position& position = (*environment_.warnings)[i].position;
      if (position.line == 0) position = place_.position();
    }
  }
  Placed(const Placed&) = delete;
  Placed& operator=(const Placed&) = delete;

 private:
  std::size_t count() const {
    return environment_.warnings == nullptr ? 0 : environment_.warnings->size();
  }

  Environment& environment_;
  Place place_;
  std::size_t first_;
};

}  // namespace

// Without warnings, for an argument that may be missing.
Value Interpreter::quietly(NodeIndex index) {
  std::vector<Warning>* const warnings = std::exchange(environment_.warnings, nullptr);
  Value value = evaluate(index);
  environment_.warnings = warnings;
  return value;
}

Value Interpreter::call_builtin(NodeIndex index) {
  const Node& asked = node(index);
  const auto operands = program_.operands_of(asked);
  Arguments arguments(operands.size());
  std::size_t next = 0;
  if ((asked.flags & kQuietFirst) != 0 && !operands.empty()) {
    arguments[next++] = quietly(operands[0]);
  }
  for (; next < operands.size(); ++next) {
    Value scratch;
    arguments[next] = look(operands[next], scratch);
  }
  if (budget_.failed()) return {};
  return call_candidates(index, arguments.all());
}

// Without warnings nobody asks for the place.
Value Interpreter::call_candidates(NodeIndex index, std::span<const Value> arguments) {
  const BuiltinCall& call = program_.calls[node(index).b];
  if (!environment_.takes_warnings()) {
    return made(feel::call_candidates(call, arguments, environment_, {}));
  }
  const Placed placed(environment_, place(index));
  return made(feel::call_candidates(call, arguments, environment_, place(index)));
}

Value Interpreter::call_value(NodeIndex index) {
  const Node& asked = node(index);
  const auto operands = program_.operands_of(asked);
  const Value callee = evaluate(operands[0]);
  Arguments arguments(operands.size() - 1);
  for (std::size_t i = 1; i < operands.size(); ++i) arguments[i - 1] = evaluate(operands[i]);
  if (budget_.failed()) return {};
  if (!callee.is_function() && asked.b != kNone) return call_candidates(index, arguments.all());
  if (!callee.is_function()) return no_function(index, callee);
  const Placed placed(environment_, place(index));
  if (asked.op == Op::kCallValue) return result_of(invoke(callee, arguments.all(), environment_));
  std::vector<NamedArgument> named;
  for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
    named.push_back({program_.names[asked.c + i], arguments[i]});
  }
  return result_of(invoke(callee, named, environment_));
}

Value Interpreter::no_function(NodeIndex call, const Value& callee) {
  const Node& name = node(program_.operands_of(node(call))[0]);
  if (callee.is_null() && name.op == Op::kInput) {
    return null(call, "there is no function '" + program_.variables[name.a] + "'");
  }
  return null(call, std::string(name_of(callee.kind())) + " cannot be called");
}

Value Interpreter::result_of(Result<Value> result) {
  if (result) return made(std::move(*result));
  budget_.fail(result.error().code, result.error().message);
  return {};
}

Value Interpreter::closure(const Node& node) {
  const FunctionCode& code = program_.functions[node.a];
  std::vector<Value> captured;
  captured.reserve(code.captures.size());
  for (const Capture& capture : code.captures) {
    switch (capture.from) {
      case Capture::From::kInput: captured.push_back(inputs_[capture.index]); break;
      case Capture::From::kLocal: captured.push_back(locals_[capture.index]); break;
      case Capture::From::kSelf: captured.push_back(Value::function(*self_)); break;
    }
  }
  if (!budget_.allocate(static_cast<std::int64_t>(sizeof(Closure)))) return {};
  return made(Value::function(
      std::make_shared<Closure>(program_.shared_from_this(), node.a, std::move(captured))));
}

// `function(a, b) external {java: {class: …, method signature: …}}`
Value Interpreter::external(NodeIndex index) {
  const Node& asked = node(index);
  const Value mapping = evaluate(asked.a);
  const Value* java = mapping.find("java");
  const Value* class_name = java == nullptr ? nullptr : java->find("class");
  const Value* method = java == nullptr ? nullptr : java->find("method signature");
  if (class_name == nullptr || method == nullptr || !class_name->is_string() ||
      !method->is_string()) {
    return null(index, "an external function needs a class and a method signature");
  }
  Value function = external_function(class_name->as_string(), method->as_string(),
                                     program_.functions[asked.b].parameters);
  if (function.is_null()) return null(index, "no such external function");
  return function;
}

}  // namespace engine::feel
