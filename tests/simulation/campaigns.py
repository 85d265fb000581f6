#!/usr/bin/env python3
"""Plays open selections by chance to their ends and looks whether everything adds up.

    campaigns.py [--campaigns 100] [--together 10] [--seed 1]

A batch of campaigns shares a server, its people and its clock. At each point one legal step is
drawn: an open task is completed, a registration, appeal, withdrawal, objection or note is handed in,
or the clock goes to the next timer. A batch ends when every campaign has. None may be stuck, no
incident may arise, the ends must add up (campaign_ends.py) and the history must verify. The seed of
batch n is `--seed` + n; a failure tells seed and step, and `--seed N --campaigns 10` plays that
batch again, with `--told` step by step.
Prints last `N passed, N failed`. Python 3.9, standard library only.
"""
import argparse
import collections
import datetime
import json
import pathlib
import random
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import campaign_answers  # noqa: E402
import campaign_ends  # noqa: E402
from support import packages, server  # noqa: E402
from support.client import Client  # noqa: E402

AUDITOR, ORGANISER, SUPERVISOR = "mo.yunsheng", "chen.shuhang", "tang.wanqing"
NOMINEES = 7
MOST_STEPS = 1500
ZONE = datetime.timezone(datetime.timedelta(hours=8))
CONSENT = {"agree": "yes", "relatives": [], "declareTrue": True, "privacyRead": True}
WEIGHTS = {"appeal.submitted": 3, "candidate.withdrawn": 0.3, "objection.received": 1,
           "supervision.note": 0.03}
OBJECTION = {"kind": "facts", "content": "反映的情况请组织核实清楚。", "named": "anonymous"}


class Wrong(Exception):
    """What must be true is not."""


class Campaign:
    """What has been drawn for one campaign, and what has been done in it."""

    def __init__(self, number, name, chance):
        self.name, self.chance, self.case = name, chance, None
        self.scheme = chance.choice(("heping-secretary", "heping-reserve"))
        self.posts = chance.choice(((("榕树社区", 1),), (("榕树社区", 2),),
                                    (("榕树社区", 1), ("柳溪村", 1))))
        self.headcount = sum(count for _, count in self.posts)
        first = number * NOMINEES
        logins = ["nominee.%03d" % (first + i + 1) for i in range(NOMINEES)]
        self.planned = [(login, chance.choice(("self", "self", "self", "unit", "masses")))
                        for login in logins[:chance.randint(0, NOMINEES)]]
        self.planned += [entry for entry in self.planned if chance.random() < 0.1]
        self.held = [self.planned.pop() for _ in range(chance.randint(0, len(self.planned)))] \
            if chance.random() < 0.4 else []
        self.is_even = chance.random() < 0.3
        self.opens = ""
        self.steps, self.done = 0, collections.Counter()
        self.more_time, self.said, self.variables = set(), {}, dict

    def has_planned(self, today):
        """Whether somebody is to register; some do so only when the window is opened again."""
        if self.planned or self.held:
            variables = self.variables()
            if variables["extended"]:
                self.planned, self.held = self.planned + self.held, []
            return bool(self.planned) and today <= variables["closes"]
        return False

    def qualified(self):
        return [row["personId"] for row in self.variables().get("qualified") or []]

    def candidate_ids(self):
        return [row["candidateId"] for row in self.variables().get("qualified") or []]

    def more_time_key(self, turn):
        """A vetting is of one person; more time is given in it once."""
        return json.dumps(turn.shown, ensure_ascii=False, sort_keys=True)[:200]


class Batch:
    """Campaigns on one server."""

    def __init__(self, at, seed, count, is_told):
        self.at, self.chance, self.step, self.is_told = at, random.Random(seed), 0, is_told
        self.seed, self.clients = seed, {}
        self.campaigns = [Campaign(number, "RC-%d-%d" % (seed, number), self.chance)
                          for number in range(count)]
        self.by_case = {}
        # How often the clock goes on while there is something to do: people are punctual or not.
        self.haste = self.chance.choice((0.002, 0.01, 0.1))

    def person(self, login):
        if login not in self.clients:
            self.clients[login] = Client(self.at.url, login)
        return self.clients[login]

    def read(self, what, **search_filter):
        return self.person(AUDITOR).search("/v2/%s/search" % what, search_filter)

    def accepted(self, answer, what):
        if not answer.is_good():
            raise Wrong("%s: %s" % (what, answer.brief()))
        return answer

    # What can be done now: a weight and a deed each.

    def choices(self):
        found, today = [(10, ("task", row)) for row in self.tasks()], self.today().isoformat()
        waiting = sorted(self.read("message-subscriptions"),
                         key=lambda row: int(row["messageSubscriptionKey"]))
        windows = [row["correlationKey"] for row in waiting
                   if row["messageName"] == "nomination.submitted"]
        for campaign in self.campaigns:
            if campaign.case is None:
                found.append((3, ("start", campaign)))
            elif campaign.name in windows and campaign.has_planned(today):
                early = today < campaign.opens
                found.append((1, ("wait", campaign)) if early else (8, ("register", campaign)))
        return found + [each for row in waiting for each in self.message(row)]

    def tasks(self):
        rows = self.read("user-tasks", state="CREATED")
        return sorted(rows, key=lambda row: int(row["userTaskKey"]))

    def message(self, row):
        """What somebody may hand in, ever more rarely; a note once the campaign is announced."""
        campaign = self.by_case.get(row["rootProcessInstanceKey"])
        weight = WEIGHTS.get(row["messageName"])
        if weight and campaign and campaign.opens:
            yield weight / (1 + campaign.steps / 100), ("message", row)

    def today(self):
        now = self.person(ORGANISER).get("/api/demo/time")["now"]
        instant = datetime.datetime.fromisoformat(now.replace("Z", "+00:00"))
        return instant.astimezone(ZONE).date()

    # Deeds.

    def do_start(self, campaign):
        answer = self.accepted(self.person(ORGANISER).send(
            "POST", "/api/starters/heping-select/submissions",
            {"values": {"campaignId": campaign.name, "scheme": campaign.scheme}}), "start")
        campaign.case = answer.body["caseKey"]
        campaign.variables = lambda: self.variables_of(campaign.case)
        self.by_case[campaign.case] = campaign

    def variables_of(self, key):
        rows = self.person(AUDITOR).search("/v2/variables/search?truncateValues=false", {
            "processInstanceKey": key, "scopeKey": key})
        return {row["name"]: json.loads(row["value"]) for row in rows}

    def do_task(self, row):
        campaign = self.by_case[row["rootProcessInstanceKey"]]
        client = self.person(row["assignee"])
        detail = client.get("/api/tasks/%s" % row["userTaskKey"])
        turn = campaign_answers.Turn(campaign, row["assignee"], detail["values"], self.today())
        values, outcome = campaign_answers.answer(turn, row["elementId"])
        opinion = None if outcome is None or "reasons" in values else campaign_answers.REASONS
        self.accepted(client.send("POST", "/api/tasks/%s/completion" % row["userTaskKey"], {
            "taskVersion": detail["taskVersion"], "outcome": outcome, "opinion": opinion,
            "values": values}),
            "%s %s %s" % (row["elementId"], outcome, json.dumps(values, ensure_ascii=False)))
        campaign.steps += 1
        campaign_ends.note(campaign, row, detail, values, outcome)

    def do_wait(self, campaign):
        """To the morning on which the registration opens."""
        self.accepted(self.person(ORGANISER).send("POST", "/api/demo/time", {
            "to": campaign.opens + "T09:00:00+08:00"}), "clock to %s" % campaign.opens)

    def do_register(self, campaign):
        login, channel = campaign.planned.pop(0)
        answer = self.person(login).send("POST", "/api/intakes/nomination/submissions", {
            "correlationKey": campaign.name, "consent": CONSENT if channel == "self" else None,
            "values": campaign_answers.registration(int(login[-3:]), channel, self.chance)})
        if answer.code() == "DUPLICATE":
            return
        self.accepted(answer, "registration of %s" % login)
        campaign_ends.registered(campaign, login, channel)

    def do_message(self, row):
        campaign, key = self.by_case[row["rootProcessInstanceKey"]], row["correlationKey"]
        campaign.steps += 1
        login = key.rsplit(":", 1)[-1]
        if row["messageName"] == "appeal.submitted":
            self.hand_in("appeal", login, key, {"grounds": campaign_answers.REASONS,
                                                "wish": "change"})
            campaign.done["appeals"] += 1
        elif row["messageName"] == "candidate.withdrawn":
            self.hand_in("withdrawal", login, key, {"reason": "因家庭原因退出选拔。"})
        elif row["messageName"] == "supervision.note":
            self.hand_in("note", SUPERVISOR, key, {"about": "程序"})
        else:
            rows = self.person(AUDITOR).search("/api/registers/R-POSTING/records/search")
            self.object(campaign, key, next(row["fields"]["persons"] for row in rows
                                            if row["key"] == key))

    def object(self, campaign, key, persons):
        about = self.chance.choice(persons)["candidateId"]
        self.hand_in("hotline", SUPERVISOR, key, {**OBJECTION, "about": about})
        campaign.done["objections"] += 1

    def hand_in(self, intake, login, key, values):
        return self.accepted(self.person(login).send(
            "POST", "/api/intakes/%s/submissions" % intake,
            {"correlationKey": key, "values": values}), "%s %s" % (intake, key))

    def tick(self):
        """To the next timer; False when there is none."""
        due = self.person(ORGANISER).get("/api/demo/time")["nextDue"]
        if due is None:
            return False
        self.accepted(self.person(ORGANISER).send("POST", "/api/demo/time", {"to": due["at"]}),
                      "clock to %s" % due["at"])
        return True

    # The game.

    def play(self):
        self.until_all_have_ended()
        if self.late_objection():
            self.until_all_have_ended()

    def late_objection(self):
        """By telephone, when the posting is over: a case of its own."""
        posted = [campaign for campaign in self.campaigns
                  if campaign.variables().get("adopted") and not campaign.done["stopped"]]
        if not posted:
            return False
        campaign = self.chance.choice(posted)
        self.tell("late objection", campaign)
        variables = campaign.variables()
        self.object(campaign, "%s-P%d" % (campaign.name, len(variables["vetted"])),
                    variables["adopted"])
        for row in self.read("process-instances", state="ACTIVE"):
            self.by_case[row["processInstanceKey"]] = campaign
        return True

    def until_all_have_ended(self):
        while self.one_step():
            incidents = self.read("incidents", state="ACTIVE")
            if incidents:
                raise Wrong("incident at %s: %s" % (incidents[0]["elementId"],
                                                    incidents[0]["errorMessage"]))
            if self.step > MOST_STEPS * len(self.campaigns):
                raise Wrong("it does not end")

    def one_step(self):
        self.step += 1
        choices = self.choices()
        pressing = [choice for choice in choices if choice[1][0] in ("task", "register", "start")]
        weights = [weight for weight, _ in choices]
        weights.append(self.haste * sum(weights) if pressing else 4)
        place = self.chance.choices(range(len(weights)), weights)[0]
        if place < len(choices):
            kind, what = choices[place][1]
            self.tell(kind, what)
            getattr(self, "do_" + kind)(what)
            return True
        self.tell("clock", None)
        return self.tick() or bool(pressing)

    def tell(self, kind, what):
        if self.is_told:
            name = what.name if isinstance(what, Campaign) else what and " ".join(
                str(what.get(key)) for key in ("elementId", "assignee", "correlationKey",
                                               "rootProcessInstanceKey"))
            print("%d %s %s %s" % (self.step, self.today(), kind, name), flush=True)


def one_batch(seed, count, packages_folder, is_told):
    """Passed and failed of the checks of one batch."""
    at = server.Server("--demo", "heping", "--packages", packages_folder)
    batch = Batch(at.start(), seed, count, is_told)
    try:
        batch.play()
        failures = campaign_ends.failures(batch)
        at.stop()
        failures += campaign_ends.verified(at.data)
        for failure in failures:
            print("FAIL seed %d, at the end (step %d): %s" % (seed, batch.step, failure),
                  flush=True)
        return batch, count + 1 - len(failures), len(failures)
    except (Wrong, RuntimeError, KeyError, OSError) as wrong:
        print("FAIL seed %d, step %d: %s: %s" % (seed, batch.step,
                                                 type(wrong).__name__, wrong), flush=True)
        return batch, 0, 1
    finally:
        at.stop()
        shutil.rmtree(at.data, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--campaigns", type=int, default=100)
    parser.add_argument("--together", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--told", action="store_true", help="tell every step")
    options = parser.parse_args()
    folder = packages.with_nominees(options.together * NOMINEES)
    passed = failed = steps = 0
    ends = collections.Counter()
    try:
        for first in range(0, options.campaigns, options.together):
            count = min(options.together, options.campaigns - first)
            batch, good, bad = one_batch(options.seed + first // options.together, count, folder,
                                         options.told)
            passed, failed = passed + good, failed + bad
            steps += batch.step
            for campaign in batch.campaigns:
                ends += campaign.done
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    told = ", ".join("%s %d" % each for each in sorted(ends.items()))
    print("%d steps; done: %s" % (steps, told))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
