"""DOMAIN §1.8 no. 10: what was suggested, what was decided and why stays to be read."""
import json
import shutil
import sqlite3
import subprocess
import tempfile

from guard import at
from support import server

WITH_NOTE = {"code": "AGE_MAX", "systemResult": "unmet", "officerResult": "met",
             "note": "经核对户籍更正证明，截至计算日未满四十六周岁。"}


@at("a finding that differs needs a note")
def a_deviation_has_a_reason(guard):
    """The table says AGE_MAX. Who says otherwise says why, whichever way he leaves it out."""
    task = guard.task("ut_qualify", subject="zheng.haifeng")
    item = {name: value for name, value in WITH_NOTE.items() if name != "note"}
    for items in ([item], [{**item, "note": ""}], [{**item, "systemResult": "met"}],
                  [{**item, "code": "WORK_MIN", "systemResult": "met"}],
                  [{"officerResult": "met"}], [], None):
        guard.completion_refused("a deviation without a reason", "lin.yuetong", task,
                                 {"items": items} if items is not None else {}, "met")
    guard.completion_refused("the outcome differs from the items", "lin.yuetong", task,
                             {"items": [{**item, "officerResult": "unmet"}]}, "met")


@at("a finding that differs needs a note")
def a_deviation_is_recorded(guard):
    task = guard.task("ut_qualify", subject="zheng.haifeng")
    answer = guard.complete("lin.yuetong", task, {"items": [WITH_NOTE]}, "met")
    rows = guard.variables().get("qualifications") or []
    kept = [item for row in rows for item in row["items"] or [] if row["candidateId"] == "K3"]
    guard.holds("suggestion, finding and reason are kept", kept == [WITH_NOTE],
                (answer.brief(), kept))


@at("clock to 2021-09-03 00:00")
def who_decided_what_and_when(guard):
    """The case file names signer, outcome and reasons of a decision."""
    path = "/api/cases/%s/timeline?after=0&limit=200" % guard.world.case
    entries = [entry for entry in guard.auditor().get(path)["items"]
               if entry["elementId"] == "ut_second" and entry["operation"] == "decide"]
    guard.holds("it is there once", len(entries) == 1, entries)
    guard.holds("the signer, the outcome and the reasons are told", entries and (
        entries[0]["actor"]["login"], entries[0]["outcome"], "四十五周岁" in entries[0]["opinion"])
        == ("he.jingchuan", "unqualified", True), entries)


@at("clock to 2021-09-03 00:00")
def what_a_table_said_is_in_the_log(guard):
    """The version, every input and the rules that hit, of each evaluation."""
    found = [event for event in events(guard) if event["t"] == "DecisionEvaluated"]
    guard.holds("each evaluation is there", [event["pub"]["decision_id"] for event in found]
                == ["D-SOD"] + 3 * ["D-DUP"] + 3 * ["D-QUALIFY"], found)
    for event in found:
        for table in event["pub"]["decisions"]:
            guard.holds("%s has inputs and a version" % table["id"], table["inputs"]
                        and event["pub"]["version"] == 1 and event["sd"], table)
    rules = [table.get("rules") for event in found for table in event["pub"]["decisions"]
             if table["id"] == "D-QUALIFY"]
    guard.holds("the rule that hit is named",
                [[rule["index"] for rule in each or []] for each in rules] == [[], [], [5]], rules)


def events(guard):
    rows = guard.traces.database.execute("SELECT bytes FROM event ORDER BY seq")
    return [event for (record,) in rows for event in json.loads(record)["ev"]]


@at("clock to 2021-09-03 00:00")
def a_changed_history_is_seen(guard):
    """In a copy: one record changed, the last one cut off, a table changed beside the log."""
    last = "(SELECT max(seq) FROM event)"
    other = "CAST(replace(CAST(bytes AS TEXT), 'u:', 'v:') AS BLOB)"
    for change in ("UPDATE event SET bytes = %s WHERE seq = 68" % other,
                   "UPDATE event SET bytes = %s WHERE seq = %s" % (other, last),
                   "DELETE FROM event WHERE seq = " + last,
                   "UPDATE variable SET value = '\"qualified\"' WHERE name = 'result'",
                   "UPDATE register_record SET value = '{}' WHERE register_id = 'R-NOMINATION'"):
        folder = tempfile.mkdtemp(prefix="assent-changed-")
        try:
            guard.copy(guard.kept, folder)
            database = sqlite3.connect(folder + "/assent.db")
            database.execute(change)
            database.commit()
            database.close()
            done = subprocess.run([server.BINARY, "audit", "verify", "--data", folder], text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            guard.holds("it is seen: " + change, done.returncode != 0, done.stdout[-300:])
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@at("decide unqualified")
def nobody_edits_what_is_done(guard):
    """A finished task is not done again, and a record has no address that changes it."""
    done = guard.auditor().search("/v2/user-tasks/search", {
        "elementId": "ut_qualify", "state": "COMPLETED"})[0]
    for login in ("lin.yuetong", "ding.hao", "he.jingchuan"):
        guard.completion_refused("a finished task is done again", login,
                                 {"key": done["userTaskKey"], "version": 1}, {"items": []}, "met")
        for path in ("/api/registers/R-NOMINATION/records", "/api/audit", "/api/cases/1/timeline"):
            for method in ("PUT", "POST", "PATCH", "DELETE"):
                guard.refused("a record is edited", login, method, path, {})
