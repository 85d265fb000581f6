"""Looks wherever a signed-in person can look for what others may not see."""
import json

REGISTERS = ("R-SHEET", "R-OBJECTION", "R-PERSON", "R-NOMINATION", "R-APPEAL")


class Leaks:
    """`mark` is an entry that only a withheld answer at the element has."""

    def __init__(self, session, case, element, mark=None):
        self.session, self.case, self.element, self.mark = session, case, element, mark

    def found(self):
        leaks = []
        for what, owner, body in self.answers():
            for holder, value in self.marked(body, owner):
                if holder != self.session.login:
                    leaks.append(f"{what} shows {value} of {holder}")
        return leaks

    def words(self, secrets):
        """Where one of these words stands."""
        return [f"{what} shows {word}" for what, _, body in self.answers() for word in secrets
                if word in json.dumps(body, ensure_ascii=False)]

    def answers(self):
        """What the server tells this person, each with whose answer it would be."""
        yield from self.read("GET", f"/api/cases/{self.case}")
        yield from self.read("GET", f"/api/cases/{self.case}/timeline?after=0&limit=200")
        after = self.last_seq()
        while after:
            path = f"/api/cases/{self.case}/timeline?after={after}&limit=200"
            yield from self.read("GET", path)
            after = self.last_seq(after)
        query = {"filter": {}, "page": {"limit": 1000}}
        for path in ("/v2/variables/search?truncateValues=false", "/v2/user-tasks/search",
                     "/v2/element-instances/search", "/v2/process-instances/search",
                     "/v2/incidents/search", "/v2/jobs/search"):
            yield from self.read("POST", path, query)
        for register in REGISTERS:
            yield from self.read("POST", f"/api/registers/{register}/records/search", query)
        for task in self.tasks():
            yield from self.read("GET", f"/api/tasks/{task['userTaskKey']}", None,
                                 task.get("assignee"))
            yield from self.read(
                "POST", f"/v2/user-tasks/{task['userTaskKey']}/variables/search"
                        "?truncateValues=false", query, task.get("assignee"))

    def last_seq(self, after=0):
        answer = self.session.send(
            "GET", f"/api/cases/{self.case}/timeline?after={after}&limit=200")
        items = answer.body["items"] if answer.status == 200 else []
        return max(int(item["seq"]) for item in items) if len(items) == 200 else 0

    def tasks(self):
        """The tasks at the element, as far as this person may know of them."""
        answer = self.session.send("POST", "/v2/user-tasks/search", {
            "filter": {"elementId": self.element}, "page": {"limit": 1000}})
        if answer.status == 200:
            return answer.body["items"]
        found = {}
        for view in ("todo", "done"):
            answer = self.session.send("POST", "/api/tasks/search", {
                "filter": {"view": view, "elementId": self.element}, "page": {"limit": 1000}})
            for row in answer.body["items"] if answer.status == 200 else []:
                found[row["taskKey"]] = {"userTaskKey": row["taskKey"],
                                         "assignee": row["assignee"]}
        # Keys of others can be guessed: they lie beside the own ones.
        near = [int(key) + step for key in found for step in range(-60, 61)]
        for key in near:
            found.setdefault(str(key), {"userTaskKey": str(key), "assignee": None})
        return list(found.values())

    def read(self, method, path, body=None, owner=None):
        answer = self.session.send(method, path, body)
        if answer.status == 200:
            yield path, owner, answer.body

    def marked(self, value, owner):
        """Contexts that have the mark, in lists, contexts and texts that hold JSON."""
        if isinstance(value, list):
            for item in value:
                yield from self.marked(item, owner)
        elif isinstance(value, dict):
            actor = value.get("actor")
            owner = (value.get("examiner") or value.get("assignee")
                     or (actor.get("login") if isinstance(actor, dict) else None) or owner)
            if isinstance(value.get(self.mark), (int, float)):
                yield owner, value[self.mark]
            if value.get("name") == self.mark and isinstance(value.get("value"), (int, float)):
                yield owner, value["value"]
            for item in value.values():
                yield from self.marked(item, owner)
        elif isinstance(value, str) and value[:1] in "[{":
            try:
                yield from self.marked(json.loads(value), owner)
            except ValueError:
                return
