#include "engine/bpmn/reader/vocabulary.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/bpmn/reader/texts.h"

namespace engine::bpmn {

namespace {

struct Row {
  ElementType type;
  Vocabulary vocabulary;
};

// What modelers write at every activity, with the only value that changes nothing.
constexpr Vocabulary kActivity{
    "isForCompensation=false startQuantity=1 completionQuantity=1",
    "multiInstanceLoopCharacteristics property dataInputAssociation dataOutputAssociation",
    "ioMapping", "subject noSkip"};

// Which of the definitions are supported is asked where events are read.
constexpr Vocabulary kEvent{
    "parallelMultiple=false",
    "messageEventDefinition timerEventDefinition errorEventDefinition conditionalEventDefinition "
    "terminateEventDefinition signalEventDefinition escalationEventDefinition linkEventDefinition "
    "compensateEventDefinition cancelEventDefinition eventDefinitionRef property "
    "dataInputAssociation dataOutputAssociation dataInput dataOutput inputSet outputSet",
    "ioMapping", ""};

constexpr Vocabulary kGateway{"gatewayDirection", "", "", ""};

// What each has beyond that.
constexpr std::array kRows{
    Row{ElementType::kProcess,
        {"isExecutable processType isClosed definitionalCollaborationRef", "", "versionTag",
         "calendar subject"}},
    Row{ElementType::kSubProcess, {"triggeredByEvent", "", "", ""}},
    Row{ElementType::kEventSubProcess, {"triggeredByEvent", "property", "ioMapping", "subject"}},
    Row{ElementType::kMultiInstanceBody, {}},
    Row{ElementType::kCallActivity, {"calledElement", "", "calledElement", ""}},
    Row{ElementType::kTask, {}},
    Row{ElementType::kManualTask, {}},
    Row{ElementType::kUserTask,
        {"implementation=##unspecified", "potentialOwner",
         "userTask assignmentDefinition formDefinition taskSchedule priorityDefinition taskHeaders",
         "outcomes due withheld humanDecision"}},
    Row{ElementType::kServiceTask,
        {"implementation=##WebService", "", "taskDefinition taskHeaders", ""}},
    Row{ElementType::kBusinessRuleTask,
        {"implementation=##unspecified", "", "calledDecision taskDefinition taskHeaders", ""}},
    Row{ElementType::kScriptTask, {"", "", "script taskDefinition taskHeaders", ""}},
    Row{ElementType::kStartEvent, {"isInterrupting", "", "formDefinition", ""}},
    Row{ElementType::kIntermediateCatchEvent, {}},
    Row{ElementType::kBoundaryEvent, {"attachedToRef cancelActivity", "", "", ""}},
    Row{ElementType::kEndEvent, {}},
    Row{ElementType::kExclusiveGateway, {"default", "", "", ""}},
    Row{ElementType::kParallelGateway, {}},
    Row{ElementType::kEventBasedGateway,
        {"instantiate=false eventGatewayType=Exclusive", "", "", ""}},
};

constexpr bool rows_follow_the_enumeration() {
  for (std::size_t place = 0; place < kRows.size(); ++place) {
    if (static_cast<std::size_t>(kRows[place].type) != place) return false;
  }
  return kRows.size() == kElements.size();
}
static_assert(rows_follow_the_enumeration());

struct ExtensionRow {
  std::string_view name;
  std::string_view attributes;
  std::string_view children;
};

constexpr std::array kExtensions{
    ExtensionRow{"taskDefinition", "type retries", ""},
    ExtensionRow{"taskHeaders", "", "header"},
    ExtensionRow{"header", "key value", ""},
    ExtensionRow{"ioMapping", "", "input output"},
    ExtensionRow{"input", "source target", ""},
    ExtensionRow{"output", "source target", ""},
    ExtensionRow{"subscription", "correlationKey", ""},
    ExtensionRow{"loopCharacteristics",
                 "inputCollection inputElement outputCollection outputElement", ""},
    ExtensionRow{"calledElement",
                 "processId bindingType versionTag propagateAllChildVariables "
                 "propagateAllParentVariables",
                 ""},
    ExtensionRow{"calledDecision", "decisionId resultVariable bindingType versionTag", ""},
    ExtensionRow{"script", "expression resultVariable", ""},
    ExtensionRow{"userTask", "", ""},
    ExtensionRow{"formDefinition", "formId formKey externalReference bindingType versionTag", ""},
    ExtensionRow{"assignmentDefinition", "assignee candidateUsers candidateGroups", ""},
    ExtensionRow{"taskSchedule", "dueDate followUpDate", ""},
    ExtensionRow{"priorityDefinition", "priority", ""},
    ExtensionRow{"versionTag", "value", ""},
    ExtensionRow{"properties", "", "property"},
    ExtensionRow{"property", "name value", ""},
};

const Vocabulary& vocabulary_of(ElementType type) {
  return kRows[static_cast<std::size_t>(type)].vocabulary;
}

const Vocabulary& vocabulary_of(Family family) {
  static constexpr Vocabulary kNothing{};
  switch (family) {
    case Family::kScope: return kNothing;
    case Family::kActivity: return kActivity;
    case Family::kEvent: return kEvent;
    case Family::kGateway: return kGateway;
  }
  return kNothing;
}

// Looks at one element with the words that it may have.
class Checker {
 public:
  Checker(Report& report, const xml::Element& element, const Vocabulary& own,
          const Vocabulary& common)
      : report_(report), element_(element), own_(own), common_(common) {}

  void attributes() const {
    for (const xml::Attribute& attribute : element_.attributes()) check(attribute);
  }
  void children(bool is_scope) const;

 private:
  bool may(std::string_view Vocabulary::*words, std::string_view word) const {
    return has_word(own_.*words, word) || has_word(common_.*words, word);
  }
  void check(const xml::Attribute& attribute) const;
  void extensions(const xml::Element& extensions) const;
  void extension(const xml::Element& element) const;
  void refuse(const char* rule, const xml::Element& element, std::string what) const {
    report_.error(rule, Place(element), std::move(what) + " is not supported");
  }

  Report& report_;
  const xml::Element& element_;
  const Vocabulary& own_;
  const Vocabulary& common_;
};

void Checker::check(const xml::Attribute& attribute) const {
  const std::string name(attribute.name);
  std::string written = name;
  if (attribute.namespace_uri == kWf) {
    if (may(&Vocabulary::settings, name)) return;
    written = "wf:" + name;
  } else if (attribute.namespace_uri == kZeebe) {
    if (name.starts_with("modelerTemplate")) return;
    written = "zeebe:" + name;
  } else if (attribute.namespace_uri.empty()) {
    if (name == "id" || name == "name" || may(&Vocabulary::attributes, name)) return;
    if (may(&Vocabulary::attributes, name + "=" + std::string(attribute.value))) return;
  } else if (attribute.namespace_uri != kBpmn) {
    return;
  }
  refuse("unsupported-attribute", element_, written + "=" + quoted(attribute.value));
}

void Checker::children(bool is_scope) const {
  constexpr std::string_view kEverywhere =
      "documentation incoming outgoing auditing monitoring categoryValueRef";
  bool has_extensions = false;
  for (const xml::Element child : element_.children()) {
    if (child.is(kBpmn, "extensionElements")) {
      if (has_extensions) {
        report_.error("said-twice", Place(child), quoted(child.written_name()) + " stands twice");
      }
      has_extensions = true;
      extensions(child);
    } else if (child.namespace_uri() == kBpmn) {
      if (is_scope || has_word(kEverywhere, child.name())) continue;
      if (may(&Vocabulary::children, child.name())) continue;
      refuse("unsupported-element", child, quoted(child.written_name()));
    } else if (child.namespace_uri() == kZeebe || child.namespace_uri() == kWf) {
      refuse("unsupported-element", child,
             quoted(child.written_name()) + " outside of extension elements");
    }
  }
}

void Checker::extensions(const xml::Element& extensions) const {
  std::string seen;
  for (const xml::Element child : extensions.children()) {
    const bool is_zeebe = child.namespace_uri() == kZeebe;
    if (!is_zeebe && child.namespace_uri() != kWf && child.namespace_uri() != kBpmn) continue;
    const bool is_known =
        child.name() == "properties" || may(&Vocabulary::extensions, child.name());
    if (!is_zeebe || !is_known) {
      refuse("unsupported-extension", child,
             quoted(child.written_name()) + " at " + quoted(element_.written_name()));
      continue;
    }
    if (has_word(seen, child.name())) {
      report_.error("said-twice", Place(child), quoted(child.written_name()) + " stands twice");
    }
    seen += " " + std::string(child.name());
    extension(child);
  }
}

// The name of `element` is in the table: the vocabularies hold no other.
void Checker::extension(const xml::Element& element) const {
  const auto* const row =
      std::find_if(kExtensions.begin(), kExtensions.end(),
                   [&](const ExtensionRow& candidate) { return candidate.name == element.name(); });
  for (const xml::Attribute& attribute : element.attributes()) {
    if (!attribute.namespace_uri.empty() || has_word(row->attributes, attribute.name)) continue;
    refuse("unsupported-attribute", element,
           quoted(attribute.name) + " of " + quoted(element.written_name()));
  }
  for (const xml::Element child : element.children()) {
    if (child.namespace_uri() == kZeebe && has_word(row->children, child.name())) {
      extension(child);
    } else {
      refuse("unsupported-extension", child, quoted(child.written_name()));
    }
  }
}

}  // namespace

void check_node(Report& report, const xml::Element& element, ElementType type) {
  const bool is_scope = type == ElementType::kProcess || type == ElementType::kSubProcess ||
                        type == ElementType::kEventSubProcess;
  const Checker checker(report, element, vocabulary_of(type), vocabulary_of(row_of(type).family));
  checker.attributes();
  checker.children(is_scope);
}

void check_words(Report& report, const xml::Element& element, const Vocabulary& vocabulary) {
  const Checker checker(report, element, vocabulary, vocabulary_of(Family::kScope));
  checker.attributes();
  checker.children(false);
}

std::optional<xml::Element> bpmn_child(const xml::Element& element, std::string_view name) {
  return element.child(kBpmn, name);
}

std::optional<xml::Element> extension_of(const xml::Element& element, std::string_view name) {
  const auto extensions = bpmn_child(element, "extensionElements");
  return extensions ? extensions->child(kZeebe, name) : std::nullopt;
}

bool has_extension(const xml::Element& element) {
  const auto extensions = bpmn_child(element, "extensionElements");
  if (!extensions) return false;
  for (const xml::Element child : extensions->children()) {
    if (child.namespace_uri() == kZeebe) return true;
  }
  return false;
}

bool has_word(std::string_view words, std::string_view word) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || words[at - 1] == ' ';
    if (begins && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

}  // namespace engine::bpmn
