#include "engine/dmn/functions.h"

#include <utility>

#include "engine/dmn/run.h"

namespace engine::dmn {
namespace {

using feel::Value;

class KnowledgeFunction : public feel::Function {
 public:
  KnowledgeFunction(std::shared_ptr<const Graph> graph, std::size_t index)
      : graph_(std::move(graph)), index_(index) {}

  std::span<const feel::Parameter> parameters() const override { return own().parameters; }
  feel::Type result() const override { return own().result_type; }
  std::string name() const override { return own().name; }
  int height() const override { return height_of(own().logic.height); }

  Result<Value> call(std::span<const Value> arguments,
                     feel::Environment& environment) const override {
    return Run(graph_, {}, environment, nullptr).knowledge(index_, arguments);
  }

 private:
  const Knowledge& own() const { return graph_->knowledge[index_]; }

  std::shared_ptr<const Graph> graph_;
  std::size_t index_;
};

// A decision service sees nothing but its arguments (DMN 1.5 §10.4).
class ServiceFunction : public feel::Function {
 public:
  ServiceFunction(std::shared_ptr<const Graph> graph, std::size_t index)
      : graph_(std::move(graph)), index_(index) {}

  std::span<const feel::Parameter> parameters() const override { return own().parameters; }
  feel::Type result() const override { return own().result_type; }
  std::string name() const override { return own().name; }

  Result<Value> call(std::span<const Value> arguments,
                     feel::Environment& environment) const override {
    Run run(graph_, {}, environment, nullptr);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      run.give(own().inputs[i].kind, own().inputs[i].element, arguments[i]);
    }
    return run.service(index_);
  }

 private:
  const DecisionService& own() const { return graph_->services[index_]; }

  std::shared_ptr<const Graph> graph_;
  std::size_t index_;
};

class Closure : public feel::Function {
 public:
  Closure(std::shared_ptr<const FunctionDefinition::Body> body, std::vector<Value> captured)
      : body_(std::move(body)), captured_(std::move(captured)) {
    measure_.depth = 1;
    for (const Value& value : captured_) measure_.add(value.measure());
  }

  std::span<const feel::Parameter> parameters() const override { return body_->parameters; }
  feel::Type result() const override { return body_->result; }
  feel::Measure measure() const override { return measure_; }
  int height() const override { return height_of(body_->height); }

  Result<Value> call(std::span<const Value> arguments,
                     feel::Environment& environment) const override {
    const Result<> may = may_make(captured_.size(), sizeof(Value), environment);
    if (!may) return may.error();
    std::vector<Value> slots = captured_;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      slots[body_->first_parameter_slot + i] = arguments[i];
    }
    // A closure that held itself would never be freed: it is made anew for each call.
    if (body_->own_slot) {
      slots[*body_->own_slot] = Value::function(std::make_shared<Closure>(body_, captured_));
    }
    Frame frame{slots, environment, nullptr};
    return body_->logic->evaluate(frame);
  }

 private:
  std::shared_ptr<const FunctionDefinition::Body> body_;
  std::vector<Value> captured_;
  feel::Measure measure_;
};

}  // namespace

Value knowledge_function(std::shared_ptr<const Graph> graph, std::size_t index) {
  return Value::function(std::make_shared<KnowledgeFunction>(std::move(graph), index));
}

Value service_function(std::shared_ptr<const Graph> graph, std::size_t index) {
  return Value::function(std::make_shared<ServiceFunction>(std::move(graph), index));
}

Result<Value> FunctionDefinition::evaluate(Frame& frame) const {
  const Result<> may = may_make(frame.slots.size(), sizeof(Value), frame.environment);
  if (!may) return may.error();
  std::vector<Value> captured(frame.slots.begin(), frame.slots.end());
  return made(Value::function(std::make_shared<Closure>(body_, std::move(captured))),
              frame.environment);
}

}  // namespace engine::dmn
