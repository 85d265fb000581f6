from bpmn import Process, eod, mi
from common import NO_CONFLICT, OFFICE, SYSTEM, br_sod

LISTS = ("nominations", "qualifications", "vetted", "inspectors", "appointed", "appointments",
         "adopted", "windows")
ERASURE = ('for p in distinct values(nominations[item.result != "declined" and (every a in '
           "appointed satisfies a.personId != item.personId)].personId) return {personId: p, "
           "erasureDue: {lasts: concatenate(nominations, qualifications, vetted, windows)"
           "[item.personId = p and item.remedyUntil != null].remedyUntil, due: string(date(if "
           "count(lasts) = 0 then string(today()) else max(lasts)) + duration(\"P6M\"))}.due}")


def build():
    p = Process("P-heping-select", "公开选拔", "Open selection",
                "公告、报名、资格审查、面试、政治考察、集体研究、公示、任用备案和试用；每一步由指定的人办理，街道纪工委全程监督。",
                "Announcement, registration, qualification, interview, vetting, deliberation, "
                "posting, appointment with filing and probation; each step by the person named, "
                "the discipline committee watching throughout.")
    p.lane("lane_organisation", "街道组织科", "Street organisation section", 1)
    p.lane("lane_system", "自动", "Automatic", 2)
    nomination = p.message("msg_nomination", "nomination.submitted", "campaignId")
    note = p.message("msg_note", "supervision.note", "campaignId")
    stopped = p.error("err_stopped", "campaign.stopped")

    start = p.start("start", "发起", "Started", (0, 0))
    main = p.sub("sp_main", "选拔", "Selection", (1, 0))
    selection(main, nomination, note, stopped)
    close = p.register("st_close", "批次归档", "Close campaign", (1, 1), "R-CAMPAIGN", "campaignId",
                       '{campaignId: campaignId, state: if count(appointed) = 0 then "failed" '
                       'else "finished"}')
    erasure = p.registers("st_erasure", "登记删除期限", "Erasure due", (1, 1), "R-PERSON", ERASURE)
    kind = p.xg("xg_kind", "需要试用？", "Probation?", (1, 1))
    probation = p.ca("mi_probation", "试用", "Probation", (1, 1), "S-PROBATION",
                     [("=campaignId", "campaignId"), ("=person", "person"), ("=team", "team")],
                     [("=true", "noted")], mi("appointments", "person"))
    end = p.end("end", "结束", "Ended", (1, 1))
    error = p.boundary("be_stopped", "选拔中止", "Selection stopped", main, error=stopped, side=260)
    off = p.register("st_stopped", "记录中止", "Record the stop", (1, 2), "R-CAMPAIGN", "campaignId",
                     '{campaignId: campaignId, state: "failed"}')
    erase = p.registers("st_stopped_erasure", "登记删除期限", "Erasure due", (1, 2), "R-PERSON",
                        ERASURE)
    offline = p.st("st_offline", "撤下公示", "Take the posting down", (1, 2), "assent:posting",
                   [('="close"', "do"),
                    ('=campaignId + "-P" + string(count(vetted))', "postingId")])
    end_stopped = p.end("end_stopped", "已中止", "Stopped", (1, 2), terminate=True)
    for node, dx in ((close, 3000), (erasure, 3150), (kind, 3325), (probation, 3450), (end, 3632),
                     (off, 400), (erase, 550), (offline, 700), (end_stopped, 882)):
        node.dx = dx
    kind.label = "left"
    p.chain(start, main)
    p.flow(main, close, route="VH")
    p.chain(close, erasure, kind)
    p.flow(kind, probation, "任用书记", "Secretary appointed",
           'scheme = "heping-secretary" and count(appointed) > 0')
    p.flow(kind, end, "不需要", "Not needed", default=True, route=("U", 27))
    p.flow(probation, end)
    p.flow(error, off)
    p.chain(off, erase, offline, end_stopped)
    return p


def selection(m, nomination, note, stopped):
    start = m.start("start_main", "开始", "Start", (0, 2))
    announce = m.ut("ut_announce", "发布公告", "Announce", (1, 2), "F-ANNOUNCE", "initiator",
                    "r.town-org", [("=" + name, name) for name in (
                        "posts", "opens", "closes", "cutOff", "channels", "hotline", "team")])
    sod = br_sod(m, (2, 2))
    xsod = m.xg("xg_sod", "有冲突？", "Any conflict?", (3, 2))
    init = m.sc("sc_init", "建立名单", "Set up lists", (4, 2),
                "{headcount: sum(posts.headcount), " + ", ".join(n + ": []" for n in LISTS)
                + ", extended: false}", "init",
                [("=init." + n, n) for n in ("headcount",) + LISTS + ("extended",)])
    opened = m.register("st_open", "登记批次", "Open campaign", (5, 2), "R-CAMPAIGN", "campaignId",
                        '{campaignId: campaignId, system: "heping", scheme: scheme, posts: posts, '
                        "headcount: headcount, opens: opens, closes: closes, cutOff: cutOff, "
                        "channels: channels, hotline: hotline, organiser: initiator, "
                        'state: "running", practice: false}')
    again = m.xg("xg_again", "报名开始", "Registration begins", (6, 2))
    again.label = "above"
    fork = m.pg("pg_fork", "同时进行", "In parallel", (7, 2))
    talk = m.ut("ut_talk", "定向座谈", "Targeted talks", (8, 1), "F-NOTE", "team.organiser",
                "r.town-org")
    publicity = m.ut("ut_publicity", "社会宣传", "Publicity", (8, 2), "F-NOTE", "team.organiser",
                     "r.town-org")
    window = registration(m, nomination)
    join = m.pg("pg_join", "三项均完成", "All three done", (9, 2))
    qualify = m.ca("mi_qualify", "资格审查", "Qualification", (10, 2), "S-QUALIFY",
                   [("=" + n, n) for n in ("campaignId", "candidate", "scheme", "cutOff", "team")],
                   [("={candidateId: candidate.candidateId, personId: candidate.personId, name: "
                     "candidate.name, result: result, items: items, remedyUntil: remedyUntil}",
                     "qualification")],
                   mi('nominations[item.result = "accepted" and (every q in qualifications '
                      "satisfies q.candidateId != item.candidateId)]", "candidate", "batch",
                      "qualification"))
    qualified = m.sc("sc_qualified", "汇总合格人选", "Qualified so far", (11, 2),
                     "concatenate(qualifications, batch)", "joined",
                     [("=joined", "qualifications"),
                      ('=nominations[some q in joined satisfies q.result = "qualified" and '
                       "q.candidateId = item.candidateId]", "qualified")])
    enough = m.xg("xg_enough", "人数足够？", "Enough?", (12, 2))
    extend = m.sc("sc_extend", "延长报名", "Extend", (12, 4), "string(add working days(today(), 5))",
                  "later", [("=later", "closes"), ("=true", "extended")])
    st_extend = m.register("st_extend", "登记延长", "Record extension", (10, 4), "R-CAMPAIGN",
                           "campaignId", "{campaignId: campaignId, closes: closes}")
    few = m.ut("ut_few", "人数不足处理", "Too few", (13, 0), "F-NOTE", "team.county",
               "r.county-org", [("=outcome", "few")], outcomes="go, stop!")
    xfew = m.xg("xg_few", "继续？", "Go on?", (14, 0))
    interview = m.ca("ca_interview", "结构化面试", "Interview", (14, 2), "S-INTERVIEW",
                     [("=campaignId", "campaignId"), ("=qualified", "candidates"),
                      ("=headcount", "headcount"), ("=team", "team")],
                     [("=ranking", "ranking"), ("=panel", "panel")])
    rest = m.sc("sc_rest", "及格人选", "Who passed", (15, 2), "ranking[item.score >= 60]", "passing",
                [("=passing", "remaining")])
    vetting = m.ca("mi_vetting", "政治考察", "Vetting", (16, 2), "S-VETTING",
                   [("=" + n, n) for n in ("campaignId", "candidate", "panel", "team")],
                   [("={candidateId: candidate.candidateId, personId: candidate.personId, name: "
                     "candidate.name, result: result, reasons: reasons, inspectors: inspectors, "
                     "remedyUntil: remedyUntil}", "vetting")],
                   mi("remaining", "candidate", "vetBatch", "vetting", sequential=True,
                      completion='count(vetBatch[item.result = "pass"]) >= headcount - '
                                 "count(appointed)"))
    vetted = m.sc("sc_vetted", "汇总考察结果", "Vetted so far", (17, 2), "vetBatch[item != null]",
                  "done",
                  [("=concatenate(vetted, done)", "vetted"),
                   ("=distinct values(flatten(vetted.inspectors)[item != null])", "inspectors"),
                   ("=remaining[every d in done satisfies d.candidateId != item.candidateId]",
                    "remaining"),
                   ('=done[item.result = "pass"]', "passed"), ("=[]", "adopted")])
    xpassed = m.xg("xg_passed", "有人通过？", "Anybody passed?", (18, 2))
    meet = m.ca("ca_deliberate", "党工委研究", "Deliberation", (19, 2), "S-DELIBERATE",
                [("=campaignId", "campaignId"),
                 ("=for p in passed return {candidateId: p.candidateId, name: p.name, "
                  'personId: p.personId, proposal: "appoint"}', "items"), ("=team", "team")],
                [("=decisions", "decisions")])
    decided = m.sc("sc_adopted", "汇总研究结果", "Decided so far", (20, 2),
                   'concatenate(adopted, decisions[item.result = "adopted"])', "joined",
                   [("=joined", "adopted"),
                    ("=concatenate(windows, decisions[item.remedyUntil != null])", "windows"),
                    ('=passed[some d in decisions satisfies d.result = "adjourned" and '
                     "d.candidateId = item.candidateId]", "passed")])
    xdecided = m.xg("xg_deliberated", "研究结果？", "Decided?", (21, 2))
    xdecided.label = "right"
    later = m.catch("tm_again", "5 个工作日后", "In 5 working days", (20, 1), date=eod("today()", 5))
    posting = m.ca("ca_posting", "公示", "Public posting", (22, 2), "S-POSTING",
                   [("=campaignId", "campaignId"), ("=count(vetted)", "round"),
                    ('=string join(for p in posts return p.org + " " + p.post, "、")', "post"),
                    ("=qualified[some a in adopted satisfies a.candidateId = item.candidateId]",
                     "persons"), ("=hotline", "hotline"), ("=team", "team"), ("=panel", "panel"),
                    ("=inspectors", "inspectors")],
                   [("=postingResults", "postingResults")], no_skip=True)
    cleared = m.sc("sc_cleared", "汇总公示结果", "Cleared so far", (23, 2),
                   'concatenate(appointed, postingResults[item.result != "stopped"])', "joined",
                   [("=joined", "appointed"),
                    ("=concatenate(windows, postingResults[item.remedyUntil != null])",
                     "windows")])
    left = m.xg("xg_left", "还有缺额？", "Posts left?", (24, 2))
    left.label = "right-below"
    vacant = m.ut("ut_vacant", "岗位空缺", "Vacancy", (25, 0), "F-NOTE", "team.county",
                  "r.county-org")
    xvacant = m.xg("xg_vacant", "有任用？", "Anybody appointed?", (26, 0))
    end_vacant = m.end("end_vacant", "岗位空缺", "Vacant", (27, 0))
    post = m.xg("xg_post", "职位类别", "Kind of post", (27, 2))
    appoint = appointment(m)
    enrol = m.ca("mi_enrol", "入库建档", "Enrolment", (28, 3), "S-ENROL",
                 [("=person", "candidate"), ("=team", "team")], [("=true", "noted")],
                 mi("appointed", "person"))
    end = m.end("end_main", "选拔完成", "Selection done", (29, 2))
    supervision(m, note, stopped)

    m.chain(start, announce, sod, xsod)
    m.flow(xsod, init, "没有", "None", NO_CONFLICT)
    m.flow(xsod, announce, "有", "Some", default=True, route=("U", 25))
    m.chain(init, opened, again, fork)
    m.flow(fork, talk)
    m.flow(fork, publicity)
    m.flow(fork, window)
    m.flow(talk, join)
    m.flow(publicity, join)
    m.flow(window, join)
    m.chain(join, qualify, qualified, enough)
    m.flow(enough, interview, "足够", "Enough", "count(qualified) >= 2 * headcount")
    m.flow(enough, extend, "未延长过", "Not yet extended", "not(extended)")
    m.flow(enough, few, "仍不足", "Still too few", default=True)
    m.flow(extend, st_extend)
    m.flow(st_extend, again, route="HV")
    m.flow(few, xfew)
    m.flow(xfew, interview, "继续", "Go on", 'few = "go"')
    m.flow(xfew, vacant, "停止", "Stop", default=True)
    m.chain(interview, rest, vetting, vetted, xpassed)
    m.flow(xpassed, left, "没有", "None", "count(passed) = 0", route=("D", 30))
    m.flow(xpassed, meet, "有", "Some", default=True)
    m.flow(meet, decided)
    m.flow(decided, xdecided)
    m.flow(xdecided, later, "延期", "Adjourned", "count(passed) > 0")
    m.flow(later, meet, route="HV")
    m.flow(xdecided, posting, "通过", "Adopted", "count(adopted) > 0")
    m.flow(xdecided, left, "未通过", "Not adopted", default=True, route=("D", 30))
    m.chain(posting, cleared, left)
    m.flow(left, vetting, "下一名", "Next rank",
           "count(appointed) < headcount and count(remaining) > 0", label="corner",
           route=("P", "t", [(None, -35), (("t", 0), None)], "t"))
    m.flow(left, vacant, "无人可补", "Nobody left", "count(appointed) < headcount", label="corner",
           route="VH")
    m.flow(left, post, "没有", "None", default=True)
    m.flow(vacant, xvacant)
    m.flow(xvacant, end_vacant, "没有", "None", "count(appointed) = 0")
    m.flow(xvacant, post, "有", "Some", default=True)
    m.flow(post, appoint, "书记", "Secretary", 'scheme = "heping-secretary"')
    m.flow(post, enrol, "后备干部", "Reserve", default=True)
    m.flow(appoint, end)
    m.flow(enrol, end)


def registration(m, nomination):
    window = m.sub("sp_window", "报名", "Registration", (8, 3))
    begin = window.start("start_window", "开始", "Start", (0, 0))
    close = window.catch("tm_close", "报名截止", "Registration closes", (1, 0),
                         date=eod("date(closes)", 0))
    over = window.end("end_window", "报名结束", "Registration over", (2, 0))
    window.chain(begin, close, over)
    es = window.sub("es_nominate", "收到报名", "Registration received", (0, 1),
                    [("=null", "nomination")], event=True)
    es.span, es.align = 3, "left"
    es.chain(
        es.start("start_nomination", "报名", "Nomination", (0, 0), [("=nomination", "nomination")],
                 message=nomination, interrupting=False),
        es.ca("ca_nominate", "推荐与报名", "Nomination", (1, 0), "S-NOMINATE",
              [("=campaignId", "campaignId"), ("=scheme", "scheme"), ("=team", "team"),
               ("=nomination", "nomination"), ("=nominations", "existing")],
              [('=append(nominations, context put(context put(out, "regNo", count(nominations) + '
                '1), "candidateId", "K" + string(count(nominations) + 1)))', "nominations")]),
        es.end("end_nomination", "办结", "Handled", (2, 0)))
    return window


def appointment(m):
    sp = m.sub("sp_appoint", "任用与备案", "Appointment and filing", (28, 2), [
        ('=if count(posts) = 1 then posts[1].org + " " + posts[1].post else null', "post"),
        ("=null", "from"), ("=null", "decisionNo"), ("=null", "filingNo"),
        ("=null", "appointment")],
        mi("appointed", "person", "appointments", "appointment"), subject="person.personId")
    sp.chain(
        sp.start("start_appoint", "开始", "Start", (0, 0)),
        sp.ut("ut_appoint", "任命", "Appointment", (1, 0), "F-APPOINT", "team.organiser",
              "r.town-org", [("=post", "post"), ("=from", "from"), ("=decisionNo", "decisionNo")]),
        sp.ca("ca_filing", "备案", "Filing", (2, 0), "S-FILING",
              [("=person.personId", "personId"), ("=post", "post"), ("=from", "from"),
               ("=team", "team")], [("=filingNo", "filingNo")]),
        sp.register("st_post", "登记任职", "Record the post", (3, 0), "R-POST",
                    'person.personId + ":" + from',
                    "{personId: person.personId, name: person.name, post: post, org: if "
                    "count(posts) = 1 then posts[1].org else null, from: from, kind: \"新任\", "
                    'via: "公开选拔", campaignId: campaignId, decisionNo: decisionNo, '
                    "filingNo: filingNo}"),
        sp.st("st_file", "归入个人档案", "File", (4, 0), "assent:archive",
              [("=person.personId", "personId"), ('="changes"', "section"),
               ('={post: post, from: from, kind: "新任", via: "公开选拔", campaignId: campaignId, '
                "decisionNo: decisionNo, filingNo: filingNo}", "record")],
              [("={candidateId: person.candidateId, personId: person.personId, name: person.name, "
                "post: post, from: from, filingNo: filingNo}", "appointment")]),
        sp.end("end_appoint", "已任用", "Appointed", (5, 0)))
    return sp


def supervision(m, note, stopped):
    es = m.sub("es_note", "监督记录", "Supervision note", (14, 3),
               [("=null", "about"), ("=null", "noteOutcome"), ("=null", "stopOutcome")], event=True)
    es.span, es.align = 7, "left"
    begin = es.start("start_note", "提出监督意见", "Note handed in", (0, 0), [("=about", "about")],
                     message=note, interrupting=False)
    write = es.ut("ut_note", "监督记录", "Supervision note", (1, 0), "F-NOTE", "team.supervisor",
                  "r.town-discipline", [("=outcome", "noteOutcome")], outcomes="note, stop!")
    xnote = es.xg("xg_note", "建议中止？", "Stop proposed?", (2, 0))
    noted = es.end("end_note", "已记录", "Noted", (3, 1))
    stop = es.ut("ut_stop", "中止确认", "Stop", (3, 0), "F-NOTE", "team.county", "r.county-org",
                 [("=outcome", "stopOutcome")], outcomes="stop!, continue")
    xstop = es.xg("xg_stop", "中止？", "Stop?", (4, 0))
    go_on = es.end("end_continue", "继续", "Goes on", (5, 1))
    end = es.end("end_stop", "中止", "Stopped", (5, 0), error=stopped)
    es.chain(begin, write, xnote)
    es.flow(xnote, stop, "建议中止", "Stop", 'noteOutcome = "stop"')
    es.flow(xnote, noted, "记录", "Note", default=True)
    es.flow(stop, xstop)
    es.flow(xstop, end, "中止", "Stop", 'stopOutcome = "stop"')
    es.flow(xstop, go_on, "继续", "Go on", default=True)
