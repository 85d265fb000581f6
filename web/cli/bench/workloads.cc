#include "web/cli/bench/workloads.h"

#include <spdlog/fmt/fmt.h>

namespace web::bench {
namespace {

constexpr const char* kHead =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:assent:bench">
)";

std::string model(const std::string& id, const std::string& elements) {
  return fmt::format("{}<process id=\"{}\" isExecutable=\"true\">\n{}</process>\n</definitions>\n",
                     kHead, id, elements);
}

std::string node(const std::string& tag, const std::string& id, const std::string& inner = "") {
  return fmt::format("<{0} id=\"{1}\">{2}</{0}>\n", tag, id, inner);
}

std::string flow(const std::string& from, const std::string& to,
                 const std::string& condition = "") {
  const std::string inner = condition.empty()
                                ? ""
                                : fmt::format(
                                      "<conditionExpression xsi:type=\"tFormalExpression\">{}"
                                      "</conditionExpression>",
                                      condition);
  return fmt::format(
      "<sequenceFlow id=\"{0}_{1}\" sourceRef=\"{0}\" targetRef=\"{1}\">{2}"
      "</sequenceFlow>\n",
      from, to, inner);
}

constexpr const char* kPersonTask = "<extensionElements><zeebe:userTask/></extensionElements>";

}  // namespace

std::string w1_model() {
  return model("w1", node("startEvent", "s") + node("userTask", "task", kPersonTask) +
                         node("endEvent", "e") + flow("s", "task") + flow("task", "e"));
}

std::string w2_model() {
  std::string elements = node("startEvent", "s") +
                         "<exclusiveGateway id=\"choice\" default=\"choice_other\"/>\n" +
                         node("endEvent", "e") + node("endEvent", "other") + flow("s", "choice") +
                         flow("choice", "other") + flow("choice", "t1", "=amount &gt; 10");
  for (int i = 1; i <= 5; ++i) {
    elements += node("task", fmt::format("t{}", i));
    elements += flow(fmt::format("t{}", i), i == 5 ? "e" : fmt::format("t{}", i + 1));
  }
  return model("w2", elements);
}

std::string w3_model() {
  std::string elements = node("startEvent", "s") + node("parallelGateway", "fork") +
                         node("parallelGateway", "join") + node("endEvent", "e") +
                         flow("s", "fork") + flow("join", "e");
  for (int i = 1; i <= 5; ++i) {
    const std::string task = fmt::format("t{}", i);
    elements += node("task", task) + flow("fork", task) + flow(task, "join");
  }
  return model("w3", elements);
}

std::string w4_model() {
  const std::string review =
      "<extensionElements><zeebe:userTask/></extensionElements>"
      "<multiInstanceLoopCharacteristics><extensionElements>"
      "<zeebe:loopCharacteristics inputCollection=\"=reviewers\" inputElement=\"reviewer\" "
      "outputCollection=\"votes\" outputElement=\"=vote\"/>"
      "</extensionElements></multiInstanceLoopCharacteristics>";
  return model("w4", node("startEvent", "s") + node("userTask", "review", review) +
                         "<exclusiveGateway id=\"decided\" default=\"decided_rejected\"/>\n" +
                         node("endEvent", "approved") + node("endEvent", "rejected") +
                         flow("s", "review") + flow("review", "decided") +
                         flow("decided", "rejected") +
                         flow("decided", "approved", "=count(votes[item = true]) &gt; 0"));
}

std::string reviewers_json(int count) {
  std::string list = "[";
  for (int i = 0; i < count; ++i) list += fmt::format("{}\"r{}\"", i == 0 ? "" : ",", i);
  return list + "]";
}

}  // namespace web::bench
