#include <catch2/catch.hpp>
#include <vector>

#include "tests/engine/bpmn/snippets.h"

namespace engine::bpmn {
namespace {

using Ids = std::vector<std::string>;

std::shared_ptr<const ProcessDefinition> with_user_task(const std::string& content,
                                                        const std::string& attributes = "") {
  return process(around("<userTask id='n' " + attributes + ">" + content + "</userTask>"));
}

TEST_CASE("a service task is a job with type, retries and headers", "[bpmn]") {
  const auto definition =
      process(around("<serviceTask id='n'>" +
                     extended("<z:taskDefinition type='=\"mail-\" + kind'/><z:taskHeaders>"
                              "<z:header key='method' value='POST'/></z:taskHeaders>") +
                     "</serviceTask>"));

  const FlowNode& task = node(*definition, "n");
  CHECK(task.job->type.is_expression());
  CHECK(task.job->retries.source == "3");
  CHECK(task.job->headers == std::vector<std::pair<std::string, std::string>>{{"method", "POST"}});
  CHECK(task.waits);
}

TEST_CASE("a built-in service does not wait for a worker", "[bpmn]") {
  const auto definition = process(around(
      "<serviceTask id='n'>" + extended("<z:taskDefinition type='assent:register' retries='5'/>") +
      "</serviceTask>"));

  CHECK_FALSE(node(*definition, "n").waits);
  CHECK(node(*definition, "n").job->retries.source == "5");
}

TEST_CASE("a user task with zeebe:userTask is a person's", "[bpmn]") {
  const auto definition = with_user_task(extended(
      "<z:userTask/><z:assignmentDefinition assignee='=initiator' candidateGroups='r.a, r.b' "
      "candidateUsers='=[\"u\"]'/><z:taskSchedule dueDate='=now()' "
      "followUpDate='2031-03-04T08:00:00Z'/><z:priorityDefinition priority='80'/>"
      "<z:formDefinition formId='F' bindingType='deployment'/>"));

  const FlowNode& task = node(*definition, "n");
  CHECK(task.is_person_task());
  CHECK(task.waits);
  CHECK(task.user_task->assignee.is_expression());
  CHECK(task.user_task->candidate_groups.items == Ids{"r.a", "r.b"});
  CHECK(task.user_task->candidate_users.expression.has_value());
  CHECK(task.user_task->due_date.source == "now()");
  CHECK(task.user_task->follow_up_date.source == "2031-03-04T08:00:00Z");
  CHECK(task.user_task->priority.source == "80");
  CHECK(task.user_task->form->id.source == "F");
  CHECK(task.user_task->form->binding == Binding::kDeployment);
}

TEST_CASE("a user task with other zeebe elements only is a job", "[bpmn]") {
  const auto job = with_user_task(extended("<z:formDefinition formKey='f'/>"));
  CHECK_FALSE(node(*job, "n").is_person_task());
  CHECK(node(*job, "n").job->type.source == "io.camunda.zeebe:userTask");
  CHECK(node(*job, "n").user_task->form->id.source == "f");

  const auto plain = with_user_task("");
  CHECK(node(*plain, "n").is_person_task());
  CHECK(node(*plain, "n").user_task->priority.source == "50");

  const auto ours = with_user_task(extended("<z:properties/>"), "wf:due='5 workdays'");
  CHECK(node(*ours, "n").is_person_task());
}

TEST_CASE("plain BPMN names candidates by potentialOwner, else by the lane", "[bpmn]") {
  const std::string lane =
      "<laneSet id='ls'><lane id='l' name='Office'><flowNodeRef>n"
      "</flowNodeRef></lane></laneSet>";
  const auto groups = [&](const std::string& content) {
    const auto definition = process(around("<userTask id='n'>" + content + "</userTask>" + lane));
    return node(*definition, "n").user_task->candidate_groups.items;
  };
  CHECK(groups("") == Ids{"Office"});
  CHECK(groups("<potentialOwner><resourceAssignmentExpression><formalExpression>a, b"
               "</formalExpression></resourceAssignmentExpression></potentialOwner>") ==
        Ids{"a", "b"});
  CHECK(groups(extended("<z:userTask/>")).empty());
}

TEST_CASE("settings of our namespace are read", "[bpmn]") {
  const auto definition = with_user_task(
      extended("<z:userTask/>"),
      "wf:outcomes='met, unmet!' wf:due='5 workdays' wf:subject='=personId' wf:noSkip='true' "
      "wf:humanDecision='true'");

  const WfSettings& settings = *node(*definition, "n").wf;
  REQUIRE(settings.outcomes.size() == 2);
  CHECK(settings.outcomes[0].name == "met");
  CHECK_FALSE(settings.outcomes[0].adverse);
  CHECK(settings.outcomes[1].name == "unmet");
  CHECK(settings.outcomes[1].adverse);
  CHECK(settings.due->kind == Due::Kind::kWorkdays);
  CHECK(settings.due->count == 5);
  CHECK(settings.subject->source() == "personId");
  CHECK(settings.no_skip);
  CHECK(settings.human_decision);
  CHECK_FALSE(settings.withheld);
  CHECK(definition->has_wf);
}

TEST_CASE("a due time is working time, ISO 8601 or FEEL", "[bpmn]") {
  const auto kind = [](const std::string& due) {
    return node(*with_user_task("", "wf:due='" + due + "'"), "n").wf->due->kind;
  };
  CHECK(kind("1 workday") == Due::Kind::kWorkdays);
  CHECK(kind("8 workhours") == Due::Kind::kWorkhours);
  CHECK(kind("P1D") == Due::Kind::kDuration);
  CHECK(kind("2031-03-04T08:00:00Z") == Due::Kind::kDate);
  CHECK(kind("=closes") == Due::Kind::kExpression);
}

TEST_CASE("a process has a calendar and a subject", "[bpmn]") {
  const auto definition =
      process(process_of("<startEvent id='s'/>", "wf:calendar='heping' wf:subject='=personId'"));
  CHECK(definition->calendar == "heping");
  CHECK(definition->process().wf->subject->source() == "personId");
  CHECK(definition->has_wf);
  CHECK_FALSE(process(process_of("<startEvent id='s'/>"))->has_wf);
}

TEST_CASE("mappings have a source and a path of names", "[bpmn]") {
  const auto definition =
      process(around("<task id='n'>" +
                     extended("<z:ioMapping><z:input source='=a.b' target='x'/>"
                              "<z:output source='fixed' target='y.z'/></z:ioMapping>") +
                     "</task>"));

  const FlowNode& task = node(*definition, "n");
  REQUIRE(task.inputs.size() == 1);
  REQUIRE(task.outputs.size() == 1);
  CHECK(task.inputs[0].source.is_expression());
  CHECK(task.outputs[0].source.source == "fixed");
  CHECK_FALSE(task.outputs[0].source.is_expression());
  CHECK(task.outputs[0].target == Ids{"y", "z"});
}

TEST_CASE("a called process, decision and form are listed as references", "[bpmn]") {
  const auto definition = process(process_of(
      "<startEvent id='s'>" + extended("<z:formDefinition formId='F'/>") +
      "</startEvent>\n<callActivity id='c'>" +
      extended("<z:calledElement processId='P' bindingType='deployment' "
               "propagateAllChildVariables='false'/>") +
      "</callActivity>\n<businessRuleTask id='b'>" +
      extended("<z:calledDecision decisionId='D' resultVariable='r' bindingType='versionTag' "
               "versionTag='v1'/>") +
      "</businessRuleTask>" + flow("s", "c") + flow("c", "b")));

  REQUIRE(definition->references.size() == 3);
  const Reference& form = definition->references[0];
  CHECK(form.kind == Reference::Kind::kForm);
  CHECK(form.binding == Binding::kLatest);
  CHECK(node(*definition, "s").start_form->id.source == "F");
  const Reference& called = definition->references[1];
  CHECK(called.kind == Reference::Kind::kProcess);
  CHECK(called.id.source == "P");
  CHECK(called.binding == Binding::kDeployment);
  CHECK(definition->node(called.element).id == "c");
  CHECK(called.line == 4);
  const Reference& decision = definition->references[2];
  CHECK(decision.kind == Reference::Kind::kDecision);
  CHECK(decision.version_tag == "v1");
  CHECK_FALSE(node(*definition, "c").called_element->propagate_all_child_variables);
  CHECK(node(*definition, "c").called_element->propagate_all_parent_variables);
  CHECK(node(*definition, "b").called_decision->result_variable == "r");
}

TEST_CASE("a call activity of plain BPMN names its process", "[bpmn]") {
  const auto definition = process(around("<callActivity id='n' calledElement='x:P'/>"));
  CHECK(node(*definition, "n").called_element->process_id.source == "P");
}

TEST_CASE("a script is FEEL with a result variable", "[bpmn]") {
  const auto definition = process(
      around("<scriptTask id='n'>" +
             extended("<z:script expression='= a + 1' resultVariable='b'/>") + "</scriptTask>"));
  CHECK(node(*definition, "n").script->expression.source() == "a + 1");
  CHECK(node(*definition, "n").script->result_variable == "b");
  CHECK_FALSE(node(*definition, "n").waits);
}

TEST_CASE("script and rule tasks with a task definition are jobs", "[bpmn]") {
  for (const char* tag : {"scriptTask", "businessRuleTask"}) {
    const std::string name(tag);
    const auto definition = process(around(
        "<" + name + " id='n'>" + extended("<z:taskDefinition type='w'/>") + "</" + name + ">"));
    CHECK(node(*definition, "n").job->type.source == "w");
    CHECK(node(*definition, "n").waits);
  }
}

TEST_CASE("properties give names in other languages", "[bpmn]") {
  const auto definition = process(
      around("<task id='n'>" +
             extended("<z:properties><z:property name='name.en' value='Check'/></z:properties>") +
             "</task>"));
  CHECK(node(*definition, "n").properties ==
        std::vector<std::pair<std::string, std::string>>{{"name.en", "Check"}});
}

TEST_CASE("a name of ours that is a function of FEEL is a warning", "[bpmn]") {
  const ReadResult result = accepted(
      around("<scriptTask id='n'>" +
             extended("<z:script expression='= 1' resultVariable='count'/>") + "</scriptTask>"));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == "shadows-function");
  CHECK(result.findings[0].severity == Severity::kWarning);
  CHECK(result.findings[0].element == "n");
}

}  // namespace
}  // namespace engine::bpmn
