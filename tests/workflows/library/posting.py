"""S-POSTING alone: two persons, objections as messages."""
from people import K1, K2, PANEL, TEAM, Case, appeal, decide, note, sitting

PROCESS = "S-POSTING"
FACTS = "公示期满，情况已经核实，记录在案，可以公开查阅。"


def begun(server, campaign, round_=1):
    case = Case(server, PROCESS, {
        "campaignId": campaign, "round": round_, "post": "榕树社区 社区党组织书记",
        "persons": [K1, K2], "hotline": "8102", "team": TEAM, "panel": PANEL,
        "inspectors": ["fang.ruobai", "shen.jiayi"]})
    case.refused("ut_posting", "days", days=4, channels=["网站"], hotline="8102")
    case.complete("ut_posting", days=5, channels=["网站"], hotline="8102")
    case.has(postingId="%s-P%d" % (campaign, round_), publishedOn="2021-09-06",
             endsOn="2021-09-13", openCases=[], closedCases=[])
    return case


def over(case):
    case.time("2021-09-13T23:59:59+08:00")
    case.open()
    case.time("2021-09-14T00:00:00+08:00")


def objection(case, posting, number, about):
    case.message("objection.received", posting, case={"caseId": "C%d" % number, "about": about})


def attest(case, result, n=0):
    row = case.tasks("ut_attest")[n]
    status, answer = case.server.send(
        "POST", "/v2/user-tasks/%s/completion" % row["userTaskKey"],
        {"variables": {"result": result, "facts": FACTS}})
    return status, answer


def out_of_scope(case):
    decide(case, "ut_triage", "outOfScope")
    note(case, "ut_reply")


def result(candidate, word, until=None):
    return {"candidateId": candidate["candidateId"], "personId": candidate["personId"],
            "name": candidate["name"], "result": word, "remedyUntil": until}


def route_nobody_objects(server):
    case = begun(server, "T-POSTING-1")
    over(case)
    case.open("ut_attest", "ut_attest")
    status, answer = attest(case, "resolved")
    assert status == 400 and "result" in str(answer), (status, answer)
    assert attest(case, "noObjection")[0] == 204
    assert attest(case, "noObjection")[0] == 204
    case.ended(postingResults=[result(K1, "noObjection"), result(K2, "noObjection")])


def route_an_objection_holds_only_the_person_it_is_about(server):
    case = begun(server, "T-POSTING-2", 3)
    objection(case, "T-POSTING-2-P3", 1, "K2")
    case.open("ut_triage")
    over_but_held = "2021-09-14T00:00:00+08:00"
    case.time(over_but_held)
    case.open("ut_triage", "ut_attest")
    assert attest(case, "noObjection")[0] == 204
    case.open("ut_triage")
    out_of_scope(case)
    case.open("ut_attest")
    assert attest(case, "noObjection")[0] == 400
    assert attest(case, "resolved")[0] == 204
    case.ended(postingResults=[result(K1, "noObjection"), result(K2, "resolved")])


def route_an_objection_while_the_attestation_is_open(server):
    case = begun(server, "T-POSTING-3")
    over(case)
    objection(case, "T-POSTING-3-P1", 1, "K1")
    objection(case, "T-POSTING-3-P1", 2, "K1")
    case.open("ut_attest", "ut_attest", "ut_triage", "ut_triage")
    assert attest(case, "noObjection")[0] == 204
    case.open("ut_attest", "ut_triage", "ut_triage")
    out_of_scope(case)
    case.open("ut_attest", "ut_triage")
    out_of_scope(case)
    case.open("ut_attest", "ut_attest")
    assert attest(case, "noObjection")[0] == 204
    assert attest(case, "resolved")[0] == 204
    case.ended(postingResults=[result(K1, "resolved"), result(K2, "noObjection")])


def route_a_stop_that_comes_after_the_attestation(server):
    case = begun(server, "T-POSTING-4")
    over(case)
    assert attest(case, "noObjection")[0] == 204
    objection(case, "T-POSTING-4-P1", 1, "K1")
    assert attest(case, "noObjection", 0)[0] == 204
    case.open("ut_triage")
    decide(case, "ut_triage", "inScope")
    case.complete("ut_investigators", members=["fu.hanlin", "jin.chenxi"])
    note(case, "ut_investigate")
    case.complete("ut_heard", statement="情况如此。")
    case.complete("ut_finding", steps=[{"on": "2021-09-14", "what": "查账", "result": "属实"}],
                  statementOfPerson="无异议", finding="属实", proposal="stop", explanation="理由" * 12)
    decide(case, "ut_cosign", "yes")
    sitting(case)
    appeal(case, "T-POSTING-4:zhou.wenbo", "upheld")
    note(case, "ut_reply")
    case.ended(postingResults=[result(K1, "stopped", "2021-09-22"), result(K2, "noObjection")])
