#include "tests/support/bpmn_text.h"

#include <sstream>

namespace tests {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

}  // namespace

std::string flows(std::string_view lines) {
  std::string out;
  std::istringstream in{std::string(lines)};
  for (std::string line; std::getline(in, line);) {
    const auto arrow = line.find("->");
    if (arrow == std::string::npos) continue;
    std::string rest = line.substr(arrow + 2);
    std::string condition;
    std::string id;
    if (const auto open = rest.find('['); open != std::string::npos) {
      condition = rest.substr(open + 1, rest.rfind(']') - open - 1);
      rest.resize(open);
    }
    if (const auto open = rest.find('('); open != std::string::npos) {
      id = rest.substr(open + 1, rest.find(')') - open - 1);
      rest.resize(open);
    }
    const std::string source = trimmed(line.substr(0, arrow));
    const std::string target = trimmed(rest);
    if (id.empty()) id = "f_" + source + "_" + target;
    out += "<sequenceFlow" + attribute("id", id) + attribute("sourceRef", source) +
           attribute("targetRef", target) + ">";
    if (!condition.empty()) {
      out += "<conditionExpression>=" + escaped(condition) + "</conditionExpression>";
    }
    out += "</sequenceFlow>\n";
  }
  return out;
}

std::string bpmn_file(std::string_view content) {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:wf="urn:assent:wf:1"
    id="definitions" targetNamespace="urn:tests">
)" + std::string(content) +
         "</definitions>\n";
}

std::string process(std::string_view id, std::string_view elements, std::string_view attributes) {
  return "<process" + attribute("id", id) + " isExecutable=\"true\" " + std::string(attributes) +
         ">\n" + std::string(elements) + "</process>\n";
}

std::string bpmn(std::string_view process_id, std::string_view elements, std::string_view before,
                 std::string_view process_attributes) {
  return bpmn_file(std::string(before) + process(process_id, elements, process_attributes));
}

std::string element(std::string_view tag, std::string_view id, std::string_view extensions,
                    std::string_view content, std::string_view attributes) {
  std::string out =
      "<" + std::string(tag) + attribute("id", id) + " " + std::string(attributes) + ">";
  if (!extensions.empty()) {
    out += "<extensionElements>" + std::string(extensions) + "</extensionElements>";
  }
  return out + std::string(content) + "</" + std::string(tag) + ">\n";
}

std::string user_task(std::string_view id, std::string_view extensions, std::string_view content) {
  return element("userTask", id, "<zeebe:userTask/>" + std::string(extensions), content);
}

std::string service_task(std::string_view id, std::string_view type, std::string_view extensions) {
  return element(
      "serviceTask", id,
      "<zeebe:taskDefinition" + attribute("type", type) + "/>" + std::string(extensions));
}

std::string script_task(std::string_view id, std::string_view expression, std::string_view result) {
  return element("scriptTask", id,
                 "<zeebe:script" + attribute("expression", "=" + std::string(expression)) +
                     attribute("resultVariable", result) + "/>");
}

std::string loop(std::string_view attributes, bool sequential,
                 std::string_view completion_condition) {
  std::string out = "<multiInstanceLoopCharacteristics";
  if (sequential) out += " isSequential=\"true\"";
  out += "><extensionElements><zeebe:loopCharacteristics " + std::string(attributes) +
         "/></extensionElements>";
  if (!completion_condition.empty()) {
    out += "<completionCondition>=" + escaped(completion_condition) + "</completionCondition>";
  }
  return out + "</multiInstanceLoopCharacteristics>";
}

std::string input(std::string_view source, std::string_view target) {
  return "<zeebe:input" + attribute("source", "=" + std::string(source)) +
         attribute("target", target) + "/>";
}

std::string output(std::string_view source, std::string_view target) {
  return "<zeebe:output" + attribute("source", "=" + std::string(source)) +
         attribute("target", target) + "/>";
}

std::string mappings(std::string_view inputs_and_outputs) {
  return "<zeebe:ioMapping>" + std::string(inputs_and_outputs) + "</zeebe:ioMapping>";
}

std::string message(std::string_view id, std::string_view name, std::string_view key) {
  std::string out = "<message" + attribute("id", id) + attribute("name", name) + ">";
  if (!key.empty()) {
    out += "<extensionElements><zeebe:subscription" +
           attribute("correlationKey", "=" + std::string(key)) + "/></extensionElements>";
  }
  return out + "</message>\n";
}

std::string error(std::string_view id, std::string_view code) {
  return "<error" + attribute("id", id) + attribute("name", code) + attribute("errorCode", code) +
         "/>\n";
}

}  // namespace tests
