from bpmn import Process, mi
from common import OFFICE, PANEL, SUPERVISOR, SYSTEM, br_sod


def build():
    p = Process("S-INTERVIEW", "结构化面试", "Interview",
                "安排考官、回避声明、抽签、独立评分、监督确认、排名；全部评分交齐前任何人看不到他人的评分。",
                "Panel, recusal, lots, independent scores, confirmation by the supervisor, ranking; "
                "until all sheets are in nobody sees another's.")
    p.lane(*OFFICE, 1)
    p.lane(*PANEL, 1)
    p.lane(*SYSTEM, 1)
    p.lane(*SUPERVISOR, 1)

    start = p.start("start", "开始", "Start", (0, 0), [
        ("=[]", "ranking"), ("=null", "panel"), ("=null", "supervisor"), ("=null", "lotSeed"),
        ("=[]", "declarations"), ("=[]", "recused"), ("=[]", "order"), ("=[]", "results"),
        ("=[]", "extra")])
    setup = p.ut("ut_setup", "面试安排", "Sitting", (1, 0), "F-SITTING", "team.organiser",
                 "r.town-org", [("=panel", "panel"), ("=supervisor", "supervisor"),
                                ("=lotSeed", "lotSeed")])
    panel = p.br("br_panel", "考官构成", "Panel rules", (2, 2), "D-PANEL",
                 [("=if r = null then [] else r", "panelFindings")])
    sod = br_sod(p, (3, 2), [('=context put(team, "supervisor", supervisor)', "team")])
    xpanel = p.xg("xg_panel", "有问题？", "Any finding?", (4, 2))
    xpanel.label = "right-below"
    declare = p.ut("ut_declare", "回避声明", "Recusal declaration", (4, 1), "F-RECUSE", "seat.user",
                   "r.panel",
                   [("={user: seat.user, relations: if relations = null then [] else relations}",
                     "declaration")],
                   mi=mi("panel", "seat", "declarations", "declaration"))
    recuse = p.br("br_recuse", "回避", "Recusal", (5, 2), "D-RECUSE",
                  [("=if r = null then [] else r", "recused")])
    xrecuse = p.xg("xg_recuse", "有人回避？", "Anybody recused?", (6, 2))
    lots = p.sc("sc_lots", "抽签", "Lots", (7, 2),
                "sort(for c in candidates return {candidateId: c.candidateId, personId: c.personId,"
                " name: c.name, lot: modulo(lotSeed * (7919 * c.regNo + 104729), 99991)},"
                " function(a, b) a.lot < b.lot)", "drawn", [("=drawn", "order")])
    each = p.sub("mi_candidates", "逐一面试", "Candidate by candidate", (8, 1), [
        ("=null", "sheets"), ("=null", "score"), ("=null", "average")],
        mi("order", "candidate", "results", "scored", sequential=True),
        subject="candidate.personId")
    each.chain(
        each.start("start_candidate", "入场", "Called in", (0, 0)),
        each.ut("ut_score", "评分", "Scoring", (1, 0), "F-INTERVIEW", "seat.user", "r.panel",
                [("={campaignId: campaignId, candidateId: candidate.candidateId, "
                  "personId: candidate.personId, examiner: seat.user, analysis: analysis, "
                  "organisation: organisation, response: response, masses: masses, "
                  "expression: expression, total: total}", "sheet")],
                withheld=True, mi=mi("panel", "seat", "sheets", "sheet")),
        each.br("br_score", "计分", "Score", (2, 0), "D-INTERVIEW",
                [("=r.average", "average"), ("=r.score", "score")],
                [("=sheets.total", "totals")]),
        each.sc("sc_result", "成绩", "Result", (3, 0),
                "{candidateId: candidate.candidateId, personId: candidate.personId, "
                "name: candidate.name, score: score, average: average, "
                "masses: mean(sheets.masses), sheets: sheets}", "kept", [("=kept", "scored")]),
        each.end("end_candidate", "面试完", "Heard", (4, 0)))
    xtie = p.xg("xg_tie", "并列？", "A tie?", (9, 2))
    tie = p.ut("ut_tie", "加试", "Extra round", (9, 0), "F-EXTRA", "team.organiser", "r.town-org",
               [("=extra", "extra")])
    xconfirm = p.xg("xg_confirm", "评分齐全", "Sheets complete", (10, 2))
    xconfirm.label = "right-below"
    confirm = p.ut("ut_confirm", "监督确认", "Supervisor signs", (10, 3), "F-CONFIRM", "supervisor",
                   "r.town-discipline")
    before = ("a.score > b.score or (a.score = b.score and (a.average > b.average or "
              "(a.average = b.average and (a.masses > b.masses or (a.masses = b.masses and "
              "place(a.candidateId) < place(b.candidateId))))))")
    rank = p.sc("sc_rank", "排名", "Ranking", (11, 2),
                "{place: function(id) if list contains(extra, id) then index of(extra, id)[1] "
                "else count(extra) + 1, "
                "sorted: sort(results, function(a, b) " + before + ")}.sorted",
                "sorted",
                [("=for r in sorted return {candidateId: r.candidateId, personId: r.personId, "
                  "name: r.name, score: r.score, average: r.average, masses: r.masses, "
                  "rank: index of(sorted.candidateId, r.candidateId)[1]}", "ranking")])
    sheets = p.registers("st_sheets", "登记评分表", "Record sheets", (12, 2), "R-SHEET",
                         "flatten(results.sheets)")
    announce = p.notify("st_announce", "宣布成绩", "Announce", (13, 2), "ranking.personId",
                        "interview.result",
                        '{campaignId: campaignId, ranking: string join(for r in ranking return '
                        'string(r.rank) + " " + r.name + " " + string(r.score), "；")}')
    end = p.end("end", "面试结束", "Interview over", (14, 2))

    p.chain(start, setup)
    p.flow(setup, panel, route="HV")
    p.chain(panel, sod, xpanel)
    p.flow(xpanel, declare, "没有", "None",
           "count(panelFindings) = 0 and count(conflicts) = 0")
    p.flow(xpanel, setup, "有", "Some", default=True, route=("P", "b", [(None, 25), (("t", 0), None)], "b"))
    p.flow(declare, recuse, route="HV")
    p.chain(recuse, xrecuse)
    p.flow(xrecuse, lots, "没有", "None", "count(recused) = 0")
    p.flow(xrecuse, setup, "有", "Some", default=True, route=("U", 12))
    p.flow(lots, each, route="HV")
    p.flow(each, xtie, route=("HVH", 40))
    p.flow(xtie, tie, "并列", "A tie",
           "some a in results, b in results satisfies a.candidateId < b.candidateId and "
           "a.score = b.score and a.average = b.average and a.masses = b.masses",
           route="S")
    p.flow(xtie, xconfirm, "没有", "None", default=True)
    p.flow(tie, xconfirm, route="HV")
    p.flow(xconfirm, confirm)
    p.flow(confirm, rank, route="HV")
    p.chain(rank, sheets, announce, end)
    return p
