#include <string>
#include <vector>

#include "engine/dmn/evaluate.h"
#include "engine/dmn/read_dmn.h"
#include "engine/feel/expression.h"
#include "engine/feel/json.h"
#include "engine/feel/literal.h"
#include "tests/fuzz/target.h"

namespace dmn = engine::dmn;
namespace feel = engine::feel;

namespace {

constexpr std::size_t kMostDecisions = 20;

// Names that the corpus asks for.
const char* const kInputs =
    R"({"age": 30, "name": "Li", "x": 1, "y": [1, 2], "rows": [{"n": 1}, {"n": 2}], "flag": true})";

// The value as its literal gives it, which is what a record keeps; nothing for functions.
std::optional<feel::Value> kept(const feel::Value& value) {
  const std::optional<std::string> literal = feel::to_literal(value);
  if (!literal) return std::nullopt;
  const auto compiled = feel::compile(*literal);
  fuzz::require(compiled.has_value());
  feel::Environment environment;
  const auto again = feel::evaluate(*compiled, std::span<const feel::Value>(), environment);
  if (!again) return std::nullopt;
  return *again;
}

// A rule that hit has not missed, seen from the record alone.
void require_true_misses(const dmn::Model& model, std::size_t place,
                         const dmn::EvaluatedDecision& decision, feel::Environment& environment) {
  std::vector<feel::Value> asked;
  std::vector<feel::Entry> beside;
  for (const dmn::EvaluatedInput& input : decision.inputs) {
    std::optional<feel::Value> value = kept(input.value);
    if (!value) return;
    if (input.is_beside) {
      beside.push_back({std::string(input.name), *value});
    } else {
      asked.push_back(*value);
    }
  }
  const auto missed =
      dmn::missed_rules(model, place, asked,
                        feel::ContextScope(feel::Value::context(std::move(beside))), environment);
  if (!missed) return;
  for (const dmn::MissedRule& rule : *missed) {
    for (const dmn::MatchedRule& hit : decision.rules) fuzz::require(hit.index != rule.index);
  }
}

void evaluate(const dmn::Model& model, std::size_t decision, const feel::Scope& inputs,
              bool is_told_again) {
  std::vector<feel::Warning> warnings;
  feel::Environment environment;
  environment.warnings = &warnings;
  const auto result = dmn::evaluate(model, decision, inputs, environment);
  fuzz::require(!result.decisions.empty());
  if (result.failure) {
    fuzz::require(!result.failure->message.empty());
    return;
  }
  fuzz::require(result.output.measure().depth <= static_cast<std::uint32_t>(feel::Limits{}.depth));
  (void)feel::to_json(result.output);
  if (is_told_again) {
    require_true_misses(model, decision, result.decisions.back(), environment);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const dmn::ReadResult read = dmn::read_dmn(bytes);
  (void)dmn::imported_namespaces(bytes);
  if (read.model == nullptr) {
    fuzz::require(engine::has_error(read.findings));
    return 0;
  }
  const feel::Value context = feel::parse_json(kInputs).value();
  const feel::ContextScope inputs(context);
  // What is drawn at random differs the second time.
  const bool draws = bytes.find("random") != bytes.npos || bytes.find("uuid") != bytes.npos;
  const std::size_t decisions = read.model->decisions().size();
  for (std::size_t i = 0; i < decisions && i < kMostDecisions; ++i) {
    evaluate(*read.model, i, inputs, !draws);
  }
  return 0;
}
