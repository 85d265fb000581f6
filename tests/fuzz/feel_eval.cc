#include <string>
#include <vector>

#include "engine/feel/evaluate.h"
#include "engine/feel/json.h"
#include "engine/feel/text.h"
#include "tests/fuzz/target.h"

namespace feel = engine::feel;

namespace {

// Whatever the expression, what comes of it is within the limits and can be written down.
void check(const engine::Result<feel::Value>& result, const feel::Environment& environment) {
  fuzz::require(environment.warnings->size() <= feel::kMaxWarnings);
  if (!result) {
    fuzz::require(result.error().code == engine::ErrorCode::kBudgetExceeded ||
                  result.error().code == engine::ErrorCode::kAssertionFailed);
    return;
  }
  const feel::Measure measure = result->measure();
  fuzz::require(measure.depth <= static_cast<std::uint32_t>(feel::Limits{}.depth));
  fuzz::require(measure.bytes <= static_cast<std::uint64_t>(feel::Limits{}.memory_bytes));
  (void)feel::to_text(*result);
  (void)feel::to_json(feel::json_value(*result));
  fuzz::require(feel::equal(*result, *result));
}

}  // namespace

// The expression, and behind a line of `---` the variables.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  const std::size_t line = input.find("\n---\n");
  const std::string_view source = input.substr(0, line);
  const std::string_view json = line == std::string_view::npos ? "{}" : input.substr(line + 5);
  const engine::Result<feel::Value> variables = feel::parse_json(json);
  const feel::Value context =
      variables && variables->is_context() ? *variables : feel::Value::context({});

  std::vector<feel::Warning> warnings;
  feel::Environment environment;
  environment.warnings = &warnings;
  environment.seed = size;
  const feel::ContextScope scope(context);
  feel::CompileOptions options;
  for (const feel::Entry& entry : context.entries()) options.names.push_back(entry.key);
  if (const auto expression = feel::compile(source, options)) {
    check(feel::evaluate(*expression, scope, environment), environment);
  }
  warnings.clear();
  if (const auto tests = feel::compile_unary_tests(source, options)) {
    check(feel::evaluate(*tests, feel::Value::number(5), scope, environment), environment);
  }
  return 0;
}
