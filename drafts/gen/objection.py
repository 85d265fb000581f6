from bpmn import Process, eod
from common import NO_CONFLICT, NOMINEE, SUPERVISOR, br_sod, ca_remedy

KEY = 'campaignId + ":" + person.personId'


def build():
    p = Process("S-OBJECTION", "异议办理", "Objection",
                "初核、调查、听取本人陈述、两人签字、集体研究后作出决定并答复；停止任用的可以申诉。",
                "Triage, investigation, hearing, two signatures and a deliberation before the "
                "decision and the reply; a stop has a remedy.", subject="person.personId")
    p.lane(*SUPERVISOR, 1)
    p.lane("lane_system", "自动", "Automatic", 3)
    p.lane("lane_investigation", "调查组", "Investigators", 1)
    p.lane(*NOMINEE, 1)

    p.row_heights = {5: 160}
    start = p.start("start", "开始", "Start", (0, 0), [
        ("=null", "closed"), ("=[]", "investigators"), ("=false", "prolonged"),
        ("=null", "extendedTo"), ("=null", "finding"), ("=null", "proposal"), ("=null", "report"),
        ("=null", "deferUntil"), ("=null", "cosigned"), ("=null", "decided"), ("=null", "ruling"),
        ("=null", "decision"), ("=null", "remedy"), ("=null", "remedyUntil")])
    triage = p.ut("ut_triage", "异议初核", "Triage", (1, 0), "F-DECIDE", "team.supervisor",
                  "r.town-discipline",
                  [('=if outcome = "outOfScope" then outcome else null', "ruling")],
                  outcomes="inScope, outOfScope", human=True, due="2 workdays")
    xtriage = p.xg("xg_triage", "受理范围？", "In scope?", (2, 0))
    team = p.ut("ut_investigators", "组建调查组", "Investigators", (3, 0), "F-TEAM",
                "team.supervisor", "r.town-discipline", [("=members", "investigators")])
    sod = br_sod(p, (4, 1), [("=[person]", "candidates")])
    xsod = p.xg("xg_sod", "有冲突？", "Any conflict?", (5, 1))
    xsod.label = "right"
    sp = p.sub("sp_investigate", "调查", "Investigation", (6, 4))
    begin = sp.start("start_investigate", "开始", "Start", (0, 0))
    work = sp.ut("ut_investigate", "调查", "Investigation", (1, 0), "F-NOTE", "investigators[1]",
                 "r.town-discipline", due="10 workdays")
    done = sp.end("end_investigate", "调查完", "Investigated", (3, 0), terminate=True)
    bt = sp.boundary("bt_extend", "10 个工作日", "10 working days", work, eod("today()", 10),
                     interrupting=False)
    bt.label = "left"
    extend = sp.ut("ut_extend", "延期", "Extension", (2, 1), "F-DECIDE", "team.supervisor",
                   "r.town-discipline",
                   [('=if outcome = "extend" then true else prolonged', "prolonged"),
                    ('=if outcome = "extend" then until else extendedTo', "extendedTo")],
                   outcomes="extend, refuse", human=True)
    extended = sp.end("end_extend", "已答复", "Answered", (3, 1))
    sp.chain(begin, work, done)
    sp.flow(bt, extend)
    sp.flow(extend, extended)
    heard = p.ut("ut_heard", "听取陈述", "Hearing", (7, 5), "F-STATEMENT", "person.personId",
                 "r.nominee")
    bt_heard = p.boundary("bt_heard", "3 个工作日", "3 working days", heard, eod("today()", 3))
    finding = p.ut("ut_finding", "调查结论", "Finding", (8, 4), "F-INVESTIGATE", "investigators[1]",
                   "r.town-discipline",
                   [("=finding", "finding"), ("=proposal", "proposal"), ("=until", "deferUntil"),
                    ("={finding: finding, proposal: proposal}", "report"),
                    ('={step: "ut_finding", outcome: proposal, facts: {finding: finding}, '
                     "reasons: explanation, rule: finding, docNo: null}", "decision")],
                   [("=investigators", "team")])
    cosign = p.ut("ut_cosign", "复核签字", "Co-signature", (9, 4), "F-DECIDE", "investigators[2]",
                  "r.town-discipline", [("=outcome", "cosigned")], outcomes="yes, no", human=True)
    xcosign = p.xg("xg_cosign", "同意？", "Agreed?", (10, 4))
    decide = p.ca("ca_decide", "集体研究", "Deliberation", (11, 1), "S-DELIBERATE",
                  [("=campaignId", "campaignId"),
                   ("=[{candidateId: case.about, personId: person.personId, name: person.name, "
                    "proposal: proposal}]", "items"), ("=team", "team")],
                  [("=decisions[1].result", "decided"),
                   ('=if decisions[1].result = "adopted" then proposal else null', "ruling")])
    xdecide = p.xg("xg_decide", "决定？", "Decision?", (12, 1))
    again = p.catch("tm_again", "5 个工作日后", "In 5 working days", (11, 2),
                    date=eod("today()", 5))
    until = p.catch("tm_until", "暂缓期满", "Deferral over", (11, 3),
                    date='=date and time(date(deferUntil), time("00:00:00@Asia/Shanghai"))')
    remedy = ca_remedy(p, (13, 1), KEY, "person.personId")
    remedy.outputs.append(('=if result = "changed" then "resume" else ruling', "ruling"))
    xremedy = p.xg("xg_remedy", "发回？", "Sent back?", (14, 1))
    reply = p.ut("ut_reply", "答复", "Reply", (15, 0), "F-NOTE", "team.supervisor",
                 "r.town-discipline")
    case = p.register("st_case", "登记结果", "Record the result", (16, 1), "R-OBJECTION",
                      'campaignId + ":" + case.caseId',
                      "{campaignId: campaignId, caseId: case.caseId, finding: finding, "
                      'decision: ruling, state: "closed", closedOn: string(today())}')
    end = p.end("end", "办结", "Closed", (17, 1), outputs=[
        ("={caseId: case.caseId, about: case.about, finding: finding, decision: ruling, "
         "remedyUntil: remedyUntil}", "closed")])

    p.chain(start, triage, xtriage)
    p.flow(xtriage, reply, "不属受理范围", "Out of scope", 'ruling = "outOfScope"', route=("U", 8))
    p.flow(xtriage, team, "属于", "In scope", default=True)
    p.flow(team, sod)
    p.flow(sod, xsod)
    p.flow(xsod, sp, "没有", "None", NO_CONFLICT, route="VH")
    p.flow(xsod, team, "有", "Some", default=True,
           route=("P", "t", [(None, -28), (("t", 0), None)], "b"))
    p.flow(sp, heard)
    p.flow(heard, finding)
    p.flow(bt_heard, finding, route=("P", "b", [(None, 14), (("t", 0), None)], "b"))
    p.chain(finding, cosign, xcosign)
    p.flow(xcosign, decide, "同意", "Agreed", 'cosigned = "yes"')
    p.flow(xcosign, finding, "不同意", "Disagreed", default=True, route=("D", 12))
    p.flow(decide, xdecide)
    p.flow(xdecide, finding, "未通过", "Not adopted", 'decided = "notAdopted"', label="corner",
           route=("P", "b", [(None, 260), (("t", 0), None)], "t"))
    p.flow(xdecide, again, "延期", "Adjourned", 'decided = "adjourned"', label="corner")
    p.flow(xdecide, until, "暂缓", "Defer", 'ruling = "defer"', label="corner")
    p.flow(xdecide, remedy, "停止", "Stop", 'ruling = "stop"')
    p.flow(xdecide, reply, "恢复", "Resume", default=True)
    p.flow(again, decide)
    p.flow(until, finding, route="HV")
    p.flow(remedy, xremedy)
    p.flow(xremedy, sp, "发回", "Sent back", 'remedy = "sentBack"',
           route=("P", "b", [(None, 145), (("t", 0), None)], "t"))
    p.flow(xremedy, reply, "其余", "Otherwise", default=True, route="HV")
    p.flow(reply, case)
    p.flow(case, end)
    return p
