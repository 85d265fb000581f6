"""DOMAIN §1.8 no. 1: an adverse outcome is decided by a named person, with reasons."""
from guard import ADMINISTRATOR, AUDITOR, PUBLISHER, REASONS, at

PROCESS = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:assent:test"
    xmlns:wf="urn:assent:wf:1"><process id="quiet" isExecutable="true"><startEvent id="s"/>
<userTask id="t" wf:humanDecision="true" %s/><endEvent id="e"/>
<sequenceFlow id="a" sourceRef="s" targetRef="t"/><sequenceFlow id="b" sourceRef="t" targetRef="e"/>
</process></definitions>"""


@at("decide unqualified")
def of_the_second_officer(guard):
    task = guard.task("ut_second")
    for reasons in (None, "", "超龄", "超" * 19, " " * 30, "\n" * 25):
        guard.completion_refused("reasons too short", task["assignee"], task,
                                 {"reasons": reasons, "signature": True}, "unqualified")
    guard.completion_refused("no signature", task["assignee"], task,
                             {"reasons": REASONS, "signature": False}, "unqualified")
    for outcome in (None, "approved", "unqualified!", "UNQUALIFIED", "", "fail"):
        guard.completion_refused("no outcome of the step", task["assignee"], task,
                                 {"reasons": REASONS, "signature": True}, outcome)
    guard.strangers_refused(task, {"reasons": REASONS, "signature": True}, "unqualified")


@at("decide unqualified")
def past_the_task(guard):
    task = guard.task("ut_second")
    guard.variables_refused("the decision is written as a variable",
                            {"verdict": "unqualified", "reasons": REASONS})
    guard.variables_refused("the result is written as a variable", {
        "qualifications": [{"candidateId": "K3", "personId": "zheng.haifeng", "name": "郑海峰",
                            "result": "unqualified", "items": [], "remedyUntil": None}]})
    guard.jobs_refused(task["key"])


@at("decide unqualified")
def no_model_decides_by_itself(guard):
    """A human decision that time or an empty seat would take is not deployed."""
    for settings in ('wf:onTimeout="approve"', 'wf:onTimeout="reject"', 'wf:empty="pass"',
                     'wf:selfPolicy="skip"', 'wf:dedupe="once"', 'wf:dedupe="consecutive"'):
        answer = guard.deployment(PUBLISHER, "quiet.bpmn", PROCESS % settings)
        guard.holds(settings + " is refused", answer.status == 400, answer.brief())
    for login in (ADMINISTRATOR, AUDITOR, "chen.shuhang", "he.jingchuan"):
        answer = guard.deployment(login, "quiet.bpmn", PROCESS % "")
        guard.holds("%s publishes nothing" % login, answer.status == 403, answer.brief())
    guard.left_no_trace()
    answer = guard.deployment(PUBLISHER, "quiet.bpmn", PROCESS % "")
    guard.holds("the model itself is fine", answer.is_good(), answer.brief())


@at("decide unqualified")
def without_a_case(guard):
    guard.start_refused("a notice of a decision that nobody made", "S-REMEDY", {
        "key": "HP-2021-A:zheng.haifeng", "personId": "zheng.haifeng", "team": "$team",
        "decision": {"outcome": "unqualified", "reasons": REASONS, "rule": "AGE_MAX"}})


@at("Shen agrees")
def of_the_second_inspector(guard):
    task = guard.task("ut_countersign")
    guard.strangers_refused(task, {"reasons": REASONS, "signature": True}, "agree")
    guard.completion_refused("no signature", task["assignee"], task,
                             {"reasons": REASONS, "signature": False}, "agree")


@at("upheld", branch="e")
def of_the_review(guard):
    task = guard.task("ut_review")
    guard.completion_refused("reasons too short", task["assignee"], task,
                             {"reasons": REASONS}, "upheld")
    guard.strangers_refused(task, {"reasons": REASONS * 3}, "upheld")


@at("Gao signs the minutes")
def of_the_committee(guard):
    """Five vote, none for another; the chair cannot sign other numbers than were cast."""
    task = guard.task("ut_minutes")
    signed = {"meeting": "会议", "on": "2021-09-27", "decision": REASONS, "signature": True}
    guard.strangers_refused(task, signed)
    answer = guard.complete(task["assignee"], task, {**signed, "ballots": [
        {"candidateId": "K2", "name": "吴雨桐", "yes": 0, "no": 5, "abstain": 0,
         "result": "notAdopted"}]})
    adopted = [item["candidateId"] for item in guard.variables().get("adopted", [])]
    guard.holds("the minutes change no ballot", not answer.is_good() or adopted == ["K2"],
                "%s, adopted %s" % (answer.brief(), adopted))


@at("four for, Jiang abstains")
def of_each_member(guard):
    task = guard.task("ut_vote", assignee="jiang.wenxin")
    guard.strangers_refused(task, {"vote": "yes"})
    for vote in (None, "", "no!", "maybe"):
        guard.completion_refused("no vote", task["assignee"], task, {"vote": vote})
