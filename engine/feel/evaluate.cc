#include "engine/feel/evaluate.h"

#include <array>
#include <ostream>
#include <vector>

#include "engine/feel/interpreter.h"

namespace engine::feel {
namespace {

// Slots of a frame, up to sixteen of them without memory of their own.
class Slots {
 public:
  explicit Slots(std::size_t count) : count_(count) {
    if (count > few_.size()) many_.resize(count);
  }
  std::span<Value> all() {
    return many_.empty() ? std::span<Value>(few_).first(count_) : std::span<Value>(many_);
  }

 private:
  std::size_t count_;
  std::array<Value, 16> few_;
  std::vector<Value> many_;
};

void fill(std::span<Value> slots, const Program& program, const Scope& scope,
          Environment& environment) {
  for (std::size_t i = 0; i < program.variables.size(); ++i) {
    const std::string& name = program.variables[i];
    if (const Value* found = scope.find(name)) {
      slots[i] = *found;
    } else if (program.needed_at[i] != kNone && environment.takes_warnings() &&
               find_builtins(name).empty()) {
      environment.warn("there is no variable '" + name + "'",
                       Place{program.source, program.needed_at[i]}.position());
    }
  }
}

Result<Value> run(const Program& program, std::span<const Value> inputs, std::span<Value> locals,
                  Environment& environment) {
  Value result;
  if (environment.budget.enter_nodes(program.height)) {
    result = Interpreter(program, environment, inputs, locals).evaluate(program.root);
  }
  environment.budget.leave_nodes(program.height);
  if (environment.budget.failed()) return *environment.budget.failure();
  return result;
}

Result<Value> run_with_input(const Program& program, const Value& input,
                             std::span<const Value> inputs, Environment& environment) {
  Slots locals(program.locals);
  locals.all()[0] = input;
  return run(program, inputs, locals.all(), environment);
}

}  // namespace

void Environment::warn(std::string message, Position position) {
  if (!takes_warnings()) return;
  warnings->push_back({std::move(message), position});
}

const Value* ContextScope::find(std::string_view name) const {
  const Value* found = context_.find(name);
  if (found != nullptr || outer_ == nullptr) return found;
  return outer_->find(name);
}

Result<Value> evaluate(const Expression& expression, std::span<const Value> slots,
                       Environment& environment) {
  const SharedBudget budget(environment);
  const Program& program = expression.program();
  if (program.locals == 0) return run(program, slots, {}, environment);
  Slots locals(program.locals);
  return run(program, slots, locals.all(), environment);
}

Result<Value> evaluate(const Expression& expression, const Scope& scope, Environment& environment) {
  const SharedBudget budget(environment);
  Slots inputs(expression.variables().size());
  fill(inputs.all(), expression.program(), scope, environment);
  return evaluate(expression, inputs.all(), environment);
}

Result<Value> evaluate(const UnaryTests& tests, const Value& input, std::span<const Value> slots,
                       Environment& environment) {
  const SharedBudget budget(environment);
  return run_with_input(tests.program(), input, slots, environment);
}

Result<Value> evaluate(const UnaryTests& tests, const Value& input, const Scope& scope,
                       Environment& environment) {
  const SharedBudget budget(environment);
  Slots inputs(tests.variables().size());
  fill(inputs.all(), tests.program(), scope, environment);
  return run_with_input(tests.program(), input, inputs.all(), environment);
}

const std::string& Expression::source() const {
  return program_->source;
}
const std::vector<std::string>& Expression::variables() const {
  return program_->variables;
}
bool Expression::uses_calendar() const {
  return program_->uses_calendar;
}
bool Expression::uses_environment() const {
  return program_->uses_environment;
}

const std::string& Expression::unknown_external() const {
  return program_->unknown_external;
}

const std::string& UnaryTests::source() const {
  return program_->source;
}
const std::vector<std::string>& UnaryTests::variables() const {
  return program_->variables;
}
bool UnaryTests::is_any() const {
  return program_->is_any;
}
bool UnaryTests::uses_calendar() const {
  return program_->uses_calendar;
}

std::ostream& operator<<(std::ostream& out, const Expression& expression) {
  return out << expression.source();
}

std::ostream& operator<<(std::ostream& out, const UnaryTests& tests) {
  return out << tests.source();
}

}  // namespace engine::feel
