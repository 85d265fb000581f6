#include "engine/feel/parser.h"
#include "engine/feel/print.h"
#include "tests/fuzz/target.h"

namespace feel = engine::feel;

namespace {

feel::CompileOptions options() {
  feel::CompileOptions result;
  result.slots = {"age", "full name"};
  result.names = {"a-b", "in stock", "date of birth"};
  return result;
}

using Parse = engine::Result<feel::AstPtr> (*)(std::string_view, const feel::CompileOptions&);

// What is printed is the same tree again.
void round_trip(Parse parse, std::string_view source) {
  const feel::CompileOptions known = options();
  const engine::Result<feel::AstPtr> tree = parse(source, known);
  if (!tree) {
    fuzz::require(tree.error().position.line > 0 && tree.error().position.column > 0);
    return;
  }
  const std::string printed = feel::print(**tree);
  const engine::Result<feel::AstPtr> again = parse(printed, known);
  // Parentheses nest deeper than what was read.
  if (!again && again.error().message.find("nested") != std::string::npos) return;
  fuzz::require(again.has_value() && feel::same_tree(**tree, **again));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source = fuzz::text_of(data, size);
  round_trip(feel::parse_expression, source);
  round_trip(feel::parse_unary_tests, source);
  (void)feel::parse_type(source);
  return 0;
}
