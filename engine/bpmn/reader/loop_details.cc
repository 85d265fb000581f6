#include <algorithm>

#include "engine/bpmn/reader/details.h"
#include "engine/bpmn/reader/vocabulary.h"

namespace engine::bpmn {

namespace {

// The first name of `a` or `a.b.c`; empty for every other expression, and for what is counted.
std::string first_name(const feel::Expression& expression) {
  if (expression.variables().size() != 1) return {};
  const std::string& first = expression.variables().front();
  if (first == "loopCounter") return {};
  const std::string& source = expression.source();
  if (!source.starts_with(first)) return {};
  const std::string_view rest = std::string_view(source).substr(first.size());
  const bool is_path = std::all_of(rest.begin(), rest.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || static_cast<unsigned char>(c) >= 0x80;
  });
  return is_path && (rest.empty() || rest.front() == '.') ? first : std::string();
}

void read_collections(const Texts& texts, const xml::Element& element, LoopCharacteristics& loop) {
  if (const auto collection = element.attribute("inputCollection")) {
    loop.input_collection = texts.expression("inputCollection", *collection);
  }
  loop.input_element = texts.variable("inputElement", element.attribute("inputElement"));
  loop.output_collection =
      texts.variable("outputCollection", element.attribute("outputCollection"));
  const std::string_view output = trimmed(element.attribute("outputElement").value_or(""));
  if (!output.empty()) loop.output_element = texts.expression("outputElement", output);
  if (loop.output_element) loop.output_local = first_name(*loop.output_element);
  if (loop.output_collection.empty() != output.empty()) {
    texts.report().error("invalid-loop", texts.place(),
                         "outputCollection and outputElement belong together");
  }
}

}  // namespace

std::unique_ptr<const LoopCharacteristics> read_loop(File& file, const xml::Element& activity) {
  const auto marker = bpmn_child(activity, "multiInstanceLoopCharacteristics");
  if (!marker) return nullptr;
  check_words(file.report, *marker,
              {"isSequential behavior=All", "loopCardinality completionCondition",
               "loopCharacteristics", ""});
  const Texts texts(file.report,
                    Place(std::string(activity.attribute("id").value_or("")), marker->line()));
  auto loop = std::make_unique<LoopCharacteristics>();
  loop->sequential = texts.flag("isSequential", marker->attribute("isSequential"), false);
  const auto extension = extension_of(*marker, "loopCharacteristics");
  if (extension) read_collections(texts.at(*extension), *extension, *loop);
  const auto cardinality = bpmn_child(*marker, "loopCardinality");
  if (cardinality) {
    loop->cardinality =
        texts.at(*cardinality).condition("loopCardinality", formal_expression(file, *cardinality));
  }
  const bool has_collection = extension && extension->attribute("inputCollection");
  if (has_collection == cardinality.has_value()) {
    file.report.error(has_collection ? "said-twice" : "missing-collection", texts.place(),
                      "a multi-instance activity needs either an inputCollection or a "
                      "loopCardinality");
  }
  if (const auto condition = bpmn_child(*marker, "completionCondition")) {
    loop->completion_condition =
        texts.at(*condition).condition("completionCondition", formal_expression(file, *condition));
  }
  return loop;
}

}  // namespace engine::bpmn
