"""What must be true when campaigns that were played by chance have ended."""
import subprocess
from decimal import ROUND_HALF_UP, Decimal

from support import server

MARKS = ("analysis", "organisation", "response", "masses", "expression")


def registered(campaign, login, channel):
    """Who is accepted stays so when he is recommended again, whatever he answers."""
    campaign.done["registrations"] += 1
    say(campaign, login, "pending" if channel == "self" else "asked")


def say(campaign, login, state):
    if campaign.said.get(login) != "accepted":
        campaign.said[login] = state


def note(campaign, row, detail, values, outcome):
    """Keeps of a completed task what the end must agree with."""
    element, subject = row["elementId"], (detail.get("subject") or {}).get("personId")
    campaign.done[element[3:] + (" " + outcome if outcome else "")] += 1
    if element == "ut_consent":
        say(campaign, subject, "pending" if values["agree"] == "yes" else "declined")
    elif element == "ut_accept" and values["complete"] == "yes":
        campaign.said[subject] = "accepted"
    elif element == "ut_refuse":
        campaign.said[subject] = "notAccepted"
    elif element == "ut_review" and campaign.said.get(subject) == "notAccepted":
        campaign.said[subject] = {"changed": "accepted", "sentBack": "pending"}.get(
            outcome, "notAccepted")
    elif element == "ut_stop" and outcome == "stop":
        campaign.done["stopped"] += 1
    elif element == "ut_minutes":
        check_ballots(campaign, detail["values"])


def check_ballots(campaign, shown):
    """What the minutes say of each item follows from its numbers (D-DELIB)."""
    entitled, present = shown["entitledCount"], shown["presentCount"]
    for ballot in shown["ballots"]:
        result = "adjourned" if entitled == 0 or 3 * present < 2 * entitled else \
            "adopted" if 2 * ballot["yes"] > entitled else "notAdopted"
        if ballot["result"] != result or ballot["yes"] + ballot["no"] + ballot["abstain"] > present:
            campaign.wrong = "ballot %s of %s" % (ballot, shown)


class Ends:
    """The registers and variables of a batch, read once."""

    def __init__(self, batch):
        self.batch = batch
        auditor = batch.person("mo.yunsheng")
        self.registers = {}
        for register in auditor.get("/api/registers")["items"]:
            rows = auditor.search("/api/registers/%s/records/search" % register["id"])
            self.registers[register["id"]] = {row["key"]: row["fields"] for row in rows}

    def of(self, register, campaign):
        return {key: row for key, row in self.registers[register].items()
                if row.get("campaignId", campaign.name) == campaign.name
                and (row.get("campaignId") or key.split(":")[0].startswith(campaign.name)
                     or row.get("personId") in campaign.said)}


def failures(batch):
    found = ["still active: %s" % [row["elementId"] for row in rows] for rows in (
        batch.read("element-instances", state="ACTIVE"), batch.tasks()) if rows]
    found += ["still running: %s" % row["processDefinitionId"]
              for row in batch.read("process-instances", state="ACTIVE")]
    found += ["still waited for: %s" % row["messageName"]
              for row in batch.read("message-subscriptions")]
    ends = Ends(batch)
    for campaign in batch.campaigns:
        found += ["%s: %s" % (campaign.name, wrong) for check in CHECKS
                  for wrong in check(ends, campaign, campaign.variables())]
    return found


def verified(data):
    done = subprocess.run([server.BINARY, "audit", "verify", "--data", data], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return ["audit verify: " + done.stdout[-800:]] if done.returncode else []


def check_nominations(ends, campaign, variables):
    """Each register's state is what was last said of the person; the list agrees with it."""
    rows = ends.of("R-NOMINATION", campaign)
    if len(rows) != len(campaign.said):
        yield "%d nominations of %d persons" % (len(rows), len(campaign.said))
    for person, said in campaign.said.items():
        state = rows["%s:%s" % (campaign.name, person)]["state"]
        wanted = {"asked": "lapsed"}.get(said, said)
        if state != wanted and not (campaign.done["stopped"] and state in ("pending", wanted)):
            yield "%s is %s, not %s" % (person, state, wanted)
    accepted = {row["personId"] for row in variables.get("nominations") or []
                if row["result"] == "accepted"}
    recorded = {row["personId"] for row in rows.values() if row["state"] == "accepted"}
    if accepted != recorded and not campaign.done["stopped"]:
        yield "accepted %s, and %s in the register" % (sorted(accepted), sorted(recorded))


def check_qualifications(ends, campaign, variables):
    accepted = [row["candidateId"] for row in variables.get("nominations") or []
                if row["result"] == "accepted"]
    results = {row["candidateId"]: row["result"] for row in variables.get("qualifications") or []}
    if len(results) != len(variables.get("qualifications") or []):
        yield "somebody was qualified twice: %s" % variables["qualifications"]
    if not campaign.done["stopped"] and sorted(results) != sorted(accepted):
        yield "accepted %s, examined %s" % (accepted, sorted(results))
    qualified = {row["candidateId"] for row in variables.get("qualified") or []}
    if qualified != {key for key, result in results.items() if result == "qualified"}:
        yield "qualified %s of %s" % (qualified, results)


def score(totals):
    rest = sorted(totals)[1:-1]
    average = sum(rest) / len(rest)
    return average.quantize(Decimal("0.01"), ROUND_HALF_UP), average


def check_ranking(ends, campaign, variables):
    """Counted again from the sheets: scores, and an order that no score contradicts."""
    sheets = {}
    for row in ends.of("R-SHEET", campaign).values():
        sheets.setdefault(row["candidateId"], []).append(row)
    ranking = variables.get("ranking") or []
    if not campaign.done["stopped"] and sorted(sheets) != sorted(
            row["candidateId"] for row in ranking):
        yield "sheets of %s, ranking %s" % (sorted(sheets), ranking)
    keys = []
    for place, row in enumerate(ranking, 1):
        totals = [sum(Decimal(str(sheet[mark])) for mark in MARKS)
                  for sheet in sheets[row["candidateId"]]]
        wanted, average = score(totals)
        if Decimal(str(row["score"])) != wanted or row["rank"] != place:
            yield "%s, not %s" % (row, wanted)
        masses = sum(Decimal(str(sheet["masses"])) for sheet in sheets[row["candidateId"]])
        keys.append((wanted, average, masses / len(totals)))
    if keys != sorted(keys, reverse=True):
        yield "the order %s" % keys


def check_appointments(ends, campaign, variables):
    """The posts are filled, or the district was told; registers agree with the list."""
    appointed = variables.get("appointed") or []
    people = [row["personId"] for row in appointed]
    passed = {row["personId"] for row in variables.get("vetted") or [] if row["result"] == "pass"}
    if len(set(people)) != len(people) or len(people) > campaign.headcount \
            or not set(people) <= passed:
        yield "appointed %s of %s, who passed %s" % (people, campaign.headcount, passed)
    if campaign.done["stopped"]:
        return
    if (len(people) < campaign.headcount) != bool(campaign.done["vacant"]):
        yield "%d of %d posts, vacant %s" % (len(people), campaign.headcount,
                                             campaign.done["vacant"])
    secretary = campaign.scheme == "heping-secretary"
    for register, wanted in (("R-POST", people if secretary else []),
                             ("R-FILING", people if secretary else []),
                             ("R-POOLENTRY", [] if secretary else people)):
        have = sorted(row["personId"] for row in ends.of(register, campaign).values())
        if have != sorted(wanted):
            yield "%s has %s, not %s" % (register, have, wanted)


def check_campaign(ends, campaign, variables):
    row = ends.registers["R-CAMPAIGN"].get(campaign.name)
    wanted = "failed" if campaign.done["stopped"] or not variables.get("appointed") else "finished"
    if row is None or row["state"] != wanted:
        yield "the campaign is %s, not %s" % (row, wanted)
    for key, posting in ends.registers["R-POSTING"].items():
        if key.startswith(campaign.name + "-P") and posting["state"] != "closed":
            yield "the posting %s is %s" % (key, posting["state"])
    if campaign.done["stopped"]:
        return
    for register in ("R-OBJECTION", "R-APPEAL"):
        opened = [key for key, row in ends.registers[register].items()
                  if key.startswith(campaign.name + ":") and row["state"] != "closed"]
        if opened:
            yield "open in %s: %s" % (register, opened)
    objections = [key for key in ends.registers["R-OBJECTION"]
                  if key.startswith(campaign.name + ":")]
    if len(objections) != campaign.done["objections"]:
        yield "%d objections of %d" % (len(objections), campaign.done["objections"])
    if getattr(campaign, "wrong", None):
        yield campaign.wrong


CHECKS = (check_nominations, check_qualifications, check_ranking, check_appointments,
          check_campaign)
