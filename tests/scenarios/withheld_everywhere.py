#!/usr/bin/env python3
"""While three of seven examiners have scored nobody finds their sheets; afterwards some do.

    withheld_everywhere.py

Starts a server of its own and plays the story until the scoring. The sheets have marks that occur
nowhere else, so that every answer can be searched for these numbers. Each person of the example,
and somebody without an account, asks every route of the server's own description (/openapi.json)
that reads: a route that is new there and not looked at here is a failure. Searches are asked with
filters that name a mark as well: they must not tell by their count. Afterwards those find the
sheets who are entitled to them. Prints last `N passed, N failed`. Python 3.9, standard library only.
"""
import contextlib
import io
import json
import pathlib
import shutil
import sqlite3
import sys
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent))
import story as story_script  # noqa: E402
from support import server  # noqa: E402
from support.client import Client  # noqa: E402

AUDITOR = "mo.yunsheng"
EXAMINERS = ("su.mingche", "wei.xiaonan", "yuan.kaige", "lv.siqi", "qin.haoran", "cao.yufei",
             "pan.jiaming")
MARKS = ("analysis", "organisation", "response", "masses", "expression")
WHOLE = (17, 14, 13, 15, 11)
# Who reads sheets in the register once they are signed (package.json), beside the person concerned.
READERS = {"r.town-org", "r.county-org", "r.appeal", "r.town-discipline", "r.auditor"}
# Static or about definitions only: asked once, they hold nothing of a case.
ONCE = ("/assets/{file}", "/favicon.svg", "/licenses.md", "/manifest.json", "/openapi.json", "/",
        "/{path}", "/posting/posting.css")


def sheet_of(login):
    """Marks whose decimal is this examiner's."""
    decimal = (EXAMINERS.index(login) + 1) / 10
    return {mark: round(whole + decimal, 1) for mark, whole in zip(MARKS, WHOLE)}


def secrets_of(login):
    """The marks and their sum, where it is none that a count or a day could be."""
    sheet = sheet_of(login)
    total = round(sum(sheet.values()), 1)
    return set(sheet.values()) | ({total} if total % 1 else set())


def numbers(value):
    """Every number in an answer, also in texts that hold JSON."""
    if isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from numbers(item)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield value
    elif isinstance(value, str):
        try:
            yield from numbers(json.loads(value))
        except ValueError:
            return


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, is_right, seen=""):
        self.passed, self.failed = self.passed + bool(is_right), self.failed + (not is_right)
        if not is_right:
            print("FAIL %s: %s" % (what, str(seen)[:600]), flush=True)


class Keys:
    """What the addresses of the routes may name: read beside the server, people may guess them."""

    def __init__(self, data, case):
        database = sqlite3.connect("file:%s/assent.db?mode=ro" % data, uri=True)

        def column(query):
            return [str(row[0]) for row in database.execute(query)]

        interview = "(SELECT max(\"key\") FROM process_instance)"
        self.case, self.tasks = case, column('SELECT "key" FROM user_task')
        self.instances = column('SELECT "key" FROM process_instance')
        self.variables = column('SELECT "key" FROM variable WHERE instance = ' + interview)
        self.elements = column('SELECT "key" FROM element_instance WHERE instance = ' + interview)
        self.forms = column("SELECT DISTINCT id FROM form_version")
        self.definitions = column('SELECT "key" FROM process_version')[:1]
        self.evaluations = column("SELECT evaluation || '-' || place FROM decision_instance")
        self.decisions = column('SELECT "key" FROM decision_version')[:1]
        self.graphs = column('SELECT "key" FROM requirements_version')[:1]
        self.registers = ["R-SHEET", "R-CAMPAIGN", "R-PERSON", "R-NOMINATION", "R-OBJECTION",
                          "R-APPEAL", "R-POSTING", "R-ARCHIVE", "R-POST"]
        database.close()

    def of(self, path):
        """The values to put in for the name in a path."""
        kinds = {"/api/cases/": self.instances, "/api/tasks/": self.tasks,
                 "/api/forms/": self.forms, "/api/registers/": self.registers,
                 "/api/intakes/": ["nomination", "appeal", "withdrawal", "note", "hotline"],
                 "/v2/element-instances/": self.elements, "/v2/user-tasks/": self.tasks,
                 "/v2/variables/": self.variables, "/v2/process-instances/": self.instances,
                 "/api/decisions/": self.evaluations, "/v2/decision-instances/": self.evaluations,
                 "/v2/decision-definitions/": self.decisions,
                 "/v2/decision-requirements/": self.graphs,
                 "/v2/process-definitions/": self.definitions, "/v2/incidents/": ["1"],
                 "/posting/receipt/": ["1-00"], "/posting/": ["HP-2021-A-P1"]}
        for start, values in kinds.items():
            if path.startswith(start) and "{" in path:
                return values
        return None


def routes_of(description):
    """Method and path of every route that reads."""
    for path, operations in description["paths"].items():
        for method in operations:
            if method == "get" or (method == "post" and path.endswith("/search")):
                yield method.upper(), path


def addresses(description, keys, tally):
    """Every address to ask; a route that this program does not know is told."""
    for method, path in routes_of(description):
        if path in ONCE:
            continue
        if "{" not in path:
            yield method, path
            continue
        values = keys.of(path)
        tally.check("%s %s is looked at" % (method, path), values is not None)
        for value in values or []:
            name = path[path.index("{"):path.index("}") + 1]
            yield method, path.replace(name, urllib.parse.quote(value))


def bodies(method, path, mark):
    """Plain, and with filters that would tell by their count."""
    if method == "GET":
        return [None]
    plain = {"filter": {}, "page": {"limit": 1000}}
    if path == "/v2/process-instances/search":
        return [plain, {**plain, "filter": {"variables": [
            {"name": "sheets", "value": {"$like": "*%s*" % mark}}]}}]
    if path.startswith("/v2/variables"):
        return [plain, {**plain, "filter": {"value": {"$like": "*%s*" % mark}}}]
    if path.endswith("variables/search"):
        return [plain, {**plain, "filter": {"value": {"$like": "*%s*" % mark}}}]
    if path == "/api/tasks/search":
        return [{**plain, "filter": {"view": view}} for view in ("todo", "done")] + [
            {**plain, "filter": {"view": "done", "text": mark}}]
    if path == "/api/cases/search" or path.startswith("/api/registers/"):
        return [plain, {**plain, "filter": {"text": mark}}]
    return [plain]


def widened(method, path):
    """An address with what makes its answer the fullest."""
    if path.endswith("variables/search"):
        return path + "?truncateValues=false"
    if path.endswith("/timeline"):
        return path + "?after=0&limit=200"
    if path.startswith("/api/intakes/"):
        return path + "?correlationKey=HP-2021-A"
    return path


class Looker:
    """One person, or nobody, who asks everything."""

    def __init__(self, url, login, asked):
        self.client, self.login, self.asked = Client(url, login), login, asked

    def answers(self, mark):
        for method, path in self.asked:
            for body in bodies(method, path, mark):
                answer = self.client.send(method, widened(method, path), body)
                if answer.status >= 500:
                    raise RuntimeError("%s %s: %s" % (method, path, answer.brief()))
                if answer.is_good():
                    yield "%s %s %s" % (method, path, body and body["filter"]), answer.body
                    yield from self.further(path, answer.body)
        yield from self.jobs()

    def further(self, path, body):
        """The other pages of a timeline."""
        while path.endswith("/timeline") and body["next"] is not None:
            answer = self.client.send("GET", "%s?after=%s&limit=200" % (path, body["next"]))
            body = answer.body
            yield path, body

    def jobs(self):
        for kind in ("io.camunda.zeebe:userTask", "assent:register"):
            answer = self.client.send("POST", "/v2/jobs/activation", {
                "type": kind, "worker": "w", "timeout": 1000, "maxJobsToActivate": 10,
                "requestTimeout": -1})
            if answer.is_good():
                yield "POST /v2/jobs/activation " + kind, answer.body

    def finds(self, secrets, mark):
        """Where one of these marks stands, and which search counts something for one."""
        for what, body in self.answers(mark):
            found = sorted(secrets.intersection(numbers(body)))
            if found:
                yield "%s shows %s" % (what, found)
            elif mark in what and isinstance(body, dict) and self.counts(body):
                yield "%s counts %s" % (what, body.get("page"))

    @staticmethod
    def counts(body):
        return bool(body.get("items") or (body.get("page") or {}).get("totalItems"))


def play(world, steps):
    with contextlib.redirect_stdout(io.StringIO()) as said:
        failed = story_script.play(world, steps)[1]
    if failed:
        raise RuntimeError("the story does not go on: " + said.getvalue()[-800:])


def score(world, login, subject, less=0):
    sheet = {mark: round(value - less, 1) for mark, value in sheet_of(login).items()}
    sheet["signature"] = True
    answer = world.do_complete(login, {"complete": "ut_score", "subject": subject, "values": sheet})
    if answer.status != 200:
        raise RuntimeError("%s cannot score: %s" % (login, answer.brief()))


def draft(world, login):
    """The fourth has saved his sheet and not handed it in."""
    task = world.task_of(login, "ut_score")
    answer = world.person(login).send("POST", "/api/tasks/%s/save" % task["taskKey"], {
        "taskVersion": task["taskVersion"], "values": sheet_of(login)})
    if answer.status != 200:
        raise RuntimeError("%s cannot save: %s" % (login, answer.brief()))


def nobody_finds(at, world, people, tally, authors):
    """Each author's marks, looked for by everybody else."""
    description = Client(at.url).get("/openapi.json")
    asked = list(addresses(description, Keys(at.data, world.case), tally))
    for login in [None, *people]:
        others = [author for author in authors if author != login]
        secrets = set().union(*(secrets_of(author) for author in others))
        mark = str(sheet_of(others[0])["analysis"])
        found = list(Looker(at.url, login, asked).finds(secrets, mark))
        tally.check("%s finds nothing of %s" % (login, others), not found, found[:3])


def own_is_found(at, world, tally, login):
    task = next(row for row in world.person(login).search(
        "/api/tasks/search", {"view": "done"}) if row["elementId"] == "ut_score")
    shown = world.person(login).get("/api/tasks/%s" % task["taskKey"])
    tally.check("%s finds his own" % login, secrets_of(login) <= set(numbers(shown)), shown)


def readers_find(world, people, tally):
    """After the signature: the register, by role; of the nominees each his own."""
    for login, person in people.items():
        answer = world.person(login).send("POST", "/api/registers/R-SHEET/records/search", {
            "filter": {}, "page": {"limit": 1000}})
        rows = answer.body["items"] if answer.status == 200 else []
        seen = sum(row["fields"].get("analysis") is not None for row in rows)
        own = person.get("personId") in ("zhou.wenbo", "wu.yutong")
        reads = READERS & {held["role"] for held in person["roles"]}
        tally.check("%s reads sheets" % login, seen == (14 if reads else 7 if own else 0), seen)


def main():
    tally, at = Tally(), server.Server("--demo", "heping")
    story = json.loads(story_script.DEFAULT_STORY.read_text(encoding="utf-8"))
    rows = json.loads((HERE.parents[1] / "examples/heping/people.json").read_text(
        encoding="utf-8"))["people"]
    people = {row["login"]: row for row in rows}
    try:
        world = story_script.World(at.start().url, story)
        titles = [step["title"]["en"] for step in story["steps"]]
        play(world, story["steps"][:titles.index("three examiners score Wu")])
        for login in EXAMINERS[:3]:
            score(world, login, "wu.yutong")
        draft(world, EXAMINERS[3])
        nobody_finds(at, world, people, tally, EXAMINERS[:4])
        own_is_found(at, world, tally, EXAMINERS[0])
        for login in EXAMINERS[3:]:
            score(world, login, "wu.yutong")
        looker = Looker(at.url, AUDITOR, [("POST", "/v2/variables/search")])
        found = list(looker.finds(secrets_of(EXAMINERS[0]), "none"))
        tally.check("the auditor finds them when all are in", found)
        for login in EXAMINERS:
            score(world, login, "zhou.wenbo", less=1)
        world.do_complete("tang.wanqing", {"complete": "ut_confirm", "values": {"signature": True}})
        readers_find(world, people, tally)
    finally:
        at.stop()
        shutil.rmtree(at.data, ignore_errors=True)
    print("%d passed, %d failed" % (tally.passed, tally.failed))
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
