"""What a safeguard's test works with: attempts that must be refused and must leave no trace."""
import json
import pathlib
import shutil
import sys
import tempfile
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.client import Answer, Client, parsed  # noqa: E402
from support.traces import Traces  # noqa: E402

ADMINISTRATOR = "ding.hao"
PUBLISHER = "yu.qingyang"
AUDITOR = "mo.yunsheng"
REASONS = "事实清楚，证据充分，依照规定作出这一决定并告知本人。"


def at(title, branch=None):
    """Marks a function: it runs before the step of the story (or of a branch) that is titled so."""
    def mark(function):
        function.point = (branch, title)
        return function
    return mark


class Guard:
    """One server in the middle of a story. Whatever gets through is told, and undone by going back
    to the state before, so that one hole does not hide the next."""

    def __init__(self, server, world, logins):
        self.server, self.world, self.logins = server, world, logins
        self.safeguard = ""
        self.passed, self.holes, self.told = 0, [], set()
        self.clients = {None: Client(server.url)}
        for login in logins:
            self.clients[login] = Client(server.url, login)
        self.traces, self.kept, self.records, self.digests = Traces(server.data), None, 0, {}

    # The state to go back to.

    def keep(self):
        """Remembers the present state; the story goes on from it."""
        self.restart(lambda: self.copy(self.server.data, self.kept_folder()))

    def go_back(self):
        if self.traces.records() != self.records:
            self.restart(lambda: self.copy(self.kept_folder(), self.server.data))

    def left_no_trace(self):
        """Where no record was written no table has changed either."""
        if self.traces.records() == self.records:
            changed = [table for table, digest in self.traces.digests().items()
                       if digest != self.digests[table]]
            self.holds("no table has changed", not changed, changed)

    def kept_folder(self):
        self.kept = self.kept or tempfile.mkdtemp(prefix="assent-kept-") + "/data"
        return self.kept

    @staticmethod
    def copy(source, target):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)

    def restart(self, between):
        self.traces.close()
        self.server.stop()
        between()
        self.server.start()
        self.traces = Traces(self.server.data)
        self.records, self.digests = self.traces.records(), self.traces.digests()
        self.world.base_url = self.server.url
        for session in [*self.clients.values(), *self.world.sessions.values()]:
            session.base_url, session.connection = self.server.url, None

    def forget(self):
        self.traces.close()
        if self.kept:
            shutil.rmtree(pathlib.Path(self.kept).parent, ignore_errors=True)

    # Attempts.

    def send(self, login, method, path, body=None):
        return self.clients[login].send(method, path, body)

    def refused(self, what, login, method, path, body=None, code=None):
        """The server says no (4xx) and writes no record."""
        records = self.traces.records()
        answer = self.send(login, method, path, body)
        written = self.traces.records() - records
        right = 400 <= answer.status < 500 and not written and code in (None, answer.code())
        self.note(right, what, login, method, path, body, answer, written)
        if written:
            self.go_back()
        return answer

    def note(self, right, what, login, method, path, body, answer, written=0):
        if right:
            self.passed += 1
            return
        self.tell((what, login, path.rstrip("0123456789").rsplit("/", 1)[-1]),
                  "%s: %s %s %s as %s: answer %s; %d new records" % (
                      what, method, path, json.dumps(body, ensure_ascii=False)[:500], login,
                      answer.brief(), written))

    def holds(self, what, right, seen=""):
        """Something that must be true."""
        if right:
            self.passed += 1
        else:
            self.tell(what, "%s: %s" % (what, seen))

    def tell(self, kind, text):
        """A hole is counted each time and told once of each kind."""
        self.holes.append("%s: %s" % (self.safeguard, text))
        if (self.safeguard, kind) not in self.told:
            self.told.add((self.safeguard, kind))
            print("FAIL " + self.holes[-1], flush=True)

    # Ways in.

    def complete(self, login, task, values, outcome=None, opinion=None):
        """The legal way; what it answers."""
        body = {"taskVersion": task["version"], "outcome": outcome, "opinion": opinion,
                "values": self.world.resolved(values)}
        return self.send(login, "POST", "/api/tasks/%s/completion" % task["key"], body)

    def completion_refused(self, what, login, task, values, outcome=None, opinion=None, code=None):
        """Refused on both doors."""
        values = self.world.resolved(values)
        self.refused(what, login, "POST", "/api/tasks/%s/completion" % task["key"],
                     {"taskVersion": task["version"], "outcome": outcome, "opinion": opinion,
                      "values": values}, code)
        variables = dict(values)
        for name, value in (("outcome", outcome), ("opinion", opinion)):
            if value is not None:
                variables[name] = value
        self.refused(what, login, "POST", "/v2/user-tasks/%s/completion" % task["key"],
                     {"variables": variables})

    def strangers_refused(self, task, values, outcome=None, opinion=None):
        """Nobody but the holder completes the task, takes it over or hands it to another."""
        for login in [None, *self.logins]:
            if login == task["assignee"]:
                continue
            self.completion_refused("another person decides", login, task, values, outcome,
                                    opinion)
            self.taking_over_refused(task, login)

    def taking_over_refused(self, task, login):
        path = "/v2/user-tasks/%s" % task["key"]
        self.refused("the task is claimed", login, "POST", "/api/tasks/%s/claim" % task["key"],
                     {"taskVersion": task["version"]})
        self.refused("the task is released", login, "POST", "/api/tasks/%s/unclaim" % task["key"],
                     {"taskVersion": task["version"]})
        self.refused("a draft is saved", login, "POST", "/api/tasks/%s/save" % task["key"],
                     {"taskVersion": task["version"], "values": {}})
        self.refused("the task is assigned anew", login, "POST", path + "/assignment",
                     {"assignee": login or "zhou.wenbo"})
        self.refused("the assignee is taken off", login, "DELETE", path + "/assignee")
        self.refused("the candidates are changed", login, "PATCH", path,
                     {"changeset": {"candidateUsers": [login or "zhou.wenbo"]}})

    def variables_refused(self, what, values, logins=None, scopes=None):
        """Nobody writes these variables into a scope of the case."""
        for login in logins or (ADMINISTRATOR, PUBLISHER, AUDITOR, "chen.shuhang", None):
            for scope in scopes or self.scopes():
                self.refused(what, login, "PUT", "/v2/element-instances/%s/variables" % scope,
                             {"variables": self.world.resolved(values)})

    def messages_refused(self, what, name, key, variables, logins=None):
        """Nobody sends this message past the intakes."""
        for login in logins or (ADMINISTRATOR, PUBLISHER, AUDITOR, "chen.shuhang", None):
            body = {"name": name, "correlationKey": key,
                    "variables": self.world.resolved(variables)}
            self.refused(what, login, "POST", "/v2/messages/publication",
                         {**body, "timeToLive": 3600000})
            self.refused(what, login, "POST", "/v2/messages/correlation", body)

    def start_refused(self, what, process, variables, logins=None, begin_at=None):
        """Nobody starts a part of the procedure by itself."""
        for login in logins or (ADMINISTRATOR, PUBLISHER, AUDITOR, "chen.shuhang", None):
            body = {"processDefinitionId": process, "variables": self.world.resolved(variables)}
            if begin_at:
                body["startInstructions"] = [{"elementId": begin_at}]
            self.refused(what, login, "POST", "/v2/process-instances", body)

    def jobs_refused(self, key):
        """A task or a service of ours is no job that a worker may finish."""
        for kind in ("io.camunda.zeebe:userTask", "assent:register", "assent:posting",
                     "assent:notify"):
            answer = self.send(ADMINISTRATOR, "POST", "/v2/jobs/activation", {
                "type": kind, "worker": "w", "timeout": 60000, "maxJobsToActivate": 10,
                "requestTimeout": -1})
            none = answer.status in (400, 403) or (answer.body or {}).get("jobs") == []
            self.note(none, "a worker takes it", ADMINISTRATOR, "POST", "/v2/jobs/activation", kind,
                      answer)
        for way, body in (("completion", {"variables": {}}), ("failure", {"retries": 0}),
                          ("error", {"errorCode": "campaign.stopped"})):
            self.refused("a worker ends it", ADMINISTRATOR, "POST", "/v2/jobs/%s/%s" % (key, way),
                         body)

    def deployment(self, login, name, text):
        """What the server answers to a model."""
        client, boundary = self.clients[login], uuid.uuid4().hex
        data = ("--%s\r\nContent-Disposition: form-data; name=\"resources\"; "
                "filename=\"%s\"\r\n\r\n%s\r\n--%s--\r\n" % (boundary, name, text, boundary)).encode()
        headers = {"Content-Type": "multipart/form-data; boundary=" + boundary,
                   "Origin": client.base_url, "Sec-Fetch-Site": "same-origin",
                   "Cookie": client.cookie, "X-CSRF-Token": client.csrf}
        reply, raw = client.exchange("POST", "/v2/deployments", data, headers)
        return Answer(reply.status, parsed(raw))

    # What is there.

    def auditor(self):
        return self.clients[AUDITOR]

    def task(self, element, subject=None, assignee=None):
        rows = [row for row in self.case()["openTasks"] if row["elementId"] == element
                and assignee in (None, row["assignee"])
                and subject in (None, (row["subject"] or {}).get("personId"))]
        if not rows:
            raise AssertionError("no open task at %s" % element)
        return {"key": rows[0]["taskKey"], "version": self.version(rows[0]),
                "assignee": rows[0]["assignee"]}

    def version(self, row):
        found = self.send(row["assignee"], "GET", "/api/tasks/%s" % row["taskKey"])
        return found.body["taskVersion"]

    def case(self):
        return self.auditor().get("/api/cases/%s" % self.world.case)

    def tasks(self):
        return sorted((row["elementId"], row["assignee"]) for row in self.case()["openTasks"])

    def instances(self, process=None):
        return [row["key"] for row in self.case()["instances"] if row["state"] == "running"
                and process in (None, row["processId"])]

    def scopes(self):
        """The running instances, and every scope open in them."""
        scopes = []
        for instance in self.instances():
            rows = self.auditor().search("/v2/element-instances/search", {
                "processInstanceKey": instance, "state": "ACTIVE"})
            scopes += [instance] + [row["elementInstanceKey"] for row in rows]
        return scopes

    def variables(self, instance=None):
        key = instance or self.world.case
        rows = self.auditor().search("/v2/variables/search?truncateValues=false", {
            "processInstanceKey": key, "scopeKey": key})
        return {row["name"]: json.loads(row["value"]) for row in rows}

    def records_of(self, register):
        return self.auditor().search("/api/registers/%s/records/search" % register)

    def clock_to(self, instant):
        answer = self.send("chen.shuhang", "POST", "/api/demo/time", {"to": instant})
        if not answer.is_good():
            raise AssertionError("the clock cannot go to %s: %s" % (instant, answer.brief()))
