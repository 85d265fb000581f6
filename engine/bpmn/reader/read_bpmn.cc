#include "engine/bpmn/read_bpmn.h"

#include <algorithm>
#include <set>

#include "engine/bpmn/reader/file.h"
#include "engine/bpmn/reader/process_reader.h"
#include "engine/bpmn/reader/vocabulary.h"

namespace engine::bpmn {

namespace {

// Beside processes, messages and errors only what has no effect of its own: whatever is referred
// to must be found all the same.
constexpr Vocabulary kDefinitions{
    "targetNamespace expressionLanguage typeLanguage exporter exporterVersion",
    "process collaboration message error signal escalation category dataStore itemDefinition "
    "resource interface extension messageEventDefinition timerEventDefinition "
    "errorEventDefinition conditionalEventDefinition terminateEventDefinition "
    "signalEventDefinition escalationEventDefinition linkEventDefinition "
    "compensateEventDefinition cancelEventDefinition",
    "", ""};

// NCName of XML, as the schema of BPMN asks.
bool is_id(std::string_view id) {
  const auto starts = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  return !id.empty() && starts(id.front()) && std::all_of(id.begin(), id.end(), [&](char c) {
    return starts(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

void check_ids(Report& report, const xml::Element& element, std::set<std::string_view>& seen) {
  const auto id = element.namespace_uri() == kBpmn ? element.attribute("id") : std::nullopt;
  if (id && !id->empty() && !is_id(*id)) {
    report.error("invalid-id", Place(element), quoted(*id) + " is no id");
  } else if (id && !id->empty() && !seen.insert(*id).second) {
    report.error("duplicate-id", Place(element), "the id " + quoted(*id) + " stands twice");
  }
  for (const xml::Element child : element.children()) check_ids(report, child, seen);
}

std::set<std::string> process_ids(const xml::Element& definitions) {
  std::set<std::string> ids;
  for (const xml::Element child : definitions.children()) {
    if (child.is(kBpmn, "process")) ids.emplace(child.attribute("id").value_or(""));
  }
  return ids;
}

// Pools and message flows are drawings here; a pool must still name a process that exists.
void check_collaboration(File& file, const xml::Element& collaboration,
                         const std::set<std::string>& processes) {
  for (const xml::Element child : collaboration.children()) {
    if (!child.is(kBpmn, "participant")) continue;
    check_words(file.report, child,
                {"processRef", "interfaceRef endPointRef participantMultiplicity", "", ""});
    const auto reference = child.attribute("processRef");
    if (!reference || processes.contains(std::string(referred_id(*reference)))) continue;
    file.report.error("unknown-reference", Place(child),
                      "there is no process " + quoted(*reference));
  }
}

void check_extension(File& file, const xml::Element& extension) {
  if (extension.attribute("mustUnderstand").value_or("false") == "false") return;
  file.report.error("unsupported-extension", Place(extension),
                    "an extension that must be understood is not supported");
}

bool is_executable(File& file, const xml::Element& process) {
  const Texts texts(file.report, Place(process));
  return texts.flag("isExecutable", process.attribute("isExecutable"), false);
}

void read_definitions(File& file, const xml::Element& definitions, ReadResult& result) {
  check_words(file.report, definitions, kDefinitions);
  std::set<std::string_view> seen;
  check_ids(file.report, definitions, seen);
  read_declarations(file, definitions);
  const std::set<std::string> processes = process_ids(definitions);
  for (const xml::Element child : definitions.children()) {
    if (child.is(kBpmn, "collaboration")) check_collaboration(file, child, processes);
    if (child.is(kBpmn, "extension")) check_extension(file, child);
    if (!child.is(kBpmn, "process")) continue;
    if (is_executable(file, child)) {
      result.processes.push_back(ProcessReader(file, child).read());
    } else {
      file.report.warning("not-executable", Place(child),
                          "the process is not executable and is not deployed");
    }
  }
  if (result.processes.empty()) {
    file.report.error("no-executable-process", Place(definitions),
                      "the file has no process with isExecutable=\"true\"");
  }
}

}  // namespace

ReadResult read_bpmn(std::string_view bytes) {
  ReadResult result;
  const auto document = xml::parse_xml(bytes);
  if (!document) {
    const Failure& failure = document.error();
    result.findings.push_back(
        {Severity::kError, "xml-syntax", "", failure.position, failure.message});
    return result;
  }
  File file;
  const xml::Element root = document->root();
  if (root.is(kBpmn, "definitions")) {
    read_definitions(file, root, result);
  } else {
    file.report.error("not-bpmn", Place(root),
                      "the root is not 'definitions' in the namespace of BPMN 2.0");
  }
  result.findings = file.report.take();
  if (has_error(result.findings)) result.processes.clear();
  return result;
}

}  // namespace engine::bpmn
