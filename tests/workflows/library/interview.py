"""S-INTERVIEW alone."""
from people import DAY, K1, K2, PANEL, TEAM, Case

PROCESS = "S-INTERVIEW"
SITTING = {"on": DAY, "place": "会议室", "panel": PANEL, "supervisor": "tang.wanqing",
           "lotSeed": 88}


def begun(server, *candidates):
    return Case(server, PROCESS, {"campaignId": "T-INTERVIEW", "candidates": candidates or [K1, K2],
                                  "headcount": 1, "team": TEAM})


def declared(server, *candidates):
    case = begun(server, *candidates)
    case.complete("ut_setup", **SITTING)
    case.open(*["ut_declare"] * 5)
    case.all("ut_declare", {"relations": []})
    return case


def sheet(analysis, organisation=15, response=15, masses=15, expression=10):
    return {"analysis": analysis, "organisation": organisation, "response": response,
            "masses": masses, "expression": expression, "signature": True}


def scored(case, *sheets):
    case.open(*["ut_score"] * 5)
    case.all("ut_score", *sheets)


def ranking(case):
    return [(row["candidateId"], row["score"], row["rank"]) for row in case.variables()["ranking"]]


def route_ranking(server):
    case = declared(server)
    scored(case, *(sheet(n) for n in (10, 11, 12, 13, 25)))   # K2 is heard first
    scored(case, *(sheet(n) for n in (20, 20, 20, 20, 0)))
    case.refused("ut_confirm", "signature", signature=False)
    case.complete("ut_confirm", signature=True)
    case.ended(order=[
        {"candidateId": "K2", "personId": "wu.yutong", "name": "吴雨桐", "lot": 10850},
        {"candidateId": "K1", "personId": "zhou.wenbo", "name": "周文博", "lot": 13915}])
    assert ranking(case) == [("K1", 75, 1), ("K2", 67, 2)], ranking(case)
    assert "sheets" not in case.variables()["ranking"][0]


def route_findings_and_conflicts_come_back(server):
    case = begun(server)
    case.refused("ut_setup", "panel", **{**SITTING, "panel": PANEL[:4]})
    others = [{**seat, "unit": "街道办事处"} for seat in PANEL]
    case.complete("ut_setup", **{**SITTING, "panel": others})
    case.open("ut_setup")
    case.has(panelFindings=["NO_ORG", "NO_CIVIL"])
    officers = PANEL[:4] + [{"user": "lin.yuetong", "unit": "街道办事处"}]
    case.refused("ut_setup", "panel", **{**SITTING, "panel": officers})
    case.refused("ut_setup", "lotSeed", **{**SITTING, "lotSeed": 100})
    case.complete("ut_setup", **SITTING)
    case.open(*["ut_declare"] * 5)
    case.all("ut_declare", {"relations": [{"personId": "wu.yutong", "ground": "superior"}]},
             {}, {}, {}, {"relations": [{"personId": "zhou.wenbo", "ground": "other"}]})
    case.has(recused=["su.mingche", "qin.haoran"])
    case.open("ut_setup")
    case.complete("ut_setup", **SITTING)
    case.all("ut_declare", {"relations": []})
    scored(case, sheet(20))
    scored(case, sheet(21))
    case.complete("ut_confirm", signature=True)
    case.ended(recused=[])


def route_work_with_residents_decides(server):
    case = declared(server)
    scored(case, sheet(20, masses=16, expression=9))
    scored(case, sheet(20, masses=15, expression=10))
    case.open("ut_confirm")
    case.complete("ut_confirm", signature=True)
    case.ended(extra=[])
    assert ranking(case) == [("K2", 75, 1), ("K1", 75, 2)], ranking(case)


def route_extra_round(server):
    case = declared(server)
    scored(case, sheet(20))
    scored(case, sheet(20))
    case.open("ut_tie")
    case.refused("ut_tie", "extra", on=DAY, text="加试一轮，由五名考官评定。", extra=["K1"])
    case.complete("ut_tie", on=DAY, text="加试一轮，由五名考官评定。", extra=["K2", "K1"])
    case.complete("ut_confirm", signature=True)
    case.ended()
    assert ranking(case) == [("K2", 75, 1), ("K1", 75, 2)], ranking(case)


def route_whoever_asks_to_be_recused_gives_no_score(server):
    case = declared(server, K1)
    case.refused("ut_score", "recuse", **{**sheet(20), "recuse": True})
    case.refused("ut_score", "analysis", **sheet(25.5))
    case.refused("ut_score", "masses", **sheet(20, masses=20.5))
    case.refused("ut_score", "expression", **sheet(20, expression=10.25))
    scored(case, sheet(20))
    case.complete("ut_confirm", signature=True)
    case.ended()
    assert ranking(case) == [("K1", 75, 1)], ranking(case)
