#!/usr/bin/env python3
"""Plays the story of an example package against a running server and checks what must be true.

    story.py --base-url http://127.0.0.1:8080 [--story examples/heping/story.json]
             [--branch j] [--until-row 8] [--stand-in]

The server runs with `--demo heping` on a fresh data folder. Every step is one request of one
person, signed in by the demo's sign-in, or one move of the demo's clock. Prints a line for each
step and last `N passed, N failed`. Exit status 0: all passed, 1: some failed, 2: could not run.
Python 3.9, standard library only.

A step is {"row", "as", "title", "do", "refused"?, "expect"?}. What `do` may be:
    {"start": starter, "values"}                           the form of a starter is handed in
    {"intake": id, "correlationKey", "values", "consent"?} the form of an intake is handed in
    {"complete": element, "subject"?, "found"?, "outcome"?, "opinion"?, "values"}
        the person's open task at that element is completed; `found`: whose task it is
    {"each": element, "found"?, "answers": {login: {"outcome"?, "opinion"?, "values"}}}
        each of these persons completes his own open task at that element, in this order
    {"object": posting, "values"}                          the form of a public page, by nobody
    {"time": instant}                                      the demo's clock is moved
`refused` is the status, the code and the field that the answer must name. `expect` is checked by
the methods of `Checks` (story_checks.py) named so; that the case has no incident is checked after
every step. With --stand-in a signed-in person hands in what belongs on a public page, and pages
are not looked at. A text "$name" stands for data[name]; {"$": name, …} is
data[name] with the entries given.
"""
import argparse
import json
import pathlib
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid
from http.cookies import SimpleCookie

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from public_page import PublicPage  # noqa: E402
from story_checks import Checks, StoryError, utc  # noqa: E402

DEFAULT_STORY = pathlib.Path(__file__).resolve().parents[2] / "examples/heping/story.json"
TIMEOUT_SECONDS = 30


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


class World:
    """The server as the story sees it."""

    def __init__(self, base_url, story, stand_in=False):
        self.base_url = base_url
        self.story = story
        self.stand_in = stand_in
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
        for word in ("start", "intake", "complete", "each", "object", "time"):
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

    def do_each(self, login, action):
        answer = None
        for person, given in action["answers"].items():
            answer = self.do_complete(person, {"complete": action["each"], **given})
            if not 200 <= answer.status < 300:
                break
        return answer

    def do_object(self, login, action):
        """The public form as a browser without scripts hands it in."""
        values = self.resolved(action["values"])
        if self.stand_in:
            return self.do_intake(self.story["reader"], {
                "intake": "objection", "correlationKey": action["object"], "values": values})
        page = PublicPage(self.base_url, "/posting/" + urllib.parse.quote(action["object"]))
        return Answer(*page.hand_in(values))

    def do_time(self, login, action):
        return self.person(login).send("POST", "/api/demo/time", {"to": utc(action["time"])})


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
                failures = checks.failures({"incidents": [], **step.get("expect", {})})
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
    parser.add_argument("--stand-in", action="store_true", help="play without the public pages")
    parser.add_argument("--until-row", type=int, help="stop behind this row")
    arguments = parser.parse_args()
    story = json.loads(pathlib.Path(arguments.story).read_text(encoding="utf-8"))
    world = World(arguments.base_url.rstrip("/"), story, arguments.stand_in)
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
