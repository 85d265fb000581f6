"""DOMAIN §1.8 no. 4: the person is asked before an adverse decision, and told of it after."""
from guard import at

STATEMENT = {"statement": "本人没有意见。"}


@at("Zheng states")
def before_the_second_officer(guard):
    task = guard.task("ut_statement")
    guard.strangers_refused(task, STATEMENT)
    guard.completion_refused("an empty statement", "zheng.haifeng", task, {"statement": ""})
    guard.variables_refused("the statement is written as a variable", {"statement": "无"})
    guard.holds("nothing is decided yet", guard.tasks() == [("ut_statement", "zheng.haifeng")],
                guard.tasks())


@at("Zhou states")
def before_the_inspectors(guard):
    guard.strangers_refused(guard.task("ut_heard"), STATEMENT)
    guard.holds("nothing is decided yet", guard.tasks() == [("ut_heard", "zhou.wenbo")],
                guard.tasks())


@at("Wu is heard")
def before_the_finding(guard):
    guard.strangers_refused(guard.task("ut_heard"), STATEMENT)
    guard.holds("nothing is found yet", guard.tasks() == [("ut_heard", "wu.yutong")], guard.tasks())


@at("clock to 2021-09-03 00:00")
def the_notice(guard):
    """Facts, reasons, rule and remedy, on the person's own page and on nobody else's."""
    own = guard.clients["zheng.haifeng"].get("/api/me/file")["notices"]
    data = [row["data"] for row in own if row["template"] == "decision.adverse"]
    guard.holds("one notice", len(data) == 1, own)
    for entry in ("facts", "reasons", "rule", "remedy", "until"):
        guard.holds("it says " + entry, data and data[0].get(entry), data)
    for login in guard.logins:
        if login == "zheng.haifeng":
            continue
        rows = guard.clients[login].get("/api/me/notices")["items"]
        guard.holds("%s has no notice of it" % login,
                    not any(row["template"] == "decision.adverse" for row in rows), rows)
        answer = guard.send(login, "GET", "/api/me/file")
        guard.holds("%s does not read it on his page" % login,
                    "超过本方案" not in answer.brief(), answer.brief())


@at("clock to 2021-09-03 00:00")
def one_file_is_of_one_person(guard):
    """A nominee reads nothing of another nominee."""
    for login in ("zhou.wenbo", "wu.yutong"):
        for path in ("/api/cases/%s" % guard.world.case,
                     "/api/cases/%s/timeline?after=0&limit=200" % guard.world.case):
            answer = guard.send(login, "GET", path)
            guard.holds("%s reads %s" % (login, path), "超过本方案" not in str(answer.body)
                        and "四十六周岁" not in str(answer.body), answer.brief())
        for register in ("R-PERSON", "R-NOMINATION", "R-SHEET", "R-OBJECTION", "R-APPEAL"):
            answer = guard.send(login, "POST", "/api/registers/%s/records/search" % register,
                                {"filter": {}, "page": {"limit": 100}})
            keys = [row["key"] for row in (answer.body or {}).get("items", [])]
            guard.holds("%s reads %s" % (login, register),
                        all(login in key for key in keys), keys)
