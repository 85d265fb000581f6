from bpmn import Process, mi
from common import COMMITTEE, OFFICE, SYSTEM


def build():
    p = Process("S-DELIBERATE", "集体研究", "Deliberation",
                "安排议题、到会过三分之二才表决、逐项表决、主持人签署纪要；未通过任用的告知理由并可申诉。",
                "Agenda, votes only with two thirds present, item by item, minutes signed by the "
                "chair; what is not adopted has reasons and a remedy.")
    p.lane(*OFFICE, 1)
    p.lane(*COMMITTEE, 1)
    p.lane(*SYSTEM, 1)

    start = p.start("start", "开始", "Start", (0, 0), [
        ("=[]", "decisions"), ("=0", "sittings"), ("=[]", "ballots"), ("=[]", "remedies"),
        ("=team.committee", "entitled"), ("=[]", "present"), ("=[]", "recused"),
        ("=null", "minutes")])
    agenda = p.ut("ut_agenda", "议题安排", "Agenda", (1, 0), "F-AGENDA", "team.clerk", "r.town-org",
                  [("=entitled", "entitled"), ("=present", "present"),
                   ("=if recused = null then [] else recused", "recused"),
                   ("=sittings + 1", "sittings")],
                  [("=[]", "present"), ("=[]", "recused")])
    quorum = p.xg("xg_quorum", "到会过三分之二？", "Two thirds present?", (2, 2))
    quorum.label = "left-below"
    items = p.sub("mi_items", "逐项表决", "Item by item", (3, 1),
                  [("=null", "votes"), ("=null", "verdict")],
                  mi("items", "matter", "ballots", "ballot", sequential=True))
    items.chain(
        items.start("start_item", "开始", "Start", (0, 0)),
        items.ut("ut_vote", "表决", "Vote", (1, 0), "F-VOTE", "member", "r.town-committee",
                 [("={member: member, vote: vote}", "cast")],
                 mi=mi("present", "member", "votes", "cast")),
        items.br("br_delib", "表决结果", "Result of the vote", (2, 0), "D-DELIB",
                 [("=r", "verdict")],
                 [("=count(entitled)", "entitledCount"), ("=count(present)", "presentCount"),
                  ('=count(votes[item.vote = "yes"])', "yes")]),
        items.sc("sc_ballot", "计票", "Count", (3, 0),
                 "{candidateId: matter.candidateId, personId: matter.personId, name: matter.name, "
                 'proposal: matter.proposal, result: verdict, yes: count(votes[item.vote = "yes"]), '
                 'no: count(votes[item.vote = "no"]), abstain: count(votes[item.vote = "abstain"]), '
                 "remedyUntil: null}", "counted", [("=counted", "ballot")]),
        items.end("end_item", "表决完", "Voted", (4, 0)))
    adjourned = p.sc("sc_adjourned", "三次不足，延期", "Adjourned", (3, 2),
                     "for m in items return {candidateId: m.candidateId, personId: m.personId, "
                     'name: m.name, proposal: m.proposal, result: "adjourned", yes: 0, no: 0, '
                     "abstain: 0, remedyUntil: null}", "lapsed", [("=lapsed", "ballots")])
    voted = p.xg("xg_minutes", "待签纪要", "To the minutes", (4, 2))
    minutes = p.ut("ut_minutes", "会议纪要", "Minutes", (5, 1), "F-MINUTES", "team.chair",
                   "r.town-committee",
                   [("={meeting: meeting, on: on, decision: decision}", "minutes")],
                   [("=count(entitled)", "entitledCount"), ("=count(present)", "presentCount")])
    remedy = p.ca("mi_remedy", "申诉期", "Remedy", (6, 2), "S-REMEDY",
                  [('=campaignId + ":" + refused.personId', "key"),
                   ("=refused.personId", "personId"),
                   ('={step: "ut_minutes", outcome: "notAdopted", facts: {entitled: '
                    "count(entitled), present: count(present), yes: refused.yes, no: refused.no, "
                    "abstain: refused.abstain}, reasons: minutes.decision, "
                    'rule: "应到人数过半数赞成", docNo: null}', "decision"),
                   ("=team", "team")],
                  [("={candidateId: refused.candidateId, remedy: result, "
                    "remedyUntil: remedyUntil}", "remedied")],
                  mi('ballots[item.result = "notAdopted" and item.proposal = "appoint"]',
                     "refused", "remedies", "remedied"))
    decided = p.sc("sc_decided", "汇总决定", "Decisions", (7, 2),
                   "for b in ballots[every r in remedies satisfies r.candidateId != "
                   'item.candidateId or r.remedy != "sentBack"] return {candidateId: '
                   "b.candidateId, personId: b.personId, name: b.name, result: if some r in "
                   'remedies satisfies r.candidateId = b.candidateId and r.remedy = "changed" '
                   'then "adopted" else b.result, yes: b.yes, no: b.no, abstain: b.abstain, '
                   "remedyUntil: remedies[item.candidateId = b.candidateId][1].remedyUntil}",
                   "settled",
                   [("=concatenate(decisions, settled)", "decisions"),
                    ("=items[some r in remedies satisfies r.candidateId = item.candidateId and "
                     'r.remedy = "sentBack"]', "items"),
                    ("=0", "sittings")])
    again = p.xg("xg_again", "有发回的？", "Any sent back?", (8, 2))
    end = p.end("end", "研究结束", "Decided", (9, 2))

    p.chain(start, agenda)
    p.flow(agenda, quorum)
    p.flow(quorum, items, "足够", "Enough", "3 * count(present) >= 2 * count(entitled)",
           route=("P", "r", [(25, None), (None, ("t", 0))], "l"))
    p.flow(quorum, agenda, "不足，再开", "New sitting", "sittings < 3",
           route=("P", "l", [(("t", 0), None)], "b"))
    p.flow(quorum, adjourned, "第三次不足", "Third time", default=True,
           route=("P", "b", [(None, 25), (("t", 0), None)], "b"))
    p.flow(items, voted)
    p.flow(adjourned, voted)
    p.flow(voted, minutes, route="HV")
    p.flow(minutes, remedy)
    p.chain(remedy, decided, again)
    p.flow(again, agenda, "有", "Some", "count(items) > 0", route=("U", 12))
    p.flow(again, end, "没有", "None", default=True)
    return p
