#include <catch2/catch.hpp>

#include "tests/engine/bpmn/snippets.h"

namespace engine::bpmn {
namespace {

const char* const kStart = "<startEvent id='s'/>";

std::string timer(const std::string& times) {
  return "<timerEventDefinition>" + times + "</timerEventDefinition>";
}

std::string catching(const std::string& definition) {
  return "<intermediateCatchEvent id='n'>" + definition + "</intermediateCatchEvent>";
}

std::string message(const std::string& id, const std::string& name) {
  return "<message id='" + id + "' name='" + name + "'>" +
         extended("<z:subscription correlationKey='=k'/>") + "</message>";
}

TEST_CASE("timers say one time, in ISO 8601 or FEEL", "[bpmn][refused]") {
  const auto read = [](const std::string& times) { return around(catching(timer(times))); };
  refused(read("<timeDuration>one hour</timeDuration>"), "timer-syntax", "n", "'one hour'");
  refused(read("<timeDate>tomorrow</timeDate>"), "timer-syntax", "n");
  refused(read("<timeDuration/>"), "timer-syntax", "n");
  refused(read(""), "timer-kind", "n");
  refused(read("<timeDuration>PT1H</timeDuration><timeDate>2031-01-01T00:00:00Z</timeDate>"),
          "timer-kind", "n", "more than one");
  refused(read("<timeCycle>R3/PT1H</timeCycle>"), "timer-kind", "n", "do not interrupt");
  const auto boundary = [](const std::string& attribute, const std::string& cycle) {
    return around("<task id='n'/><boundaryEvent id='b' attachedToRef='n' " + attribute + ">" +
                  timer("<timeCycle>" + cycle + "</timeCycle>") + "</boundaryEvent>");
  };
  refused(boundary("", "R3/PT1H"), "timer-kind", "b");
  refused(boundary("cancelActivity='false'", "R3/1h"), "timer-syntax", "b");
  refused(boundary("cancelActivity='false'", "R/PT0S"), "timer-syntax", "b");
  refused(boundary("cancelActivity='false'", "R/PT0.0009S"), "timer-syntax", "b");
  refused(boundary("cancelActivity='false'", "R/-PT1H"), "timer-syntax", "b");
  accepted(boundary("cancelActivity='false'", "R/PT0.001S"));
  accepted(boundary("cancelActivity='false'", "R/PT1H"));
}

TEST_CASE("broken FEEL is refused at the line of what says it", "[bpmn][refused]") {
  const std::string nodes = std::string(kStart) +
                            "<exclusiveGateway id='g' default='g_b'/><task id='a'/>"
                            "<task id='b'/>" +
                            flow("s", "g") + flow("g", "b") + "\n";
  const Finding condition = refused(process_of(nodes + flow("g", "a", "\n" + when("= x +* 1"))),
                                    "feel-syntax", "g_a", "the condition");
  CHECK(condition.position.line == 5);
  CHECK(condition.position.column == 6);
  const Finding script = refused(
      around("<scriptTask id='n'>\n" +
             extended("<z:script expression='=1 +' resultVariable='r'/>") + "</scriptTask>"),
      "feel-syntax", "n", "the script");
  CHECK(script.position.line == 5);
}

TEST_CASE("broken FEEL is refused with its column", "[bpmn][refused]") {
  const std::string nodes = std::string(kStart) +
                            "<exclusiveGateway id='g' default='g_b'/><task id='a'/>"
                            "<task id='b'/>" +
                            flow("s", "g") + flow("g", "b") + "\n";
  const Finding finding = refused(process_of(nodes + flow("g", "a", when("= x &gt;"))),
                                  "feel-syntax", "g_a", "the condition");
  CHECK(finding.position.line == 4);
  CHECK(finding.position.column >= 5);

  refused(around(catching(timer("<timeDate>==x</timeDate>"))), "feel-syntax", "n", "timeDate");
  refused(around("<userTask id='n'>" +
                 extended("<z:userTask/><z:assignmentDefinition candidateGroups='=[1'/>") +
                 "</userTask>"),
          "feel-syntax", "n", "candidateGroups");
  refused(
      around("<task id='n'>" +
             extended("<z:ioMapping><z:input source='= ' target='x'/></z:ioMapping>") + "</task>"),
      "feel-syntax", "n", "the source");
}

TEST_CASE("another expression language than FEEL is refused", "[bpmn][refused]") {
  const auto conditional = [](const std::string& attribute) {
    return around(catching("<conditionalEventDefinition><condition " + attribute +
                           ">a</condition></conditionalEventDefinition>"));
  };
  refused(conditional("language='http://www.w3.org/1999/XPath'"), "unsupported-language", "n");
  refused(conditional("language='javascript'"), "unsupported-language", "n");
  accepted(conditional("language='https://www.omg.org/spec/DMN/20191111/FEEL/'"));
  accepted(conditional(""));
}

TEST_CASE("a split has conditions and at most one default", "[bpmn][refused]") {
  const auto split = [](const std::string& attribute, const std::string& first,
                        const std::string& second) {
    return process_of(std::string(kStart) + "<exclusiveGateway id='g' " + attribute +
                      "/><task id='a'/><task id='b'/>" + flow("s", "g") + flow("g", "a", first) +
                      flow("g", "b", second));
  };
  refused(split("", when("x"), ""), "missing-condition", "g_b", "'g'");
  refused(split("default='s_g'", when("x"), when("y")), "unknown-default", "g");
  refused(split("default='nix'", when("x"), when("y")), "unknown-default", "g");
  accepted(split("default='g_a'", "", when("y")));
  const ReadResult both = accepted(split("default='g_a'", when("x"), when("y")));
  REQUIRE(both.findings.size() == 1);
  CHECK(both.findings[0].rule == "default-with-condition");
}

TEST_CASE("conditions elsewhere are refused", "[bpmn][refused]") {
  refused(process_of(std::string(kStart) + "<task id='a'/>" + flow("s", "a", when("x"))),
          "unsupported-condition", "s_a");
  refused(process_of(std::string(kStart) + "<parallelGateway id='g'/><task id='a'/>" +
                     flow("s", "g") + flow("g", "a", when("x"))),
          "unsupported-condition", "g_a");
}

TEST_CASE("an event-based gateway leads to events", "[bpmn][refused]") {
  const std::string events =
      "<intermediateCatchEvent id='a'>" + timer("<timeDuration>PT1H</timeDuration>") +
      "</intermediateCatchEvent><intermediateCatchEvent id='b'><messageEventDefinition "
      "messageRef='m'/></intermediateCatchEvent><intermediateCatchEvent id='c'>"
      "<messageEventDefinition messageRef='m'/></intermediateCatchEvent><task id='t'/>";
  const auto read = [&](const std::string& flows, const std::string& attribute = "") {
    return process_of(std::string(kStart) + "<eventBasedGateway id='g' " + attribute + "/>" +
                          events + flow("s", "g") + flows,
                      "", message("m", "go"));
  };
  const std::string two = flow("g", "a") + flow("g", "b");
  accepted(read(two));
  refused(read(flow("g", "a")), "event-gateway-target", "g", "two events");
  refused(read(two + flow("g", "t")), "event-gateway-target", "t");
  refused(read(two + flow("t", "a")), "event-gateway-target", "a");
  refused(read(two + flow("g", "c")), "duplicate-message", "c");
  refused(read(two, "eventGatewayType='Parallel'"), "unsupported-attribute", "g");
  refused(read(two, "instantiate='true'"), "unsupported-attribute", "g");
}

TEST_CASE("a message event needs its message, name and key", "[bpmn][refused]") {
  const auto read = [](const std::string& attribute, const std::string& declarations) {
    return around(catching("<messageEventDefinition " + attribute + "/>"), "", declarations);
  };
  refused(read("", ""), "missing-message", "n");
  refused(read("messageRef='nix'", message("m", "go")), "missing-message", "n");
  refused(read("messageRef='m'", message("m", "")), "missing-message", "n", "no name");
  refused(read("messageRef='m'", "<message id='m' name='go'/>"), "missing-correlation-key", "n");
  refused(process_of("<startEvent id='s'><messageEventDefinition messageRef='m'/></startEvent>", "",
                     message("m", "=a")),
          "unsupported-event", "s", "not a fixed text");
}

TEST_CASE("two that wait side by side never answer to the same", "[bpmn][refused]") {
  const std::string errors = "<error id='e1' errorCode='E'/><error id='e2' errorCode='E'/>";
  const auto boundaries = [](const std::string& first, const std::string& second) {
    return "<task id='n'/><boundaryEvent id='b1' attachedToRef='n'>" + first +
           "</boundaryEvent><boundaryEvent id='b2' attachedToRef='n'>" + second +
           "</boundaryEvent>";
  };
  const std::string any = "<errorEventDefinition/>";
  refused(around(boundaries("<errorEventDefinition errorRef='e1'/>",
                            "<errorEventDefinition errorRef='e2'/>"),
                 "", errors),
          "duplicate-error", "b2", "'E'");
  refused(around(boundaries(any, any)), "duplicate-error", "b2", "every error");
  accepted(around(boundaries(any, "<errorEventDefinition errorRef='e1'/>"), "", errors));
  const std::string go = "<messageEventDefinition messageRef='m'/>";
  refused(around(boundaries(go, go), "", message("m", "go")), "duplicate-message", "b2");
  const auto sub_process = [&](const std::string& number) {
    return "<subProcess id='es" + number + "' triggeredByEvent='true'><startEvent id='se" + number +
           "'>" + any + "</startEvent></subProcess>";
  };
  refused(process_of(kStart + sub_process("1") + sub_process("2")), "duplicate-error", "se2");
  refused(process_of("<startEvent id='a'>" + go + "</startEvent><startEvent id='b'>" + go +
                         "</startEvent>",
                     "", message("m", "go")),
          "duplicate-message", "b");
}

TEST_CASE("thrown errors have codes, caught ones may catch every error", "[bpmn][refused]") {
  const auto end = [](const std::string& attribute, const std::string& declarations) {
    return process_of(std::string(kStart) + "<endEvent id='e'><errorEventDefinition " + attribute +
                          "/></endEvent>" + flow("s", "e"),
                      "", declarations);
  };
  refused(end("", ""), "missing-error-code", "e");
  refused(end("errorRef='nix'", ""), "unknown-reference", "e");
  refused(end("errorRef='x'", "<error id='x' name='n'/>"), "missing-error-code", "e");
  accepted(end("errorRef='x'", "<error id='x' errorCode='=code'/>"));
  refused(around("<task id='n'/><boundaryEvent id='b' attachedToRef='n'><errorEventDefinition "
                 "errorRef='x'/></boundaryEvent>",
                 "", "<error id='x' errorCode='=code'/>"),
          "missing-error-code", "b");
  accepted(
      around("<task id='n'/><boundaryEvent id='b' attachedToRef='n'><errorEventDefinition "
             "errorRef='x'/></boundaryEvent>",
             "", "<error id='x' name='n'/>"));
}

TEST_CASE("tasks need what they do", "[bpmn][refused]") {
  const auto task = [](const std::string& tag, const std::string& extensions) {
    return around("<" + tag + " id='n'>" + extended(extensions) + "</" + tag + ">");
  };
  refused(task("serviceTask", ""), "missing-type", "n");
  refused(task("serviceTask", "<z:taskDefinition type=''/>"), "missing-type", "n");
  refused(task("serviceTask", "<z:taskDefinition type='t' retries='few'/>"), "invalid-value", "n");
  refused(task("serviceTask", "<z:taskDefinition type='assent:teleport'/>"), "unsupported-service",
          "n", "assent:teleport");
  refused(task("businessRuleTask", ""), "missing-decision", "n");
  refused(task("businessRuleTask", "<z:calledDecision decisionId='' resultVariable='r'/>"),
          "missing-decision", "n");
  refused(task("businessRuleTask", "<z:calledDecision decisionId='D'/>"), "missing-result", "n");
  refused(task("businessRuleTask",
               "<z:calledDecision decisionId='D' resultVariable='r'/>"
               "<z:taskDefinition type='t'/>"),
          "said-twice", "n");
  refused(task("scriptTask", ""), "missing-script", "n");
  refused(task("scriptTask", "<z:script expression='=1'/>"), "missing-result", "n");
  refused(task("scriptTask", "<z:script expression='1' resultVariable='r'/>"), "not-an-expression",
          "n");
  refused(task("callActivity", ""), "missing-process", "n");
  refused(task("callActivity", "<z:calledElement processId=''/>"), "missing-process", "n");
}

TEST_CASE("bindings are latest, deployment or a version tag", "[bpmn][refused]") {
  const auto call = [](const std::string& attributes) {
    return around("<callActivity id='n'>" +
                  extended("<z:calledElement processId='P' " + attributes + "/>") +
                  "</callActivity>");
  };
  refused(call("bindingType='newest'"), "unsupported-binding", "n", "'newest'");
  refused(call("bindingType='versionTag'"), "unsupported-binding", "n");
  refused(call("versionTag='v1'"), "unsupported-binding", "n");
  refused(call("businessId='=x'"), "unsupported-attribute", "n");
  refused(around("<callActivity id='n' calledElement='Q'>" +
                 extended("<z:calledElement processId='P'/>") + "</callActivity>"),
          "said-twice", "n");
}

TEST_CASE("multi-instance runs over a collection or a number", "[bpmn][refused]") {
  const auto loop = [](const std::string& attributes, const std::string& more = "") {
    return around("<task id='n'><multiInstanceLoopCharacteristics>" +
                  extended("<z:loopCharacteristics " + attributes + "/>") + more +
                  "</multiInstanceLoopCharacteristics></task>");
  };
  refused(loop(""), "missing-collection", "n");
  refused(loop("inputElement='x'"), "missing-collection", "n");
  refused(loop("inputCollection='a,b'"), "not-an-expression", "n");
  refused(loop("inputCollection='=a'", "<loopCardinality>3</loopCardinality>"), "said-twice", "n");
  refused(loop("inputCollection='=a' outputCollection='all'"), "invalid-loop", "n");
  refused(loop("inputCollection='=a' outputElement='=x'"), "invalid-loop", "n");
  refused(loop("inputCollection='=a' inputElement='my item'"), "invalid-name", "n");
  refused(loop("inputCollection='=a'", "<loopDataInputRef>x</loopDataInputRef>"),
          "unsupported-element", "n");
}

TEST_CASE("mappings and forms are well-formed", "[bpmn][refused]") {
  const auto mapped = [](const std::string& tag, const std::string& mapping) {
    return around("<" + tag + " id='n'>" + extended("<z:ioMapping>" + mapping + "</z:ioMapping>") +
                  "</" + tag + ">");
  };
  refused(mapped("task", "<z:input target='x'/>"), "invalid-mapping", "n", "no source");
  refused(mapped("task", "<z:input source='=1'/>"), "invalid-mapping", "n");
  refused(mapped("task", "<z:output source='=1' target='a..b'/>"), "invalid-mapping", "n");
  refused(mapped("task", "<z:output source='=1' target='a-b'/>"), "invalid-name", "n");
  refused(mapped("exclusiveGateway", "<z:output source='=1' target='a'/>"), "unsupported-extension",
          "n");
  refused(process_of("<startEvent id='s'>" +
                     extended("<z:ioMapping><z:input source='=1' target='a'/></z:ioMapping>") +
                     "</startEvent>"),
          "invalid-mapping", "s");
  const auto form = [](const std::string& attributes) {
    return around("<userTask id='n'>" +
                  extended("<z:userTask/><z:formDefinition " + attributes + "/>") + "</userTask>");
  };
  refused(form(""), "invalid-form", "n");
  refused(form("formId='a' externalReference='b'"), "invalid-form", "n");
  refused(form("formKey='a'"), "unsupported-form", "n");
  refused(form("formId=''"), "invalid-form", "n");
}

TEST_CASE("schedules and priorities are checked", "[bpmn][refused]") {
  const auto task = [](const std::string& extension) {
    return around("<userTask id='n'>" + extended("<z:userTask/>" + extension) + "</userTask>");
  };
  refused(task("<z:taskSchedule dueDate='soon'/>"), "invalid-value", "n", "dueDate");
  refused(task("<z:taskSchedule followUpDate='PT1H'/>"), "invalid-value", "n", "followUpDate");
  refused(task("<z:priorityDefinition priority='101'/>"), "invalid-value", "n", "priority");
  refused(task("<z:priorityDefinition priority='high'/>"), "invalid-value", "n");
  refused(
      around("<userTask id='n'>" + extended("<z:userTask/><z:assignmentDefinition assignee='a'/>") +
             "<potentialOwner><resourceAssignmentExpression><formalExpression>g"
             "</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>"),
      "said-twice", "n");
}

TEST_CASE("a pool names a process of the file", "[bpmn][refused]") {
  refused(process_of(kStart, "",
                     "<collaboration id='c'><participant id='a' processRef='nix'/>"
                     "</collaboration>"),
          "unknown-reference", "a");
}

}  // namespace
}  // namespace engine::bpmn
