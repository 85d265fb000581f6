#!/usr/bin/env python3
"""Plays the story of an example package against a running server and checks what must be true.

    story.py --base-url http://127.0.0.1:8080 [--story examples/heping/story.json]
             [--branch j] [--until-row 8]

The server runs with `--demo heping` on a fresh data folder. Every step is one request of one
person, signed in by the demo's sign-in, or one move of the demo's clock. Prints a line for each
step and last `N passed, N failed`. Exit status 0: all passed, 1: some failed, 2: could not run.
Python 3.9, standard library only.

A step is {"row", "as", "title", "do", "refused"?, "expect"?}. What `do` may be:
    {"start": starter, "values"}                           the form of a starter is handed in
    {"intake": id, "correlationKey", "values", "consent"?} the form of an intake is handed in
    {"complete": element, "subject"?, "found"?, "outcome"?, "opinion"?, "values"}
        the person's open task at that element is completed; `found`: whose task it is
    {"time": instant}                                      the demo's clock is moved
`refused` is the status, the code and the field that the answer must name. `expect` is checked by
the methods of `Checks` named so. A text "$name" stands for data[name]; {"$": name, …} is
data[name] with the entries given.
"""
import argparse
import json
import pathlib
import sys
import urllib.error
import urllib.request
import uuid
from datetime import datetime, timezone
from http.cookies import SimpleCookie

DEFAULT_STORY = pathlib.Path(__file__).resolve().parents[2] / "examples/heping/story.json"
TIMEOUT_SECONDS = 30


class StoryError(Exception):
    """The story cannot go on."""


class Answer:
    def __init__(self, status, body):
        self.status = status
        self.body = body

    def fields(self):
        errors = self.body.get("errors") if isinstance(self.body, dict) else None
        return [error.get("field", "") for error in errors or []]

    def brief(self):
        return f"{self.status} {json.dumps(self.body, ensure_ascii=False)[:400]}"


class Session:
    """One signed-in person: cookie and CSRF token."""

    def __init__(self, base_url, login):
        self.base_url = base_url
        self.login = login
        self.cookie = ""
        self.csrf = ""
        answer = self.send("POST", "/api/demo/session", {"login": login})
        if answer.status != 200:
            raise StoryError(f"{login} cannot sign in: {answer.brief()}")
        self.csrf = answer.body["csrf"]

    def send(self, method, path, body=None):
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        request = urllib.request.Request(self.base_url + path, data=data, method=method)
        request.add_header("Accept", "application/json")
        request.add_header("Origin", self.base_url)
        request.add_header("Sec-Fetch-Site", "same-origin")
        if data is not None:
            request.add_header("Content-Type", "application/json")
            request.add_header("Idempotency-Key", uuid.uuid4().hex)
        if self.cookie:
            request.add_header("Cookie", self.cookie)
            request.add_header("X-CSRF-Token", self.csrf)
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as reply:
                self.remember(reply.headers)
                return Answer(reply.status, parse(reply.read()))
        except urllib.error.HTTPError as reply:
            return Answer(reply.code, parse(reply.read()))

    def remember(self, headers):
        for line in headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookie = f"{name}={morsel.value}"

    def get(self, path):
        answer = self.send("GET", path)
        if answer.status != 200:
            raise StoryError(f"GET {path} as {self.login}: {answer.brief()}")
        return answer.body

    def search(self, path, search_filter):
        query = {"filter": search_filter, "page": {"limit": 1000}}
        answer = self.send("POST", path, query)
        if answer.status != 200:
            raise StoryError(f"POST {path} as {self.login}: {answer.brief()}")
        return answer.body["items"]


def parse(raw):
    if not raw:
        return None
    try:
        return json.loads(raw)
    except ValueError:
        return raw.decode(errors="replace")


def utc(text):
    instant = datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(timezone.utc)
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


class World:
    """The server as the story sees it."""

    def __init__(self, base_url, story):
        self.base_url = base_url
        self.story = story
        self.sessions = {}
        self.case = None

    def person(self, login):
        if login not in self.sessions:
            self.sessions[login] = Session(self.base_url, login)
        return self.sessions[login]

    def reader(self):
        return self.person(self.story["reader"])

    def resolved(self, value):
        if isinstance(value, str) and value.startswith("$"):
            return self.resolved(self.story["data"][value[1:]])
        if isinstance(value, list):
            return [self.resolved(item) for item in value]
        if not isinstance(value, dict):
            return value
        base = self.resolved(self.story["data"][value["$"]]) if "$" in value else {}
        own = {key: self.resolved(item) for key, item in value.items() if key != "$"}
        return {**base, **own}

    def task_of(self, login, element, subject=None):
        rows = self.person(login).search(
            "/api/tasks/search", {"view": "todo", "elementId": element})
        rows = [row for row in rows if row["caseKey"] == self.case and (
            subject is None or (row["subject"] or {}).get("personId") == subject)]
        if len(rows) != 1:
            raise StoryError(f"{login} has {len(rows)} open tasks at {element}")
        return rows[0]

    # Actions: each returns the answer of the server.

    def act(self, login, action):
        for word in ("start", "intake", "complete", "time"):
            if word in action:
                return getattr(self, "do_" + word)(login, action)
        raise StoryError(f"no such action: {action}")

    def do_start(self, login, action):
        answer = self.person(login).send(
            "POST", f"/api/starters/{action['start']}/submissions",
            {"values": self.resolved(action["values"])})
        if answer.status == 201:
            self.case = answer.body["caseKey"]
        return answer

    def do_intake(self, login, action):
        body = {"correlationKey": action["correlationKey"],
                "values": self.resolved(action["values"])}
        if "consent" in action:
            body["consent"] = self.resolved(action["consent"])
        return self.person(login).send(
            "POST", f"/api/intakes/{action['intake']}/submissions", body)

    def do_complete(self, login, action):
        task = self.task_of(
            action.get("found", login), action["complete"], action.get("subject"))
        return self.person(login).send(
            "POST", f"/api/tasks/{task['taskKey']}/completion",
            {"taskVersion": task["taskVersion"], "outcome": action.get("outcome"),
             "opinion": action.get("opinion"), "values": self.resolved(action["values"])})

    def do_time(self, login, action):
        return self.person(login).send("POST", "/api/demo/time", {"to": utc(action["time"])})


class Checks:
    """What an `expect` may name. Each method returns None or what is wrong."""

    def __init__(self, world):
        self.world = world

    def failures(self, expect):
        found = []
        for name, wanted in expect.items():
            check = getattr(self, "check_" + name, None)
            if check is None:
                raise StoryError(f"no such expectation: {name}")
            wrong = check(self.world.resolved(wanted))
            if wrong:
                found.append(f"{name}: {wrong}")
        return found

    def case(self):
        return self.world.reader().get(f"/api/cases/{self.world.case}")

    def timeline(self):
        entries, after = [], 0
        while True:
            page = self.world.reader().get(
                f"/api/cases/{self.world.case}/timeline?after={after}&limit=200")
            entries += page["items"]
            if page["next"] is None:
                return sorted(entries, key=lambda entry: int(entry["seq"]))
            after = page["next"]

    def variables_of(self, instance_key):
        rows = self.world.reader().search(
            "/v2/variables/search?truncateValues=false",
            {"processInstanceKey": instance_key, "scopeKey": instance_key})
        return {row["name"]: json.loads(row["value"]) for row in rows}

    def check_openTasks(self, wanted):
        """Exactly these tasks are open; a due time or a subject only where one is given."""
        rows = list(self.case()["openTasks"])
        for want in wanted:
            match = next((row for row in rows if self.is_task(row, want)), None)
            if match is None:
                return f"none like {want} among {[self.brief_task(row) for row in rows]}"
            rows.remove(match)
        return f"also open: {[self.brief_task(row) for row in rows]}" if rows else None

    @staticmethod
    def is_task(row, want):
        subject = (row["subject"] or {}).get("personId")
        return (row["elementId"] == want["element"] and row["assignee"] == want["holder"]
                and ("due" not in want or row["dueAt"] is not None
                     and utc(row["dueAt"]) == utc(want["due"]))
                and ("subject" not in want or subject == want["subject"]))

    @staticmethod
    def brief_task(row):
        return row["elementId"], row["assignee"], row["dueAt"], row["subject"]

    def check_timers(self, wanted):
        """Exactly these timers are armed in the case."""
        have = sorted((row["elementId"], utc(row["dueAt"])) for row in self.case()["timers"])
        want = sorted((row["element"], utc(row["due"])) for row in wanted)
        return None if have == want else f"{have} instead of {want}"

    def check_waiting(self, wanted):
        """These elements wait, among others."""
        have = [(row["elementId"], row["name"]) for row in self.case()["waiting"]]
        missing = [row for row in wanted if (row["element"], row["name"]) not in have]
        return f"{missing} not among {have}" if missing else None

    def check_instances(self, wanted):
        """So many instances of each process of the case have ended and are running."""
        rows = self.case()["instances"]
        for process, want in wanted.items():
            states = [row["state"] for row in rows if row["processId"] == process]
            have = {"ended": states.count("ended"), "running": states.count("running")}
            if have != want:
                return f"{process} {have} instead of {want}"
        return None

    def check_state(self, wanted):
        have = self.case()["state"]
        return None if have == wanted else f"{have} instead of {wanted}"

    def check_variables(self, wanted):
        """Variables of the root instance."""
        return self.differing(self.variables_of(self.world.case), wanted)

    def check_pick(self, wanted):
        """Chosen entries of the items of a variable that is a list of contexts."""
        variables = self.variables_of(self.world.case)
        for want in wanted:
            items = variables.get(want["variable"]) or []
            have = [[item.get(name) for name in want["entries"]] for item in items]
            if have != want["equals"]:
                return f"{want['variable']} {have} instead of {want['equals']}"
        return None

    def check_instanceVariables(self, wanted):
        """One called instance of the process has the variables of `where`; it has these too."""
        for want in wanted:
            keys = [row["key"] for row in self.case()["instances"]
                    if row["processId"] == want["process"]]
            found = [v for v in map(self.variables_of, keys)
                     if not self.differing(v, want["where"])]
            if len(found) != 1:
                return f"{len(found)} instances of {want['process']} with {want['where']}"
            wrong = self.differing(found[0], want["variables"])
            if wrong:
                return f"{want['process']} {wrong}"
        return None

    @staticmethod
    def differing(have, wanted):
        wrong = {name: have.get(name, "absent") for name, value in wanted.items()
                 if name not in have or have[name] != value}
        return f"{wrong} instead of {wanted}" if wrong else None

    def check_registers(self, wanted):
        """Records of registers, as the reader sees them."""
        for want in wanted:
            rows = self.world.reader().search(
                f"/api/registers/{want['register']}/records/search", {})
            rows = [row for row in rows if row["key"] == want["key"]]
            if len(rows) != 1:
                return f"{len(rows)} records {want['key']} in {want['register']}"
            wrong = self.differing(rows[0]["fields"], want["fields"])
            if wrong:
                return f"{want['register']} {want['key']} {wrong}"
        return None

    def check_decisions(self, wanted):
        """The newest evaluation of a decision (about a person) has this output and these rules."""
        entries = [entry for entry in self.timeline() if entry["decision"]]
        for want in wanted:
            found = [entry for entry in entries if entry["decision"]["id"] == want["decision"]
                     and want.get("subject") in (None, self.subject_of(entry))]
            if not found:
                return f"{want['decision']} was not evaluated"
            have = found[-1]["decision"]
            rules = want.get("rules", have["rules"])
            if have["output"] != want["output"] or have["rules"] != rules:
                return f"{have} instead of {want}"
        return None

    @staticmethod
    def subject_of(entry):
        subject = entry["subject"]
        return subject.get("personId") if isinstance(subject, dict) else subject

    def check_notices(self, wanted):
        for want in wanted:
            rows = self.world.person(want["of"]).get("/api/me/notices")["items"]
            count = sum(row["template"] == want["template"] for row in rows)
            if count != want["count"]:
                return f"{want['of']} has {count} notices {want['template']}, not {want['count']}"
        return None


def refusal_failures(answer, wanted):
    if wanted is None:
        return [] if 200 <= answer.status < 300 else [f"refused: {answer.brief()}"]
    found = []
    if answer.status != wanted["status"]:
        found.append(f"answer {answer.brief()} instead of {wanted['status']}")
    elif "code" in wanted and (answer.body or {}).get("code") != wanted["code"]:
        found.append(f"answer {answer.brief()} instead of code {wanted['code']}")
    if "field" in wanted and not any(
            field == wanted["field"] or field.startswith(wanted["field"] + ".")
            or field.startswith(wanted["field"] + "[") for field in answer.fields()):
        found.append(f"field {wanted['field']} is not named: {answer.brief()}")
    return found


def steps_of(story, branch, until_row):
    steps = story["steps"]
    if branch:
        if branch not in story["branches"]:
            raise StoryError(f"the story has no branch {branch}")
        chosen = story["branches"][branch]
        steps = [step for step in steps if step["row"] <= chosen["afterRow"]] + chosen["steps"]
    elif until_row:
        steps = [step for step in steps if step["row"] <= until_row]
    return steps


def play(world, steps):
    """Returns how many steps passed and failed. What stands behind a step whose request did not do
    what it should cannot be played and counts as failed."""
    checks = Checks(world)
    passed = failed = 0
    for number, step in enumerate(steps, 1):
        name = f"{step['row']}.{number} {step['as']}: {step['title']['en']}"
        try:
            answer = world.act(step["as"], step["do"])
            failures = refusal_failures(answer, step.get("refused"))
            stop = bool(failures)
            if not stop:
                failures = checks.failures(step.get("expect", {}))
        except (StoryError, OSError, KeyError, TypeError) as error:
            failures, stop = [f"{type(error).__name__}: {error}"], True
        print(("FAIL " if failures else "ok   ") + name, flush=True)
        for failure in failures:
            print("       " + failure, flush=True)
        passed, failed = passed + (not failures), failed + bool(failures)
        if stop:
            return passed, failed + len(steps) - number
    return passed, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--story", default=str(DEFAULT_STORY))
    parser.add_argument("--branch", help="play this branch instead of the main line's end")
    parser.add_argument("--until-row", type=int, help="stop behind this row")
    arguments = parser.parse_args()
    story = json.loads(pathlib.Path(arguments.story).read_text(encoding="utf-8"))
    world = World(arguments.base_url.rstrip("/"), story)
    try:
        steps = steps_of(story, arguments.branch, arguments.until_row)
        passed, failed = play(world, steps)
    except StoryError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
