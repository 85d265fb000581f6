#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/evaluate.h"
#include "engine/feel/program.h"

namespace engine::feel {

// Runs the nodes of one program for one frame. Once the budget has failed every node gives null;
// the caller asks the budget at the end.
class Interpreter {
 public:
  // `locals` has as many values as the program, or the function, says; `self` is the closure that
  // is running. All are borrowed.
  Interpreter(const Program& program, Environment& environment, std::span<const Value> inputs,
              std::span<Value> locals, const std::shared_ptr<const Function>* self = nullptr)
      : program_(program),
        environment_(environment),
        budget_(environment.budget),
        inputs_(inputs),
        locals_(locals),
        self_(self) {}

  Value evaluate(NodeIndex index);

 private:
  const Node& node(NodeIndex index) const { return program_.nodes[index]; }
  // The value of a node without a copy where it lies somewhere already, else in `scratch`.
  const Value& look(NodeIndex index, Value& scratch) {
    const Node& asked = node(index);
    if (asked.op == Op::kInput) return inputs_[asked.a];
    if (asked.op == Op::kConstant) return program_.constants[asked.a];
    if (asked.op == Op::kLocal) return locals_[asked.a];
    scratch = evaluate(index);
    return scratch;
  }
  Place place(NodeIndex index) const { return {program_.source, program_.offsets[index]}; }
  Value null(NodeIndex index, std::string_view reason);
  Value null_of(NodeIndex index, std::string_view reason, const Value& left, const Value& right);
  Value made(Value value);
  // Counts the steps that comparing the two may take.
  bool may_compare(const Value& left, const Value& right);

  // Operators (interpreter.cc).
  Value item_name(const Node& node);
  Value negate(NodeIndex index);
  Value arithmetic(NodeIndex index);
  Value equality(NodeIndex index);
  Value order(NodeIndex index);
  Value conjunction(NodeIndex index, bool neutral);
  Value between(NodeIndex index);
  Value condition(const Node& node);
  Value instance_of(NodeIndex index);
  Value range(NodeIndex index);

  // Tests (interpreter_tests.cc).
  Value in(const Node& node);
  Value tests(const Node& node, bool negated);
  Value meets(NodeIndex test, const Value& input);
  Value meets_comparison(NodeIndex test, const Value& input);
  Value any_of(std::span<const std::uint32_t> tests, const Value& input);

  // Collections (interpreter_lists.cc).
  Value list(const Node& node);
  Value context(const Node& node);
  Value path(NodeIndex index);
  Value filter(NodeIndex index);
  Value select(const Node& node, const Value& list, std::span<const Value> items);
  Value loop(NodeIndex index);
  Value quantified(NodeIndex index, bool some);

  // Calls (interpreter_calls.cc).
  Value call_builtin(NodeIndex index);
  Value call_candidates(NodeIndex index, std::span<const Value> arguments);
  Value quietly(NodeIndex index);
  Value call_value(NodeIndex index);
  Value closure(const Node& node);
  Value external(NodeIndex index);
  Value no_function(NodeIndex call, const Value& callee);
  Value result_of(Result<Value> result);

  friend class Loop;

  const Program& program_;
  Environment& environment_;
  Budget& budget_;
  std::span<const Value> inputs_;
  std::span<Value> locals_;
  const std::shared_ptr<const Function>* self_;
};

}  // namespace engine::feel
