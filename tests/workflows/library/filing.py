"""S-FILING alone."""
from people import TEAM, Case, decide

PROCESS = "S-FILING"


def filed(case):
    case.complete("ut_submit", kind="新任", org="榕树社区", basis="和党工〔2021〕31号")
    case.open("ut_check")


def route_returned_and_registered(server):
    case = Case(server, PROCESS, {"personId": "wu.yutong", "post": "榕树社区党组织书记",
                                  "from": "2021-11-01", "team": TEAM})
    case.refused("ut_submit", "basis", kind="新任", org="榕树社区")
    filed(case)
    decide(case, "ut_check", "returned")
    case.open("ut_submit")
    filed(case)
    case.refused("ut_check", "docNo", outcome="registered", reasons="齐全", signature=True)
    decide(case, "ut_check", "registered", docNo="安组备〔2021〕16号")
    case.ended(filingNo="安组备〔2021〕16号")
