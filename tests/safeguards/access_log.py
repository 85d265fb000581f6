"""DOMAIN §1.8 no. 9: who is shown an archive, a finding or an objection stands in the log."""
from guard import ADMINISTRATOR, AUDITOR, PUBLISHER, at

OBJECTION = "HP-2021-A:C1"


def entries(guard):
    rows = guard.records_of("R-ACCESSLOG")
    return sorted((row["fields"]["reader"], row["fields"]["object"]) for row in rows)


def new_entries(guard, look):
    before = entries(guard)
    look()
    after = entries(guard)
    for entry in before:
        after.remove(entry)
    return after


def records(guard, login, register):
    answer = guard.send(login, "POST", "/api/registers/%s/records/search" % register,
                        {"filter": {}, "page": {"limit": 100}})
    return answer.body["items"] if answer.status == 200 else []


@at("Wu is heard")
def of_an_objection(guard):
    """One entry for each who is shown what it says, none for who sees that it is there or less."""
    for login in guard.logins:
        seen = []
        new = new_entries(guard, lambda: seen.extend(records(guard, login, "R-OBJECTION")))
        wanted = [(login, "R-OBJECTION " + row["key"]) for row in seen
                  if row["states"]["content"] == "disclosed"]
        guard.holds("%s stands in the log" % login, new == wanted, (new, wanted))
    about = {row["fields"]["personId"] for row in guard.records_of("R-ACCESSLOG")
             if row["fields"]["object"].startswith("R-OBJECTION")}
    guard.holds("the log says about whom", about == {"K2"}, about)


@at("Jin signs")
def of_an_identity(guard):
    """The digest of an identity number is of class P3 in a register that is not logged whole."""
    new = new_entries(guard, lambda: records(guard, "tang.wanqing", "R-PERSON"))
    guard.holds("who sees it stands in the log",
                ("tang.wanqing", "R-PERSON wu.yutong") in new, new)
    new = new_entries(guard, lambda: records(guard, "chen.shuhang", "R-PERSON"))
    guard.holds("who does not see it does not", new == [], new)


@at("Jin signs")
def of_a_finding(guard):
    """Shown in the task of him who signs, and to the auditor who looks at it."""
    key = guard.task("ut_cosign")["key"]
    for login in ("jin.chenxi", AUDITOR):
        new = new_entries(guard, lambda: guard.send(login, "GET", "/api/tasks/" + key))
        guard.holds("%s stands in the log" % login, new == [(login, "task " + key)], new)
    new = new_entries(guard, lambda: guard.send("chen.shuhang", "GET", "/api/tasks/" + key))
    guard.holds("who is refused does not", new == [], new)


@at("clock to 2021-12-31 09:00")
def of_an_archive(guard):
    """What is one's own is no entry: the log tells who saw whom."""
    for login in (AUDITOR, "chen.shuhang", "tang.wanqing", "wu.yutong", "zhou.wenbo", "gao.bolin"):
        seen = []
        new = new_entries(guard, lambda: seen.extend(records(guard, login, "R-ARCHIVE")))
        wanted = [(login, "R-ARCHIVE " + row["key"]) for row in seen
                  if not row["key"].startswith(login + ":")]
        guard.holds("%s stands in the log" % login, new == sorted(wanted), (new, wanted))
    guard.holds("there is an archive to see", records(guard, AUDITOR, "R-ARCHIVE"))


@at("Wu is heard")
def nobody_cleans_it(guard):
    records(guard, "tang.wanqing", "R-OBJECTION")
    for login in guard.logins:
        rows = records(guard, login, "R-ACCESSLOG")
        guard.holds("%s reads the log" % login, bool(rows) == (login == AUDITOR), rows[:1])
    key = guard.records_of("R-ACCESSLOG")[0]["key"]
    for login in (ADMINISTRATOR, PUBLISHER, AUDITOR, "tang.wanqing", None):
        for method in ("PUT", "PATCH", "POST", "DELETE"):
            guard.refused("an entry is taken out", login, method,
                          "/api/registers/R-ACCESSLOG/records/" + key, {})
