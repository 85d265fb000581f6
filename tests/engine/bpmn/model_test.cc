#include <catch2/catch.hpp>
#include <vector>

#include "tests/engine/bpmn/snippets.h"

namespace engine::bpmn {
namespace {

std::vector<std::string> ids(const ProcessDefinition& definition,
                             const std::vector<ElementIndex>& indexes) {
  std::vector<std::string> names;
  for (const ElementIndex index : indexes) names.push_back(definition.node(index).id);
  return names;
}

std::vector<std::string> ids(const ProcessDefinition& definition,
                             const std::vector<FlowIndex>& indexes) {
  std::vector<std::string> names;
  for (const FlowIndex index : indexes) names.push_back(definition.flow(index).id);
  return names;
}

using Ids = std::vector<std::string>;

TEST_CASE("the process is the first node and scopes stand before their content", "[bpmn]") {
  const auto definition = process(
      process_of("<startEvent id='s' name='Begin'/>\n<subProcess id='sp'><startEvent id='s1'/>"
                 "<task id='t1'/><endEvent id='e1'/>" +
                 flow("s1", "t1") + flow("t1", "e1") + "</subProcess><endEvent id='e'/>" +
                 flow("s", "sp") + flow("sp", "e")));

  CHECK(definition->id == "p");
  CHECK(definition->process().type == ElementType::kProcess);
  CHECK_FALSE(definition->process().scope.exists());
  const FlowNode& inner = node(*definition, "t1");
  CHECK(definition->node(inner.scope).id == "sp");
  CHECK(inner.scope < inner.index);
  CHECK(definition->is_within(inner.index, kProcessIndex));
  CHECK_FALSE(definition->is_within(node(*definition, "s").index, inner.scope));
  CHECK(node(*definition, "s").name == "Begin");
  CHECK(node(*definition, "s").line == 3);
  CHECK(definition->none_start == node(*definition, "s").index);
  CHECK(ids(*definition, node(*definition, "sp").entries) == Ids{"s1"});
}

TEST_CASE("flows are in the order in which they stand in the file", "[bpmn]") {
  const auto definition = process(process_of(
      "<startEvent id='s'/><exclusiveGateway id='g' default='g_b'><outgoing>g_c</outgoing>"
      "<outgoing>g_a</outgoing><outgoing>g_b</outgoing></exclusiveGateway><task id='a'/>"
      "<task id='b'/><task id='c'/>" +
      flow("s", "g") + flow("g", "a", when("= x > 1")) + flow("g", "b") +
      flow("g", "c", when("x = 0"))));

  const FlowNode& gateway = node(*definition, "g");
  CHECK(ids(*definition, gateway.outgoing) == Ids{"g_a", "g_b", "g_c"});
  CHECK(ids(*definition, gateway.incoming) == Ids{"s_g"});
  CHECK(definition->flow(gateway.default_flow).id == "g_b");
  const SequenceFlow& last = *definition->find_flow("g_c");
  CHECK(last.condition->source() == "x = 0");
  CHECK(last.condition->variables() == Ids{"x"});
  CHECK(definition->find_flow("g_d") == nullptr);
}

TEST_CASE("a multi-instance activity is a body and an inner activity", "[bpmn]") {
  const auto definition = process(
      around("<userTask id='n' name='Vote' wf:withheld='true'>" +
             extended("<z:userTask/><z:ioMapping><z:input source='=item.name' target='who'/>"
                      "</z:ioMapping>") +
             "<multiInstanceLoopCharacteristics isSequential='true'>" +
             extended("<z:loopCharacteristics inputCollection='=panel' inputElement='item' "
                      "outputCollection='votes' outputElement='=vote.value'/>") +
             "<completionCondition>numberOfCompletedInstances &gt;= 2</completionCondition>"
             "</multiInstanceLoopCharacteristics></userTask>\n"
             "<boundaryEvent id='b' attachedToRef='n'><timerEventDefinition><timeDuration>P1D"
             "</timeDuration></timerEventDefinition></boundaryEvent>"));

  const FlowNode& body = node(*definition, "n");
  CHECK(body.is_multi_instance_body());
  CHECK(body.name == "Vote");
  CHECK(wire_name(body.type) == "MULTI_INSTANCE_BODY");
  CHECK(ids(*definition, body.outgoing) == Ids{"n_e"});
  CHECK(ids(*definition, body.boundary_events) == Ids{"b"});
  CHECK(body.loop->sequential);
  CHECK(body.loop->input_collection->source() == "panel");
  CHECK(body.loop->input_element == "item");
  CHECK(body.loop->output_collection == "votes");
  CHECK(body.loop->output_local == "vote");
  CHECK(body.loop->completion_condition->source() == "numberOfCompletedInstances >= 2");
  CHECK(body.inputs.empty());
  CHECK(body.wf == nullptr);

  const FlowNode& inner = definition->node(body.inner);
  CHECK(inner.index.value == body.index.value + 1);
  CHECK(inner.type == ElementType::kUserTask);
  CHECK(inner.id == "n");
  CHECK(inner.scope == body.index);
  CHECK(inner.body == body.index);
  CHECK(inner.incoming.empty());
  CHECK(inner.outgoing.empty());
  CHECK(inner.wf->withheld);
  CHECK(inner.inputs.front().target == Ids{"who"});
  CHECK(definition->has_wf);
}

TEST_CASE("an output element that is no path makes no name local", "[bpmn]") {
  const auto local = [](const std::string& expression) {
    const auto definition = process(
        around("<task id='n'><multiInstanceLoopCharacteristics>" +
               extended("<z:loopCharacteristics inputCollection='=items' outputCollection='all' "
                        "outputElement='=" +
                        expression + "'/>") +
               "</multiInstanceLoopCharacteristics></task>"));
    return node(*definition, "n").loop->output_local;
  };
  CHECK(local("a") == "a");
  CHECK(local("a.b.c") == "a");
  CHECK(local("a + 1").empty());
  CHECK(local("a[1]").empty());
  CHECK(local("{k: a}").empty());
  CHECK(local("1").empty());
}

TEST_CASE("plain BPMN has loops by number and no extensions", "[bpmn]") {
  const auto definition =
      process(around("<manualTask id='n'><multiInstanceLoopCharacteristics behavior='All'>"
                     "<loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>"
                     "</manualTask>"));

  CHECK(node(*definition, "n").loop->cardinality->source() == "3");
  CHECK_FALSE(node(*definition, "n").loop->sequential);
}

TEST_CASE("a scope without start event begins with all that has no incoming flow", "[bpmn]") {
  const auto definition =
      process(around("<subProcess id='n'><task id='t1'/><task id='t2'/><task id='t3'/>"
                     "<subProcess id='es' triggeredByEvent='true'><startEvent id='s2'>"
                     "<messageEventDefinition messageRef='m'/></startEvent></subProcess>" +
                         flow("t2", "t3") + "</subProcess>",
                     "",
                     "<message id='m' name='go'>" +
                         extended("<z:subscription correlationKey='=k'/>") + "</message>"));

  const FlowNode& scope = node(*definition, "n");
  CHECK(ids(*definition, scope.entries) == Ids{"t1", "t2"});
  CHECK(ids(*definition, scope.event_sub_processes) == Ids{"es"});
}

TEST_CASE("an event sub-process interrupts as its start event says", "[bpmn]") {
  const auto read = [](const std::string& attribute) {
    return process(
        process_of("<startEvent id='s'/><subProcess id='es' triggeredByEvent='true'>"
                   "<startEvent id='s2' " +
                   attribute +
                   "><timerEventDefinition><timeDuration>PT1H</timeDuration>"
                   "</timerEventDefinition></startEvent></subProcess>"));
  };
  CHECK(node(*read(""), "es").interrupting);
  CHECK(node(*read(""), "es").type == ElementType::kEventSubProcess);
  CHECK_FALSE(node(*read("isInterrupting='false'"), "es").interrupting);
  CHECK_FALSE(node(*read("isInterrupting='false'"), "s2").interrupting);
}

TEST_CASE("a process may be started by nothing but messages", "[bpmn]") {
  const auto definition = process(process_of(
      "<startEvent id='s'><messageEventDefinition messageRef='m'/></startEvent><task id='t'/>" +
          flow("s", "t"),
      "", "<message id='m' name='go'/>"));

  CHECK_FALSE(definition->none_start.exists());
  CHECK(ids(*definition, definition->message_starts) == Ids{"s"});
  CHECK(definition->process().entries.empty());
  CHECK(node(*definition, "s").message->name.source == "go");
}

TEST_CASE("the name of a message that starts a process may be a fixed expression", "[bpmn]") {
  const auto definition =
      process(process_of("<startEvent id='s'><messageEventDefinition messageRef='m'/></startEvent>",
                         "", "<message id='m' name='=\"order\" + \".\" + \"new\"'/>"));
  CHECK_FALSE(node(*definition, "s").message->name.is_expression());
  CHECK(node(*definition, "s").message->name.source == "order.new");
}

TEST_CASE("events carry what they wait for", "[bpmn]") {
  const std::string declarations =
      "<error id='err' errorCode='E1'/><message id='m' name='=\"go\" + kind'>" +
      extended("<z:subscription correlationKey='=key'/>") + "</message>";
  const auto definition = process(process_of(
      "<startEvent id='s'/><subProcess id='n'><startEvent id='s1'/><endEvent id='e1'>"
      "<errorEventDefinition errorRef='err'/></endEvent>" +
          flow("s1", "e1") +
          "</subProcess>"
          "<boundaryEvent id='b1' attachedToRef='n'><errorEventDefinition errorRef='err'/>"
          "</boundaryEvent>"
          "<boundaryEvent id='b2' attachedToRef='n'><errorEventDefinition/></boundaryEvent>"
          "<boundaryEvent id='b3' attachedToRef='n' cancelActivity='false'>"
          "<timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition>"
          "</boundaryEvent>"
          "<intermediateCatchEvent id='c1'><messageEventDefinition messageRef='m'/>"
          "</intermediateCatchEvent>"
          "<intermediateCatchEvent id='c2'><conditionalEventDefinition><condition>"
          "count(cases) = limit</condition></conditionalEventDefinition></intermediateCatchEvent>"
          "<intermediateCatchEvent id='c3'><eventDefinitionRef>when</eventDefinitionRef>"
          "</intermediateCatchEvent><endEvent id='e'><terminateEventDefinition/></endEvent>" +
          flow("s", "n"),
      "",
      declarations + "<timerEventDefinition id='when'><timeDate>=date(x)</timeDate>"
                     "</timerEventDefinition>"));

  CHECK(node(*definition, "e1").error->code.source == "E1");
  CHECK(node(*definition, "b1").error->code.source == "E1");
  CHECK(node(*definition, "b1").attached_to == node(*definition, "n").index);
  CHECK(node(*definition, "b2").error->code.empty());
  CHECK_FALSE(node(*definition, "b3").interrupting);
  CHECK(node(*definition, "b3").timer->kind == Timer::Kind::kCycle);
  CHECK(node(*definition, "c1").message->name.is_expression());
  CHECK(node(*definition, "c1").message->correlation_key.source == "key");
  CHECK(node(*definition, "c2").condition->expression.variables() == Ids{"cases", "limit"});
  CHECK(node(*definition, "c3").timer->value.is_expression());
  CHECK(node(*definition, "e").event == EventKind::kTerminate);
  CHECK(node(*definition, "c1").waits);
  CHECK_FALSE(node(*definition, "b1").waits);
}

TEST_CASE("a pool, lanes, data and notes are drawings", "[bpmn]") {
  const ReadResult result = accepted(file_of(
      "<collaboration id='c'><participant id='a' processRef='p'/><participant id='b'/>"
      "<messageFlow id='mf' sourceRef='b' targetRef='a'/></collaboration>"
      "<dataStore id='ds'/><signal id='sig' name='x'/><category id='cat'/>"
      "<process id='p' isExecutable='true' x:color='red'><documentation>What it is for."
      "</documentation><laneSet id='ls'><lane id='l1' name='Office'><flowNodeRef>t</flowNodeRef>"
      "<childLaneSet id='ls2'><lane id='l2' name='Desk'><flowNodeRef>u</flowNodeRef></lane>"
      "</childLaneSet><flowNodeRef>u</flowNodeRef></lane></laneSet><startEvent id='s'/>"
      "<task id='t'><extensionElements><x:y z='1'><x:w/></x:y></extensionElements>"
      "<property id='pr' name='q'/><dataInputAssociation id='dia'><sourceRef>do</sourceRef>"
      "<targetRef>pr</targetRef></dataInputAssociation></task><userTask id='u'/>"
      "<dataObject id='do'/><dataObjectReference id='dor' dataObjectRef='do'/>"
      "<textAnnotation id='ta'><text>note</text></textAnnotation><group id='gr'/>"
      "<association id='as' sourceRef='ta' targetRef='t'/>" +
      flow("s", "t") + flow("t", "u") + "</process><process id='q'/>"));

  REQUIRE(result.processes.size() == 1);
  const ProcessDefinition& definition = *result.processes.front();
  CHECK(definition.process().documentation == "What it is for.");
  REQUIRE(definition.lanes.size() == 2);
  CHECK(definition.lanes[0].name == "Desk");
  CHECK(ids(definition, definition.lanes[0].nodes) == Ids{"u"});
  CHECK(ids(definition, definition.lanes[1].nodes) == Ids{"t"});
  CHECK(texts_of(result.findings) ==
        "warning not-executable at 'q' (line 2): the process is not executable and is not "
        "deployed\n");
}

TEST_CASE("several processes of a file are read, each by itself", "[bpmn]") {
  const ReadResult result =
      accepted(file_of("<process id='a' isExecutable='true'><startEvent id='s1'/></process>"
                       "<process id='b' isExecutable='true' name='Second'>" +
                       extended("<z:versionTag value='v2'/>") + "<startEvent id='s2'/></process>"));

  REQUIRE(result.processes.size() == 2);
  CHECK(result.processes[0]->find_node("s2") == nullptr);
  CHECK(result.processes[1]->name == "Second");
  CHECK(result.processes[1]->version_tag == "v2");
}

}  // namespace
}  // namespace engine::bpmn
