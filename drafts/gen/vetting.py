from bpmn import Process, eod
from common import (INSPECTION, NOMINEE, NO_CONFLICT, OFFICE, SUPERVISOR, SYSTEM, br_sod, ca_remedy)

KEY = 'campaignId + ":" + candidate.personId'


def build():
    p = Process("S-VETTING", "政治考察", "Vetting",
                "考察组考察，纪工委出具意见；不通过之前听取本人陈述，由两人签字，告知理由并可申诉；本人可以退出。",
                "Inspection and the discipline committee's opinion; before a fail the person is "
                "heard, two sign, reasons and a remedy are given; the person may withdraw.",
                subject="candidate.personId")
    withdrawn = p.message("msg_withdrawn", "candidate.withdrawn", KEY)
    p.lane(*OFFICE, 1)
    p.lane(*SYSTEM, 2)
    p.lane(*INSPECTION, 1)
    p.lane(*SUPERVISOR, 1)
    p.lane(*NOMINEE, 1)

    start = p.start("start", "开始", "Start", (0, 0), [
        ("=null", "result"), ("=null", "reasons"), ("=[]", "inspectors"), ("=null", "remedyUntil"),
        ("=null", "remedy"), ("=false", "moreTimeGiven"), ("=null", "inspection"),
        ("=null", "clearance"), ("=null", "verdict"), ("=null", "stated"), ("=null", "decision")])
    team = p.ut("ut_team", "组建考察组", "Inspection team", (1, 0), "F-TEAM", "team.organiser",
                "r.town-org", [("=members", "inspectors")])
    sod = br_sod(p, (2, 2), [("=[candidate]", "candidates")])
    xsod = p.xg("xg_sod", "有冲突？", "Any conflict?", (3, 2))
    begin = p.xg("xg_begin", "考察开始", "Inspection begins", (4, 2))
    fork = p.pg("pg_fork", "同时进行", "In parallel", (5, 2))
    inspect = p.ut("ut_inspect", "考察", "Inspection", (6, 3), "F-INSPECT", "inspectors[1]",
                   "r.inspector",
                   [("={conclusion: conclusion, issues: if issues = null then [] else issues, "
                     'summary: string join(for i in issues return i.code + " " + i.facts, "；")}',
                     "inspection")])
    discipline = p.ut("ut_discipline", "纪工委意见", "Discipline opinion", (6, 4), "F-OPINION",
                      "team.opinion", "r.town-discipline",
                      [("={opinion: opinion, docNo: docNo, effectiveTo: effectiveTo}",
                        "clearance")], due="5 workdays")
    join = p.pg("pg_join", "两项均完成", "Both done", (7, 2))
    conclude = p.ut("ut_conclude", "考察结论", "Conclusion", (8, 3), "F-DECIDE", "inspectors[1]",
                    "r.inspector", [("=outcome", "verdict"), ("=reasons", "stated")],
                    outcomes="pass, moreTime, fail!", human=True)
    xconclude = p.xg("xg_conclude", "结论？", "Conclusion?", (9, 3))
    more = p.catch("tm_more", "再考察 5 个工作日", "5 more working days", (8, 1),
                   [("=true", "moreTimeGiven")], date=eod("today()", 5))
    heard = p.ut("ut_heard", "听取陈述", "Hearing", (10, 5), "F-STATEMENT", "candidate.personId",
                 "r.nominee")
    bt = p.boundary("bt_heard", "3 个工作日", "3 working days", heard, eod("today()", 3))
    decide = p.ut("ut_decide", "作出决定", "Decision", (11, 3), "F-DECIDE", "inspectors[1]",
                  "r.inspector",
                  [("=outcome", "verdict"), ("=reasons", "stated"),
                   ('={step: "ut_decide", outcome: outcome, facts: {conclusion: '
                    "inspection.conclusion, issues: inspection.issues, opinion: clearance.opinion, "
                    "docNo: clearance.docNo, effectiveTo: clearance.effectiveTo}, "
                    "reasons: reasons, rule: if count(inspection.issues) = 0 then \"政治考察\" else "
                    'string join(inspection.issues.code, "、"), docNo: docNo}', "decision")],
                  outcomes="pass, fail!", human=True)
    xdecide = p.xg("xg_decide", "决定？", "Decision?", (12, 3))
    counter = p.ut("ut_countersign", "复签", "Countersignature", (13, 3), "F-DECIDE",
                   "inspectors[2]", "r.inspector", [("=outcome", "countersigned")],
                   outcomes="agree, disagree", human=True)
    xcounter = p.xg("xg_countersign", "同意？", "Agreed?", (14, 3))
    remedy = ca_remedy(p, (15, 2), KEY, "candidate.personId")
    xremedy = p.xg("xg_remedy", "申诉结果？", "Remedy?", (16, 2))
    passed = p.end("end_pass", "通过", "Passed", (17, 2), "pass",
                   [("=stated", "reasons")])
    failed = p.end("end_fail", "不通过", "Failed", (17, 3), "fail",
                   [("=stated", "reasons")])
    es = p.sub("es_withdrawn", "本人退出", "Withdrawal", (0, 5), [("=null", "reason")], event=True)
    es.span = 3
    es.align = "left"
    es.chain(es.start("start_withdrawn", "提出退出", "Withdrawal received", (0, 0),
                      [("=reason", "reasons")], message=withdrawn),
             es.end("end_withdrawn", "已退出", "Withdrawn", (1, 0), "withdrawn"))

    p.chain(start, team)
    p.flow(team, sod)
    p.flow(sod, xsod)
    p.flow(xsod, begin, "没有", "None", NO_CONFLICT)
    p.flow(xsod, team, "有", "Some", default=True, route=("U", 12))
    p.flow(begin, fork)
    p.flow(fork, inspect)
    p.flow(fork, discipline)
    p.flow(inspect, join)
    p.flow(discipline, join)
    p.flow(join, conclude, route="HV")
    p.flow(conclude, xconclude)
    p.flow(xconclude, passed, "通过", "Pass", 'verdict = "pass"',
           route=("P", "r", [(42, None), (None, -240), (("t", 0), None)], "t"))
    p.flow(xconclude, more, "再考察", "More time", 'verdict = "moreTime"')
    p.flow(xconclude, heard, "不通过", "Fail", default=True)
    p.flow(more, begin, route="HV")
    p.flow(heard, decide)
    p.flow(bt, decide, route=("P", "b", [(None, 14), (("t", 0), None)], "b"))
    p.flow(decide, xdecide)
    p.flow(xdecide, passed, "通过", "Pass", 'verdict = "pass"',
           route=("P", "t", [(None, -215), (("t", 0), None)], "t"))
    p.flow(xdecide, counter, "不通过", "Fail", default=True)
    p.flow(counter, xcounter)
    p.flow(xcounter, remedy, "同意", "Agreed", 'countersigned = "agree"')
    p.flow(xcounter, conclude, "不同意", "Disagreed", default=True, route=("D", 12))
    p.flow(remedy, xremedy)
    p.flow(xremedy, passed, "改变", "Changed", 'remedy = "changed"')
    p.flow(xremedy, begin, "发回", "Sent back", 'remedy = "sentBack"',
           route=("P", "t", [(None, -215), (("t", 0), None)], "t"))
    p.flow(xremedy, failed, "维持或未申诉", "Upheld or none", default=True)
    return p
