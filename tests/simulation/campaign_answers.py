"""What people answer at each element of an open selection, by chance but within the rules.

A function `at_<element>` gets a Turn and returns the values of the form, and the outcome where the
step has outcomes. Adverse answers grow rarer as a campaign grows longer, so that each one ends.
"""
import datetime

TEAM = {"organiser": "chen.shuhang", "clerk": "bai.xue", "qualifier": "lin.yuetong",
        "second": "he.jingchuan", "supervisor": "tang.wanqing", "opinion": "luo.zhiyuan",
        "county": "ye.zhenyu", "appeal": "zhong.lixin", "chair": "gao.bolin",
        "committee": ["gao.bolin", "xie.ruolan", "peng.yichen", "deng.qiushi", "jiang.wenxin"],
        "mentor": "zeng.guihua"}
PANEL = [("su.mingche", "区委组织部"), ("wei.xiaonan", "区民政局"), ("yuan.kaige", "区委党校"),
         ("lv.siqi", "区人力资源和社会保障局"), ("qin.haoran", "区农业农村局"),
         ("cao.yufei", "街道办事处"), ("pan.jiaming", "街道办事处")]
REASONS = "事实清楚，证据充分，依照规定作出这一决定并告知本人。"
LONG = REASONS * 3
GROUNDS = ("self", "spouse", "lineal", "collateral3", "affinity", "superior", "business", "other")
SHEETS = ((21, 17, 17, 18, 12), (22, 18, 16, 18, 13), (18, 15, 15, 16, 11), (24, 19, 19, 19, 14),
          (21.5, 17, 17, 19, 13), (12, 11, 10, 11, 8))
MARKS = ("analysis", "organisation", "response", "masses", "expression")


class Turn:
    """One open task: who has it, of which campaign, what its form shows, and what day it is."""

    def __init__(self, campaign, login, shown, today):
        self.campaign, self.login, self.shown, self.today = campaign, login, shown, today
        self.chance = campaign.chance

    def rarely(self, usual):
        """True with this chance at the beginning, ever more rarely later."""
        return self.chance.random() < usual / (1 + self.campaign.steps / 150)

    def day(self, later=0):
        return (self.today + datetime.timedelta(days=later)).isoformat()

    def note(self, **more):
        return {"on": self.day(), "text": "已经按要求办理，情况记录在案。", **more}


def decided(turn, outcome, **more):
    return {"reasons": REASONS, "signature": True, **more}, outcome


def at_ut_announce(turn):
    campaign = turn.campaign
    opens = turn.day(turn.chance.randint(0, 3))
    team = {**TEAM, "second": TEAM["qualifier"]} if turn.rarely(0.1) else TEAM
    campaign.opens = opens if team is TEAM else ""
    post = "社区党组织书记" if campaign.scheme == "heping-secretary" else "村社区后备干部"
    posts = [{"org": org, "post": post, "headcount": count} for org, count in campaign.posts]
    return {"posts": posts, "conditions": "按方案规定的条件。", "channels": ["公告栏"],
            "opens": opens, "closes": turn.day(18), "cutOff": turn.day(25),
            "contact": "街道组织科 8100", "hotline": "街道纪工委 8102", "team": team}, None


def at_note(turn):
    return turn.note(), None


def at_ut_consent(turn):
    agree = "no" if turn.rarely(0.2) else "yes"
    return {"agree": agree, "relatives": [], "declareTrue": True, "privacyRead": True}, None


def at_ut_accept(turn):
    if turn.rarely(0.35):
        return {"complete": "no", "missing": ["diploma"], "opinion": "请补充。"}, None
    return {"complete": "yes"}, None


def at_ut_refuse(turn):
    return decided(turn, "notAccepted")


def at_ut_qualify(turn):
    """A deviation from the table has a reason; who misses nothing may be found wanting too."""
    items, outcome = [], "met"
    for item in turn.shown.get("items") or []:
        differs = turn.chance.random() < 0.3
        found = "met" if differs else "unmet"
        items.append({**item, "officerResult": found, "note": REASONS})
        outcome = "unmet" if found == "unmet" else outcome
    if not items and turn.rarely(0.1):
        outcome = "unmet"
    return {"items": items, "reasons": REASONS}, outcome


def at_statement(turn):
    return {"statement": "本人没有其他意见，请组织核实。"}, None


def at_ut_second(turn):
    return decided(turn, "unqualified" if turn.chance.random() < 0.7 else "qualified")


def at_ut_review(turn):
    outcome = turn.chance.choice(("upheld", "changed", "sentBack"))
    if outcome == "sentBack" and not turn.rarely(0.9):
        outcome = "upheld"
    return {"reasons": LONG}, outcome


def at_ut_setup(turn):
    """Sometimes a panel lacks one of the two bodies, and is set up again."""
    others = turn.chance.sample(PANEL[2:], turn.chance.randint(3, 5))
    panel = PANEL[:2] + others
    if turn.rarely(0.15):
        panel = [PANEL[0], *PANEL[2:]]
    return {"on": turn.day(), "place": "会议室", "supervisor": TEAM["supervisor"],
            "panel": [{"user": user, "unit": unit} for user, unit in panel],
            "lotSeed": turn.chance.randint(0, 99)}, None


def at_ut_declare(turn):
    relations = []
    if turn.rarely(0.04):
        relations = [{"personId": turn.campaign.qualified()[0],
                      "ground": turn.chance.choice(GROUNDS)}]
    return {"relations": relations}, None


def at_ut_score(turn):
    """Campaigns in which all sheets are alike have ties."""
    sheet = SHEETS[0] if turn.campaign.is_even else turn.chance.choice(SHEETS)
    return {**dict(zip(MARKS, sheet)), "signature": True}, None


def at_ut_tie(turn):
    places = turn.campaign.candidate_ids()
    turn.chance.shuffle(places)
    return {"on": turn.day(), "text": "加试一轮，当场宣布名次。", "extra": places}, None


def at_ut_confirm(turn):
    return {"signature": True}, None


def at_ut_team(turn):
    members = ["fang.ruobai", "shen.jiayi"]
    turn.chance.shuffle(members)
    if turn.rarely(0.1):
        members = ["he.jingchuan", members[0]]
    return {"members": members}, None


def at_ut_inspect(turn):
    return {"talks": turn.chance.randint(5, 30), "methods": ["talks", "files"], "virtue": "好",
            "ability": "好", "diligence": "好", "achievement": "好", "probity": "好",
            "fileCheck": "consistent", "conclusion": "pass", "signature": True}, None


def at_ut_discipline(turn):
    if turn.rarely(0.2):
        return {"opinion": "notClean", "docNo": "和纪〔2021〕1号"}, None
    return {"opinion": "clean"}, None


def at_ut_conclude(turn):
    if turn.shown.get("moreTimeGiven") is not True and turn.rarely(0.15):
        key = turn.campaign.more_time_key(turn)
        if key not in turn.campaign.more_time:
            turn.campaign.more_time.add(key)
            return decided(turn, "moreTime", until=turn.day(10))
    return decided(turn, "fail" if turn.rarely(0.45) else "pass")


def at_ut_decide(turn):
    return decided(turn, "fail" if turn.chance.random() < 0.7 else "pass")


def at_ut_countersign(turn):
    return decided(turn, "disagree" if turn.rarely(0.2) else "agree")


def at_ut_agenda(turn):
    """Now and then a member recuses himself, or too few have come."""
    committee = list(TEAM["committee"])
    recused = [committee.pop(turn.chance.randrange(5))] if turn.rarely(0.2) else []
    present = turn.chance.sample(committee, 3 if turn.rarely(0.3) else len(committee))
    return {"on": turn.day(), "entitled": committee, "present": present, "recused": recused}, None


def at_ut_vote(turn):
    against = turn.rarely(0.55)
    return {"vote": turn.chance.choice(("no", "abstain")) if against else "yes"}, None


def at_ut_minutes(turn):
    return {"meeting": "街道党工委会议", "on": turn.day(), "decision": REASONS, "signature": True}, None


def at_ut_posting(turn):
    return {"days": turn.chance.randint(5, 8), "channels": ["公告栏"], "hotline": "8102"}, None


def at_ut_attest(turn):
    cases = turn.shown.get("cases") or []
    stopped = any(case["decision"] == "stop" for case in cases)
    result = "noObjection" if not cases else "stopped" if stopped else "resolved"
    return {"result": result, "facts": "公示期满，公示期间的异议已经全部办结并且答复。"}, None


def at_ut_triage(turn):
    return decided(turn, "outOfScope" if turn.chance.random() < 0.4 else "inScope")


def at_ut_investigators(turn):
    members = ["fu.hanlin", "jin.chenxi"]
    turn.chance.shuffle(members)
    if turn.rarely(0.15):
        members = ["fang.ruobai", members[0]]
    return {"members": members}, None


def at_ut_extend(turn):
    if turn.chance.random() < 0.5:
        return decided(turn, "extend", until=turn.day(14))
    return decided(turn, "refuse")


def at_ut_finding(turn):
    proposal = "resume"
    if turn.rarely(0.6):
        proposal = turn.chance.choice(("stop", "defer"))
    values = {"steps": [{"on": turn.day(), "what": "走访", "result": "有记录"}],
              "statementOfPerson": "有陈述", "proposal": proposal, "explanation": REASONS,
              "finding": turn.chance.choice(("不属实", "部分属实", "属实"))}
    if proposal == "defer":
        values["until"] = turn.day(turn.chance.randint(1, 90))
    return values, None


def at_ut_cosign(turn):
    return decided(turn, "no" if turn.rarely(0.2) else "yes")


def at_ut_appoint(turn):
    return {"post": "社区党组织书记", "from": turn.day(turn.chance.randint(0, 40)),
            "decisionNo": "和党工〔2021〕1号"}, None


def at_ut_submit(turn):
    return {"kind": "新任", "org": "榕树社区", "basis": "和党工〔2021〕1号"}, None


def at_ut_check(turn):
    if turn.rarely(0.2):
        return decided(turn, "returned")
    return decided(turn, "registered", docNo="安组备〔2021〕1号")


def at_ut_few(turn):
    go_on = turn.campaign.qualified() and turn.chance.random() < 0.6
    return turn.note(), "go" if go_on else "stop"


def at_ut_note(turn):
    return turn.note(), "stop" if turn.rarely(0.3) else "note"


def at_ut_stop(turn):
    return turn.note(), "stop" if turn.chance.random() < 0.5 else "continue"


NOTES = ("ut_talk", "ut_publicity", "ut_supplement", "ut_admit", "ut_investigate", "ut_reply",
         "ut_vacant", "ut_mentor", "ut_report", "ut_opinion")


def answer(turn, element):
    """Values and outcome for a task at this element."""
    if element in NOTES:
        return at_note(turn)
    if element in ("ut_statement", "ut_heard"):
        return at_statement(turn)
    return globals()["at_" + element](turn)


def id_number(birth, number):
    """Of the region that no real number has; with its check digit."""
    body = "999999%s%03d" % (birth, number % 1000)
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(a) * b for a, b in zip(body, weights)) % 11]


def registration(number, channel, chance):
    """The form of a nominee; some do not meet the conditions."""
    birth = datetime.date(chance.choice((1970, 1980, 1986, 1988, 1990, 1995)), 5, number % 28 + 1)
    return {"channel": channel, "name": "报名人",
            "idNo": id_number(birth.strftime("%Y%m%d"), number),
            "gender": chance.choice(("男", "女")), "birthDate": birth.isoformat(),
            "education": chance.choice(("高中", "大专", "本科", "本科")),
            "politicalStatus": "中共党员", "fullMemberSince": "2016-06-20",
            "workStart": "2012-09-01", "unit": "柳溪村", "phone": "13900000%03d" % (number % 1000),
            "community": "柳溪村", "group": ["退伍军人"], "resume": "从事农业生产，担任网格员。",
            "reason": "熟悉村里情况，群众认可，愿意为村民服务，带领大家共同发展。"}
