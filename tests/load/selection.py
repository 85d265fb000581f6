#!/usr/bin/env python3
"""Two open selections at once on one server, one of them large; prints how long answers took.

    selection.py [--nominees 200] [--interviewed 20] [--look-every 2] [--json] [--strict]

The server runs as it does by default (SQLite, every commit durable). Two people's threads play the
large selection and a small one to their ends, a third looks at the case file of the large one all
the while: the page and every call that it makes, as the browser does. Exit status 0: what happened
was right, whatever the figures; 1: something was wrong, or an aim was missed with --strict.
Python 3.9, standard library only.
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "simulation"))
import campaign_answers  # noqa: E402
from support import packages, server  # noqa: E402
from support.client import Client  # noqa: E402

AUDITOR, ORGANISER = "mo.yunsheng", "chen.shuhang"
CONSENT = {"agree": "yes", "relatives": [], "declareTrue": True, "privacyRead": True}
STEP_AIM_MS, PAGE_AIM_MS = 100, 300


class Figures:
    """Seconds of each kind of request."""

    def __init__(self):
        self.lock, self.taken = threading.Lock(), {}

    def add(self, kind, seconds):
        with self.lock:
            self.taken.setdefault(kind, []).append(seconds * 1000)

    def rows(self):
        for kind, taken in sorted(self.taken.items()):
            taken.sort()
            yield {"kind": kind, "count": len(taken), "p50": at(taken, 0.5), "p99": at(taken, 0.99),
                   "max": taken[-1]}


def at(taken, share):
    return taken[min(len(taken) - 1, int(share * len(taken)))]


class Selection:
    """One campaign that is played step by step; what does not matter for the load is straight."""

    def __init__(self, url, figures, name, nominees, interviewed, clock):
        self.url, self.figures, self.name, self.clock = url, figures, name, clock
        self.nominees, self.interviewed = nominees, interviewed
        self.clients, self.case, self.chance = {}, None, random.Random(name)
        self.steps, self.opens, self.wrong = 0, "", []
        self.posts, self.scheme, self.is_even = (("榕树社区", 2),), "heping-reserve", False

    # What the answers of a campaign played by chance ask of it: here nothing is left to chance.

    def rarely(self, usual):
        return False

    def person(self, login):
        if login not in self.clients:
            self.clients[login] = Client(self.url, login)
            self.clients[login].close()
        return self.clients[login]

    def timed(self, kind, login, method, path, body=None):
        answer = self.person(login).send(method, path, body)
        self.figures.add(kind, answer.seconds)
        if login in self.nominees:
            self.person(login).close()  # so many people are not connected all at once
        if not answer.is_good():
            raise RuntimeError("%s: %s" % (kind, answer.brief()))
        return answer.body

    def start(self):
        started = self.timed("start", ORGANISER, "POST", "/api/starters/heping-select/submissions",
                             {"values": {"campaignId": self.name, "scheme": self.scheme}})
        self.case = started["caseKey"]
        self.work(["ut_announce"])

    def register(self):
        for number, login in enumerate(self.nominees):
            form = campaign_answers.registration(number, "self", self.chance)
            form.update(birthDate="1990-05-01", education="本科")
            form["idNo"] = campaign_answers.id_number("19900501", number)
            self.timed("registration", login, "POST", "/api/intakes/nomination/submissions", {
                "correlationKey": self.name, "consent": CONSENT, "values": form})
            self.work(["ut_accept"])

    def work(self, elements=None):
        """Completes the open tasks (at these elements) until there are none."""
        while True:
            rows = self.person(AUDITOR).search("/v2/user-tasks/search", {"state": "CREATED"})
            rows = [row for row in rows if row["rootProcessInstanceKey"] == self.case
                    and (elements is None or row["elementId"] in elements)]
            if not rows:
                return
            for row in rows:
                self.complete(row["elementId"], row["assignee"], row["userTaskKey"])

    def complete(self, element, login, key):
        self.timed("inbox", login, "POST", "/api/tasks/search", {
            "filter": {"view": "todo"}, "page": {"limit": 50}})
        shown = self.timed("task", login, "GET", "/api/tasks/%s" % key)
        turn = campaign_answers.Turn(self, login, shown["values"], self.clock.today())
        turn.rarely = self.rarely
        values, outcome = self.answer(turn, element, shown)
        self.timed("complete " + element, login, "POST", "/api/tasks/%s/completion" % key, {
            "taskVersion": shown["taskVersion"], "outcome": outcome, "values": values})

    def answer(self, turn, element, shown):
        """As many as are to be interviewed qualify; the others are heard and found wanting."""
        if element == "ut_qualify":
            order = self.nominees.index(shown["subject"]["personId"])
            reasons = {"items": [], "reasons": campaign_answers.REASONS}
            return reasons, "met" if order < self.interviewed else "unmet"
        if element == "ut_second":
            return campaign_answers.decided(turn, "unqualified")
        if element == "ut_setup":
            values = campaign_answers.at_ut_setup(turn)[0]
            panel = [{"user": user, "unit": unit} for user, unit in campaign_answers.PANEL]
            return {**values, "panel": panel}, None
        return campaign_answers.answer(turn, element)

    def candidate_ids(self):
        rows = self.person(AUDITOR).search("/v2/variables/search?truncateValues=false", {
            "processInstanceKey": self.case, "scopeKey": self.case, "name": "qualified"})
        return [row["candidateId"] for row in json.loads(rows[0]["value"])]

    def state(self):
        """Where it stands, to be told when it does not come to its end."""
        case = self.person(AUDITOR).get("/api/cases/%s" % self.case)
        return {key: case[key] for key in ("state", "openTasks", "timers", "waiting", "incidents")}

    def is_over(self):
        return self.person(AUDITOR).get("/api/cases/%s" % self.case)["state"] == "ended"

    def check(self):
        """What must be there at the end."""
        auditor, counts = self.person(AUDITOR), {}
        for register in ("R-NOMINATION", "R-SHEET", "R-CAMPAIGN", "R-POOLENTRY"):
            rows = auditor.send("POST", "/api/registers/%s/records/search" % register, {
                "filter": {}, "page": {"limit": 10000}}).body["items"]
            counts[register] = sum(
                row["fields"].get("campaignId") == self.name
                or row["fields"].get("personId") in self.nominees for row in rows)
        wanted = {"R-NOMINATION": len(self.nominees), "R-SHEET": 7 * self.interviewed,
                  "R-CAMPAIGN": 1, "R-POOLENTRY": 2}
        if counts != wanted:
            self.wrong.append("%s: %s instead of %s" % (self.name, counts, wanted))


class Clock:
    """The time that both selections share; it moves only when both have nothing to do."""

    def __init__(self, url, figures):
        import datetime
        self.datetime, self.client, self.figures = datetime, Client(url, ORGANISER), figures

    def today(self):
        return self.datetime.date.fromisoformat(self.now[:10])

    def read(self):
        body = self.client.get("/api/demo/time")
        instant = self.datetime.datetime.fromisoformat(body["now"].replace("Z", "+00:00"))
        zone = self.datetime.timezone(self.datetime.timedelta(hours=8))
        self.now = instant.astimezone(zone).isoformat()
        return body

    def move(self, to=None):
        due = self.read()["nextDue"]
        if to is None and due is None:
            raise RuntimeError("nothing is due, and not everything has ended")
        to = to or due["at"]
        answer = self.client.send("POST", "/api/demo/time", {"to": to})
        self.figures.add("clock to the next timer", answer.seconds)
        if not answer.is_good():
            raise RuntimeError("clock: " + answer.brief())
        self.read()


class Reader(threading.Thread):
    """Opens the case file again and again."""

    def __init__(self, url, case, figures, every):
        super().__init__(daemon=True)
        self.every = every
        self.client, self.case, self.figures = Client(url, AUDITOR), case, figures
        self.is_done, self.wrong, self.previous = threading.Event(), [], None

    def run(self):
        while not self.is_done.wait(self.every):
            try:
                self.figures.add("case file", sum(self.page()))
                self.earlier()
            except (RuntimeError, OSError) as wrong:
                self.wrong.append("the case file: %s" % wrong)
                return

    def page(self):
        """The shell, who is asking, the case, and the newest page of its timeline."""
        yield self.take("page: shell", "/cases/%s" % self.case, "text/html").seconds
        yield self.take("page: session", "/api/session").seconds
        yield self.take("page: case", "/api/cases/%s" % self.case).seconds
        answer = self.timeline("page: timeline", 0)
        self.previous = answer.body["previous"]
        yield answer.seconds

    def earlier(self):
        """The page before, as somebody asks for who goes further back."""
        if self.previous is not None:
            self.timeline("page: earlier entries", self.previous)

    def timeline(self, kind, before):
        return self.take(kind, "/api/cases/%s/timeline?limit=200&before=%s" % (self.case, before))

    def take(self, kind, path, accept="application/json"):
        answer = self.client.send("GET", path, accept=accept)
        self.figures.add(kind, answer.seconds)
        if not answer.is_good():
            raise RuntimeError("%s: %s" % (path, answer.brief()))
        return answer


def syncs_a_second(folder, seconds=1.0):
    """How often a second a page of 4 KiB is written and made durable there."""
    path, count, began = os.path.join(folder, "sync"), 0, time.perf_counter()
    with open(path, "wb", buffering=0) as file:
        while time.perf_counter() - began < seconds:
            file.write(b"\0" * 4096)
            os.fsync(file.fileno())
            count += 1
    os.unlink(path)
    return count / seconds


def together(selections, deed):
    """Each selection does its part on a thread of its own."""
    def play(selection):
        try:
            getattr(selection, deed)()
        except Exception as wrong:  # told at the end
            selection.wrong.append("%s: %s: %s" % (selection.name, type(wrong).__name__, wrong))
    threads = [threading.Thread(target=play, args=(each,)) for each in selections]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def play(url, figures, options):
    """Both selections from start to end; returns what was wrong."""
    clock = Clock(url, figures)
    clock.read()
    logins = ["nominee.%03d" % (number + 1) for number in range(options.nominees + 6)]
    selections = [Selection(url, figures, "LOAD-A", logins[:options.nominees],
                            options.interviewed, clock),
                  Selection(url, figures, "LOAD-B", logins[options.nominees:], 4, clock)]
    together(selections, "start")
    clock.move(clock.today().replace(day=9).isoformat() + "T09:00:00+08:00")
    reader = Reader(url, selections[0].case, figures, options.look_every)
    reader.start()
    together(selections, "register")
    together(selections, "work")
    while not any(each.wrong for each in selections) and not all(
            each.is_over() for each in selections):
        try:
            clock.move()
        except RuntimeError as wrong:
            selections[0].wrong.append(str(wrong))
        together(selections, "work")
    reader.is_done.set()
    reader.join()
    if not any(each.wrong for each in selections):
        together(selections, "check")
    else:
        selections[0].wrong += [str(each.state())[:1500] for each in selections]
    return [wrong for each in [*selections, reader] for wrong in each.wrong]


def missed(row):
    if row["kind"] == "case file":
        return row["p99"] > PAGE_AIM_MS
    return not row["kind"].startswith(("page", "clock")) and row["p99"] > STEP_AIM_MS


def tell(rows, syncs, as_json):
    if as_json:
        for row in rows:
            print(json.dumps(row))
        print(json.dumps({"kind": "syncs", "count": syncs}))
        return
    print("%-28s %7s %8s %8s %8s" % ("ms", "count", "p50", "p99", "max"))
    for row in rows:
        print("%-28s %7d %8.1f %8.1f %8.1f %s" % (row["kind"], row["count"], row["p50"], row["p99"],
                                                 row["max"], "MISSED" if missed(row) else ""))
    print("aims: a step p99 %d ms, the case file p99 %d ms; %.0f syncs of 4 KiB a second" % (
        STEP_AIM_MS, PAGE_AIM_MS, syncs))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--nominees", type=int, default=200)
    parser.add_argument("--interviewed", type=int, default=20)
    parser.add_argument("--look-every", type=float, default=2, metavar="SECONDS")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--strict", action="store_true", help="fail when an aim is missed")
    options = parser.parse_args()
    folder, figures = packages.with_nominees(options.nominees + 6), Figures()
    at_server = server.Server("--demo", "heping", "--packages", folder)
    try:
        at_server.start()
        wrong = play(at_server.url, figures, options)
        at_server.stop()
        syncs = syncs_a_second(at_server.data)
    finally:
        at_server.stop()
        shutil.rmtree(at_server.data, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
    rows = list(figures.rows())
    tell(rows, syncs, options.json)
    for each in wrong:
        print("FAIL " + each)
    return 1 if wrong or (options.strict and any(map(missed, rows))) else 0


if __name__ == "__main__":
    sys.exit(main())
