"""S-OBJECTION alone."""
from people import K2, PANEL, TEAM, Case, adjourn, appeal, decide, note, sitting

PROCESS = "S-OBJECTION"
KEY = "T-OBJECTION:wu.yutong"
STEPS = [{"on": "2021-09-06", "what": "走访", "result": "有记录"}]


def begun(server, number):
    return Case(server, PROCESS, {
        "case": {"caseId": "C%d" % number, "about": "K2"}, "person": K2,
        "campaignId": "T-OBJECTION", "team": TEAM, "panel": PANEL,
        "inspectors": ["fang.ruobai", "shen.jiayi"]})


def investigated(server, number):
    """To the hearing."""
    case = begun(server, number)
    decide(case, "ut_triage", "inScope")
    case.complete("ut_investigators", members=["fu.hanlin", "jin.chenxi"])
    note(case, "ut_investigate")
    case.open("ut_heard")
    return case


def found(case, proposal, finding="属实", **more):
    case.complete("ut_finding", steps=STEPS, statementOfPerson="有陈述", finding=finding,
                  proposal=proposal, explanation="经两名调查人查证，事实有书证和两份笔录印证。", **more)
    case.open("ut_cosign")


def proposed(server, number, proposal, **more):
    """To the deliberation."""
    case = investigated(server, number)
    case.complete("ut_heard", statement="请核实。")
    found(case, proposal, **more)
    decide(case, "ut_cosign", "yes")
    case.open("ut_agenda")
    return case


def closed(case, number, decision, finding="属实", until=None):
    note(case, "ut_reply")
    case.ended(closed={"caseId": "C%d" % number, "about": "K2", "finding": finding,
                       "decision": decision, "remedyUntil": until})


def route_out_of_scope(server):
    case = begun(server, 1)
    decide(case, "ut_triage", "outOfScope")
    closed(case, 1, "outOfScope", finding=None)


def route_investigators_have_no_other_seat(server):
    case = begun(server, 2)
    decide(case, "ut_triage", "inScope")
    for members in (["fang.ruobai", "fu.hanlin"], ["luo.zhiyuan", "fu.hanlin"],
                    ["su.mingche", "jin.chenxi"], ["gao.bolin", "jin.chenxi"]):
        case.complete("ut_investigators", members=members)
        case.has(conflicts=["INVESTIGATOR"])
    case.complete("ut_investigators", members=["fu.hanlin", "jin.chenxi"])
    note(case, "ut_investigate")
    case.time("2021-09-10T00:00:00+08:00")
    case.open("ut_finding")
    case.refused("ut_finding", "until", steps=STEPS, statementOfPerson="未陈述", finding="不属实",
                 proposal="defer")
    found(case, "resume", "不属实")
    decide(case, "ut_cosign", "no")
    case.open("ut_finding")
    found(case, "resume", "部分属实")
    decide(case, "ut_cosign", "yes")
    sitting(case)
    closed(case, 2, "resume", "部分属实")


def route_extension(server):
    case = begun(server, 3)
    decide(case, "ut_triage", "inScope")
    case.complete("ut_investigators", members=["fu.hanlin", "jin.chenxi"])
    case.time("2021-09-18T00:00:00+08:00")
    case.open("ut_investigate")
    case.time("2021-09-19T00:00:00+08:00")
    case.open("ut_investigate", "ut_extend")
    case.refused("ut_extend", "until", outcome="extend", reasons="需要再查", signature=True)
    decide(case, "ut_extend", "extend", until="2021-10-08")
    case.has(prolonged=True, extendedTo="2021-10-08")
    case.open("ut_investigate")
    note(case, "ut_investigate")
    case.complete("ut_heard", statement="请核实。")
    found(case, "resume", "不属实")
    decide(case, "ut_cosign", "yes")
    sitting(case)
    closed(case, 3, "resume", "不属实")


def route_the_end_of_the_investigation_ends_the_question_of_extension(server):
    case = begun(server, 4)
    decide(case, "ut_triage", "inScope")
    case.complete("ut_investigators", members=["fu.hanlin", "jin.chenxi"])
    case.time("2021-09-19T00:00:00+08:00")
    note(case, "ut_investigate")
    case.open("ut_heard")
    case.complete("ut_heard", statement="请核实。")
    found(case, "resume", "不属实")
    decide(case, "ut_cosign", "yes")
    sitting(case, 1)
    case.open("ut_finding")
    found(case, "resume", "部分属实")
    decide(case, "ut_cosign", "yes")
    adjourn(case)
    case.open()
    case.time("2021-09-28T00:00:00+08:00")
    case.open("ut_agenda")
    sitting(case)
    closed(case, 4, "resume", "部分属实")


def route_deferral(server):
    case = proposed(server, 5, "defer", until="2021-10-20")
    sitting(case)
    case.open()
    case.time("2021-10-19T23:59:59+08:00")
    case.open()
    case.time("2021-10-20T00:00:00+08:00")
    case.open("ut_finding")
    found(case, "resume", "不属实")
    decide(case, "ut_cosign", "yes")
    sitting(case)
    closed(case, 5, "resume", "不属实")


def route_stop_without_an_appeal(server):
    case = proposed(server, 6, "stop")
    sitting(case)
    case.open()
    case.time("2021-09-14T00:00:00+08:00")
    closed(case, 6, "stop", until="2021-09-13")


def route_stop_changed_on_appeal(server):
    case = proposed(server, 7, "stop")
    sitting(case)
    appeal(case, KEY, "changed")
    closed(case, 7, "resume", until="2021-09-13")


def route_stop_sent_back(server):
    case = proposed(server, 8, "stop")
    sitting(case)
    appeal(case, KEY, "sentBack")
    case.open("ut_investigate")
    note(case, "ut_investigate")
    case.complete("ut_heard", statement="请核实。")
    found(case, "stop")
    decide(case, "ut_cosign", "yes")
    sitting(case)
    appeal(case, KEY, "upheld")
    closed(case, 8, "stop", until="2021-09-13")
