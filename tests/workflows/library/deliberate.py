"""S-DELIBERATE alone."""
from people import DAY, K1, K2, TEAM, Case, adjourn, agenda, appeal, minutes, sitting

PROCESS = "S-DELIBERATE"
KEY = "T-DELIBERATE:zhou.wenbo"


def matter(candidate, proposal="appoint"):
    return {"candidateId": candidate["candidateId"], "personId": candidate["personId"],
            "name": candidate["name"], "proposal": proposal}


def begun(server, *items):
    return Case(server, PROCESS, {"campaignId": "T-DELIBERATE", "items": items or [matter(K1)],
                                  "team": TEAM})


def decision(candidate, result, yes, no, until=None, abstain=0):
    return {"candidateId": candidate["candidateId"], "personId": candidate["personId"],
            "name": candidate["name"], "result": result, "yes": yes, "no": no, "abstain": abstain,
            "remedyUntil": until}


def route_adopted(server):
    case = begun(server)
    sitting(case, 2)
    case.ended(decisions=[decision(K1, "adopted", 2, 1)])


def route_who_may_be_entitled_and_present(server):
    case = begun(server)
    committee = TEAM["committee"]
    form = {"on": DAY, "entitled": committee, "present": committee, "recused": []}
    case.refused("ut_agenda", "entitled", **{**form, "entitled": committee[:2],
                                             "present": committee[:2]})
    case.refused("ut_agenda", "entitled", **{**form, "entitled": committee + ["deng.qiushi"]})
    case.refused("ut_agenda", "present", **{**form, "entitled": committee[:2],
                                            "recused": committee[2:]})
    case.refused("ut_agenda", "recused", **{**form, "recused": committee[:1]})
    case.complete("ut_agenda", **{**form, "entitled": committee[:2], "present": committee[:2],
                                  "recused": committee[2:]})
    case.open("ut_vote", "ut_vote")
    case.all("ut_vote", {"vote": "yes"}, {"vote": "abstain"})
    case.refused("ut_minutes", "decision", meeting="会议", on=DAY, decision="未通过", signature=True)
    minutes(case)
    case.time("2021-09-14T00:00:00+08:00")
    case.ended(decisions=[decision(K1, "notAdopted", 1, 0, "2021-09-13", 1)])


def route_too_few_three_times(server):
    case = begun(server)
    adjourn(case)
    case.ended(decisions=[decision(K1, "adjourned", 0, 0)], sittings=0)


def route_too_few_once(server):
    case = begun(server)
    agenda(case, 1)
    case.has(sittings=1)
    case.open("ut_agenda")
    sitting(case)
    case.ended(decisions=[decision(K1, "adopted", 3, 0)])


def route_not_adopted_and_changed(server):
    case = begun(server)
    sitting(case, 1)
    case.open()
    appeal(case, KEY, "changed")
    case.ended(decisions=[decision(K1, "adopted", 1, 2, "2021-09-13")])


def route_one_sent_back_beside_one_adopted(server):
    case = begun(server, matter(K1), matter(K2))
    agenda(case)
    case.all("ut_vote", {"vote": "no"})
    case.all("ut_vote", {"vote": "yes"})
    minutes(case)
    appeal(case, KEY, "sentBack")
    case.has(items=[matter(K1)], sittings=0, decisions=[decision(K2, "adopted", 3, 0)])
    sitting(case)
    case.ended(decisions=[decision(K2, "adopted", 3, 0), decision(K1, "adopted", 3, 0)])


def route_what_is_no_appointment_has_no_remedy(server):
    case = begun(server, matter(K1, "stop"))
    sitting(case, 0)
    case.ended(decisions=[decision(K1, "notAdopted", 0, 3)])
