"""S-PROBATION alone."""
from people import TEAM, Case, adjourn, note, sitting

PROCESS = "S-PROBATION"
PERSON = {"candidateId": "K2", "personId": "wu.yutong", "name": "吴雨桐", "post": "书记",
          "from": "2021-11-01", "filingNo": "1"}


def begun(server):
    case = Case(server, PROCESS, {"campaignId": "T-PROBATION", "person": PERSON, "team": TEAM})
    case.time("2022-10-31T23:59:59+08:00")
    case.open()
    case.time("2022-11-01T00:00:00+08:00")
    return case


def reported(case):
    case.open("ut_report", "ut_opinion")
    note(case, "ut_opinion")
    note(case, "ut_report")
    case.open("ut_agenda")


def route_confirmed(server):
    case = begun(server)
    reported(case)
    sitting(case)
    case.ended(result="confirmed", prolonged=False)


def route_adjourned_and_confirmed(server):
    case = begun(server)
    reported(case)
    adjourn(case)
    case.open()
    case.time("2022-11-09T00:00:00+08:00")
    case.open("ut_agenda")
    sitting(case)
    case.ended(result="confirmed")


def route_prolonged_once_then_ended(server):
    case = begun(server)
    reported(case)
    sitting(case, 0)
    case.open()
    case.time("2023-05-01T00:00:01+08:00")
    reported(case)
    sitting(case, 1)
    case.ended(result="ended", prolonged=True)
