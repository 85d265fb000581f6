#!/usr/bin/env node
// Asks decisions and expressions of a server through the official client, whose own schemas check
// every answer and refuse fields that the contract does not have.
//
//   node decisions.mjs [base-url]      default http://127.0.0.1:8080
//
// One line a capability; the last line is 'N passed, N failed'.
import assert from 'node:assert/strict';
import { createCamundaClient } from '@camunda8/orchestration-cluster-api';

const client = createCamundaClient({
  config: {
    CAMUNDA_REST_ADDRESS: process.argv[2] ?? 'http://127.0.0.1:8080',
    CAMUNDA_SDK_VALIDATION: 'req:none,res:fanatical',
    CAMUNDA_SDK_HTTP_RETRY_MAX_ATTEMPTS: 1,
    CAMUNDA_SDK_LOG_LEVEL: 'silent',
  },
});
const now = { consistency: { waitUpToMs: 0 } };
const run = Date.now().toString(36);
let passed = 0;
let failed = 0;

async function capability(name, body) {
  try {
    await body();
    passed += 1;
    console.log(`ok    ${name}`);
  } catch (e) {
    failed += 1;
    const issues = e?.issues ? JSON.stringify(e.issues).slice(0, 300) : '';
    console.log(`FAIL  ${name} -- ${String(e?.message ?? e).replace(/\s+/g, ' ').slice(0, 400)} ${issues}`);
  }
}

async function status(call) {
  try {
    await call();
  } catch (e) {
    return e.status;
  }
  return 200;
}

const grades = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="grades_${run}"
    name="Grades ${run}" namespace="urn:test">
  <inputData id="i" name="years"><variable name="years"/></inputData>
  <decision id="score_${run}" name="Score"><variable name="Score"/>
    <informationRequirement><requiredInput href="#i"/></informationRequirement>
    <literalExpression><text>assert(years, years &gt;= 0, "negative") * 2</text></literalExpression>
  </decision>
  <decision id="grade_${run}" name="Grade"><variable name="Grade"/>
    <informationRequirement><requiredDecision href="#score_${run}"/></informationRequirement>
    <decisionTable hitPolicy="UNIQUE">
      <input id="points" label="Points"><inputExpression><text>Score</text></inputExpression></input>
      <output id="out" name="grade"/>
      <rule id="low"><inputEntry><text>&lt; 10</text></inputEntry>
        <outputEntry><text>"C"</text></outputEntry></rule>
      <rule id="high"><inputEntry><text>&gt;= 10</text></inputEntry>
        <outputEntry><text>"A"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;

const grading = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:test">
  <process id="grading_${run}" isExecutable="true">
    <startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="b"/>
    <businessRuleTask id="b"><extensionElements>
      <zeebe:calledDecision decisionId="grade_${run}" resultVariable="grade"/>
    </extensionElements></businessRuleTask>
    <sequenceFlow id="f2" sourceRef="b" targetRef="e"/><endEvent id="e"/>
  </process>
</definitions>`;

let decision;
let evaluation;

await capability('deploy a graph of two decisions, and a process that asks it', async () => {
  const deployed = await client.createDeployment({
    resources: [
      new File([grades], 'grades.dmn', { type: 'application/xml' }),
      new File([grading], 'grading.bpmn', { type: 'application/xml' }),
    ],
  });
  assert.equal(deployed.decisions.length, 2);
  decision = deployed.decisions.find((one) => one.decisionDefinitionId === `grade_${run}`);
});

await capability('evaluate by key', async () => {
  evaluation = await client.evaluateDecision({
    decisionDefinitionKey: decision.decisionDefinitionKey, variables: { years: 7 },
  });
  assert.equal(evaluation.output, '"A"');
  assert.deepEqual(evaluation.evaluatedDecisions.map((one) => one.decisionDefinitionName), ['Score', 'Grade']);
});

await capability('a decision that fails is answered with what failed', async () => {
  const answer = await client.evaluateDecision({ decisionDefinitionId: `grade_${run}`, variables: { years: -1 } });
  assert.equal(answer.failedDecisionDefinitionId, `score_${run}`);
  assert.match(answer.failureMessage, /negative/);
});

await capability('search and read definitions', async () => {
  const { items } = await client.searchDecisionDefinitions(
    { filter: { decisionRequirementsId: `grades_${run}` }, sort: [{ field: 'name', order: 'DESC' }] }, now);
  assert.deepEqual(items.map((one) => one.name), ['Score', 'Grade']);
  const { decisionDefinitionKey } = items[1];
  const one = await client.getDecisionDefinition({ decisionDefinitionKey }, now);
  assert.equal(one.decisionRequirementsName, `Grades ${run}`);
  assert.equal(await client.getDecisionDefinitionXml({ decisionDefinitionKey }, now), grades);
});

await capability('search and read requirements', async () => {
  const { items } = await client.searchDecisionRequirements(
    { filter: { decisionRequirementsName: `Grades ${run}` } }, now);
  assert.equal(items.length, 1);
  const { decisionRequirementsKey } = items[0];
  const one = await client.getDecisionRequirements({ decisionRequirementsKey }, now);
  assert.equal(one.resourceName, 'grades.dmn');
  assert.equal(await client.getDecisionRequirementsXml({ decisionRequirementsKey }, now), grades);
});

await capability('search and read instances', async () => {
  const { items } = await client.searchDecisionInstances(
    { filter: { decisionEvaluationKey: evaluation.decisionEvaluationKey }, sort: [{ field: 'decisionDefinitionName' }] }, now);
  assert.deepEqual(items.map((one) => one.result), ['"A"', '14']);
  const { decisionEvaluationInstanceKey } = items[0];
  const one = await client.getDecisionInstance({ decisionEvaluationInstanceKey }, now);
  assert.deepEqual(one.matchedRules.map((rule) => rule.ruleId), ['high']);
  assert.deepEqual(one.evaluatedInputs.map((input) => [input.inputName, input.inputValue]), [['Points', '14']]);
});

await capability('page through instances by cursor', async () => {
  const filter = { decisionEvaluationKey: evaluation.decisionEvaluationKey };
  const first = await client.searchDecisionInstances({ filter, page: { limit: 1 } }, now);
  const second = await client.searchDecisionInstances({ filter, page: { limit: 1, after: first.page.endCursor } }, now);
  assert.equal(first.page.totalItems, 2);
  assert.notEqual(first.items[0].decisionEvaluationInstanceKey, second.items[0].decisionEvaluationInstanceKey);
});

await capability('what a process asked is found by its instance', async () => {
  const started = await client.createProcessInstance({
    processDefinitionId: `grading_${run}`, variables: { years: 2 }, awaitCompletion: true,
  });
  assert.equal(started.variables.grade, 'C');
  const { items } = await client.searchDecisionInstances(
    { filter: { processInstanceKey: started.processInstanceKey, state: 'EVALUATED' } }, now);
  assert.equal(items.length, 2);
  assert.equal(items[0].processDefinitionKey, started.processDefinitionKey);
});

await capability('evaluate an expression', async () => {
  const answer = await client.evaluateExpression({ expression: '=x + y', variables: { x: 1, y: 2 } });
  assert.deepEqual([answer.result, answer.warnings], [3, []]);
  const missing = await client.evaluateExpression({ expression: '=x + 1' });
  assert.equal(missing.result, null);
  assert.ok(missing.warnings.length > 0);
});

await capability('what is not there is a 404, what cannot be read a 400', async () => {
  assert.equal(await status(() => client.evaluateDecision({ decisionDefinitionId: 'none' })), 404);
  assert.equal(await status(() => client.getDecisionInstance({ decisionEvaluationInstanceKey: '1-1' }, now)), 404);
  assert.equal(await status(() => client.evaluateExpression({ expression: '=1 +' })), 400);
});

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
