"""DOMAIN §1.8 no. 12: one person alone ends no case and corrects no score."""
from guard import ADMINISTRATOR, AUDITOR, PUBLISHER, REASONS, at


@at("a team with an examiner comes back")
def scores_are_not_corrected(guard):
    """The sheet is signed: no edit by anybody."""
    ranking = guard.variables()["ranking"]
    guard.variables_refused("the ranking is corrected", {"ranking": list(reversed(ranking))})
    guard.variables_refused("who is left is corrected", {"remaining": ranking[1:]})
    for login in (ADMINISTRATOR, PUBLISHER, AUDITOR, "tang.wanqing", "su.mingche"):
        for method in ("PUT", "PATCH", "POST", "DELETE"):
            guard.refused("a sheet is corrected", login, method,
                          "/api/registers/R-SHEET/records/HP-2021-A:K1:su.mingche",
                          {"fields": {"total": 100}})


@at("seven examiners score Zhou")
def scores_are_not_corrected_before(guard):
    """One candidate is scored, the sheet is not signed yet."""
    instance = guard.instances("S-INTERVIEW")[0]
    results = guard.variables(instance)["results"]
    guard.variables_refused("a score is corrected", {"results": results, "sheets": []})


@at("clock to 2021-09-24 09:00")
def a_case_is_not_ended(guard):
    for login in (ADMINISTRATOR, PUBLISHER, AUDITOR, "chen.shuhang", "ye.zhenyu", "tang.wanqing"):
        for key in guard.instances():
            guard.refused("it is ended", login, "POST",
                          "/v2/process-instances/%s/cancellation" % key, {})
            guard.refused("it is modified", login, "POST",
                          "/v2/process-instances/%s/modification" % key, {
                              "activateInstructions": [{"elementId": "end"}]})
            guard.refused("it is deleted", login, "POST",
                          "/v2/process-instances/%s/deletion" % key, {})
            guard.refused("it is migrated", login, "POST",
                          "/v2/process-instances/%s/migration" % key, {})


@at("confirmed", branch="h")
def a_campaign_is_stopped_by_two(guard):
    """The supervisor proposes, the district confirms."""
    task = guard.task("ut_stop")
    values = {"on": "2021-09-30", "text": "经核实，同意中止本批次。"}
    guard.strangers_refused(task, values, "stop")
    for wrong in ({"text": ""}, {"text": "同意"}, {"on": None}):
        guard.completion_refused("no opinion", task["assignee"], task, {**values, **wrong}, "stop")
    guard.variables_refused("the stop is written as a variable", {"stopOutcome": "stop"})


@at("conclusion: fail")
def two_inspectors(guard):
    """One inspector alone fails nobody."""
    guard.complete("fang.ruobai", guard.task("ut_conclude"),
                   {"reasons": REASONS, "signature": True}, "fail")
    guard.holds("the person is heard first", guard.tasks() == [("ut_heard", "zhou.wenbo")],
                guard.tasks())


@at("Jin signs")
def two_investigators(guard):
    task = guard.task("ut_cosign")
    guard.strangers_refused(task, {"reasons": REASONS, "signature": True}, "yes")


@at("registered")
def the_filing_is_checked_by_the_district(guard):
    task = guard.task("ut_check")
    guard.strangers_refused(task, {"reasons": REASONS, "signature": True, "docNo": "自编 1 号"},
                            "registered")
    guard.completion_refused("no number", "ye.zhenyu", task,
                             {"reasons": REASONS, "signature": True}, "registered")


@at("Jin signs")
def definitions_under_a_running_case(guard):
    """The publisher alone breaks no running case: it keeps what it began with."""
    for process in ("P-heping-select", "S-OBJECTION", "S-DELIBERATE"):
        row = guard.clients[PUBLISHER].search("/v2/process-definitions/search", {
            "processDefinitionId": process})[0]
        guard.send(PUBLISHER, "POST", "/v2/resources/%s/deletion" % row["processDefinitionKey"], {})
        guard.complete("jin.chenxi", guard.task("ut_cosign"),
                       {"reasons": "同意。", "signature": True}, "yes")
        guard.holds("without %s the case goes on" % process,
                    guard.tasks() == [("ut_agenda", "bai.xue")] and not guard.case()["incidents"],
                    (guard.tasks(), guard.case()["incidents"]))
        guard.go_back()
