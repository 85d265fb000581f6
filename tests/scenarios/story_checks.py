"""What the steps of a story may expect (story.py).

Each method `check_…` of Checks takes what is wanted, and returns None or what is wrong.
"""
import json
import urllib.parse
from datetime import datetime, timezone

from public_page import PublicPage
from withheld import Leaks


class StoryError(Exception):
    """The story cannot go on."""


def utc(text):
    instant = datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(timezone.utc)
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


class Checks:
    """What an `expect` may name."""

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

    def check_incidents(self, wanted):
        """What the open incidents of the case say."""
        keys = {row["key"] for row in self.case()["instances"]}
        rows = self.world.reader().search("/v2/incidents/search", {"state": "ACTIVE"})
        have = [f"{row['elementId']}: {row['errorMessage']}" for row in rows
                if row["processInstanceKey"] in keys]
        return None if have == wanted else f"{have}"

    def check_absent(self, wanted):
        """The root instance has no variable of these names."""
        have = [name for name in wanted if name in self.variables_of(self.world.case)]
        return f"there are {have}" if have else None

    def check_instancePick(self, wanted):
        """As `pick`, of the newest called instance of a process."""
        for want in wanted:
            keys = [row["key"] for row in self.case()["instances"]
                    if row["processId"] == want["process"]]
            if not keys:
                return f"no instance of {want['process']}"
            items = self.variables_of(max(keys, key=int)).get(want["variable"]) or []
            have = [[item.get(name) for name in want["entries"]] for item in items]
            if have != want["equals"]:
                return f"{want['variable']} {have} instead of {want['equals']}"
        return None

    def check_counts(self, wanted):
        """How many items of a list variable of the root have these entries."""
        variables = self.variables_of(self.world.case)
        for want in wanted:
            items = variables.get(want["variable"]) or []
            have = sum(all(item.get(name) == value for name, value in
                           want.get("where", {}).items()) for item in items)
            if have != want["count"]:
                return f"{have} of {want}"
        return None

    def check_records(self, wanted):
        """How many records of a register have these fields, as the reader sees them."""
        for want in wanted:
            rows = self.world.reader().search(
                f"/api/registers/{want['register']}/records/search", {})
            have = sum(not self.differing(row["fields"], want.get("where", {})) for row in rows)
            if have != want["count"]:
                return f"{have} records of {want}"
        return None

    def check_masked(self, wanted):
        """A person who reads a register does not see these fields of a record, another does."""
        for want in wanted:
            answer = self.world.person(want["as"]).send(
                "POST", f"/api/registers/{want['register']}/records/search",
                {"filter": {}, "page": {"limit": 1000}})
            rows = [] if answer.status == 403 else answer.body["items"]
            row = next((row for row in rows if row["key"] == want["key"]), {"fields": {}})
            shown = [name for name in want.get("hides", []) if row["fields"].get(name) is not None]
            wrong = self.differing(row["fields"], want.get("shows", {}))
            if shown or wrong:
                return f"{want['as']} sees {shown}; {wrong}"
        return None

    def check_tasks(self, wanted):
        """How many user tasks of the case were completed and are open."""
        keys = {row["key"] for row in self.case()["instances"]}
        rows = [row for row in self.world.reader().search("/v2/user-tasks/search", {})
                if row["processInstanceKey"] in keys]
        states = [row["state"] for row in rows]
        have = {"completed": states.count("COMPLETED"), "open": states.count("CREATED")}
        return None if have == wanted else f"{have} instead of {wanted}"

    def check_instanceCount(self, wanted):
        states = [row["state"] for row in self.case()["instances"]]
        have = {"all": len(states), "running": states.count("running")}
        return None if have == wanted else f"{have} instead of {wanted}"

    def check_openElements(self, wanted):
        """The elements that are active in any instance of the case."""
        have = []
        for instance in self.case()["instances"]:
            rows = self.world.reader().search(
                "/v2/element-instances/search",
                {"processInstanceKey": instance["key"], "state": "ACTIVE"})
            have += [row["elementId"] for row in rows]
        return None if sorted(have) == sorted(wanted) else f"{sorted(have)}"

    def check_deviations(self, wanted):
        """How many findings of officers differ from what a table suggested."""
        rows = self.variables_of(self.world.case).get("qualifications") or []
        have = sum(item["officerResult"] != item["systemResult"]
                   for row in rows for item in row["items"] or [])
        return None if have == wanted else f"{have} instead of {wanted}"

    def check_withheld(self, wanted):
        """None of these persons finds another's answer at the element, wherever he looks."""
        found = []
        for login in wanted["from"]:
            leaks = Leaks(self.world.person(login), self.world.case, wanted["element"],
                          wanted["mark"])
            found += [f"{login}: {leak}" for leak in leaks.found()]
        return "; ".join(found[:12]) or None

    def check_shown(self, wanted):
        """These persons find the answers of all at the element somewhere."""
        for login in wanted["from"]:
            leaks = Leaks(self.world.person(login), self.world.case, wanted["element"],
                          wanted["mark"])
            if not leaks.found():
                return f"{login} finds nothing"
        return None

    def check_secret(self, wanted):
        """None of these persons finds one of the words, wherever he looks."""
        found = []
        for login in wanted["from"]:
            leaks = Leaks(self.world.person(login), self.world.case, wanted["element"])
            found += [f"{login}: {leak}" for leak in leaks.words(wanted["words"])]
        return "; ".join(found[:12]) or None

    def check_page(self, wanted):
        """A page that anybody may read shows these words and not those."""
        if self.world.stand_in:
            return None
        path = "/posting/" + urllib.parse.quote(wanted["posting"])
        text = PublicPage(self.world.base_url, path).text
        missing = [word for word in wanted["shows"] if word not in text]
        extra = [word for word in wanted["hides"] if word in text]
        return f"without {missing}, with {extra}" if missing or extra else None
