"""S-ENROL alone."""
from people import K2, TEAM, Case, note

PROCESS = "S-ENROL"


def route_enrolled(server):
    case = Case(server, PROCESS, {"candidate": K2, "team": TEAM})
    case.open("ut_mentor")
    assert case.tasks()[0]["dueDate"] == "2021-09-18T16:00:00.000Z", case.tasks()[0]["dueDate"]
    note(case, "ut_mentor")
    case.ended(poolEntryId="wu.yutong:reserve")
