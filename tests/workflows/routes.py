#!/usr/bin/env python3
"""Calls each process of the library alone and takes every route through it.

    routes.py --base-url http://127.0.0.1:8080 [--models workflows] [NAME…]

The server runs with `--demo heping --open --test-clock` on a fresh data folder. Each function of
the modules in library/ whose name begins with `route_` is one route: it starts the process, answers
tasks, sends messages, moves the clock, and says what must be true. After the routes of a process
every flow node of its file must have been visited. Prints last `N passed, N failed`. Exit status 0:
all passed, 1: some failed, 2: could not run. Python 3.9, standard library only.
"""
import argparse
import importlib
import json
import pathlib
import sys
import traceback
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree
from datetime import datetime

HERE = pathlib.Path(__file__).resolve().parent
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
NODES = ("startEvent endEvent intermediateCatchEvent boundaryEvent userTask serviceTask scriptTask "
         "businessRuleTask callActivity subProcess exclusiveGateway parallelGateway "
         "eventBasedGateway").split()
TIMEOUT_SECONDS = 30


class Server:
    def __init__(self, base_url):
        self.base_url = base_url

    def send(self, method, path, body=None):
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        request = urllib.request.Request(self.base_url + path, data=data, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as reply:
                raw = reply.read()
                return reply.status, json.loads(raw) if raw else None
        except urllib.error.HTTPError as reply:
            raw = reply.read()
            return reply.code, json.loads(raw) if raw else None

    def need(self, method, path, body=None):
        status, answer = self.send(method, path, body)
        assert 200 <= status < 300, f"{method} {path}: {status} {answer}"
        return answer

    def search(self, what, search_filter):
        query = {"filter": search_filter, "page": {"limit": 1000}}
        return self.need("POST", f"/v2/{what}/search", query)["items"]

    def time(self, text):
        instant = datetime.fromisoformat(text)
        assert instant.tzinfo is not None, text
        self.need("PUT", "/v2/clock", {"timestamp": int(instant.timestamp() * 1000)})


class Case:
    """A process started alone, and what is done in it and in what it calls."""

    def __init__(self, server, process, variables, begins="2021-09-06T09:00:00+08:00"):
        self.server = server
        server.time(begins)
        self.key = server.need("POST", "/v2/process-instances", {
            "processDefinitionId": process, "variables": variables})["processInstanceKey"]

    def tasks(self, element=None):
        rows = self.server.search("user-tasks", {"state": "CREATED"})
        return sorted((row for row in rows if row["rootProcessInstanceKey"] == self.key
                       and element in (None, row["elementId"])),
                      key=lambda row: int(row["userTaskKey"]))

    def send(self, element, values, of=None):
        rows = [row for row in self.tasks(element) if of in (None, row["assignee"])]
        assert rows, f"no open task at {element} of {of}; open: {self.elements()}"
        return self.server.send("POST", f"/v2/user-tasks/{rows[0]['userTaskKey']}/completion",
                                {"variables": values})

    def complete(self, element, of=None, **values):
        status, answer = self.send(element, values, of)
        assert status == 204, f"{element}: {status} {answer}"

    def all(self, element, *answers):
        """Each open task at the element is completed, with its own answer or with the only one."""
        rows = self.tasks(element)
        assert len(answers) in (1, len(rows)), f"{len(rows)} tasks at {element}"
        for number, row in enumerate(rows):
            self.complete(element, of=row["assignee"], **answers[number % len(answers)])

    def refused(self, element, field, of=None, **values):
        status, answer = self.send(element, values, of)
        assert status == 400 and field in json.dumps(answer), f"{element}: {status} {answer}"

    def message(self, name, key, **variables):
        self.server.need("POST", "/v2/messages/correlation", {
            "name": name, "correlationKey": key, "variables": variables})

    def time(self, text):
        self.server.time(text)

    def elements(self):
        return sorted(row["elementId"] for row in self.tasks())

    def open(self, *elements):
        """Exactly these tasks are open, and nothing has failed."""
        incidents = [row["errorMessage"] for row in self.server.search(
            "incidents", {"state": "ACTIVE"}) if row["rootProcessInstanceKey"] == self.key]
        assert not incidents, incidents
        assert self.elements() == sorted(elements), f"{self.elements()} instead of {elements}"

    def variables(self):
        rows = self.server.need("POST", "/v2/variables/search?truncateValues=false", {
            "filter": {"processInstanceKey": self.key, "scopeKey": self.key},
            "page": {"limit": 1000}})["items"]
        return {row["name"]: json.loads(row["value"]) for row in rows}

    def has(self, **wanted):
        have = self.variables()
        wrong = {name: have.get(name, "absent") for name in wanted
                 if have.get(name, "absent") != wanted[name]}
        assert not wrong, f"{wrong} instead of {wanted}"

    def ended(self, **wanted):
        self.open()
        state = self.server.need("GET", f"/v2/process-instances/{self.key}")["state"]
        assert state == "COMPLETED", f"the process is {state}"
        self.has(**wanted)


def nodes_of(path):
    tree = ElementTree.parse(path)
    return {element.get("id") for name in NODES for element in tree.iter(BPMN + name)}


def visited(server, process):
    rows = server.search("element-instances", {"processDefinitionId": process})
    assert len(rows) < 1000, "too many element instances for one page"
    return {row["elementId"] for row in rows}


def routes_of(module):
    return [(name[len("route_"):].replace("_", " "), value)
            for name, value in vars(module).items() if name.startswith("route_")]


def play(server, name, models):
    """How many routes of one module passed and failed; what was never visited fails too."""
    module = importlib.import_module(name)
    passed = failed = 0
    for title, route in routes_of(module):
        try:
            route(server)
            passed += 1
        except (AssertionError, OSError, KeyError) as error:
            failed += 1
            line = traceback.extract_tb(error.__traceback__)[1].lineno
            print(f"FAIL {module.PROCESS}: {title} (line {line}): {error}", flush=True)
    missing = nodes_of(models / (module.PROCESS + ".bpmn")) - visited(server, module.PROCESS)
    if missing:
        print(f"FAIL {module.PROCESS}: never visited: {sorted(missing)}", flush=True)
    return passed + (not missing), failed + bool(missing)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--models", default=str(HERE.parents[1] / "workflows"))
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    sys.path.insert(0, str(HERE))
    sys.path.insert(0, str(HERE / "library"))
    names = arguments.names or sorted(path.stem for path in (HERE / "library").glob("*.py")
                                      if path.stem != "people")
    server = Server(arguments.base_url.rstrip("/"))
    total = [0, 0]
    for name in names:
        passed, failed = play(server, name, pathlib.Path(arguments.models))
        total = [total[0] + passed, total[1] + failed]
        print(f"{name}: {passed} passed, {failed} failed", flush=True)
    print(f"{total[0]} passed, {total[1]} failed")
    return 1 if total[1] else 0


if __name__ == "__main__":
    sys.exit(main())
