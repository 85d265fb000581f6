"""story.json: rows 1-9 as shipped, rows 10-28 and the branches (a)-(i)."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from forms import show  # noqa: E402

SHIPPED = pathlib.Path("examples/heping/story.json")
TOP = pathlib.Path("examples/heping/story.json")
CASE = "HP-2021-A"
PANEL = ["su.mingche", "wei.xiaonan", "yuan.kaige", "lv.siqi", "qin.haoran", "cao.yufei",
         "pan.jiaming"]
COMMITTEE = ["gao.bolin", "xie.ruolan", "peng.yichen", "deng.qiushi", "jiang.wenxin"]
SHEETS = {
    "K1": "22/17/17/18/13 22/18/16/18/13 21/17/17/18/13 24/19/19/19/14 21/16/16/17/12 "
          "22/17/17/18/13.5 22/17.5/17/18/13",
    "K2": "21/17/17/18/12 21/16/17/19/13 20/17/16/18/12 22/17/17/19/13 18/15/15/16/11 "
          "21/17/17/18/13 21.5/17/17/19/13"}
KEYS = ("analysis", "organisation", "response", "masses", "expression")
EVERYBODY = ["chen.shuhang", "bai.xue", "lin.yuetong", "tang.wanqing", "gao.bolin", "fang.ruobai",
             "zeng.guihua", "ye.zhenyu", "zhong.lixin", "mo.yunsheng", "ding.hao", "yu.qingyang",
             "zhou.wenbo", "wu.yutong"] + PANEL


def number(text):
    return float(text) if "." in text else int(text)


def sheet(text):
    return {**dict(zip(KEYS, map(number, text.split("/")))), "signature": True}


def scores(candidate, subject, first=0, last=7):
    texts = SHEETS[candidate].split()
    return {login: {"subject": subject, "values": sheet(texts[i])}
            for i, login in enumerate(PANEL) if first <= i < last}


def step(row, who, zh, en, do, expect=None, refused=None):
    made = {"row": row, "as": who, "title": {"zh": zh, "en": en}, "do": do}
    if refused:
        made["refused"] = refused
    if expect:
        made["expect"] = expect
    return made


def clock(row, text, expect=None):
    day, _, hour = text.partition(" ")
    hour = hour or "09:00"
    return step(row, "chen.shuhang", "时间到 %s %s" % (day, hour), "clock to %s %s" % (day, hour),
                {"time": "%sT%s:00+08:00" % (day, hour)}, expect)


def complete(element, values, subject=None, outcome=None, opinion=None):
    do = {"complete": element}
    if subject:
        do["subject"] = subject
    if outcome:
        do["outcome"] = outcome
    if opinion:
        do["opinion"] = opinion
    do["values"] = values
    return do


def decide(element, outcome, reasons, subject=None, **more):
    return complete(element, {"reasons": reasons, "signature": True, **more}, subject, outcome)


def task(element, holder, due=None, subject=None):
    made = {"element": element, "holder": holder}
    if due:
        made["due"] = due
    if subject:
        made["subject"] = subject
    return made


def timer(element, due):
    return {"element": element, "due": due}


def form_invalid(field):
    return {"status": 400, "code": "FORM_INVALID", "field": field}


def votes(against=(), abstaining=(), members=COMMITTEE):
    return {m: {"values": {"vote": "no" if m in against else "abstain" if m in abstaining
                           else "yes"}} for m in members}


def agenda(day, present=COMMITTEE):
    return complete("ut_agenda", {"on": day, "entitled": COMMITTEE, "present": present,
                                  "recused": []})


def minutes(day, text):
    return complete("ut_minutes", {"meeting": "街道党工委会议", "on": day, "decision": text,
                                   "signature": True})


def note(element, day, text, outcome=None, subject=None, opinion=None):
    return complete(element, {"on": day, "text": text}, subject, outcome, opinion)


INSPECTION = {"talks": 12, "methods": ["talks", "visit", "files"], "virtue": "政治立场坚定，作风正派。",
              "ability": "组织协调能力较强，熟悉社区工作。", "diligence": "工作勤勉，能吃苦。",
              "achievement": "带动居民发展，成效明显。", "probity": "能遵守廉洁规定。",
              "fileCheck": "consistent", "assessmentRate": 91.5, "signature": True}
N06 = {"$": "inspection", "fileCheck": "inconsistent", "conclusion": "fail",
       "issues": [{"code": "N06", "facts": "受党内严重警告处分，影响期至二〇二二年五月十九日。"}]}


def interview():
    seven = [task("ut_score", login, subject="wu.yutong") for login in PANEL]
    yield step(10, "su.mingche", "七名考官声明无应回避的关系", "seven declarations without a relation",
               {"each": "ut_declare", "answers": {p: {"values": {"relations": []}} for p in PANEL}},
               {"decisions": [{"decision": "D-RECUSE", "output": []}], "openTasks": seven,
                "instancePick": [{"process": "S-INTERVIEW", "variable": "order",
                                  "entries": ["candidateId", "lot"],
                                  "equals": [["K2", 10850], ["K1", 13915]]}]})
    yield step(10, "yuan.kaige", "超过满分被拒", "more than the full mark is refused",
               complete("ut_score", {**sheet(SHEETS["K2"].split()[2]), "analysis": 25.5}),
               refused=form_invalid("analysis"))
    yield step(10, "su.mingche", "三名考官评吴雨桐", "three examiners score Wu",
               {"each": "ut_score", "answers": scores("K2", "wu.yutong", 0, 3)},
               {"openTasks": seven[3:],
                "withheld": {"element": "ut_score", "mark": "analysis", "from": EVERYBODY}})
    yield step(11, "lv.siqi", "其余四名考官评吴雨桐", "four more score Wu",
               {"each": "ut_score", "answers": scores("K2", "wu.yutong", 3, 7)},
               {"openTasks": [task("ut_score", login, subject="zhou.wenbo") for login in PANEL],
                "shown": {"element": "ut_score", "mark": "analysis", "from": ["mo.yunsheng"]},
                "decisions": [{"decision": "D-INTERVIEW",
                               "output": {"average": 85.5, "score": 85.5}}]})
    yield step(11, "tang.wanqing", "唐晚晴提出监督意见", "Tang hands in a supervision note",
               {"intake": "note", "correlationKey": CASE, "values": {"about": "面试现场"}},
               {"openTasks": [task("ut_score", login, subject="zhou.wenbo") for login in PANEL]
                + [task("ut_note", "tang.wanqing")]})
    yield step(11, "tang.wanqing", "监督记录", "the note is written",
               note("ut_note", "2021-09-03", "抽签、评分、计分过程规范，未发现违规情况。", "note"),
               {"openTasks": [task("ut_score", login, subject="zhou.wenbo") for login in PANEL]})
    yield step(11, "su.mingche", "七名考官评周文博", "seven examiners score Zhou",
               {"each": "ut_score", "answers": scores("K1", "zhou.wenbo")},
               {"openTasks": [task("ut_confirm", "tang.wanqing")], "absent": ["ranking"],
                "instancePick": [{"process": "S-INTERVIEW", "variable": "results",
                                  "entries": ["candidateId", "score"],
                                  "equals": [["K2", 85.5], ["K1", 87]]}]})
    yield step(12, "tang.wanqing", "不签字被拒", "without a signature it is refused",
               complete("ut_confirm", {"signature": False}), refused=form_invalid("signature"))
    yield step(12, "tang.wanqing", "监督确认", "Tang signs",
               complete("ut_confirm", {"signature": True, "remark": "程序合规。"}),
               {"pick": [{"variable": "ranking", "entries": ["candidateId", "score", "rank"],
                          "equals": [["K1", 87, 1], ["K2", 85.5, 2]]}],
                "records": [{"register": "R-SHEET", "count": 14},
                            {"register": "R-SHEET", "count": 1,
                             "where": {"candidateId": "K1", "examiner": "pan.jiaming",
                                       "organisation": 17.5, "total": 87.5}}],
                "notices": [{"of": "zhou.wenbo", "template": "interview.result", "count": 1},
                            {"of": "wu.yutong", "template": "interview.result", "count": 1}],
                "instances": {"S-INTERVIEW": {"ended": 1, "running": 0},
                              "S-VETTING": {"ended": 0, "running": 1}},
                "openTasks": [task("ut_team", "chen.shuhang", subject="zhou.wenbo")]})


def vetting():
    yield clock(13, "2021-09-06")
    yield step(13, "chen.shuhang", "考察组含考官，退回", "a team with an examiner comes back",
               complete("ut_team", {"members": ["su.mingche", "fang.ruobai"]}),
               {"decisions": [{"decision": "D-SOD", "output": ["PANEL_INSPECTOR"]}],
                "openTasks": [task("ut_team", "chen.shuhang", subject="zhou.wenbo")]})
    yield step(13, "chen.shuhang", "考察组两人", "a team of two",
               complete("ut_team", {"members": ["fang.ruobai", "shen.jiayi"]}),
               {"decisions": [{"decision": "D-SOD", "output": []}],
                "openTasks": [task("ut_inspect", "fang.ruobai", subject="zhou.wenbo"),
                              task("ut_discipline", "luo.zhiyuan", "2021-09-13T16:00:00Z",
                                   "zhou.wenbo")]})
    yield clock(14, "2021-09-08")
    yield step(14, "luo.zhiyuan", "有问题而无文号被拒", "not clean without a document is refused",
               complete("ut_discipline", {"opinion": "notClean"}), refused=form_invalid("docNo"))
    yield step(14, "luo.zhiyuan", "党内严重警告影响期未满", "a sanction still in effect",
               complete("ut_discipline", {"opinion": "notClean", "docNo": "和纪〔2020〕12号",
                                          "docDate": "2020-11-20", "effectiveTo": "2022-05-19"}))
    yield clock(14, "2021-09-09")
    yield step(14, "fang.ruobai", "考察周文博", "the inspection of Zhou",
               complete("ut_inspect", N06),
               {"openTasks": [task("ut_conclude", "fang.ruobai", subject="zhou.wenbo")]})
    yield step(14, "fang.ruobai", "考察结论：不通过", "conclusion: fail",
               decide("ut_conclude", "fail", "党内严重警告处分影响期至二〇二二年五月十九日，属于不得任用的情形。"),
               {"openTasks": [task("ut_heard", "zhou.wenbo", subject="zhou.wenbo")],
                "timers": [timer("bt_heard", "2021-09-14T16:00:00Z")]})
    yield clock(15, "2021-09-10")
    yield step(15, "zhou.wenbo", "周文博陈述", "Zhou states",
               complete("ut_heard", {"statement": "处分属实，本人已认识错误并改正，请组织酌情考虑。"}),
               {"openTasks": [task("ut_decide", "fang.ruobai", subject="zhou.wenbo")],
                "timers": []})
    yield clock(15, "2021-09-13")
    yield step(15, "fang.ruobai", "理由过短被拒", "reasons too short are refused",
               decide("ut_decide", "fail", "处分期内"), refused=form_invalid("reasons"))
    yield step(15, "fang.ruobai", "决定不通过", "decide fail",
               decide("ut_decide", "fail", "听取陈述后，处分影响期未满的事实清楚，依规定不能通过政治考察。"),
               {"openTasks": [task("ut_countersign", "shen.jiayi", subject="zhou.wenbo")]})
    yield clock(15, "2021-09-14")
    yield step(15, "shen.jiayi", "复签同意", "Shen agrees",
               decide("ut_countersign", "agree", "同意。"),
               {"openTasks": [], "timers": [timer("tm_remedy", "2021-09-22T16:00:00Z")],
                "waiting": [{"element": "mc_appeal", "name": "appeal.submitted"}],
                "notices": [{"of": "zhou.wenbo", "template": "decision.adverse", "count": 1}],
                "instances": {"S-VETTING": {"ended": 0, "running": 1}}})
    yield clock(16, "2021-09-23 00:00", {
        "instances": {"S-VETTING": {"ended": 1, "running": 1},
                      "S-REMEDY": {"ended": 2, "running": 0}},
        "instanceVariables": [{"process": "S-VETTING", "where": {"result": "fail"},
                               "variables": {"remedy": "none", "remedyUntil": "2021-09-22"}}],
        "openTasks": [task("ut_team", "chen.shuhang", subject="wu.yutong")]})
    yield clock(17, "2021-09-23")
    yield step(17, "chen.shuhang", "同一考察组", "the same team",
               complete("ut_team", {"members": ["fang.ruobai", "shen.jiayi"]}),
               {"openTasks": [task("ut_inspect", "fang.ruobai", subject="wu.yutong"),
                              task("ut_discipline", "luo.zhiyuan", "2021-09-29T16:00:00Z",
                                   "wu.yutong")]})
    yield clock(17, "2021-09-24")
    yield step(17, "luo.zhiyuan", "未发现问题", "clean",
               complete("ut_discipline", {"opinion": "clean"}))
    yield clock(17, "2021-09-26")
    yield step(17, "fang.ruobai", "考察吴雨桐", "the inspection of Wu",
               complete("ut_inspect", {"$": "inspection", "conclusion": "pass"}))
    yield step(17, "fang.ruobai", "考察结论：通过", "conclusion: pass",
               decide("ut_conclude", "pass", "德才表现良好，群众认可。"),
               {"pick": [{"variable": "vetted", "entries": ["candidateId", "result", "remedyUntil"],
                          "equals": [["K1", "fail", "2021-09-22"], ["K2", "pass", None]]},
                         {"variable": "passed", "entries": ["candidateId"], "equals": [["K2"]]}],
                "variables": {"remaining": [], "inspectors": ["fang.ruobai", "shen.jiayi"],
                              "adopted": []},
                "openTasks": [task("ut_agenda", "bai.xue")]})


def deliberation():
    yield clock(18, "2021-09-27")
    yield step(18, "bai.xue", "实到不在应到之内被拒", "present but not entitled is refused",
               complete("ut_agenda", {"on": "2021-09-27", "entitled": COMMITTEE[:4],
                                      "present": COMMITTEE, "recused": ["jiang.wenxin"]}),
               refused=form_invalid("present"))
    yield step(18, "bai.xue", "五人应到，五人实到", "five entitled, five present",
               agenda("2021-09-27"),
               {"openTasks": [task("ut_vote", member) for member in COMMITTEE]})
    yield step(18, "gao.bolin", "四票赞成，蒋文昕弃权", "four for, Jiang abstains",
               {"each": "ut_vote", "answers": votes(abstaining=["jiang.wenxin"])},
               {"decisions": [{"decision": "D-DELIB", "output": "adopted"}],
                "openTasks": [task("ut_minutes", "gao.bolin")]})
    yield step(18, "gao.bolin", "签署纪要", "Gao signs the minutes",
               minutes("2021-09-27", "同意吴雨桐为榕树社区党组织书记拟任人选。"),
               {"pick": [{"variable": "adopted",
                          "entries": ["candidateId", "result", "yes", "no", "abstain"],
                          "equals": [["K2", "adopted", 4, 0, 1]]}],
                "openTasks": [task("ut_posting", "chen.shuhang")]})


def posting():
    values = {"days": 5, "channels": ["公告栏", "公众号"], "hotline": "街道纪工委 8102"}
    yield clock(19, "2021-09-28")
    yield step(19, "chen.shuhang", "四天被拒", "four days are refused",
               complete("ut_posting", {**values, "days": 4}), refused=form_invalid("days"))
    yield step(19, "chen.shuhang", "公示五个工作日", "posted for five working days",
               complete("ut_posting", values),
               {"instanceVariables": [{"process": "S-POSTING", "where": {"round": 2}, "variables": {
                   "postingId": "HP-2021-A-P2", "publishedOn": "2021-09-28",
                   "endsOn": "2021-10-11", "openCases": [], "closedCases": []}}],
                "timers": [timer("tm_end", "2021-10-11T16:00:00Z")], "openTasks": [],
                "page": {"posting": "HP-2021-A-P2",
                         "shows": ["吴雨桐", "女", "1988-11", "大专", "榕树社区 社区党组织书记"],
                         "hides": ["1988-11-03", "1228", "13900000002", "wu.yutong", "85.5",
                                   "中共党员", "2016-06-20", "周文博"]}})
    yield clock(20, "2021-09-30")
    yield step(20, "mo.yunsheng", "居民实名提出异议", "a resident objects by name",
               {"object": "HP-2021-A-P2", "values": "$objection"},
               {"instancePick": [{"process": "S-POSTING", "variable": "openCases",
                                  "entries": ["caseId", "about"], "equals": [["C1", "K2"]]}],
                "openTasks": [task("ut_triage", "tang.wanqing", "2021-10-09T16:00:00Z",
                                   "wu.yutong")],
                "records": [{"register": "R-OBJECTION", "count": 1,
                             "where": {"caseId": "C1", "about": "K2", "state": "open"}}],
                "masked": [{"as": login, "register": "R-OBJECTION", "key": "HP-2021-A:C1",
                            "hides": ["reporter", "reporterPhone"]}
                           for login in ("chen.shuhang", "ye.zhenyu", "mo.yunsheng", "gao.bolin",
                                         "wu.yutong", "ding.hao")] +
                          [{"as": "tang.wanqing", "register": "R-OBJECTION", "key": "HP-2021-A:C1",
                            "shows": {"reporter": "王居民", "reporterPhone": "13900000099"}}]})


def objection():
    yield clock(21, "2021-10-08")
    yield step(21, "tang.wanqing", "属于受理范围", "in scope",
               decide("ut_triage", "inScope", "反映具体，属于公示异议。"),
               {"openTasks": [task("ut_investigators", "tang.wanqing", subject="wu.yutong")]})
    yield step(21, "tang.wanqing", "调查组含考察人，退回", "a team with an inspector comes back",
               complete("ut_investigators", {"members": ["fang.ruobai", "fu.hanlin"]}),
               {"decisions": [{"decision": "D-SOD", "output": ["INVESTIGATOR"]}],
                "openTasks": [task("ut_investigators", "tang.wanqing", subject="wu.yutong")]})
    yield step(21, "tang.wanqing", "调查组两人", "two investigators",
               complete("ut_investigators", {"members": ["fu.hanlin", "jin.chenxi"]}),
               {"decisions": [{"decision": "D-SOD", "output": []}],
                "openTasks": [task("ut_investigate", "fu.hanlin", "2021-10-21T16:00:00Z",
                                   "wu.yutong")],
                "timers": [timer("tm_end", "2021-10-11T16:00:00Z"),
                           timer("bt_extend", "2021-10-21T16:00:00Z")]})
    yield clock(22, "2021-10-12 00:00", {
        "timers": [timer("bt_extend", "2021-10-21T16:00:00Z")],
        "openTasks": [task("ut_investigate", "fu.hanlin", subject="wu.yutong")],
        "openElements": "$holding"})
    yield clock(23, "2021-10-13")
    yield step(23, "fu.hanlin", "调查完", "the investigation ends",
               note("ut_investigate", "2021-10-13", "走访居民二十人，查阅合作社账目，未发现问题。"),
               {"openTasks": [task("ut_heard", "wu.yutong", subject="wu.yutong")],
                "timers": [timer("bt_heard", "2021-10-18T16:00:00Z")]})
    yield clock(23, "2021-10-14")
    yield step(23, "wu.yutong", "吴雨桐陈述", "Wu is heard",
               complete("ut_heard", {"statement": "合作社账目公开，本人没有占用集体资金。"}),
               {"openTasks": [task("ut_finding", "fu.hanlin", subject="wu.yutong")], "timers": []})
    yield step(23, "fu.hanlin", "暂缓而无日期被拒", "a deferral without a date is refused",
               complete("ut_finding", {"$": "finding", "proposal": "defer"}),
               refused=form_invalid("until"))
    yield step(23, "fu.hanlin", "不属实，恢复程序", "unfounded, resume",
               complete("ut_finding", "$finding"),
               {"openTasks": [task("ut_cosign", "jin.chenxi", subject="wu.yutong")]})
    yield step(23, "jin.chenxi", "复核签字", "Jin signs",
               decide("ut_cosign", "yes", "事实清楚，同意。"),
               {"openTasks": [task("ut_agenda", "bai.xue")],
                "instances": {"S-DELIBERATE": {"ended": 1, "running": 1}}})
    yield clock(24, "2021-10-15")
    yield step(24, "bai.xue", "五人应到，五人实到", "five entitled, five present",
               agenda("2021-10-15"))
    yield step(24, "gao.bolin", "五票赞成", "five for",
               {"each": "ut_vote", "answers": votes()})
    yield step(24, "gao.bolin", "签署纪要", "Gao signs the minutes",
               minutes("2021-10-15", "异议不属实，恢复程序。"),
               {"openTasks": [task("ut_reply", "tang.wanqing", subject="wu.yutong")]})
    yield step(24, "tang.wanqing", "答复", "Tang replies",
               note("ut_reply", "2021-10-15", "已向反映人和本人答复：经查，反映的问题不属实。"),
               {"secret": {"element": "ut_triage", "words": ["王居民", "13900000099"],
                           "from": [login for login in EVERYBODY if login != "tang.wanqing"]},
                "instancePick": [
                   {"process": "S-POSTING", "variable": "openCases", "entries": ["caseId"],
                    "equals": []},
                   {"process": "S-POSTING", "variable": "closedCases",
                    "entries": ["caseId", "about", "finding", "decision"],
                    "equals": [["C1", "K2", "不属实", "resume"]]}],
                "registers": [{"register": "R-OBJECTION", "key": "HP-2021-A:C1", "fields": {
                    "state": "closed", "finding": "不属实", "decision": "resume"}}],
                "openTasks": [task("ut_attest", "tang.wanqing")]})
    facts = "公示期满，收到异议一件，经两名调查人调查不属实，已经答复。"
    yield clock(25, "2021-10-18")
    yield step(25, "tang.wanqing", "与办理结果不符被拒", "what differs from the cases is refused",
               complete("ut_attest", {"result": "noObjection", "facts": facts}),
               refused=form_invalid("result"))
    yield step(25, "tang.wanqing", "异议已办结", "resolved",
               complete("ut_attest", {"result": "resolved", "facts": facts}),
               {"pick": [{"variable": "appointed", "entries": ["candidateId", "result"],
                          "equals": [["K2", "resolved"]]}],
                "openTasks": [task("ut_appoint", "chen.shuhang")],
                "registers": [{"register": "R-POSTING", "key": "HP-2021-A-P2",
                               "fields": {"state": "closed"}}]})


def ending():
    yield clock(26, "2021-10-19")
    yield step(26, "chen.shuhang", "早于今天被拒", "before today is refused",
               complete("ut_appoint", {"post": "榕树社区党组织书记", "from": "2021-10-18",
                                       "decisionNo": "和党工〔2021〕31号"}),
               refused=form_invalid("from"))
    yield step(26, "chen.shuhang", "任命", "the appointment",
               complete("ut_appoint", {"post": "榕树社区党组织书记", "from": "2021-11-01",
                                       "decisionNo": "和党工〔2021〕31号"}),
               {"openTasks": [task("ut_submit", "chen.shuhang")]})
    yield step(26, "chen.shuhang", "备案报送", "the filing",
               complete("ut_submit", {"kind": "新任", "org": "榕树社区", "basis": "和党工〔2021〕31号"}),
               {"openTasks": [task("ut_check", "ye.zhenyu", "2021-10-26T16:00:00Z")]})
    yield clock(26, "2021-10-21")
    yield step(26, "ye.zhenyu", "登记无备案号被拒", "without a number it is refused",
               decide("ut_check", "registered", "材料齐全。"), refused=form_invalid("docNo"))
    yield step(26, "ye.zhenyu", "登记备案", "registered",
               decide("ut_check", "registered", "材料齐全。", docNo="安组备〔2021〕16号"),
               {"registers": [
                   {"register": "R-POST", "key": "wu.yutong:2021-11-01", "fields": {
                       "kind": "新任", "via": "公开选拔", "filingNo": "安组备〔2021〕16号",
                       "campaignId": CASE}},
                   {"register": "R-FILING", "key": "wu.yutong:2021-11-01", "fields": {
                       "filingNo": "安组备〔2021〕16号", "filedOn": "2021-10-21"}},
                   {"register": "R-CAMPAIGN", "key": CASE, "fields": {"state": "finished"}}],
                "records": [{"register": "R-ARCHIVE", "count": 1,
                             "where": {"personId": "wu.yutong", "section": "changes"}}],
                "openTasks": [], "timers": [timer("tm_due", "2022-10-31T16:00:00Z")]})
    yield clock(27, "2021-12-31", {
        "records": [{"register": "R-POST", "count": 1, "where": {"kind": "新任", "via": "公开选拔"}},
                    {"register": "R-NOMINATION", "count": 3, "where": {"campaignId": CASE}},
                    {"register": "R-NOMINATION", "count": 3,
                     "where": {"campaignId": CASE, "state": "accepted"}},
                    {"register": "R-POSTING", "count": 1},
                    {"register": "R-OBJECTION", "count": 1, "where": {"finding": "不属实"}}],
        "counts": [{"variable": "nominations", "count": 3},
                   {"variable": "nominations", "where": {"result": "accepted"}, "count": 3},
                   {"variable": "qualified", "count": 2}, {"variable": "ranking", "count": 2},
                   {"variable": "vetted", "where": {"result": "pass"}, "count": 1},
                   {"variable": "postingResults", "count": 1},
                   {"variable": "appointed", "count": 1}],
        "tasks": {"completed": 77, "open": 0}, "instanceCount": {"all": 18, "running": 2},
        "deviations": 0,
        "registers": [
            {"register": "R-PERSON", "key": "zheng.haifeng", "fields": {"erasureDue": "2022-03-02"}},
            {"register": "R-PERSON", "key": "zhou.wenbo", "fields": {"erasureDue": "2022-03-22"}}]})
    yield clock(28, "2022-11-01", {
        "openTasks": [task("ut_report", "wu.yutong"), task("ut_opinion", "zeng.guihua")]})
    yield step(28, "wu.yutong", "试用期总结", "Wu reports",
               note("ut_report", "2022-11-01", "一年来走访居民，推进网格治理，完成各项任务。"))
    yield step(28, "zeng.guihua", "导师意见", "Zeng's opinion",
               note("ut_opinion", "2022-11-01", "适应岗位，能独立处理社区事务，建议转正。"),
               {"openTasks": [task("ut_agenda", "bai.xue")]})
    yield step(28, "bai.xue", "五人应到，五人实到", "five entitled, five present",
               agenda("2022-11-01"))
    yield step(28, "gao.bolin", "五票赞成", "five for", {"each": "ut_vote", "answers": votes()})
    yield step(28, "gao.bolin", "签署纪要", "Gao signs the minutes",
               minutes("2022-11-01", "同意吴雨桐试用期满转正。"),
               {"instanceVariables": [{"process": "S-PROBATION", "where": {"campaignId": CASE},
                                       "variables": {"result": "confirmed"}}],
                "state": "ended", "openTasks": [], "timers": [], "openElements": [],
                "instanceCount": {"all": 19, "running": 0}})


# Branches -------------------------------------------------------------------------------------
def setup(row):
    return step(row, "chen.shuhang", "七名考官符合要求", "the right seven",
                complete("ut_setup", {"on": "2021-09-03", "place": "街道会议室",
                                      "panel": "$panelRight", "supervisor": "tang.wanqing",
                                      "lotSeed": 88}))


def branch_a():
    yield clock("a", "2021-08-30")
    yield step("a", "zheng.haifeng", "郑海峰申诉", "Zheng appeals",
               {"intake": "appeal", "correlationKey": CASE + ":zheng.haifeng",
                "values": {"grounds": "本人出生登记有误，户籍已更正，请复核年龄认定。", "wish": "change"}},
               {"openTasks": [task("ut_admit", "zhong.lixin", "2021-09-01T16:00:00Z")],
                "timers": [], "records": [{"register": "R-APPEAL", "count": 1}]})
    yield step("a", "zhong.lixin", "受理申诉", "the appeal is admitted",
               note("ut_admit", "2021-08-30", "申诉在期限内提出，予以受理。"))
    yield clock("a", "2021-09-06")
    yield step("a", "zhong.lixin", "改变原决定", "changed",
               complete("ut_review", {"reasons": "经核对公安机关户籍更正证明，申诉人出生日期登记有误，更正后截至计算日"
                                      "未满四十六周岁，符合方案规定的年龄条件，原决定应予改变。"},
                        outcome="changed"),
               {"registers": [{"register": "R-APPEAL", "key": CASE + ":zheng.haifeng:2021-08-30",
                               "fields": {"state": "closed", "outcome": "changed"}}],
                "instances": {"S-QUALIFY": {"ended": 3, "running": 0},
                              "S-APPEAL": {"ended": 1, "running": 0}},
                "pick": [{"variable": "qualified", "entries": ["candidateId"],
                          "equals": [["K1"], ["K2"], ["K3"]]}],
                "openTasks": [task("ut_setup", "chen.shuhang")]})
    yield setup("a")
    yield step("a", "su.mingche", "七名考官声明", "seven declarations",
               {"each": "ut_declare", "answers": {p: {"values": {"relations": []}} for p in PANEL}},
               {"instancePick": [{"process": "S-INTERVIEW", "variable": "order",
                                  "entries": ["candidateId", "lot"],
                                  "equals": [["K3", 7785], ["K2", 10850], ["K1", 13915]]}]})


def branch_b():
    yield clock("b", "2021-09-06")
    yield step("b", "zhou.wenbo", "周文博退出", "Zhou withdraws",
               {"intake": "withdrawal", "correlationKey": CASE + ":zhou.wenbo",
                "values": {"reason": "因家庭原因退出选拔。"}},
               {"openTasks": [task("ut_team", "chen.shuhang", subject="wu.yutong")],
                "instanceVariables": [{"process": "S-VETTING", "where": {"result": "withdrawn"},
                                       "variables": {"remedy": None, "remedyUntil": None}}],
                "instances": {"S-VETTING": {"ended": 1, "running": 1},
                              "S-REMEDY": {"ended": 1, "running": 0}},
                "notices": [{"of": "zhou.wenbo", "template": "decision.adverse", "count": 0}]})
    yield step("b", "zhou.wenbo", "再次退出被拒", "a second time nobody waits",
               {"intake": "withdrawal", "correlationKey": CASE + ":zhou.wenbo",
                "values": {"reason": "因家庭原因退出选拔。"}},
               refused={"status": 409, "code": "NOT_STARTABLE"})


def unqualified(row, subject, name_zh, name_en, stated_on, decided_on):
    yield step(row, "lin.yuetong", name_zh + "不符合", name_en + " does not meet them",
               complete("ut_qualify", {"items": [], "reasons": "经核对材料，工作经历证明不足，不能认定符合条件。"}
                        if subject != "zheng.haifeng" else
                        {"items": [{"officerResult": "unmet"}],
                         "reasons": "截至计算日为四十六周岁，超过上限。"}, subject, "unmet"))
    yield clock(row, stated_on)
    yield step(row, subject, name_zh + "陈述", name_en + " states",
               complete("ut_statement", {"statement": "请组织核实。"}))
    yield clock(row, decided_on)
    yield step(row, "he.jingchuan", "决定不合格", "decide unqualified",
               decide("ut_second", "unqualified", "经复核，现有材料不能证明符合方案规定的资格条件，不予认定。"))


def branch_c():
    consent = {"correlationKey": CASE, "consent": "$consent"}
    yield clock("c", "2021-08-11")
    yield step("c", "bai.xue", "受理周文博", "accept Zhou",
               complete("ut_accept", {"complete": "yes"}))
    yield clock("c", "2021-08-16")
    yield step("c", "zheng.haifeng", "郑海峰报名", "Zheng registers",
               {"intake": "nomination", "values": "$zheng", **consent})
    yield step("c", "bai.xue", "受理郑海峰", "accept Zheng",
               complete("ut_accept", {"complete": "yes"}))
    yield clock("c", "2021-08-24 00:00")
    yield clock("c", "2021-08-24")
    yield step("c", "lin.yuetong", "周文博符合", "Zhou meets the conditions",
               complete("ut_qualify", {"items": []}, "zhou.wenbo", "met"))
    yield from unqualified("c", "zheng.haifeng", "郑海峰", "Zheng", "2021-08-25", "2021-08-26")
    yield clock("c", "2021-09-03 00:00", {
        "openTasks": [task("ut_talk", "chen.shuhang"), task("ut_publicity", "chen.shuhang")],
        "timers": [timer("tm_close", "2021-09-10T16:00:00Z")],
        "variables": {"closes": "2021-09-10", "extended": True},
        "registers": [{"register": "R-CAMPAIGN", "key": CASE, "fields": {"closes": "2021-09-10"}}]})
    yield clock("c", "2021-09-06")
    yield step("c", "chen.shuhang", "再次座谈", "talks again",
               note("ut_talk", "2021-09-06", "再次走访村社区，动员符合条件的人员报名。"))
    yield step("c", "chen.shuhang", "再次宣传", "publicity again",
               note("ut_publicity", "2021-09-06", "公告延长报名五个工作日，补充张贴海报。"))
    yield step("c", "wu.yutong", "吴雨桐报名", "Wu registers",
               {"intake": "nomination", "values": "$wu", **consent})
    yield step("c", "bai.xue", "受理吴雨桐", "accept Wu",
               complete("ut_accept", {"complete": "yes"}))
    yield clock("c", "2021-09-11 00:00", {
        "openTasks": [task("ut_qualify", "lin.yuetong", subject="wu.yutong")],
        "instances": {"S-QUALIFY": {"ended": 2, "running": 1}}})
    yield clock("c", "2021-09-13")
    yield from unqualified("c", "wu.yutong", "吴雨桐", "Wu", "2021-09-14", "2021-09-15")
    yield clock("c", "2021-09-24 00:00", {
        "openTasks": [task("ut_few", "ye.zhenyu")], "timers": [],
        "counts": [{"variable": "qualifications", "count": 3}, {"variable": "qualified", "count": 1}]})
    yield step("c", "ye.zhenyu", "停止，岗位空缺", "stop, the post stays vacant",
               note("ut_few", "2021-09-24", "合格人选不足，停止本批次。", "stop", opinion="人数不足，停止。"),
               {"openTasks": [task("ut_vacant", "ye.zhenyu")]})


def branch_d():
    yield step("d", "mo.yunsheng", "又一件异议", "another objection",
               {"object": "HP-2021-A-P2", "values": {"$": "objection", "named": "anonymous",
                                                     "reporter": None, "phone": None}},
               {"instancePick": [{"process": "S-POSTING", "variable": "openCases",
                                  "entries": ["caseId", "about"], "equals": [["C2", "K2"]]}],
                "openTasks": [task("ut_attest", "tang.wanqing"),
                              task("ut_triage", "tang.wanqing", subject="wu.yutong")]})
    yield step("d", "tang.wanqing", "确认，但又有异议", "attested, but there is a new objection",
               complete("ut_attest", {"result": "resolved",
                                      "facts": "公示期满，收到异议一件，经两名调查人调查不属实，已经答复。"}),
               {"openTasks": [task("ut_triage", "tang.wanqing", subject="wu.yutong")],
                "openElements": "$holdingAgain"})
    yield step("d", "tang.wanqing", "不属受理范围", "out of scope",
               decide("ut_triage", "outOfScope", "反映的内容与公示人选无关。"))
    yield step("d", "tang.wanqing", "登记并答复", "the reply",
               note("ut_reply", "2021-10-15", "匿名反映，内容与公示人选无关，已记录。"),
               {"openTasks": [task("ut_attest", "tang.wanqing")],
                "instancePick": [{"process": "S-POSTING", "variable": "closedCases",
                                  "entries": ["caseId", "decision"],
                                  "equals": [["C1", "resume"], ["C2", "outOfScope"]]}]})


def branch_e():
    yield clock("e", "2021-10-13")
    yield step("e", "fu.hanlin", "调查完", "the investigation ends",
               note("ut_investigate", "2021-10-13", "查阅账目，发现占用集体资金，有书证。"))
    yield step("e", "wu.yutong", "吴雨桐陈述", "Wu is heard",
               complete("ut_heard", {"statement": "情况需要说明，请组织核实。"}))
    yield step("e", "fu.hanlin", "停止而理由过短被拒", "a stop with short reasons is refused",
               complete("ut_finding", {"$": "finding", "finding": "属实", "proposal": "stop",
                                       "explanation": "属实"}), refused=form_invalid("explanation"))
    yield step("e", "fu.hanlin", "属实，停止", "founded, stop",
               complete("ut_finding", {"$": "finding", "finding": "属实", "proposal": "stop",
                                       "explanation": "占用集体资金的事实有账目和书证，属于不得任用的情形。"}))
    yield step("e", "jin.chenxi", "复核签字", "Jin signs", decide("ut_cosign", "yes", "同意。"))
    yield step("e", "bai.xue", "五人应到，五人实到", "five entitled, five present",
               agenda("2021-10-13"))
    yield step("e", "gao.bolin", "五票赞成停止", "five for the stop",
               {"each": "ut_vote", "answers": votes()})
    yield step("e", "gao.bolin", "签署纪要", "Gao signs the minutes",
               minutes("2021-10-13", "异议属实，停止任用。"),
               {"timers": [timer("tm_remedy", "2021-10-20T16:00:00Z")], "openTasks": [],
                "notices": [{"of": "wu.yutong", "template": "decision.adverse", "count": 1}]})
    yield clock("e", "2021-10-14")
    yield step("e", "wu.yutong", "吴雨桐申诉", "Wu appeals",
               {"intake": "appeal", "correlationKey": CASE + ":wu.yutong",
                "values": {"grounds": "账目系记账错误，本人没有占用集体资金，请求复核。", "wish": "change"}})
    yield step("e", "zhong.lixin", "受理申诉", "the appeal is admitted",
               note("ut_admit", "2021-10-14", "申诉在期限内提出，予以受理。"))
    yield step("e", "zhong.lixin", "维持原决定", "upheld",
               complete("ut_review", {"reasons": "经复核，调查取得的账目、书证与询问笔录相互印证，占用集体资金的事实清楚，"
                                      "程序合规，申诉理由不能成立，原决定应予维持。"}, outcome="upheld"),
               {"openTasks": [task("ut_reply", "tang.wanqing", subject="wu.yutong")]})
    yield step("e", "tang.wanqing", "答复", "Tang replies",
               note("ut_reply", "2021-10-14", "已向反映人和本人答复：反映属实，停止任用。"),
               {"openTasks": [task("ut_attest", "tang.wanqing")]})
    yield step("e", "tang.wanqing", "停止任用", "stopped",
               complete("ut_attest", {"result": "stopped",
                                      "facts": "公示期满，收到异议一件，经调查属实，决定停止任用。"}),
               {"variables": {"remaining": [], "appointed": []},
                "pick": [{"variable": "postingResults", "entries": ["candidateId", "result",
                                                                    "remedyUntil"],
                          "equals": [["K2", "stopped", "2021-10-20"]]}],
                "openTasks": [task("ut_vacant", "ye.zhenyu")]})
    yield step("e", "ye.zhenyu", "岗位空缺", "the post stays vacant",
               note("ut_vacant", "2021-10-14", "本批次无人任用，岗位空缺，另行选拔。"),
               {"state": "ended", "openTasks": [], "timers": [],
                "records": [{"register": "R-POST", "count": 0}],
                "registers": [
                    {"register": "R-CAMPAIGN", "key": CASE, "fields": {"state": "failed"}},
                    {"register": "R-PERSON", "key": "wu.yutong",
                     "fields": {"erasureDue": "2022-04-20"}}]})


def branch_f():
    answers = {p: {"values": {"relations": []}} for p in PANEL}
    answers["cao.yufei"] = {"values": {"relations": [
        {"personId": "zhou.wenbo", "ground": "spouse"}]}}
    yield step("f", "su.mingche", "曹雨霏声明配偶关系", "Cao declares a spouse",
               {"each": "ut_declare", "answers": answers},
               {"decisions": [{"decision": "D-RECUSE", "output": ["cao.yufei"]}],
                "openTasks": [task("ut_setup", "chen.shuhang")]})


def branch_g():
    yield step("g", "su.mingche", "七名考官声明", "seven declarations",
               {"each": "ut_declare", "answers": {p: {"values": {"relations": []}} for p in PANEL}})
    same = {"wu.yutong": "21/17/16/19/12", "zhou.wenbo": "21/17/17/18/12"}
    for subject, text in same.items():
        yield step("g", "su.mingche", "每人 85 分", "85 from everybody",
                   {"each": "ut_score", "answers": {p: {"subject": subject, "values": sheet(text)}
                                                    for p in PANEL}})
    yield step("g", "tang.wanqing", "监督确认", "Tang signs",
               complete("ut_confirm", {"signature": True}),
               {"pick": [{"variable": "ranking",
                          "entries": ["candidateId", "score", "masses", "rank"],
                          "equals": [["K2", 85, 19, 1], ["K1", 85, 18, 2]]}],
                "openTasks": [task("ut_team", "chen.shuhang", subject="wu.yutong")]})


def branch_h():
    yield step("h", "tang.wanqing", "唐晚晴提出监督意见", "Tang hands in a supervision note",
               {"intake": "note", "correlationKey": CASE, "values": {"about": "公示程序"}},
               {"openTasks": [task("ut_triage", "tang.wanqing"), task("ut_note", "tang.wanqing")]})
    yield step("h", "tang.wanqing", "建议中止", "stop is proposed",
               note("ut_note", "2021-09-30", "面试试题提前泄露，有证据，建议中止本批次。", "stop",
                    opinion="程序严重违规，建议中止。"),
               {"openTasks": [task("ut_triage", "tang.wanqing"), task("ut_stop", "ye.zhenyu")]})
    yield step("h", "ye.zhenyu", "确认中止", "confirmed",
               note("ut_stop", "2021-09-30", "经核实，同意中止本批次。", "stop", opinion="同意中止。"),
               {"state": "ended", "openTasks": [], "timers": [], "openElements": [],
                "registers": [
                    {"register": "R-CAMPAIGN", "key": CASE, "fields": {"state": "failed"}},
                    {"register": "R-POSTING", "key": "HP-2021-A-P2", "fields": {"state": "closed"}},
                    {"register": "R-PERSON", "key": "zhou.wenbo",
                     "fields": {"erasureDue": "2022-03-22"}}],
                "records": [{"register": "R-POST", "count": 0}]})


def branch_i():
    three = COMMITTEE[:3]
    yield clock("i", "2021-09-27")
    for time in (1, 2):
        yield step("i", "bai.xue", "三人到会，改期", "three of five: a new agenda",
                   agenda("2021-09-27", three),
                   {"openTasks": [task("ut_agenda", "bai.xue")],
                    "instanceVariables": [{"process": "S-DELIBERATE", "where": {"campaignId": CASE},
                                           "variables": {"sittings": time, "decisions": []}}]})
    yield step("i", "bai.xue", "第三次不足", "the third time",
               agenda("2021-09-27", three), {"openTasks": [task("ut_minutes", "gao.bolin")]})
    yield step("i", "gao.bolin", "签署纪要", "Gao signs the minutes",
               minutes("2021-09-27", "三次到会人数不足，延期研究。"),
               {"pick": [{"variable": "decisions", "entries": ["candidateId", "result"],
                          "equals": [["K2", "adjourned"]]}],
                "openTasks": [], "timers": [timer("tm_again", "2021-10-09T16:00:00Z")]})
    yield clock("i", "2021-10-10 00:00", {"openTasks": [task("ut_agenda", "bai.xue")],
                                          "timers": [],
                                          "instances": {"S-DELIBERATE": {"ended": 1, "running": 1}}})


def main():
    story = json.loads(SHIPPED.read_text(encoding="utf-8"))
    data = story["data"]
    data["inspection"] = INSPECTION
    data["finding"] = {
        "steps": [{"on": "2021-10-13", "what": "走访居民，查阅账目", "result": "未发现占用集体资金"}],
        "statementOfPerson": "本人陈述没有占用集体资金。", "finding": "不属实", "proposal": "resume"}
    data["objection"] = {"about": "K2", "kind": "discipline",
                         "content": "听说她办合作社时占用过集体资金，请查清楚。", "named": "named",
                         "reporter": "王居民", "phone": "13900000099"}
    holding = ["sp_main", "ca_posting", "sp_post", "mi_persons", "mi_persons", "cc_clear",
               "es_objection", "ca_objection"]
    data["holding"] = holding + ["sp_investigate", "ut_investigate"]
    data["holdingAgain"] = holding + ["ut_triage"]
    steps = story["steps"]
    first = next(i for i, s in enumerate(steps) if s["row"] == 2)
    steps.insert(first, step(
        1, "tang.wanqing", "公告前不能提监督意见", "no supervision note before the announcement",
        {"intake": "note", "correlationKey": CASE, "values": {"about": "批次"}},
        refused={"status": 409, "code": "NOT_STARTABLE"}))
    seventh = next(i for i, s in enumerate(steps) if s["row"] == 7)
    steps.insert(seventh, step(
        6, "zheng.haifeng", "没有决定，不能申诉", "no appeal before a decision",
        {"intake": "appeal", "correlationKey": CASE + ":zheng.haifeng",
         "values": {"grounds": "本人对资格审查有不同意见，请求组织重新核实年龄材料。", "wish": "change"}},
        {"records": [{"register": "R-APPEAL", "count": 0}]},
        {"status": 409, "code": "NOT_STARTABLE"}))
    last = steps[-1]
    assert last["row"] == 9
    last["expect"] = {
        "decisions": last["expect"]["decisions"],
        "openTasks": [task("ut_declare", login) for login in PANEL],
        "instances": {"S-INTERVIEW": {"ended": 0, "running": 1}},
        "instancePick": [{"process": "S-INTERVIEW", **{k: v for k, v in
                                                       last["expect"]["pick"][0].items()}}],
        "absent": ["ranking"]}
    for part in (interview, vetting, deliberation, posting, objection, ending):
        steps += list(part())
    branches = [("a", 7, branch_a), ("b", 12, branch_b), ("c", 3, branch_c), ("d", 24, branch_d),
                ("e", 22, branch_e), ("f", 9, branch_f), ("g", 9, branch_g), ("h", 20, branch_h),
                ("i", 17, branch_i)]
    story["branches"] = {**{name: {"afterRow": row, "steps": list(make())}
                            for name, row, make in branches}, **story["branches"]}
    TOP.write_text(show(story, 0, 120) + "\n", encoding="utf-8")
    print(len(steps), "steps,", sum(len(b["steps"]) for b in story["branches"].values()),
          "in branches")


if __name__ == "__main__":
    main()
