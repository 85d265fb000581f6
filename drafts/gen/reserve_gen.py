"""reserve.json: headcount 2, one objection that stops, the next rank moves up, enrolment."""
import json
import pathlib

from story_gen import (COMMITTEE, PANEL, agenda, clock, complete, decide, minutes, note, step, task,
                       timer, votes)
from forms import show

TOP = pathlib.Path("tests/scenarios/reserve.json")
STORY = pathlib.Path("examples/heping/story.json")
CASE = "HP-2021-B"
NOMINEES = ["nominee.%03d" % n for n in range(1, 6)]
SCORES = {1: "22/18/18/18/14", 2: "21/17/17/18/12", 3: "20/16/16/17/11", 4: "18/14/14/14/10",
          5: "12/10/10/10/8"}
KEYS = ("analysis", "organisation", "response", "masses", "expression")


def nominee(n):
    return {"channel": "self", "name": "报名人%d" % n, "idNo": id_number(n), "gender": "女",
            "birthDate": "1992-03-%02d" % n, "education": "大专", "politicalStatus": "群众",
            "workStart": "2014-07-01", "unit": "柳溪村", "phone": "1390000%04d" % (100 + n),
            "community": "柳溪村", "group": ["其他"],
            "resume": "2014 年起在本村工作，参加网格服务。",
            "reason": "熟悉本村情况，群众基础较好，愿意长期在村里工作，服务乡亲。"}


def id_number(n):
    digits = "999999199203%02d%03d" % (n, 100 + 2 * n)
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def sheet(n):
    return {**dict(zip(KEYS, map(int, SCORES[n].split("/")))), "signature": True}


def vet(row, n):
    who = NOMINEES[n - 1]
    yield step(row, "chen.shuhang", "考察组", "the team",
               complete("ut_team", {"members": ["fang.ruobai", "shen.jiayi"]}, who))
    yield step(row, "luo.zhiyuan", "未发现问题", "clean",
               complete("ut_discipline", {"opinion": "clean"}, who))
    yield step(row, "fang.ruobai", "考察", "the inspection",
               complete("ut_inspect", {"$": "inspection", "conclusion": "pass"}, who))
    yield step(row, "fang.ruobai", "通过", "pass",
               decide("ut_conclude", "pass", "德才表现良好，群众认可。", who))


def meeting(row, day, items, expect, members=COMMITTEE):
    yield step(row, "bai.xue", "议题", "the agenda", agenda(day))
    for _ in range(items):
        yield step(row, "gao.bolin", "表决", "the votes",
                   {"each": "ut_vote", "answers": votes(members=members)})
    yield step(row, "gao.bolin", "签署纪要", "the minutes", minutes(day, "同意。"), expect)


def attest(row, n, word, expect=None):
    return step(row, "tang.wanqing", "公示情况确认", "the attestation",
                complete("ut_attest", {"result": word,
                                       "facts": "公示期满，情况已经核实，记录在案，可以公开查阅。"},
                         NOMINEES[n - 1]), expect)


def begin():
    yield step(1, "chen.shuhang", "发起批次 HP-2021-B", "start campaign HP-2021-B",
               {"start": "heping-select", "values": {"campaignId": CASE,
                                                     "scheme": "heping-reserve"}})
    yield step(2, "chen.shuhang", "发布公告", "announce", complete("ut_announce", "$announcement"),
               {"variables": {"headcount": 2}})
    yield clock(3, "2021-08-10")
    for element in ("ut_talk", "ut_publicity"):
        yield step(3, "chen.shuhang", "记录", "a note",
                   note(element, "2021-08-10", "走访村社区，介绍选拔条件和程序。"))
    for n, login in enumerate(NOMINEES, 1):
        yield step(4, login, "报名", "registers", {
            "intake": "nomination", "correlationKey": CASE, "values": "$nominee%d" % n,
            "consent": "$consent"})
        yield step(4, "bai.xue", "受理", "accepted", complete("ut_accept", {"complete": "yes"}))
    yield clock(5, "2021-08-24 00:00", {
        "openTasks": [task("ut_qualify", "lin.yuetong", subject=login) for login in NOMINEES]})
    for login in NOMINEES:
        yield step(6, "lin.yuetong", "符合", "meets the conditions",
                   complete("ut_qualify", {"items": []}, login, "met"))
    yield step(9, "chen.shuhang", "面试安排", "the sitting",
               complete("ut_setup", {"on": "2021-08-24", "place": "会议室", "panel": "$panelRight",
                                     "supervisor": "tang.wanqing", "lotSeed": 88}))
    yield step(10, "su.mingche", "声明", "declarations",
               {"each": "ut_declare", "answers": {p: {"values": {"relations": []}} for p in PANEL}})


def interviews(order):
    for n in order:
        yield step(11, "su.mingche", "评分", "scores", {"each": "ut_score", "answers": {
            p: {"subject": NOMINEES[n - 1], "values": sheet(n)} for p in PANEL}})
    yield step(12, "tang.wanqing", "监督确认", "Tang signs",
               complete("ut_confirm", {"signature": True}),
               {"pick": [{"variable": "ranking", "entries": ["candidateId", "score", "rank"],
                          "equals": [["K1", 90, 1], ["K2", 85, 2], ["K3", 80, 3], ["K4", 70, 4],
                                     ["K5", 50, 5]]},
                         {"variable": "remaining", "entries": ["candidateId"],
                          "equals": [["K1"], ["K2"], ["K3"], ["K4"]]}],
                "records": [{"register": "R-SHEET", "count": 35}],
                "openTasks": [task("ut_team", "chen.shuhang", subject=NOMINEES[0])]})


def middle():
    yield from vet(13, 1)
    yield from vet(17, 2)
    yield from meeting(18, "2021-08-24", 2, {
        "pick": [{"variable": "remaining", "entries": ["candidateId"],
                  "equals": [["K3"], ["K4"]]},
                 {"variable": "adopted", "entries": ["candidateId", "result"],
                  "equals": [["K1", "adopted"], ["K2", "adopted"]]}],
        "openTasks": [task("ut_posting", "chen.shuhang")]})
    yield step(19, "chen.shuhang", "公示", "posted",
               complete("ut_posting", {"days": 5, "channels": ["公告栏"], "hotline": "8102"}),
               {"timers": [timer("tm_end", "2021-08-31T16:00:00Z")]})
    yield step(20, "mo.yunsheng", "匿名异议", "an anonymous objection",
               {"object": "HP-2021-B-P2", "values": {
                   "about": "K1", "kind": "facts", "content": "她的工作经历与事实不符，请查清楚。",
                   "named": "anonymous"}},
               {"openTasks": [task("ut_triage", "tang.wanqing", subject=NOMINEES[0])]})
    yield step(21, "tang.wanqing", "受理", "in scope",
               decide("ut_triage", "inScope", "反映具体，属于公示异议。"))
    yield step(21, "tang.wanqing", "调查组", "two investigators",
               complete("ut_investigators", {"members": ["fu.hanlin", "jin.chenxi"]}))
    yield step(21, "fu.hanlin", "调查完", "the investigation ends",
               note("ut_investigate", "2021-08-24", "查阅社保缴纳记录，工作经历不实。"))
    yield step(21, NOMINEES[0], "陈述", "is heard",
               complete("ut_heard", {"statement": "记错了时间。"}))
    yield step(21, "fu.hanlin", "属实，停止", "founded, stop", complete("ut_finding", {
        "$": "finding", "finding": "属实", "proposal": "stop",
        "explanation": "社保记录证明工作经历不实，属于材料造假，应当停止。"}))
    yield step(21, "jin.chenxi", "复核签字", "Jin signs", decide("ut_cosign", "yes", "同意。"))
    yield from meeting(21, "2021-08-24", 1,
                       {"timers": [timer("tm_end", "2021-08-31T16:00:00Z"),
                                   timer("tm_remedy", "2021-08-31T16:00:00Z")]})
    yield clock(22, "2021-09-01 00:00", {
        "openTasks": [task("ut_reply", "tang.wanqing", subject=NOMINEES[0]),
                      task("ut_attest", "tang.wanqing", subject=NOMINEES[1])]})
    yield attest(22, 2, "noObjection")
    yield step(23, "tang.wanqing", "答复", "the reply",
               note("ut_reply", "2021-09-01", "已答复本人：停止任用。"))
    yield attest(23, 1, "stopped", {
        "pick": [{"variable": "appointed", "entries": ["candidateId", "result"],
                  "equals": [["K2", "noObjection"]]}],
        "openTasks": [task("ut_team", "chen.shuhang", subject=NOMINEES[2])]})


def ending():
    yield from vet(24, 3)
    yield from meeting(24, "2021-09-01", 1, {"openTasks": [task("ut_posting", "chen.shuhang")]})
    yield step(24, "chen.shuhang", "公示", "posted",
               complete("ut_posting", {"days": 5, "channels": ["公告栏"], "hotline": "8102"}),
               {"records": [{"register": "R-POSTING", "count": 2},
                            {"register": "R-POSTING", "count": 1,
                             "where": {"postingId": "HP-2021-B-P3", "state": "open"}}]})
    yield clock(25, "2021-09-09 00:00")
    yield attest(25, 3, "noObjection", {
        "openTasks": [task("ut_mentor", "chen.shuhang", subject=NOMINEES[1]),
                      task("ut_mentor", "chen.shuhang", subject=NOMINEES[2])]})
    for n in (2, 3):
        yield step(26, "chen.shuhang", "指定导师", "the mentor",
                   note("ut_mentor", "2021-09-09", "由曾桂华担任导师，每月谈话一次。",
                        subject=NOMINEES[n - 1]),
                   None if n == 2 else {
                       "state": "ended", "openTasks": [], "timers": [], "openElements": [],
                       "instances": {"S-ENROL": {"ended": 2, "running": 0},
                                     "S-PROBATION": {"ended": 0, "running": 0}},
                       "records": [{"register": "R-POOLENTRY", "count": 2,
                                    "where": {"status": "储备"}},
                                   {"register": "R-ARCHIVE", "count": 2,
                                    "where": {"section": "basics"}},
                                   {"register": "R-POST", "count": 0}],
                       "notices": [{"of": NOMINEES[2], "template": "pool.entered", "count": 1}],
                       "registers": [
                           {"register": "R-CAMPAIGN", "key": CASE, "fields": {"state": "finished"}},
                           {"register": "R-PERSON", "key": NOMINEES[0],
                            "fields": {"erasureDue": "2022-02-28"}},
                           {"register": "R-PERSON", "key": NOMINEES[4],
                            "fields": {"erasureDue": "2022-03-09"}}]})


def order():
    lots = sorted((88 * (7919 * n + 104729) % 99991, n) for n in SCORES)
    return [n for _, n in lots]


def main():
    shipped = json.loads(STORY.read_text(encoding="utf-8"))
    data = {key: shipped["data"][key] for key in ("team", "consent", "panelRight", "inspection",
                                                  "finding")}
    data["announcement"] = {
        **shipped["data"]["announcement"],
        "posts": [{"org": "柳溪村", "post": "村社区后备干部", "headcount": 1},
                  {"org": "竹园村", "post": "村社区后备干部", "headcount": 1}],
        "conditions": "35 周岁以下，大专及以上学历，工作满 1 年。"}
    for n in SCORES:
        data["nominee%d" % n] = nominee(n)
    steps = [*begin(), *interviews(order()), *middle(), *ending()]
    story = {"package": "heping", "zone": "Asia/Shanghai", "reader": "mo.yunsheng",
             "moreNominees": len(NOMINEES), "data": data, "steps": steps, "branches": {}}
    TOP.write_text(show(story, 0, 120) + "\n", encoding="utf-8")
    print(len(steps), "steps")


main()
