"""S-VETTING alone."""
from people import K1, PANEL, TEAM, Case, appeal, decide

PROCESS = "S-VETTING"
KEY = "T-VETTING:zhou.wenbo"
FORM = {"talks": 5, "methods": ["talks"], "virtue": "好", "ability": "好", "diligence": "好",
        "achievement": "好", "probity": "好", "fileCheck": "consistent", "signature": True}


def begun(server):
    return Case(server, PROCESS, {"campaignId": "T-VETTING", "candidate": K1, "panel": PANEL,
                                  "team": TEAM})


def inspected(case, conclusion="pass", opinion="clean"):
    case.open("ut_inspect", "ut_discipline")
    case.complete("ut_inspect", conclusion=conclusion, issues=[], **FORM)
    case.open("ut_discipline")
    case.complete("ut_discipline", opinion=opinion, docNo="1 号")
    case.open("ut_conclude")


def with_team(server):
    case = begun(server)
    case.complete("ut_team", members=["fang.ruobai", "shen.jiayi"])
    return case


def failing(server):
    """To the second signature."""
    case = with_team(server)
    inspected(case, "fail", "notClean")
    decide(case, "ut_conclude", "fail")
    case.complete("ut_heard", statement="请考虑。")
    decide(case, "ut_decide", "fail")
    case.open("ut_countersign")
    return case


def route_pass(server):
    case = with_team(server)
    inspected(case)
    decide(case, "ut_conclude", "pass")
    case.ended(result="pass", inspectors=["fang.ruobai", "shen.jiayi"], remedyUntil=None)


def route_team_with_an_examiner_comes_back(server):
    case = begun(server)
    case.refused("ut_team", "members", members=["fang.ruobai"])
    case.complete("ut_team", members=["su.mingche", "fang.ruobai"])
    case.has(conflicts=["PANEL_INSPECTOR"])
    case.open("ut_team")
    case.refused("ut_team", "members", members=["zhou.wenbo", "fang.ruobai"])
    case.complete("ut_team", members=["fang.ruobai", "shen.jiayi"])
    case.message("candidate.withdrawn", KEY, reason="本人原因")
    case.ended(result="withdrawn", reasons="本人原因", remedyUntil=None)


def route_more_time_is_given_once(server):
    case = with_team(server)
    inspected(case, "moreTime")
    decide(case, "ut_conclude", "moreTime", until="2021-09-13")
    case.open()
    case.time("2021-09-13T23:59:59+08:00")
    case.open()
    case.time("2021-09-14T00:00:00+08:00")
    inspected(case)
    case.refused("ut_conclude", "outcome", outcome="moreTime", reasons="再看看", signature=True,
                 until="2021-09-20")
    decide(case, "ut_conclude", "pass")
    case.ended(result="pass", moreTimeGiven=True)


def route_no_statement_and_still_a_person_decides(server):
    case = with_team(server)
    inspected(case, "fail")
    decide(case, "ut_conclude", "fail")
    case.open("ut_heard")
    case.time("2021-09-10T00:00:00+08:00")
    case.open("ut_decide")
    decide(case, "ut_decide", "pass")
    case.ended(result="pass")


def route_second_inspector_disagrees(server):
    case = failing(server)
    decide(case, "ut_countersign", "disagree")
    case.open("ut_conclude")
    decide(case, "ut_conclude", "pass")
    case.ended(result="pass")


def route_fail_after_the_window(server):
    case = failing(server)
    case.refused("ut_countersign", "reasons", outcome="agree", signature=True)
    decide(case, "ut_countersign", "agree")
    case.open()
    case.time("2021-09-14T00:00:00+08:00")
    case.ended(result="fail", remedy="none", remedyUntil="2021-09-13")


def route_appeal_changes_it(server):
    case = failing(server)
    decide(case, "ut_countersign", "agree")
    appeal(case, KEY, "changed")
    case.ended(result="pass", remedy="changed", remedyUntil="2021-09-13")


def route_appeal_sends_it_back(server):
    case = failing(server)
    decide(case, "ut_countersign", "agree")
    appeal(case, KEY, "sentBack")
    inspected(case)
    decide(case, "ut_conclude", "pass")
    case.ended(result="pass", remedy="sentBack")


def route_withdrawal_while_an_appeal_could_come(server):
    case = failing(server)
    decide(case, "ut_countersign", "agree")
    case.message("candidate.withdrawn", KEY, reason="本人原因")
    case.ended(result="withdrawn")
