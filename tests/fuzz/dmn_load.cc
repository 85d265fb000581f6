#include <string>
#include <vector>

#include "engine/dmn/evaluate.h"
#include "engine/dmn/read_dmn.h"
#include "engine/feel/json.h"
#include "tests/fuzz/target.h"

namespace dmn = engine::dmn;
namespace feel = engine::feel;

namespace {

constexpr std::size_t kMostDecisions = 20;

// Names that the corpus asks for.
const char* const kInputs =
    R"({"age": 30, "name": "Li", "x": 1, "y": [1, 2], "rows": [{"n": 1}, {"n": 2}], "flag": true})";

void evaluate(const dmn::Model& model, std::size_t decision, const feel::Scope& inputs) {
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
  std::vector<feel::Value> asked;
  for (const dmn::EvaluatedInput& input : result.decisions.back().inputs) {
    asked.push_back(input.value);
  }
  (void)dmn::missed_rules(model, decision, asked, inputs, environment);
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
  const std::size_t decisions = read.model->decisions().size();
  for (std::size_t i = 0; i < decisions && i < kMostDecisions; ++i) {
    evaluate(*read.model, i, inputs);
  }
  return 0;
}
