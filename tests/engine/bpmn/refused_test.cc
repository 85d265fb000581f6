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

TEST_CASE("XML that is broken is refused with its line", "[bpmn][refused]") {
  const Finding finding = refused("<a>\n<b>\n</a>", "xml-syntax", "", "does not close");
  CHECK(finding.position.line == 3);
}

TEST_CASE("a file that is no BPMN 2.0 is refused", "[bpmn][refused]") {
  refused("<definitions/>", "not-bpmn", "");
  refused("<definitions xmlns='http://www.omg.org/spec/DMN/20191111/MODEL' id='d'/>", "not-bpmn",
          "d");
}

TEST_CASE("a file without executable process is refused", "[bpmn][refused]") {
  refused(file_of("<process id='p'/>"), "no-executable-process", "d");
  refused(file_of(""), "no-executable-process", "d");
}

TEST_CASE("elements that do not run are refused with id and line", "[bpmn][refused]") {
  for (const char* tag : {"inclusiveGateway", "complexGateway", "transaction", "adHocSubProcess",
                          "sendTask", "receiveTask", "intermediateThrowEvent", "choreographyTask",
                          "subChoreography", "ioSpecification", "unheardOf"}) {
    INFO(tag);
    const std::string name(tag);
    const Finding finding =
        refused(around("<" + name + " id='n'/>"), "unsupported-element", "n", name);
    CHECK(finding.position.line == 4);
  }
}

TEST_CASE("markers and data that would change what runs are refused", "[bpmn][refused]") {
  refused(around("<task id='n'><standardLoopCharacteristics/></task>"), "unsupported-element", "n");
  refused(around("<task id='n'><ioSpecification/></task>"), "unsupported-element", "n");
  refused(around("<task id='n'><dataInputAssociation><targetRef>x</targetRef><assignment/>"
                 "</dataInputAssociation></task>"),
          "unsupported-element", "n");
  refused(
      around("<scriptTask id='n'>" + extended("<z:script expression='=1' resultVariable='x'/>") +
             "<script>rm -rf</script></scriptTask>"),
      "unsupported-element", "n");
  refused(process_of(kStart, "", "<correlationProperty id='cp'/>"), "unsupported-element", "cp");
  refused(process_of(kStart, "", "<import location='http://h/x.xsd'/>"), "unsupported-element",
          "d");
  refused(process_of(kStart, "", "<extension mustUnderstand='true' definition='q'/>"),
          "unsupported-extension", "d");
}

TEST_CASE("attributes that would change what runs are refused", "[bpmn][refused]") {
  refused(around("<task id='n' isForCompensation='true'/>"), "unsupported-attribute", "n");
  refused(around("<task id='n' startQuantity='2'/>"), "unsupported-attribute", "n");
  refused(around("<task id='n' completionQuantity='0'/>"), "unsupported-attribute", "n");
  refused(around("<task id='n' default='n_e'/>"), "unsupported-attribute", "n");
  refused(around("<task id='n' unheardOf='x'/>"), "unsupported-attribute", "n");
  refused(around("<task id='n' z:type='x'/>"), "unsupported-attribute", "n", "zeebe:type");
  refused(around("<task id='n'><multiInstanceLoopCharacteristics behavior='None'>" +
                 extended("<z:loopCharacteristics inputCollection='=a'/>") +
                 "</multiInstanceLoopCharacteristics></task>"),
          "unsupported-attribute", "n", "behavior");
  accepted(around("<task id='n' isForCompensation='false' startQuantity='1' x:any='1'/>"));
}

TEST_CASE("extensions that do not run are refused", "[bpmn][refused]") {
  const auto service = [](const std::string& more) {
    return around("<serviceTask id='n'>" + extended("<z:taskDefinition type='t'/>" + more) +
                  "</serviceTask>");
  };
  refused(service("<z:executionListeners/>"), "unsupported-extension", "n", "z:executionListeners");
  refused(service("<z:jobPriorityDefinition priority='1'/>"), "unsupported-extension", "n");
  refused(service("<z:userTask/>"), "unsupported-extension", "n");
  refused(service("<wf:anything/>"), "unsupported-extension", "n");
  refused(service("<z:taskDefinition type='u'/>"), "said-twice", "n");
  refused(service("<z:taskHeaders><z:head/></z:taskHeaders>"), "unsupported-extension", "n");
  refused(service("<z:ioMapping kind='x'/>"), "unsupported-attribute", "n");
  refused(around("<task id='n'><z:userTask/></task>"), "unsupported-element", "n");
  accepted(service("<x:unknown><z:userTask/></x:unknown>"));
}

TEST_CASE("settings that are not supported, or not there, are refused", "[bpmn][refused]") {
  for (const char* name : {"sign", "pass", "assignee", "onTimeout", "remind", "ops", "onReject",
                           "secretBallot", "signature", "calendar", "nonsense"}) {
    refused(around("<userTask id='n' wf:" + std::string(name) + "='x'/>"), "unsupported-attribute",
            "n", "wf:" + std::string(name));
  }
  refused(around("<task id='n' wf:due='5 workdays'/>"), "unsupported-attribute", "n");
  refused(around("<exclusiveGateway id='n' wf:noSkip='true'/>"), "unsupported-attribute", "n");
  refused(process_of(kStart, "wf:withdrawUntil='never'"), "unsupported-attribute", "p");
}

TEST_CASE("values of settings are checked", "[bpmn][refused]") {
  const auto task = [](const std::string& attribute) {
    return around("<userTask id='n' " + attribute + "/>");
  };
  refused(task("wf:outcomes='yes,,no'"), "invalid-outcomes", "n");
  refused(task("wf:outcomes='yes, yes!'"), "invalid-outcomes", "n", "twice");
  refused(task("wf:outcomes='!'"), "invalid-outcomes", "n");
  refused(task("wf:due='soon'"), "invalid-value", "n");
  refused(task("wf:due='-1 workdays'"), "invalid-value", "n");
  refused(task("wf:due='5 weekdays'"), "invalid-value", "n");
  refused(task("wf:withheld='yes'"), "invalid-value", "n");
  refused(task("wf:subject='personId'"), "not-an-expression", "n");
  refused(around("<userTask id='n' wf:due='5 workdays'>" +
                 extended("<z:userTask/><z:taskSchedule dueDate='=x'/>") + "</userTask>"),
          "said-twice", "n");
}

TEST_CASE("nobody writes the initiator", "[bpmn][refused]") {
  const std::string task =
      "<task id='n'>" +
      extended("<z:ioMapping><z:output source='=1' target='initiator'/></z:ioMapping>") + "</task>";
  refused(around(task, "wf:calendar='c'"), "writes-initiator", "n");
  accepted(around(task));
}

TEST_CASE("ids are there and stand once", "[bpmn][refused]") {
  refused(process_of(std::string(kStart) + "<task/>"), "missing-id", "p");
  refused(file_of("<process isExecutable='true'><startEvent id='s'/></process>"), "missing-id",
          "d");
  refused(process_of(std::string(kStart) + "<task id='t'/><sequenceFlow sourceRef='s' "
                                           "targetRef='t'/>"),
          "missing-id", "p");
  refused(process_of(std::string(kStart) + "<task id='s'/>"), "duplicate-id", "s");
  refused(process_of(std::string(kStart) + "<task id='my task'/>"), "invalid-id", "my task");
  accepted(process_of("<startEvent id='开始-1.a'/>"));
  refused(file_of("<process id='p' isExecutable='true'>" + std::string(kStart) +
                  "</process><process id='q' isExecutable='true'>" + kStart + "</process>"),
          "duplicate-id", "s");
}

TEST_CASE("a dangling flow is refused", "[bpmn][refused]") {
  const std::string nodes = std::string(kStart) + "<task id='t'/>";
  refused(process_of(nodes + flow("s", "nowhere")), "dangling-flow", "s_nowhere", "'nowhere'");
  refused(process_of(nodes + flow("nowhere", "t")), "dangling-flow", "nowhere_t");
  refused(process_of(nodes + "<sequenceFlow id='f' sourceRef='s'/>"), "dangling-flow", "f");
  refused(process_of(nodes + "<task id='u'><incoming>f9</incoming></task>"), "dangling-flow", "u");
  refused(process_of(nodes + "<task id='u'><incoming>s_t</incoming></task>" + flow("s", "t")),
          "dangling-flow", "u", "does not lead to it");
}

TEST_CASE("a flow across the border of a sub-process is refused", "[bpmn][refused]") {
  const std::string inner = "<subProcess id='n'><startEvent id='s1'/><task id='t1'/>" +
                            flow("s1", "t1") + "</subProcess>";
  refused(process_of(kStart + inner + flow("s", "n") + flow("s", "t1")), "flow-crosses-scope",
          "s_t1");
  refused(process_of(kStart + inner + "<task id='t'/>" + flow("s", "n") + flow("t1", "t")),
          "flow-crosses-scope", "t1_t");
}

TEST_CASE("flows respect where events begin and end", "[bpmn][refused]") {
  const std::string nodes = std::string(kStart) + "<task id='t'/><endEvent id='e'/>";
  refused(process_of(nodes + flow("s", "t") + flow("t", "s")), "start-with-incoming", "s");
  refused(process_of(nodes + flow("s", "e") + flow("e", "t")), "end-with-outgoing", "e");
  refused(process_of(nodes + "<boundaryEvent id='b' attachedToRef='t'>" +
                     timer("<timeDuration>PT1H</timeDuration>") + "</boundaryEvent>" +
                     flow("s", "t") + flow("t", "b")),
          "unsupported-incoming", "b");
}

TEST_CASE("a scope has one beginning", "[bpmn][refused]") {
  refused(process_of("<startEvent id='s'/><startEvent id='s2'/>"), "two-none-starts", "p");
  refused(process_of(""), "no-start", "p");
  refused(around("<subProcess id='n'/>"), "no-start", "n");
  refused(process_of("<task id='a'/><task id='b'/>" + flow("a", "b") + flow("b", "a")), "no-start",
          "p");
  refused(around("<subProcess id='n'><startEvent id='a'/><startEvent id='b'/></subProcess>"),
          "two-none-starts", "n");
}

TEST_CASE("only some events start something", "[bpmn][refused]") {
  const std::string hour = timer("<timeDuration>PT1H</timeDuration>");
  refused(process_of("<startEvent id='s'>" + hour + "</startEvent>"), "unsupported-event", "s",
          "in a process");
  refused(around("<subProcess id='n'><startEvent id='s1'>" + hour + "</startEvent></subProcess>"),
          "unsupported-event", "s1", "in a sub-process");
  refused(process_of(std::string(kStart) + "<subProcess id='es' triggeredByEvent='true'>"
                                           "<startEvent id='s1'/></subProcess>"),
          "unsupported-event", "s1", "'none'");
  refused(process_of("<startEvent id='s'><signalEventDefinition id='x'/></startEvent>"),
          "unsupported-event", "s", "signalEventDefinition");
}

TEST_CASE("an event sub-process stands alone with one start event", "[bpmn][refused]") {
  const std::string start =
      "<startEvent id='s1'>" + timer("<timeDuration>PT1H</timeDuration>") + "</startEvent>";
  const auto sub_process = [&](const std::string& content) {
    return std::string(kStart) + "<subProcess id='es' triggeredByEvent='true'>" + content +
           "</subProcess>";
  };
  refused(process_of(sub_process("<task id='t'/>")), "event-sub-process-start", "es");
  refused(
      process_of(sub_process(start + "<startEvent id='s2'><errorEventDefinition/></startEvent>")),
      "event-sub-process-start", "es");
  refused(process_of(sub_process(start) + flow("s", "es")), "unsupported-incoming", "es");
  refused(process_of(sub_process(start + "<multiInstanceLoopCharacteristics>" +
                                 extended("<z:loopCharacteristics inputCollection='=a'/>") +
                                 "</multiInstanceLoopCharacteristics>")),
          "unsupported-element", "es");
  refused(process_of(sub_process(start) + "<boundaryEvent id='b' attachedToRef='es'>" +
                     timer("<timeDuration>PT1H</timeDuration>") + "</boundaryEvent>"),
          "boundary-without-activity", "b");
}

TEST_CASE("other events take only what they can do", "[bpmn][refused]") {
  refused(around(catching("")), "unsupported-event", "n", "'none'");
  refused(around(catching("<errorEventDefinition/>")), "unsupported-event", "n", "'error'");
  refused(around(catching("<linkEventDefinition name='x'/>")), "unsupported-event", "n");
  refused(around(catching("<terminateEventDefinition/><conditionalEventDefinition/>")),
          "unsupported-event", "n", "more than one");
  refused(around(catching("<eventDefinitionRef>nix</eventDefinitionRef>")), "unknown-reference",
          "n");
  refused(process_of(std::string(kStart) + "<endEvent id='e'>" +
                     timer("<timeDuration>PT1H</timeDuration>") + "</endEvent>" + flow("s", "e")),
          "unsupported-event", "e", "'timer'");
  refused(around("<task id='n'/><boundaryEvent id='b' attachedToRef='n'>"
                 "<conditionalEventDefinition><condition>a</condition>"
                 "</conditionalEventDefinition></boundaryEvent>"),
          "unsupported-event", "b", "'conditional'");
  refused(around("<task id='n'/><boundaryEvent id='b' attachedToRef='n' cancelActivity='false'>"
                 "<errorEventDefinition/></boundaryEvent>"),
          "unsupported-event", "b", "always interrupts");
}

TEST_CASE("a boundary event is attached to an activity of its scope", "[bpmn][refused]") {
  const std::string hour = timer("<timeDuration>PT1H</timeDuration>");
  const auto boundary = [&](const std::string& host) {
    return around(
        "<subProcess id='n'><task id='t'/></subProcess><boundaryEvent id='b' "
        "attachedToRef='" +
        host + "'>" + hour + "</boundaryEvent>");
  };
  refused(boundary("nix"), "boundary-without-activity", "b");
  refused(boundary("s"), "boundary-without-activity", "b");
  refused(boundary("t"), "boundary-without-activity", "b");
  refused(boundary(""), "boundary-without-activity", "b");
  accepted(boundary("n"));
}

}  // namespace
}  // namespace engine::bpmn
