#pragma once

#include <memory>
#include <vector>

#include "engine/feel/function.h"
#include "engine/feel/program.h"

namespace engine::feel {

// A function of an expression with the values that it took from around it.
class Closure : public Function, public std::enable_shared_from_this<Closure> {
 public:
  Closure(std::shared_ptr<const Program> program, std::uint32_t function,
          std::vector<Value> captured);

  std::span<const Parameter> parameters() const override { return code().parameters; }
  Type result() const override { return code().result; }
  std::string name() const override { return code().name; }
  Measure measure() const override { return measure_; }
  int height() const override { return code().height; }
  Result<Value> call(std::span<const Value> arguments, Environment& environment) const override;

 private:
  const FunctionCode& code() const { return program_->functions[function_]; }

  std::shared_ptr<const Program> program_;
  std::uint32_t function_;
  std::vector<Value> captured_;  // in the order of the code's captures
  Measure measure_;
};

// A built-in as a value: which signature is meant shows at the call.
class BuiltinFunction : public Function {
 public:
  explicit BuiltinFunction(std::span<const Builtin> signatures);

  std::span<const Parameter> parameters() const override { return parameters_; }
  std::string name() const override { return std::string(signatures_[0].name); }
  std::span<const Builtin> signatures() const override { return signatures_; }
  Result<Value> call(std::span<const Value> arguments, Environment& environment) const override;

 private:
  std::span<const Builtin> signatures_;
  std::vector<Parameter> parameters_;
};

// Calls the first candidate whose parameters take the arguments.
Value call_candidates(const BuiltinCall& call, std::span<const Value> arguments,
                      Environment& environment, Place place);

}  // namespace engine::feel
