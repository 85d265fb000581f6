#!/usr/bin/env python3
"""Kills the real server at random moments of the story under load and looks at what is left.

    crash.py [--rounds 200] [--seed N] [--from-row 1]

Each round: the server runs with the demo system, one person after the other plays the story, three
clients start and complete instances of their own; at a random moment the process is killed (-9).
Then the history must verify, and after the restart every acknowledged step must be there once and
none half. A request whose answer was lost is sent again with its idempotency key, a public
form with its own. The rows of the story before `--from-row` are played in peace. Prints a line for
each round that goes wrong and last 'N passed, N failed'.
"""
import argparse
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from scenarios import story as story_script  # noqa: E402
from support import server as server_support  # noqa: E402

ADMINISTRATOR = "ding.hao"
PUBLISHER = "yu.qingyang"
# Who may see what is no question of crashes, and looking takes longer than a round.
SLOW_CHECKS = ("withheld", "shown", "secret")
LOST = (OSError, EOFError, ConnectionError, urllib.error.URLError)

MODEL = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="urn:assent:crash">
<process id="crash" isExecutable="true">
<startEvent id="s"/><parallelGateway id="fork"/><userTask id="a"><extensionElements><zeebe:userTask/>
</extensionElements></userTask><userTask id="b"><extensionElements><zeebe:userTask/>
</extensionElements></userTask><parallelGateway id="join"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="fork"/>
<sequenceFlow id="f2" sourceRef="fork" targetRef="a"/>
<sequenceFlow id="f3" sourceRef="fork" targetRef="b"/>
<sequenceFlow id="f4" sourceRef="a" targetRef="join"/>
<sequenceFlow id="f5" sourceRef="b" targetRef="join"/>
<sequenceFlow id="f6" sourceRef="join" targetRef="e"/>
</process></definitions>"""


class Wrong(Exception):
    """What must be true is not."""


class Crashed(Exception):
    """The server went away under a request."""


class Ledger:
    """What the server has acknowledged."""

    def __init__(self):
        self.lock = threading.Lock()
        self.started = {}     # business id -> key of the instance
        self.tried = set()    # business ids of which the answer was lost
        self.completed = set()  # keys of tasks
        self.unknown = set()    # keys of tasks whose completion was not answered


class PatientSession(story_script.Session):
    """Signs in again where a restart has ended the session; says Crashed when the server is gone."""

    def send(self, method, path, body=None, key=None):
        try:
            answer = self.send_once(method, path, body, key)
            if answer.status == 401 and path != "/api/demo/session":
                self.__init__(self.base_url, self.login)
                answer = self.send_once(method, path, body, key)
            return answer
        except LOST as lost:
            raise Crashed(str(lost)) from None

    def send_once(self, method, path, body, key):
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        request = urllib.request.Request(self.base_url + path, data=data, method=method)
        request.add_header("Origin", self.base_url)
        request.add_header("Sec-Fetch-Site", "same-origin")
        if data is not None:
            request.add_header("Content-Type", "application/json")
            request.add_header("Idempotency-Key", key or uuid.uuid4().hex)
        if self.cookie:
            request.add_header("Cookie", self.cookie)
            request.add_header("X-CSRF-Token", self.csrf)
        try:
            with urllib.request.urlopen(request, timeout=20) as reply:
                self.remember(reply.headers)
                return story_script.Answer(reply.status, story_script.parse(reply.read()))
        except urllib.error.HTTPError as reply:
            return story_script.Answer(reply.code, story_script.parse(reply.read()))


class PatientWorld(story_script.World):
    """The story's world; one request of a step is kept, so that it can be sent again as it was."""

    def __init__(self, base_url, story):
        super().__init__(base_url, story)
        self.pending = self.page = None

    def person(self, login):
        if login not in self.sessions:
            self.sessions[login] = PatientSession(self.base_url, login)
        return Remembering(self, self.sessions[login])

    def do_object(self, login, action):
        """The page is kept until its form has been answered: what is sent again is sent once."""
        try:
            path = "/posting/" + urllib.parse.quote(action["object"])
            self.page = self.page or story_script.PublicPage(self.base_url, path)
            self.page.origin, self.page.url = self.base_url, self.base_url + path
            return story_script.Answer(*self.page.hand_in(self.resolved(action["values"])))
        except LOST as lost:
            raise Crashed(str(lost)) from None


class Remembering:
    def __init__(self, world, session):
        self.world, self.session = world, session

    def __getattr__(self, name):
        return getattr(self.session, name)

    def send(self, method, path, body=None):
        if "/search" in path or method == "GET":
            return self.session.send(method, path, body)
        if self.world.pending is None:
            self.world.pending = (self.session.login, method, path, body, uuid.uuid4().hex)
        login, method, path, body, key = self.world.pending
        return self.world.sessions[login].send(method, path, body, key)


def single_steps(steps):
    """The steps of the story, one request each; the last of several has what is expected."""
    for step in steps:
        each = list(step["do"].get("answers", {}).items())
        for login, given in each:
            yield {**step, "as": login, "do": {"complete": step["do"]["each"], **given},
                   "expect": step.get("expect", {}) if login == each[-1][0] else {}}
        if not each:
            yield step


class StoryPlayer:
    """Plays the story step by step across restarts."""

    def __init__(self, story, url):
        self.steps = list(single_steps(story["steps"]))
        self.world = PatientWorld(url, story)
        self.checks = story_script.Checks(self.world)
        self.place = 0

    def is_over(self):
        return self.place >= len(self.steps)

    def moved_to(self, url):
        self.world.base_url = url
        for session in self.world.sessions.values():
            session.base_url = url

    def play_before(self, row):
        """What comes before that row, while nothing is killed."""
        while not self.is_over() and self.steps[self.place]["row"] < row:
            self.play_step(self.steps[self.place])

    def play_until_crash(self):
        while not self.is_over():
            self.play_step(self.steps[self.place])

    def play_step(self, step):
        repeated = self.repeat()
        answer = repeated or self.world.act(step["as"], step["do"])
        self.note_case(step, answer)
        failures = story_script.refusal_failures(answer, step.get("refused"))
        if repeated and "time" in step["do"] and answer.status == 400:
            failures = []  # The clock had come there before the crash, and runs on.
        expected = {name: wanted for name, wanted in step.get("expect", {}).items()
                    if name not in SLOW_CHECKS}
        failures = failures or self.checks.failures(expected)
        if failures:
            raise Wrong("step %d (%s): %s" % (self.place + 1, step["title"]["en"],
                                              "; ".join(failures)))
        self.world.pending = self.world.page = None
        self.place += 1

    def repeat(self):
        if self.world.pending is None:
            return None
        login, method, path, body, key = self.world.pending
        self.world.person(login)
        return self.world.sessions[login].send(method, path, body, key)

    def note_case(self, step, answer):
        if "start" in step["do"] and answer.status == 201:
            self.world.case = answer.body["caseKey"]


class LoadClient(threading.Thread):
    """Starts instances and completes their tasks until the server is gone."""

    def __init__(self, url, ledger):
        super().__init__(daemon=True)
        self.session = PatientSession(url, ADMINISTRATOR)
        self.ledger = ledger
        self.wrong = None

    def run(self):
        try:
            while True:
                self.one()
        except Crashed:
            pass
        except Exception as wrong:  # told by the round
            self.wrong = wrong

    def one(self):
        business_id = uuid.uuid4().hex
        with self.ledger.lock:
            self.ledger.tried.add(business_id)
        answer = self.session.send("POST", "/v2/process-instances", {
            "processDefinitionId": "crash", "businessId": business_id,
            "variables": {"n": 12.5, "who": business_id}})
        if answer.status != 200:
            raise Wrong("start: " + answer.brief())
        key = answer.body["processInstanceKey"]
        with self.ledger.lock:
            self.ledger.tried.discard(business_id)
            self.ledger.started[business_id] = key
        rows = self.session.search("/v2/user-tasks/search", {"processInstanceKey": key})
        if len(rows) != 2:
            raise Wrong("%d tasks right after the start" % len(rows))
        for row in rows:
            self.complete(row["userTaskKey"])

    def complete(self, task):
        with self.ledger.lock:
            self.ledger.unknown.add(task)
        answer = self.session.send("POST", "/v2/user-tasks/%s/completion" % task,
                                   {"variables": {"done": True}})
        if answer.status != 204:
            raise Wrong("completion: " + answer.brief())
        with self.ledger.lock:
            self.ledger.unknown.discard(task)
            self.ledger.completed.add(task)


def check_ledger(session, ledger):
    """Every acknowledged step is there once, none is half there."""
    for business_id, key in ledger.started.items():
        rows = session.search("/v2/process-instances/search", {"businessId": business_id})
        if [row["processInstanceKey"] for row in rows] != [key]:
            raise Wrong("instance %s is there %d times" % (key, len(rows)))
        check_instance(session, ledger, rows[0])
    for business_id in ledger.tried:
        rows = session.search("/v2/process-instances/search", {"businessId": business_id})
        if len(rows) > 1:
            raise Wrong("an unanswered start happened %d times" % len(rows))
        for row in rows:
            check_instance(session, ledger, row)
    ledger.started.clear()
    ledger.tried.clear()
    ledger.completed.clear()
    ledger.unknown.clear()


def check_instance(session, ledger, row):
    tasks = session.search("/v2/user-tasks/search",
                           {"processInstanceKey": row["processInstanceKey"]})
    if len(tasks) != 2:
        raise Wrong("instance %s has %d tasks" % (row["processInstanceKey"], len(tasks)))
    done = [task for task in tasks if task["state"] == "COMPLETED"]
    for task in tasks:
        if task["userTaskKey"] in ledger.completed and task not in done:
            raise Wrong("task %s was acknowledged and is open" % task["userTaskKey"])
        if task in done and task["userTaskKey"] not in ledger.completed | ledger.unknown:
            raise Wrong("task %s is done and nobody did it" % task["userTaskKey"])
    wanted = "COMPLETED" if len(done) == 2 else "ACTIVE"
    if row["state"] != wanted:
        raise Wrong("instance with %d tasks done is %s" % (len(done), row["state"]))
    variables = session.search("/v2/variables/search",
                               {"processInstanceKey": row["processInstanceKey"]})
    names = {variable["name"] for variable in variables}
    if not {"n", "who"} <= names or ("done" in names) != bool(done):
        raise Wrong("variables %s with %d tasks done" % (sorted(names), len(done)))


def verify(data):
    done = subprocess.run([server_support.BINARY, "audit", "verify", "--data", data],
                          capture_output=True, text=True, timeout=300, check=False)
    if done.returncode != 0:
        raise Wrong("audit verify gives %d: %s" % (done.returncode,
                                                   (done.stdout + done.stderr)[-800:]))


def deploy(session):
    boundary = uuid.uuid4().hex
    body = ("--%s\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"crash.bpmn\""
            "\r\n\r\n%s\r\n--%s--\r\n" % (boundary, MODEL, boundary)).encode()
    request = urllib.request.Request(session.base_url + "/v2/deployments", data=body)
    for name, value in (("Content-Type", "multipart/form-data; boundary=" + boundary),
                        ("Origin", session.base_url), ("Sec-Fetch-Site", "same-origin"),
                        ("Cookie", session.cookie), ("X-CSRF-Token", session.csrf)):
        request.add_header(name, value)
    with urllib.request.urlopen(request, timeout=20) as reply:
        reply.read()


class Life:
    """One data folder from its first start to the end of its story."""

    def __init__(self, story, from_row):
        self.story, self.from_row = story, from_row
        self.server = server_support.Server("--demo", "heping")
        self.ledger = Ledger()
        self.player = None

    def round(self, chance):
        """Starts, plays and kills; True when the story has come to its end."""
        self.server.start()
        session = PatientSession(self.server.url, ADMINISTRATOR)
        if self.player is None:
            deploy(PatientSession(self.server.url, PUBLISHER))
            self.player = StoryPlayer(self.story, self.server.url)
        self.player.moved_to(self.server.url)
        check_ledger(session, self.ledger)
        self.player.play_before(self.from_row)
        clients = [LoadClient(self.server.url, self.ledger) for _ in range(3)]
        for client in clients:
            client.start()
        killer = threading.Timer(chance.uniform(0.02, 0.3), self.server.process.kill)
        killer.start()
        try:
            self.player.play_until_crash()
        except Crashed:
            pass
        killer.join()
        self.server.kill()
        for client in clients:
            client.join(30)
            if client.wrong:
                raise client.wrong
        verify(self.server.data)
        return self.player.is_over()

    def end(self):
        self.server.start()
        check_ledger(PatientSession(self.server.url, ADMINISTRATOR), self.ledger)
        if self.server.stop() != 0:
            raise Wrong("the server did not end cleanly")
        verify(self.server.data)

    def forget(self):
        if self.server.process is not None:
            self.server.kill()
        shutil.rmtree(self.server.data, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--from-row", type=int, default=1)
    options = parser.parse_args()
    print("seed %d" % options.seed, flush=True)
    chance = random.Random(options.seed)
    tempfile.tempdir = None
    story = json.loads(story_script.DEFAULT_STORY.read_text(encoding="utf-8"))
    passed = failed = stories = 0
    life = None
    for number in range(1, options.rounds + 1):
        life = life or Life(story, options.from_row)
        try:
            if life.round(chance):
                life.end()
                life.forget()
                life = None
                stories += 1
            passed += 1
        except Exception as wrong:  # any way in which a round can go wrong is a failed round
            failed += 1
            print("FAIL round %d: %s: %s" % (number, type(wrong).__name__, wrong), flush=True)
            life.forget()
            life = None
    if life is not None:
        life.forget()
    print("%d stories played to their end" % stories)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
