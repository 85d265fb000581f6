from bpmn import Process


def build():
    p = Process("S-APPEAL", "申诉复核", "Appeal",
                "复核机关受理申诉、复核并说明理由作出决定。",
                "The review body admits the appeal, reviews it and decides with reasons.")
    p.lane("lane_appeal", "申诉复核机关", "Review body", 3)
    start = p.start("start", "申诉", "Appeal", (0, 1), [
        ("=null", "result"), ('=key + ":" + string(today())', "appealKey")])
    admit = p.ut("ut_admit", "申诉受理", "Admission", (1, 1), "F-NOTE", "team.appeal", "r.appeal",
                 due="2 workdays")
    review = p.ut("ut_review", "申诉复核", "Review", (2, 1), "F-APPEALDECISION", "team.appeal",
                  "r.appeal", [("=outcome", "review")], outcomes="upheld!, changed, sentBack",
                  human=True, due="10 workdays")
    record = p.register("st_appeal", "登记结果", "Record the result", (3, 1), "R-APPEAL",
                        "appealKey", '{appealKey: appealKey, personId: personId, state: "closed", '
                        "outcome: review, closedOn: string(today())}")
    xg = p.xg("xg_review", "复核结果？", "Result?", (4, 1))
    changed = p.end("end_changed", "改变原决定", "Changed", (5, 0), "changed")
    back = p.end("end_sent_back", "发回重办", "Sent back", (5, 1), "sentBack")
    upheld = p.end("end_upheld", "维持原决定", "Upheld", (5, 2), "upheld")
    p.chain(start, admit, review, record, xg)
    p.flow(xg, changed, "改变", "Changed", 'review = "changed"')
    p.flow(xg, back, "发回", "Sent back", 'review = "sentBack"')
    p.flow(xg, upheld, "维持", "Upheld", default=True)
    return p
