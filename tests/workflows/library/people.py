"""Who takes part in the routes, and what they do alike."""
from routes import Case  # noqa: F401

TEAM = {"organiser": "chen.shuhang", "clerk": "bai.xue", "qualifier": "lin.yuetong",
        "second": "he.jingchuan", "supervisor": "tang.wanqing", "opinion": "luo.zhiyuan",
        "county": "ye.zhenyu", "appeal": "zhong.lixin", "chair": "gao.bolin",
        "committee": ["gao.bolin", "xie.ruolan", "peng.yichen"], "mentor": "zeng.guihua"}
PANEL = [{"user": "su.mingche", "unit": "区委组织部"}, {"user": "wei.xiaonan", "unit": "区民政局"},
         {"user": "yuan.kaige", "unit": "区委党校"}, {"user": "lv.siqi", "unit": "区人力资源和社会保障局"},
         {"user": "qin.haoran", "unit": "街道办事处"}]
K1 = {"candidateId": "K1", "personId": "zhou.wenbo", "name": "周文博", "gender": "男",
      "birthDate": "1984-05-17", "education": "本科", "regNo": 1}
K2 = {"candidateId": "K2", "personId": "wu.yutong", "name": "吴雨桐", "gender": "女",
      "birthDate": "1988-11-03", "education": "大专", "regNo": 2}
REASONS = "事实清楚，证据充分，依照规定作出这一决定并告知本人。"
LONG = REASONS * 3
DAY = "2021-09-06"


def decide(case, element, outcome, reasons=REASONS, **more):
    case.complete(element, outcome=outcome, reasons=reasons, signature=True, **more)


def note(case, element, **more):
    case.complete(element, on=DAY, text="已经按要求办理，情况记录在案。", **more)


def agenda(case, present=3):
    case.complete("ut_agenda", on=DAY, entitled=TEAM["committee"],
                  present=TEAM["committee"][:present], recused=[])


def minutes(case):
    case.complete("ut_minutes", meeting="会议", on=DAY, decision=REASONS, signature=True)


def sitting(case, in_favour=3):
    """All present; so many are for it."""
    agenda(case)
    case.all("ut_vote", *({"vote": "yes" if i < in_favour else "no"} for i in range(3)))
    minutes(case)


def adjourn(case):
    """Three times too few are present."""
    for _ in range(3):
        agenda(case, 1)
    minutes(case)


def appeal(case, key, outcome):
    case.message("appeal.submitted", key, grounds="请求复核原决定认定的事实和适用的规定。")
    note(case, "ut_admit")
    case.complete("ut_review", outcome=outcome, reasons=LONG)
