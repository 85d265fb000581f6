#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/bpmn/event.h"
#include "engine/bpmn/reader/report.h"
#include "engine/bpmn/reader/texts.h"
#include "engine/xml/document.h"

namespace engine::bpmn {

struct Message {
  Place place;
  MessageEvent event;
};

struct Error {
  Place place;
  ErrorEvent event;
};

// What the processes of a file share: the declarations beside them, by id, and the findings.
struct File {
  Report report;
  std::map<std::string, Message, std::less<>> messages;
  std::map<std::string, Error, std::less<>> errors;
  std::map<std::string, xml::Element, std::less<>> event_definitions;
  // `expressionLanguage` of the file is another than FEEL.
  bool has_foreign_language = false;
};

// Reads the declarations among the children of `definitions`.
void read_declarations(File& file, const xml::Element& definitions);

// The id in a reference, which may be a qualified name.
std::string_view referred_id(std::string_view reference);

// Whether a language is named that is not FEEL.
bool is_foreign_language(std::optional<std::string_view> language);

// The text of a formal expression; a finding if it is in another language than FEEL.
std::string_view formal_expression(File& file, const xml::Element& element);

}  // namespace engine::bpmn
