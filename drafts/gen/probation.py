from bpmn import Process, eod
from common import MENTOR, NOMINEE, SYSTEM


def build():
    p = Process("S-PROBATION", "试用", "Probation",
                "试用期满由本人总结、导师出具意见、集体研究决定转正；可以延长一次六个月。",
                "At the end of probation the person reports, the mentor gives an opinion and the "
                "committee decides; it may be prolonged once by six months.",
                subject="person.personId")
    p.lane(*NOMINEE, 1)
    p.lane(*SYSTEM, 2)
    p.lane(*MENTOR, 1)
    start = p.start("start", "开始", "Start", (0, 1), [
        ("=null", "result"), ("=false", "prolonged"), ("=null", "decided")])
    due = p.catch("tm_due", "试用期满", "Probation over", (1, 1),
                  date='=date and time(date(person.from) + duration("P12M"), '
                       'time("00:00:00@Asia/Shanghai"))')
    begin = p.xg("xg_begin", "考核开始", "Review begins", (2, 1))
    fork = p.pg("pg_fork", "同时进行", "In parallel", (3, 1))
    fork.label = "right"
    report = p.ut("ut_report", "试用期总结", "Report", (4, 0), "F-NOTE", "person.personId",
                  "r.nominee")
    opinion = p.ut("ut_opinion", "导师意见", "Mentor's opinion", (4, 3), "F-NOTE", "team.mentor",
                   "r.mentor")
    join = p.pg("pg_join", "两项均完成", "Both done", (5, 1))
    join.label = "left-below"
    decide = p.ca("ca_decide", "集体研究", "Deliberation", (6, 1), "S-DELIBERATE",
                  [("=campaignId", "campaignId"),
                   ("=[{candidateId: person.candidateId, personId: person.personId, "
                    'name: person.name, proposal: "confirm"}]', "items"), ("=team", "team")],
                  [("=decisions[1].result", "decided")])
    xg = p.xg("xg_decide", "转正？", "Confirmed?", (7, 1))
    again = p.catch("tm_again", "5 个工作日后", "In 5 working days", (6, 2),
                    date=eod("today()", 5))
    longer = p.catch("tm_longer", "延长六个月", "Six months more", (4, 2),
                     [("=true", "prolonged")], duration="P6M")
    confirmed = p.end("end_confirmed", "转正", "Confirmed", (8, 1), "confirmed")
    ended = p.end("end_ended", "终止", "Ended", (8, 0), "ended")
    p.chain(start, due, begin, fork)
    p.flow(fork, report)
    p.flow(fork, opinion)
    p.flow(report, join)
    p.flow(opinion, join)
    p.flow(join, decide)
    p.flow(decide, xg)
    p.flow(xg, confirmed, "通过", "Adopted", 'decided = "adopted"')
    p.flow(xg, again, "延期", "Adjourned", 'decided = "adjourned"', label="corner")
    p.flow(again, decide)
    p.flow(xg, longer, "延长一次", "Prolong once", "not(prolonged)", label="corner",
           route=("P", "b", [(None, 135), (("t", 0), None)], "b"))
    p.flow(longer, begin, route="HV")
    p.flow(xg, ended, "终止", "End", default=True)
    return p
