from bpmn import Process, eod, mi
from common import OFFICE, SUPERVISOR, SYSTEM

CLEAR = "count(openCases[item.about = person.candidateId]) = 0"
PUBLIC = ("for p in persons return {candidateId: p.candidateId, name: p.name, gender: p.gender, "
          "birthMonth: substring(p.birthDate, 1, 7), education: p.education}")


def build():
    p = Process("S-POSTING", "公示", "Public posting",
                "公示不少于 5 个工作日；任何人可以提出异议，异议办结之前不确认该人选的公示情况。",
                "Posted for five working days at least; anybody may object, and while an objection "
                "about a person is open nothing is attested of that person.")
    objection = p.message("msg_objection", "objection.received", "postingId")
    p.lane(*OFFICE, 1)
    p.lane(*SYSTEM, 1)
    p.lane(*SUPERVISOR, 1)

    start = p.start("start", "开始", "Start", (0, 0), [
        ("=[]", "postingResults"), ("=[]", "openCases"), ("=[]", "closedCases"),
        ("=[]", "attestations"), ("=null", "postingId"), ("=null", "days"), ("=[]", "channels"),
        ("=null", "publishedOn"), ("=null", "endsOn")])
    prepare = p.ut("ut_posting", "公示安排", "Posting", (1, 0), "F-POSTING", "team.organiser",
                   "r.town-org", [("=days", "days"), ("=channels", "channels"),
                                  ("=hotline", "hotline")], [("=" + PUBLIC, "persons")])
    number = p.sc("sc_id", "公示编号", "Posting number", (2, 1),
                  'campaignId + "-P" + string(round)', "numbered",
                  [("=numbered", "postingId"), ("=[]", "openCases"), ("=[]", "closedCases")])
    publish = p.st("st_publish", "发布公示", "Publish", (3, 1), "assent:posting",
                   [('="publish"', "do"), ("=postingId", "postingId"), ("=post", "post"),
                    ("=" + PUBLIC, "persons"), ("=days", "days"), ("=channels", "channels"),
                    ("=hotline", "hotline")],
                   [("=publishedOn", "publishedOn"), ("=endsOn", "endsOn")])
    post = p.sub("sp_post", "公示期", "Posting period", (4, 2))
    begin = post.start("start_post", "开始", "Start", (0, 0))
    over = post.catch("tm_end", "公示期", "Posting period", (1, 0), date=eod("date(endsOn)", 0))
    each = post.sub("mi_persons", "逐人确认", "Person by person", (2, 0), [("=null", "attestation")],
                    mi("persons", "person", "attestations", "attestation"),
                    subject="person.personId")
    first = each.start("start_person", "开始", "Start", (0, 0))
    merge = each.xg("xg_clear", "等待", "Wait", (1, 0))
    clear = each.catch("cc_clear", "等待异议办结", "Objections closed", (2, 0), condition="=" + CLEAR)
    attest = each.ut("ut_attest", "公示情况确认", "Attestation", (3, 0), "F-ATTEST",
                     "team.supervisor", "r.town-discipline",
                     [("={candidateId: person.candidateId, result: result, facts: facts}",
                       "attestation")],
                     [("=closedCases[item.about = person.candidateId]", "cases")])
    still = each.xg("xg_still", "又有异议？", "A new objection?", (4, 0))
    done = each.end("end_person", "已确认", "Attested", (5, 0))
    each.chain(first, merge, clear, attest, still)
    each.flow(still, done, "没有", "None", CLEAR)
    each.flow(still, merge, "有", "Some", default=True, route=("U", 27))
    ended = post.end("end_post", "公示完", "Posted", (3, 0))
    post.chain(begin, over, each, ended)
    es = post.sub("es_objection", "收到异议", "Objection received", (0, 1),
                  [("=null", "case"), ("=null", "closed")], event=True)
    es.span, es.align = 3, "left"
    es.chain(
        es.start("start_objection", "异议", "Objection", (0, 0), [("=case", "case")],
                 message=objection, interrupting=False),
        es.sc("sc_add", "列入在办", "Open", (1, 0), "append(openCases, case)", "more",
              [("=more", "openCases")]),
        es.ca("ca_objection", "异议办理", "Objection", (2, 0), "S-OBJECTION",
              [("=case", "case"), ("=persons[item.candidateId = case.about][1]", "person"),
               ("=campaignId", "campaignId"), ("=team", "team"), ("=panel", "panel"),
               ("=inspectors", "inspectors")], [("=closed", "closed")]),
        es.sc("sc_remove", "办结", "Closed", (3, 0), "openCases[item.caseId != case.caseId]", "fewer",
              [("=fewer", "openCases"), ("=append(closedCases, closed)", "closedCases")]),
        es.end("end_objection", "已办结", "Handled", (4, 0)))
    own = "closedCases[item.about = p.candidateId]"
    results = p.sc("sc_results", "公示结果", "Results", (5, 1),
                   "for p in persons return {candidateId: p.candidateId, personId: p.personId, "
                   "name: p.name, result: if some c in " + own + ' satisfies c.decision = "stop" '
                   'then "stopped" else attestations[item.candidateId = p.candidateId][1].result, '
                   "remedyUntil: {lasts: " + own + "[item.remedyUntil != null].remedyUntil, "
                   "last: if count(lasts) = 0 then null else max(lasts)}.last}", "found",
                   [("=found", "postingResults")])
    close = p.st("st_unpublish", "撤下公示", "Take down", (6, 1), "assent:posting",
                 [('="close"', "do"), ("=postingId", "postingId")])
    end = p.end("end", "公示结束", "Posting over", (7, 1))
    p.chain(start, prepare)
    p.flow(prepare, number)
    p.flow(number, publish)
    p.flow(publish, post, route=("P", "r", [(25, None), (None, ("t", 0))], "l"))
    p.flow(post, results)
    p.chain(results, close, end)
    return p
