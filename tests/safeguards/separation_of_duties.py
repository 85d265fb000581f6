"""DOMAIN §1.8 no. 3: nominator, officers, examiners, inspectors, investigators and the appeal body
are different people; the supervisor does not decide; who edits definitions does not act."""
from guard import ADMINISTRATOR, AUDITOR, PUBLISHER, at

OTHER_TEAMS = (
    ("OFFICERS", {"second": "lin.yuetong"}),
    ("SUPERVISOR", {"supervisor": "gao.bolin"}),
    ("APPEAL", {"appeal": "he.jingchuan"}),
    ("APPEAL", {"appeal": "gao.bolin"}),
    ("APPEAL", {"appeal": "tang.wanqing"}),
)


@at("announce")
def teams_that_overlap(guard):
    task = guard.task("ut_announce")
    data = guard.world.story["data"]
    announcement, team = data["announcement"], data["team"]
    for code, change in OTHER_TEAMS:
        guard.complete("chen.shuhang", task,
                       {**announcement, "team": {**team, **change}})
        opened = [row for row in guard.records_of("R-CAMPAIGN")]
        guard.holds("%s %s opens no campaign" % (code, change),
                    guard.tasks() == [("ut_announce", "chen.shuhang")] and not opened,
                    (guard.tasks(), opened))
        guard.go_back()
    guard.strangers_refused(task, announcement)


@at("the right seven")
def panels_that_overlap(guard):
    task = guard.task("ut_setup")
    sitting = {"on": "2021-09-03", "place": "街道会议室", "supervisor": "tang.wanqing", "lotSeed": 88}
    right = guard.world.story["data"]["panelRight"]
    for login in ("lin.yuetong", "he.jingchuan", "tang.wanqing", "gao.bolin", "fang.ruobai",
                  "zhou.wenbo", "wu.yutong", "zhong.lixin", "nobody"):
        guard.completion_refused("no examiner", "chen.shuhang", task, {
            **sitting, "panel": right[:-1] + [{"user": login, "unit": "街道办事处"}]})
    twice = right[:-1] + [right[0]]
    guard.completion_refused("one examiner twice", "chen.shuhang", task,
                             {**sitting, "panel": twice})
    for supervisor in ("gao.bolin", "su.mingche", "zhou.wenbo", "chen.shuhang"):
        guard.completion_refused("no supervisor", "chen.shuhang", task, {
            **sitting, "panel": right, "supervisor": supervisor})


@at("a team of two")
def inspectors_who_have_another_seat(guard):
    for login in ("su.mingche", "lin.yuetong", "he.jingchuan", "gao.bolin", "tang.wanqing",
                  "zhong.lixin", "zhou.wenbo", "wu.yutong", "zheng.haifeng"):
        for members in ([login, "fang.ruobai"], ["fang.ruobai", login]):
            guard.complete("chen.shuhang", guard.task("ut_team"), {"members": members})
            guard.holds("%s does not inspect" % login,
                        guard.tasks() == [("ut_team", "chen.shuhang")], guard.tasks())
            guard.go_back()
    task = guard.task("ut_team")
    for members in (["fang.ruobai"], ["fang.ruobai", "fang.ruobai"], [], ["fang.ruobai", "nobody"]):
        guard.completion_refused("no team", "chen.shuhang", task, {"members": members})
    guard.variables_refused("the team is written as a variable", {
        "inspectors": ["su.mingche", "fang.ruobai"]})


@at("two investigators")
def investigators_who_have_another_seat(guard):
    for login in ("su.mingche", "fang.ruobai", "shen.jiayi", "gao.bolin", "luo.zhiyuan",
                  "lin.yuetong", "zhong.lixin", "wu.yutong", "tang.wanqing"):
        for members in ([login, "jin.chenxi"], ["jin.chenxi", login]):
            guard.complete("tang.wanqing", guard.task("ut_investigators"), {"members": members})
            guard.holds("%s does not investigate" % login,
                        guard.tasks() == [("ut_investigators", "tang.wanqing")], guard.tasks())
            guard.go_back()


@at("four more score Wu")
def the_administrator_does_not_score(guard):
    task = guard.task("ut_score", assignee="lv.siqi")
    guard.strangers_refused(task, {"analysis": 25, "organisation": 20, "response": 20, "masses": 20,
                                   "expression": 15, "signature": True})


@at("without a signature it is refused")
def the_supervisor_changes_no_score(guard):
    """What is handed in beside the signature is refused or has no effect."""
    for more in ({"results": []}, {"sheets": []}, {"ranking": [{"candidateId": "K2", "rank": 1}]},
                 {"extra": ["K2", "K1"]}):
        answer = guard.complete("tang.wanqing", guard.task("ut_confirm"),
                                {"signature": True, **more})
        ranking = guard.variables().get("ranking") or []
        scores = [(row["candidateId"], row["score"]) for row in ranking]
        guard.holds("%s changes no score" % sorted(more), scores == [("K1", 87), ("K2", 85.5)]
                    if answer.is_good() else answer.status == 400, (answer.brief(), ranking))
        guard.go_back()


@at("announce")
def who_edits_does_not_publish(guard):
    for login in (ADMINISTRATOR, AUDITOR, "chen.shuhang", "zhou.wenbo", None):
        guard.refused("a definition is deleted", login, "POST", "/v2/resources/2/deletion", {})
        guard.refused("a clock is pinned", login, "PUT", "/v2/clock", {"timestamp": 1})
    guard.refused("the publisher starts", PUBLISHER, "POST",
                  "/api/starters/heping-select/submissions",
                  {"values": {"campaignId": "HP-2021-Z", "scheme": "heping-secretary"}})
    for login in ("zhou.wenbo", "gao.bolin", "ye.zhenyu", ADMINISTRATOR, AUDITOR, None):
        guard.refused("another role starts", login, "POST",
                      "/api/starters/heping-select/submissions",
                      {"values": {"campaignId": "HP-2021-Z", "scheme": "heping-secretary"}})
