#include <catch2/catch.hpp>

#include "tests/web/routes/api_house.h"

namespace web {
namespace {

// Somebody may withdraw at any time, and appeal within a window; another timer runs beside.
constexpr char kModel[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:wf="urn:assent:wf:1">
  <message id="withdrawn" name="candidate.withdrawn">
    <extensionElements><zeebe:subscription correlationKey="=key"/></extensionElements>
  </message>
  <message id="appealed" name="appeal.submitted">
    <extensionElements><zeebe:subscription correlationKey="=key"/></extensionElements>
  </message>
  <process id="own" isExecutable="true" wf:subject="=who">
    <startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="fork"/>
    <parallelGateway id="fork"/>
    <sequenceFlow id="f2" sourceRef="fork" targetRef="work"/>
    <userTask id="work">
      <extensionElements>
        <zeebe:userTask/>
        <zeebe:assignmentDefinition candidateGroups="r.town-org"/>
      </extensionElements>
    </userTask>
    <boundaryEvent id="late" attachedToRef="work" cancelActivity="false">
      <timerEventDefinition id="d1">
        <timeDuration>P1D</timeDuration>
      </timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="f3" sourceRef="late" targetRef="noted"/>
    <endEvent id="noted"/>
    <sequenceFlow id="f4" sourceRef="fork" targetRef="window"/>
    <eventBasedGateway id="window"/>
    <sequenceFlow id="f5" sourceRef="window" targetRef="appeal"/>
    <intermediateCatchEvent id="appeal">
      <messageEventDefinition id="d2" messageRef="appealed"/>
    </intermediateCatchEvent>
    <sequenceFlow id="f6" sourceRef="window" targetRef="over"/>
    <intermediateCatchEvent id="over">
      <timerEventDefinition id="d3">
        <timeDuration>P5D</timeDuration>
      </timerEventDefinition>
    </intermediateCatchEvent>
    <subProcess id="leaving" triggeredByEvent="true">
      <startEvent id="left">
        <messageEventDefinition id="d4" messageRef="withdrawn"/>
      </startEvent>
      <sequenceFlow id="f7" sourceRef="left" targetRef="gone"/>
      <endEvent id="gone"/>
    </subProcess>
  </process>
</definitions>)";

}  // namespace

TEST_CASE("the own file offers what is awaited of the person, with the end of its own window only",
          "[web][api]") {
  ApiHouse house;
  house.deploy({{"own.bpmn", kModel}});
  const auto started = house.post("ding.hao", "/v2/process-instances",
                                  R"({"processDefinitionId": "own",
          "variables": {"who": "wu.yutong", "key": "HP-2021-A:wu.yutong"}})");
  INFO(started.text(""));
  REQUIRE(started.status == 200);

  const auto file = house.get("wu.yutong", "/api/me/file");

  INFO(file.text(""));
  // In the order of the package.
  CHECK(file.text("appeals[0].intake") == "appeal");
  CHECK(file.text("appeals[0].until").find("2021-08-11") == 0);
  CHECK(file.text("appeals[1].intake") == "withdrawal");
  CHECK(file.at("appeals[1].until").is_null());
  CHECK(file.text("appeals[1].key") == "HP-2021-A:wu.yutong");
  CHECK(house.get("zhou.wenbo", "/api/me/file").text("appeals") == "[]");
}

}  // namespace web
