"""The forms of the second part of the selection: forms.py writes them."""
import json
import pathlib

TOP = pathlib.Path("workflows")
SHIPPED = pathlib.Path("workflows")


def show(value, depth=0, room=100):
    """JSON as the shipped forms have it: on one line what fits."""
    line = json.dumps(value, ensure_ascii=False)
    pad = "  " * depth
    if len(line) + len(pad) <= room and not (depth == 0):
        return line
    if isinstance(value, dict):
        inner = []
        for key, item in value.items():
            head = "%s  %s: " % (pad, json.dumps(key, ensure_ascii=False))
            line = json.dumps(item, ensure_ascii=False)
            fits = len(head) + len(line) + 1 <= room or not isinstance(item, (dict, list)) or not item
            inner.append(head + (line if fits else show(item, depth + 1, room)))
        return "{\n" + ",\n".join(inner) + "\n" + pad + "}"
    if isinstance(value, list):
        inner = []
        for item in value:
            line = json.dumps(item, ensure_ascii=False)
            fits = len(pad) + 2 + len(line) + 1 <= room
            inner.append(pad + "  " + (line if fits else show(item, depth + 1, room)))
        return "[\n" + ",\n".join(inner) + "\n" + pad + "]"
    return line


class Form:
    def __init__(self, id_):
        self.id, self.components = id_, []

    def write(self):
        form = {"type": "default", "id": self.id, "schemaVersion": 19,
                "components": self.components}
        (TOP / (self.id + ".form.json")).write_text(show(form) + "\n", encoding="utf-8")


def props(en, cls=None, check=None, message=None, desc_en=None, **more):
    p = {"label.en": en}
    if desc_en:
        p["description.en"] = desc_en
    if cls:
        p["wf.class"] = cls
    p.update(more)
    if check:
        p["wf.check"] = "=" + check
        p["wf.message"], p["wf.message.en"] = message
    return p


def field(type_, key, zh, en, cls, required=False, desc=None, check=None, message=None, extra=None,
          validate=None, more_props=None, prefix=""):
    f = {"type": type_, "id": "field_" + prefix + key, "key": key}
    if type_ == "datetime":
        f["subtype"] = "date"
        f["dateLabel"] = zh
    else:
        f["label"] = zh
    if desc:
        f["description"] = desc[0]
    if extra:
        f.update(extra)
    v = dict(validate or {})
    if required:
        v = {"required": True, **v}
    if v:
        f["validate"] = v
    f["properties"] = props(en, cls, check, message, desc[1] if desc else None,
                            **(more_props or {}))
    return f


def text(key, zh, en, cls="P2", n=200, required=False, **k):
    return field("textfield", key, zh, en, cls, required, validate={"maxLength": n}, **k)


def shown(key, zh, en, cls="P1", prefix=""):
    return field("textfield", key, zh, en, cls, extra={"readonly": True}, prefix=prefix)


def shown_number(key, zh, en, cls="P1", prefix=""):
    return field("number", key, zh, en, cls, extra={"readonly": True}, prefix=prefix)


def area(key, zh, en, cls="P2", n=2000, least=None, required=False, **k):
    v = {}
    if least:
        v["minLength"] = least
    v["maxLength"] = n
    return field("textarea", key, zh, en, cls, required, validate=v, **k)


def number(key, zh, en, cls="P2", low=None, high=None, digits=0, required=False, **k):
    v = {}
    if low is not None:
        v["min"] = low
    if high is not None:
        v["max"] = high
    extra = {"decimalDigits": digits}
    extra.update(k.pop("extra", {}))
    return field("number", key, zh, en, cls, required, validate=v, extra=extra, **k)


def day(key, zh, en, cls="P1", required=False, **k):
    return field("datetime", key, zh, en, cls, required, **k)


def check(key, zh, en, cls="P1", required=False, **k):
    return field("checkbox", key, zh, en, cls, required, **k)


def sign():
    return check("signature", "本人签名", "I sign", required=True)


def options(values):
    return {"values": [{"label": zh, "value": v, "label.en": en} for v, zh, en in values]}


def radio(key, zh, en, values, cls="P1", required=True, more=False, **k):
    extra = options(values)
    if more:  # only shown
        extra["readonly"] = True
    return field("radio", key, zh, en, cls, required, extra=extra, **k)


def select(key, zh, en, values, cls="P1", required=True, more=False, **k):
    extra = options(values)
    if more:  # only shown
        extra["readonly"] = True
    return field("select", key, zh, en, cls, required, extra=extra, **k)


def checklist(key, zh, en, values, cls="P1", required=True, **k):
    return field("checklist", key, zh, en, cls, required, extra=options(values), **k)


def person(key, zh, en, role=None, multiple=False, cls="P1", required=True, extra=None, **k):
    more = {}
    if role:
        more["role"] = role
    if multiple:
        more["multiple"] = "true"
    return field("wf-person", key, zh, en, cls, required, more_props=more, extra=extra, **k)


def rows(path, zh, en, components, cls="P1", growing=True, repetitions=1, check=None,
         message=None, readonly=False, desc=None):
    f = {"type": "dynamiclist", "id": "field_" + path, "path": path, "label": zh}
    if desc:
        f["description"] = desc[0]
    f.update({"isRepeating": True, "allowAddRemove": growing,
              "defaultRepetitions": repetitions, "showOutline": True})
    if readonly:
        f["readonly"] = True
    f["components"] = components
    f["properties"] = props(en, cls, check, message, desc[1] if desc else None)
    return f


def group(path, zh, en, components):
    return {"type": "group", "id": "field_" + path, "path": path, "label": zh,
            "showOutline": True, "components": components, "properties": {"label.en": en}}


def note_text(id_, zh, en):
    return {"type": "text", "id": "field_" + id_, "text": zh, "properties": {"text.en": en}}


def on():
    return day("on", "日期", "Date", required=True)


def candidate(*keys):
    words = {"name": ("姓名", "Name", "P1"), "candidateId": ("编号", "Candidate", "P1"),
             "score": ("面试成绩", "Interview score", "P2"), "rank": ("名次", "Rank", "P1")}
    made = []
    for key in keys:
        zh, en, cls = words[key]
        make = shown_number if key in ("score", "rank") else shown
        made.append(make(key, zh, en, cls, prefix="candidate_"))
    return group("candidate", "人选", "Candidate", made)


CONCLUSIONS = [("pass", "通过", "Pass"), ("moreTime", "再考察", "More time"),
               ("fail", "不通过", "Fail")]
OPINIONS = [("clean", "未发现影响使用的问题", "Clean"),
            ("notClean", "有影响使用的问题", "Not clean")]
FINDINGS = [("不属实", "不属实", "Unfounded"), ("部分属实", "部分属实", "Partly founded"),
            ("属实", "属实", "Founded")]
RULINGS = [("resume", "恢复程序", "Resume"), ("defer", "暂缓", "Defer"), ("stop", "停止", "Stop"),
           ("outOfScope", "不属受理范围", "Out of scope")]
GROUNDS = [("self", "本人", "The candidate himself"), ("spouse", "夫妻关系", "Spouse"),
           ("lineal", "直系血亲", "Lineal kin"),
           ("collateral3", "三代以内旁系血亲", "Collateral kin within three generations"),
           ("affinity", "近姻亲", "Close affinity"),
           ("superior", "现任直接上下级", "Present direct superior or subordinate"),
           ("business", "共同经营或债权债务", "Same small business, creditor or debtor"),
           ("other", "其他可能影响公正的关系", "Other, by own declaration")]

ITEMS = [
    ("N00", "其他生效决定（仅供参考）", "Other effective decision (for information)"),
    ("N01", "违反政治纪律受处分", "Sanction for breach of political discipline"),
    ("N02", "受过刑事处罚", "Criminal punishment"),
    ("N03", "涉黑涉恶、村霸", "Gang crime, by effective decision"),
    ("N04", "组织利用邪教组织罪", "Convicted of organising an illegal cult organisation"),
    ("N05", "利用宗族或非法宗教势力干预基层治理", "Clan or illegal religious force in local governance"),
    ("N06", "党纪政务处分影响期未满", "Sanction still in its effect period"),
    ("N07", "正被立案审查调查", "Under formal investigation"),
    ("N08", "被开除党籍或公职", "Expelled from party or public office"),
    ("N09", "黄赌毒行政处罚", "Penalty for gambling, drugs or prostitution"),
    ("N10", "强制隔离戒毒决定执行中", "Compulsory drug-treatment order in force"),
    ("N11", "失信被执行人", "On the court's defaulter list"),
    ("N12", "拖欠集体资金资产", "Owes collective funds or assets"),
    ("N13", "审计重大问题未整改", "Grave audit finding not remedied"),
    ("N14", "违法占地建房未整改", "Illegal land use or building not remedied"),
    ("N15", "严重污染环境受处罚", "Penalty for serious environmental damage"),
    ("N16", "煽动扰乱公共秩序受处罚", "Penalty for inciting disorder"),
    ("N17", "贿选或破坏选举", "Vote buying or disrupting an election"),
    ("N18", "虐待遗弃家庭成员", "Abuse or abandonment of family members"),
    ("N19", "不能正常履职", "Cannot perform the post"),
    ("N20", "材料造假或上次考核不合格", "Forged papers or last review failed")]


def f_recuse():
    f = Form("F-RECUSE")
    who = {"valuesExpression": "=for c in candidates return {label: c.name, value: c.personId}"}
    f.components = [
        note_text("hint", "没有应当回避的关系的，不填写，直接提交。",
                  "Without such a relation leave the list empty and submit."),
        rows("relations", "应当回避的关系", "Relations that call for recusal", [
            field("select", "personId", "人选", "Candidate", "P2", True, extra=who,
                  prefix="relations_"),
            select("ground", "关系", "Ground", GROUNDS, "P3", prefix="relations_")],
            "P3", repetitions=0)]
    return f


def f_interview():
    f = Form("F-INTERVIEW")

    def item(key, zh, en, high, desc):
        return number(key, zh, en, low=0, high=high, digits=1, required=True, desc=desc)
    f.components = [
        candidate("candidateId", "name"),
        item("analysis", "综合分析", "Analysis", 25,
             ("满分 25：抓住要点，有依据，结论清楚", "Out of 25: the points that matter, grounds, a clear conclusion")),
        item("organisation", "组织协调", "Organisation", 20,
             ("满分 20：分工、步骤、资源安排得当", "Out of 20: tasks, steps and means in order")),
        item("response", "应急应变", "Response", 20,
             ("满分 20：判断准，处置稳，留有余地", "Out of 20: sound judgment, steady handling")),
        item("masses", "群众工作", "Work with residents", 20,
             ("满分 20：说群众听得懂的话，能化解矛盾", "Out of 20: is understood, settles conflicts")),
        item("expression", "语言仪表", "Expression", 15,
             ("满分 15：表达清楚，举止得体", "Out of 15: clear speech, good manner")),
        field("expression", "total", "合计", "Total", "P2", extra={
            "expression": "=analysis + organisation + response + masses + expression",
            "computeOn": "change"}),
        note_text("sum", "合计 {{if total = null then 0 else total}} / 100",
                  "Total {{if total = null then 0 else total}} / 100"),
        check("recuse", "申请回避", "I ask to be recused", "P3",
              desc=("与该人选有应当回避的关系的，请勾选并告知组织人；勾选后不能评分",
                    "Tick if a relation calls for recusal and tell the organiser; then no score can be given"),
              check="recuse != true",
              message=("申请回避的不得评分，请告知组织人",
                       "Who asks to be recused gives no score; tell the organiser")),
        sign()]
    return f


def f_confirm():
    f = Form("F-CONFIRM")
    f.components = [
        rows("results", "各人选成绩", "Results", [
            shown("candidateId", "编号", "Candidate", prefix="results_"),
            shown("name", "姓名", "Name", prefix="results_"),
            shown_number("score", "成绩", "Score", "P2", prefix="results_"),
            shown_number("masses", "群众工作平均", "Work with residents, mean", "P2",
                         prefix="results_")], "P2", growing=False, repetitions=0, readonly=True),
        sign(),
        area("remark", "监督意见", "Remark")]
    return f


def f_extra():
    f = Form("F-EXTRA")
    f.components = [
        on(),
        area("text", "加试情况", "How the extra round went", least=10, required=True),
        field("taglist", "extra", "加试名次", "Order after the extra round", "P2", True,
              desc=("按加试成绩从高到低依次选择", "Choose in order, the best first"),
              extra={"valuesExpression":
                     "=for r in results return {label: r.name, value: r.candidateId}"},
              check="every r in results[some b in results satisfies b.candidateId != "
                    "item.candidateId and b.score = item.score and b.average = item.average and "
                    "b.masses = item.masses] satisfies list contains(extra, r.candidateId)",
              message=("每个并列的人选都要排定名次", "Everybody who ties needs a place"))]
    return f


def f_team():
    f = Form("F-TEAM")
    f.components = [
        person("members", "成员", "Members", multiple=True,
               desc=("2 至 5 人，第一位为组长，第二位复签", "Two to five; the first leads, the second countersigns"),
               check="count(members) >= 2 and count(members) <= 5 and "
                     "count(distinct values(members)) = count(members)",
               message=("须为 2 至 5 名不同的人", "Two to five different people"))]
    return f


def f_inspect():
    f = Form("F-INSPECT")
    parts = [("virtue", "德", "Integrity and conduct"), ("ability", "能", "Ability"),
             ("diligence", "勤", "Diligence"), ("achievement", "绩", "Achievement"),
             ("probity", "廉", "Probity")]
    f.components = [
        candidate("candidateId", "name"),
        number("talks", "谈话人数", "Talks held", low=5, required=True,
               desc=("不少于 5 人", "At least five")),
        checklist("methods", "考察方式", "Methods", [
            ("talks", "个别谈话", "Talks"), ("tally", "民主测评", "Assessment by vote"),
            ("visit", "实地走访", "Visits"), ("files", "查阅档案", "File check")], "P2")]
    f.components += [area(key, zh, en, n=500, required=True) for key, zh, en in parts]
    f.components += [
        radio("fileCheck", "档案核查", "File check", [
            ("consistent", "与材料一致", "Consistent"), ("inconsistent", "不一致", "Inconsistent"),
            ("open", "待查", "Open")], "P2"),
        number("assessmentRate", "民主测评得票率（%）", "Assessment rate (%)", low=0, high=100,
               digits=2, desc=("按签字的纸质测评票统计", "From a signed paper tally")),
        rows("issues", "发现的问题", "Issues", [
            select("code", "情形", "Item", ITEMS, "P3", prefix="issues_"),
            area("facts", "事实", "Facts", "P3", n=1000, required=True, prefix="issues_")],
            "P3", repetitions=0),
        select("conclusion", "考察建议", "Proposal", CONCLUSIONS, "P2"),
        sign()]
    return f


def f_opinion():
    f = Form("F-OPINION")
    f.components = [
        candidate("candidateId", "name"),
        radio("opinion", "纪工委意见", "Opinion", OPINIONS, "P3"),
        text("docNo", "文号", "Document no.", "P3", 100,
             check='opinion != "notClean" or (docNo != null and string length(docNo) > 0)',
             message=("有问题的须写明生效文件的文号", "A finding needs the number of its effective document")),
        day("docDate", "文件日期", "Date of the document", "P3"),
        day("effectiveTo", "影响期至", "In effect until", "P3")]
    return f


def f_agenda():
    f = Form("F-AGENDA")
    f.components = [
        rows("items", "议题", "Items", [
            shown("candidateId", "编号", "Candidate", prefix="items_"),
            shown("name", "姓名", "Name", prefix="items_"),
            select("proposal", "建议", "Proposal", PROPOSALS, "P1", False, prefix="items_",
                   more=True)], growing=False, repetitions=0, readonly=True),
        on(),
        person("entitled", "应到委员", "Entitled", "r.town-committee", True,
               check="(every e in entitled satisfies list contains(team.committee, e)) and "
                     "(every m in team.committee satisfies list contains(concatenate(entitled, "
                     "if recused = null then [] else recused), m))",
               message=("本批次确定的委员，除回避的以外都应到",
                        "Every member named for this campaign is entitled, unless recused")),
        person("present", "实到委员", "Present", "r.town-committee", True,
               check="every p in present satisfies list contains(entitled, p)",
               message=("实到人员须在应到人员之内", "Who is present must be entitled")),
        person("recused", "回避委员", "Recused", "r.town-committee", True, required=False,
               check="(if recused = null then [] else recused)[list contains(entitled, item)] = []",
               message=("回避的委员不计入应到", "Who is recused is not entitled"))]
    return f


PROPOSALS = [("appoint", "任用", "Appoint"), ("resume", "恢复程序", "Resume"),
             ("defer", "暂缓", "Defer"), ("stop", "停止", "Stop"), ("confirm", "试用合格", "Confirm")]


def f_vote():
    f = Form("F-VOTE")
    f.components = [
        group("matter", "议题", "Item", [
            shown("candidateId", "编号", "Candidate", prefix="matter_"),
            shown("name", "姓名", "Name", prefix="matter_"),
            select("proposal", "建议", "Proposal", PROPOSALS, "P1", False, prefix="matter_",
                   more=True)]),
        radio("vote", "表决", "Vote", [("yes", "赞成", "For"), ("no", "反对", "Against"),
                                       ("abstain", "弃权", "Abstain")], "P2")]
    return f


def f_minutes():
    f = Form("F-MINUTES")
    f.components = [
        text("meeting", "会议名称", "Meeting", "P1", required=True),
        on(),
        shown_number("entitledCount", "应到人数", "Entitled"),
        shown_number("presentCount", "实到人数", "Present"),
        person("recused", "回避委员", "Recused", multiple=True, required=False,
               extra={"readonly": True}),
        rows("ballots", "表决结果", "Results", [
            shown("candidateId", "编号", "Candidate", prefix="ballots_"),
            shown("name", "姓名", "Name", prefix="ballots_"),
            shown_number("yes", "赞成", "For", prefix="ballots_"),
            shown_number("no", "反对", "Against", prefix="ballots_"),
            shown_number("abstain", "弃权", "Abstained", prefix="ballots_"),
            select("result", "结果", "Result", [
                ("adopted", "通过", "Adopted"), ("notAdopted", "未通过", "Not adopted"),
                ("adjourned", "延期", "Adjourned")], "P1", False, prefix="ballots_", more=True)],
            growing=False, repetitions=0, readonly=True),
        area("decision", "决定", "Decision", n=3000, required=True,
             desc=("有未通过的，写明理由，不少于 20 个字",
                   "At least 20 characters, with the reasons, where something was not adopted"),
             check='every b in ballots satisfies b.result != "notAdopted" or '
                   "string length(decision) >= 20",
             message=("未通过的须写明理由，不少于 20 个字",
                      "What is not adopted needs reasons of at least 20 characters")),
        sign()]
    return f


def f_posting():
    f = Form("F-POSTING")
    f.components = [
        rows("persons", "公示人选", "Persons", [
            shown("name", "姓名", "Name", "P0", prefix="persons_"),
            shown("gender", "性别", "Gender", "P0", prefix="persons_"),
            shown("birthMonth", "出生年月", "Born", "P0", prefix="persons_"),
            shown("education", "学历", "Education", "P0", prefix="persons_")],
            "P0", growing=False, repetitions=0, readonly=True),
        shown("post", "拟任职务", "Proposed post", "P0"),
        number("days", "公示工作日", "Working days", "P0", low=5, high=60, required=True,
               desc=("不少于 5 个工作日，发布当日不计", "At least five; the day of publishing does not count")),
        checklist("channels", "发布渠道", "Channels", [
            ("公告栏", "村社区公告栏", "Notice boards"), ("网站", "政务网站", "Government site"),
            ("公众号", "微信公众号", "Official account"), ("广播", "村村响广播", "Village radio")], "P0"),
        text("hotline", "监督电话", "Hotline", "P0", required=True)]
    return f


KINDS = [("facts", "年龄、学历、工作经历不实", "Age, education or work untrue"),
         ("discipline", "违反纪律或规定", "Breach of discipline or rules"),
         ("procedure", "选拔程序", "The procedure"), ("other", "其他", "Other")]


def f_objection():
    f = Form("F-OBJECTION")
    f.components = [
        field("select", "about", "对谁", "About", "P0", True, extra={
            "valuesExpression": "=for p in persons return {label: p.name, value: p.candidateId}"}),
        select("kind", "反映什么", "What about", KINDS, "P2"),
        area("content", "事实", "Facts", "P3", 3000, 10, True,
             desc=("时间、地点、经过，10 到 3000 字；不要写他人的身份证号",
                   "When, where, what; 10 to 3000 characters; no id number of others")),
        radio("named", "是否实名", "Named or anonymous", [
            ("named", "实名，只有街道纪工委能看到您的身份，会向您答复",
             "Named: only the discipline committee sees who you are, and answers you"),
            ("anonymous", "匿名，凭回执编号查询", "Anonymous: ask by the receipt number")], "P3"),
        text("reporter", "姓名", "Your name", "P3", 30,
             extra={"conditional": {"hide": '=named != "named"'}},
             check='named != "named" or (reporter != null and string length(reporter) >= 2)',
             message=("实名的须填写姓名", "Say your name, or choose anonymous")),
        text("phone", "手机号", "Your phone", "P3", 20,
             extra={"conditional": {"hide": '=named != "named"'}},
             check='named != "named" or (phone != null and matches(phone, "^1[3-9][0-9]{9}$"))',
             message=("实名的须填写 11 位手机号", "Give a mobile number of 11 digits"))]
    return f


def f_investigate():
    f = Form("F-INVESTIGATE")
    f.components = [
        person("team", "调查组", "Team", multiple=True, required=False,
               extra={"readonly": True}),
        rows("steps", "调查经过", "Steps", [
            day("on", "日期", "Date", required=True, prefix="steps_"),
            text("what", "做了什么", "What", "P3", 500, True, prefix="steps_"),
            text("result", "结果", "Result", "P3", 500, True, prefix="steps_")],
            "P3", check="count(steps) >= 1",
            message=("至少记录一步", "At least one step")),
        area("statementOfPerson", "本人陈述", "Statement of the person", "P3", 3000, required=True,
             desc=("未陈述的写明", "Say so if there is none")),
        select("finding", "调查结论", "Finding", FINDINGS, "P3"),
        select("proposal", "处理建议", "Proposal", RULINGS[:3], "P3"),
        area("explanation", "理由", "Reasons", "P3", 3000,
             desc=("建议停止的不少于 20 个字", "At least 20 characters to stop"),
             check='proposal != "stop" or (explanation != null and '
                   "string length(explanation) >= 20)",
             message=("建议停止的理由不少于 20 个字",
                      "A proposal to stop needs reasons of at least 20 characters")),
        day("until", "暂缓至", "Deferred until", "P3",
            check='proposal != "defer" or (until != null and date(until) > today() and '
                  'date(until) <= today() + duration("P6M"))',
            message=("暂缓须填写日期，不超过 6 个月", "A deferral needs a date within six months"))]
    return f


def f_attest():
    f = Form("F-ATTEST")
    cases = "cases"
    f.components = [
        group("person", "人选", "Person", [
            shown("candidateId", "编号", "Candidate", prefix="person_"),
            shown("name", "姓名", "Name", prefix="person_")]),
        rows("cases", "已办结的异议", "Objections closed", [
            shown("caseId", "件号", "Case", prefix="cases_"),
            select("finding", "调查结论", "Finding", FINDINGS, "P2", False, more=True,
                   prefix="cases_"),
            select("decision", "决定", "Decision", RULINGS, "P2", False, more=True,
                   prefix="cases_")], "P2", growing=False, repetitions=0, readonly=True),
        radio("result", "公示情况", "Result", [
            ("noObjection", "无异议", "No objection"), ("resolved", "异议已办结", "Resolved"),
            ("stopped", "停止任用", "Stopped")], "P2",
            check="result = (if count(" + cases + ') = 0 then "noObjection" else if some c in '
                  + cases + ' satisfies c.decision = "stop" then "stopped" else "resolved")',
            message=("与该人选异议的办理结果不符",
                     "This is not how the objections about the person ended")),
        area("facts", "事实", "Facts", "P2", 2000, 20, True)]
    return f


def f_filing():
    f = Form("F-FILING")
    f.components = [
        radio("kind", "备案类别", "Kind", [
            ("新任", "新任", "New"), ("离任", "离任", "Leaving"), ("变动", "变动", "Change")], "P1"),
        shown("post", "职务", "Post", "P1"),
        field("wf-org", "org", "单位", "Unit", "P1", True),
        day("effective", "生效日期", "Effective from", extra={"readonly": True}),
        text("basis", "依据", "Basis", "P2", 200, True,
             desc=("任职决定的文号", "The number of the decision"))]
    return f


def f_appoint():
    f = Form("F-APPOINT")
    f.components = [
        group("person", "人选", "Person", [
            shown("candidateId", "编号", "Candidate", prefix="person_"),
            shown("name", "姓名", "Name", prefix="person_")]),
        text("post", "职务", "Post", "P1", required=True),
        day("from", "任职日期", "From", required=True, check="date(from) >= today()",
            message=("不能早于今天", "Not before today")),
        text("decisionNo", "决定文号", "Decision no.", "P1", 100, True)]
    return f


def f_withdraw():
    f = Form("F-WITHDRAW")
    f.components = [area("reason", "退出理由", "Why I withdraw", "P2", 1000, 4, True)]
    return f


def f_supervise():
    f = Form("F-SUPERVISE")
    f.components = [text("about", "监督事项", "What it is about", "P2", 200, True)]
    return f


def tidy(components):
    """Drops the marker of fields that only show a choice."""
    for c in components:
        c.pop("more", None)
        tidy(c.get("components", []))


def facts():
    """What a decision rests on, shown where the process has it."""
    def seen(component, name):
        made = dict(component)
        properties = made.pop("properties")
        made["conditional"] = {"hide": "=" + name + " = null or " + name + ' = ""'}
        made["properties"] = properties
        return made
    found = [
        seen(group("inspection", "考察情况", "Inspection", [
            select("conclusion", "考察建议", "Proposal", CONCLUSIONS, "P2", False, more=True,
                   prefix="inspection_"),
            area("summary", "发现的问题", "Issues", "P3", prefix="inspection_",
                 extra={"readonly": True})]), "inspection.conclusion"),
        seen(group("clearance", "纪工委意见", "Discipline opinion", [
            select("opinion", "意见", "Opinion", OPINIONS, "P3", False, prefix="clearance_",
                   more=True),
            shown("docNo", "文号", "Document no.", "P3", "clearance_"),
            shown("effectiveTo", "影响期至", "In effect until", "P3", "clearance_")]), "clearance.opinion"),
        seen(group("report", "调查结论", "Finding", [
            select("finding", "结论", "Finding", FINDINGS, "P3", False, more=True,
                   prefix="report_"),
            select("proposal", "处理建议", "Proposal", RULINGS[:3], "P3", False, more=True,
                   prefix="report_")]), "report.finding"),
        seen(group("filing", "备案内容", "Filing", [
            shown("kind", "类别", "Kind", "P1", "filing_"),
            shown("post", "职务", "Post", "P1", "filing_"),
            shown("org", "单位", "Unit", "P1", "filing_"),
            shown("effective", "生效日期", "Effective from", "P1", "filing_"),
            shown("basis", "依据", "Basis", "P2", "filing_")]), "filing.kind")]
    tidy(found)
    return found


def appeal_decision():
    """F-APPEALDECISION as it was, with what is appealed."""
    form = json.loads((SHIPPED / "F-APPEALDECISION.form.json").read_text(encoding="utf-8"))
    shown_first = [
        group("decision", "原决定", "Decision appealed", [
            shown("outcome", "决定", "Decision", "P3", "decision_"),
            area("reasons", "理由", "Reasons", "P3", 3000, prefix="decision_",
                 extra={"readonly": True}),
            shown("rule", "依据", "Rule", "P3", "decision_")]),
        area("grounds", "申诉理由", "Grounds", "P3", 3000, extra={"readonly": True})]
    form["components"] = shown_first + form["components"]
    (TOP / "F-APPEALDECISION.form.json").write_text(show(form) + "\n", encoding="utf-8")


def decide():
    """F-DECIDE as it was, with the checks of the new steps and what they show."""
    path = TOP / "F-DECIDE.form.json"
    form = json.loads((SHIPPED / "F-DECIDE.form.json").read_text(encoding="utf-8"))
    form["components"] = facts() + form["components"]
    by_key = {c["key"]: c for c in form["components"] if "key" in c}
    by_key["outcome"]["properties"] = props(
        "Decision", "P2",
        '(outcome != "moreTime" or moreTimeGiven != true) and '
        '(outcome != "extend" or prolonged != true)',
        ("只能延长一次", "This can be extended only once"))
    by_key["docNo"]["properties"] = props(
        "Document no.", "P2",
        'outcome != "registered" or (docNo != null and string length(docNo) > 0)',
        ("登记须填写备案号", "A registration needs its filing number"))
    by_key["until"]["properties"]["wf.check"] = (
        '=if list contains(["defer", "moreTime", "extend"], outcome) then until != null else true')
    by_key["until"]["properties"]["wf.message"] = "暂缓、再考察或延期须填写日期"
    by_key["until"]["properties"]["wf.message.en"] = "A deferral or extension needs a date"
    path.write_text(show(form) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for make in (f_recuse, f_interview, f_confirm, f_extra, f_team, f_inspect, f_opinion, f_agenda,
                 f_vote, f_minutes, f_posting, f_objection, f_investigate, f_attest, f_filing,
                 f_appoint, f_withdraw, f_supervise):
        form = make()
        tidy(form.components)
        form.write()
    decide()
    appeal_decision()
