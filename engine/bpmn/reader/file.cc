#include "engine/bpmn/reader/file.h"

#include "engine/bpmn/reader/vocabulary.h"

namespace engine::bpmn {

namespace {

void read_message(File& file, const xml::Element& element) {
  check_words(file.report, element, {"itemRef", "", "subscription", ""});
  const Place place(element);
  const Texts texts(file.report, place);
  Message message{place, {texts.text("the name", element.attribute("name")), {}}};
  if (const auto subscription = extension_of(element, "subscription")) {
    message.event.correlation_key =
        texts.at(*subscription).text("correlationKey", subscription->attribute("correlationKey"));
  }
  file.messages.emplace(place.element, std::move(message));
}

void read_error(File& file, const xml::Element& element) {
  check_words(file.report, element, {"errorCode structureRef", "", "", ""});
  const Place place(element);
  const Texts texts(file.report, place);
  file.errors.emplace(place.element,
                      Error{place, {texts.text("errorCode", element.attribute("errorCode"))}});
}

}  // namespace

void read_declarations(File& file, const xml::Element& definitions) {
  file.has_foreign_language = is_foreign_language(definitions.attribute("expressionLanguage"));
  for (const xml::Element child : definitions.children()) {
    if (child.namespace_uri() != kBpmn) continue;
    if (child.name() == "message") {
      read_message(file, child);
    } else if (child.name() == "error") {
      read_error(file, child);
    } else if (child.name().ends_with("EventDefinition")) {
      if (const auto id = child.attribute("id")) file.event_definitions.emplace(*id, child);
    }
  }
}

std::string_view referred_id(std::string_view reference) {
  reference = trimmed(reference);
  return reference.substr(reference.rfind(':') + 1);  // npos + 1 is 0
}

bool is_foreign_language(std::optional<std::string_view> language) {
  std::string name(trimmed(language.value_or("")));
  while (name.ends_with('/')) name.pop_back();
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return !name.empty() && !name.ends_with("feel");
}

std::string_view formal_expression(File& file, const xml::Element& element) {
  const std::string_view text = trimmed(element.text());
  const auto language = element.attribute("language");
  // Written with `=` it is FEEL whatever a tool puts at the head of the file.
  const bool is_foreign = language ? is_foreign_language(language)
                                   : file.has_foreign_language && !text.starts_with('=');
  if (is_foreign) {
    file.report.error("unsupported-language", Place(element),
                      "an expression is in another language than FEEL");
  }
  return text;
}

}  // namespace engine::bpmn
