"""DOMAIN §1.8 no. 5: an open objection holds up the appointment; an adverse end may be appealed."""
from guard import ADMINISTRATOR, at

POSTING = "HP-2021-A-P2"
KEY = "HP-2021-A:zheng.haifeng"
FACTS = "公示期满，收到异议一件，经两名调查人调查不属实，已经答复。"


@at("the investigation ends")
def an_open_case_holds_up(guard):
    """The posting is over, the case is open: nobody attests, appoints or files."""
    guard.holds("nothing but the investigation is open",
                guard.tasks() == [("ut_investigate", "fu.hanlin")], guard.tasks())
    guard.variables_refused("the open cases are written as a variable",
                            {"openCases": [], "closedCases": []})
    guard.variables_refused("the appointment is written as a variable", {
        "appointed": [{"candidateId": "K2", "personId": "wu.yutong", "name": "吴雨桐",
                       "result": "noObjection", "remedyUntil": None}]})
    guard.strangers_refused(guard.task("ut_investigate"),
                            {"on": "2021-10-13", "text": "没有发现问题，结束调查。"})


@at("the investigation ends")
def nothing_is_begun_beside_it(guard):
    person = {"candidateId": "K2", "personId": "wu.yutong", "name": "吴雨桐"}
    guard.start_refused("a filing without a selection", "S-FILING", {
        "personId": "wu.yutong", "post": "榕树社区党组织书记", "from": "2021-11-01", "team": "$team"})
    guard.start_refused("an entry of the pool without a selection", "S-ENROL",
                        {"candidate": person, "team": "$team"})
    guard.start_refused("a probation without a post", "S-PROBATION", {
        "campaignId": "HP-2021-A", "person": {**person, "from": "2021-11-01"}, "team": "$team"})
    guard.start_refused("a campaign begun in its middle", "P-heping-select", {
        "campaignId": "HP-2021-A", "scheme": "heping-secretary", "team": "$team",
        "headcount": 1, "appointed": [person], "posts": []}, begin_at="xg_post")
    guard.start_refused("a campaign without the starter", "P-heping-select", {
        "campaignId": "HP-2021-A", "scheme": "heping-secretary"})


@at("what differs from the cases is refused")
def the_attestation_follows_the_cases(guard):
    task = guard.task("ut_attest")
    for result in ("noObjection", "stopped", None, ""):
        guard.completion_refused("another result", "tang.wanqing", task,
                                 {"result": result, "facts": FACTS})
    guard.completion_refused("the cases are left out", "tang.wanqing", task,
                             {"result": "noObjection", "facts": FACTS, "cases": []})
    guard.completion_refused("other cases are handed in", "tang.wanqing", task, {
        "result": "stopped", "facts": FACTS,
        "cases": [{"caseId": "C1", "finding": "属实", "decision": "stop"}]})
    guard.completion_refused("facts too short", "tang.wanqing", task,
                             {"result": "resolved", "facts": "无"})
    guard.strangers_refused(task, {"result": "resolved", "facts": FACTS})


@at("a resident objects by name")
def objections_come_by_the_page_or_the_hotline(guard):
    values = {"about": "K2", "kind": "discipline", "content": "听说她办合作社时占用过集体资金，请查清楚。",
              "named": "anonymous"}
    case = {"case": {"caseId": "C9", "about": "K2"}}
    guard.messages_refused("an objection without a record", "objection.received", POSTING, case)
    for login in ("chen.shuhang", "bai.xue", "zhou.wenbo", "su.mingche", ADMINISTRATOR, None):
        guard.refused("the hotline of another", login, "POST", "/api/intakes/hotline/submissions",
                      {"correlationKey": POSTING, "values": values})
    for changed in ({"about": "K1"}, {"about": "K9"}, {"about": None}, {"content": "无"},
                    {"kind": "belief"}):
        guard.refused("no objection to this posting", "tang.wanqing", "POST",
                      "/api/intakes/hotline/submissions",
                      {"correlationKey": POSTING, "values": {**values, **changed}})
    guard.refused("no such posting", "tang.wanqing", "POST", "/api/intakes/hotline/submissions",
                  {"correlationKey": "HP-2021-A-P1", "values": values})


@at("posted for five working days")
def a_posting_is_not_shortened(guard):
    task = guard.task("ut_posting")
    for days in (4, 0, -5, None, 4.9):
        guard.completion_refused("too few days", "chen.shuhang", task, {
            "days": days, "channels": ["公告栏"], "hotline": "街道纪工委 8102"})
    guard.strangers_refused(task, {"days": 5, "channels": ["公告栏"], "hotline": "8102"})


@at("clock to 2021-10-08 09:00")
def a_running_posting_is_not_ended(guard):
    guard.variables_refused("its end is written as a variable", {"endsOn": "2021-09-29"})
    guard.refused("the case is ended", ADMINISTRATOR, "POST",
                  "/v2/process-instances/%s/cancellation" % guard.world.case, {})
    for key in guard.instances("S-POSTING") + guard.instances("S-OBJECTION"):
        guard.refused("the part is ended", ADMINISTRATOR, "POST",
                      "/v2/process-instances/%s/cancellation" % key, {})
    guard.holds("it is posted", guard.records_of("R-POSTING")[0]["fields"]["state"] == "open")


@at("clock to 2021-09-03 00:00")
def appeals_are_of_the_person(guard):
    grounds = {"grounds": "请求复核原决定认定的事实和适用的规定，重新核实。", "wish": "change"}
    for login in guard.logins + [None]:
        if login != "zheng.haifeng":
            guard.refused("another appeals", login, "POST", "/api/intakes/appeal/submissions",
                          {"correlationKey": KEY, "values": grounds})
    for key in ("HP-2021-A:zhou.wenbo", "HP-2021-B:zheng.haifeng", "", "zheng.haifeng"):
        guard.refused("no decision to appeal", "zheng.haifeng", "POST",
                      "/api/intakes/appeal/submissions", {"correlationKey": key, "values": grounds})
    guard.refused("no grounds", "zheng.haifeng", "POST", "/api/intakes/appeal/submissions",
                  {"correlationKey": KEY, "values": {"grounds": "不服", "wish": "change"}})
    guard.messages_refused("an appeal in another's name", "appeal.submitted", KEY,
                           {"grounds": "放弃"})
    guard.variables_refused("the window is written as a variable", {"remedy": "none"})


@at("a team with an examiner comes back")
def nobody_withdraws_for_another(guard):
    """Before the team stands: K1 is being vetted."""
    key = "HP-2021-A:zhou.wenbo"
    for login in guard.logins + [None]:
        if login != "zhou.wenbo":
            guard.refused("another withdraws him", login, "POST",
                          "/api/intakes/withdrawal/submissions",
                          {"correlationKey": key, "values": {"reason": "因家庭原因退出选拔。"}})
    guard.messages_refused("he is withdrawn by a message", "candidate.withdrawn", key,
                           {"reason": "退出"})


@at("registration is over")
def nobody_registers_past_the_window(guard):
    nomination = {"nomination": {"channel": "self", "personId": "zhou.wenbo", "name": "周文博"}}
    guard.messages_refused("a registration by a message", "nomination.submitted", "HP-2021-A",
                           nomination)
    for login in ("zhou.wenbo", "wu.yutong", "chen.shuhang", ADMINISTRATOR, None):
        guard.refused("a registration after the end", login, "POST",
                      "/api/intakes/nomination/submissions",
                      {"correlationKey": "HP-2021-A", "values": guard.world.resolved("$zhou"),
                       "consent": guard.world.resolved("$consent")})
