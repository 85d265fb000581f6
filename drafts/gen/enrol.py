from bpmn import Process
from common import OFFICE, SYSTEM


def build():
    p = Process("S-ENROL", "入库建档", "Enrolment",
                "进入后备干部人才库，建立一人一档，指定导师并通知本人。",
                "Entry in the pool of reserve cadres, a person file, a mentor, and a notice.",
                subject="candidate.personId")
    p.lane(*OFFICE, 1)
    p.lane(*SYSTEM, 1)
    start = p.start("start", "开始", "Start", (0, 1), [("=null", "poolEntryId")])
    pool = p.register("st_pool", "进入人才库", "Enter the pool", (1, 1), "R-POOLENTRY",
                      'candidate.personId + ":reserve"',
                      '{personId: candidate.personId, name: candidate.name, poolType: "reserve", '
                      'since: string(today()), status: "储备"}', [("=recordId", "poolEntryId")])
    archive = p.st("st_archive", "建立档案", "Open the file", (2, 1), "assent:archive",
                   [("=candidate.personId", "personId"), ('="basics"', "section"),
                    ('={poolEntryId: poolEntryId, poolType: "reserve", since: string(today()), '
                     "via: \"公开选拔\"}", "record")])
    mentor = p.ut("ut_mentor", "指定导师", "Mentor", (3, 0), "F-NOTE", "team.organiser",
                  "r.town-org", due="10 workdays")
    notice = p.notify("st_notify", "通知本人", "Notice", (4, 1), "candidate.personId",
                      "pool.entered", "{since: string(today())}")
    end = p.end("end", "已入库", "Enrolled", (5, 1))
    p.chain(start, pool, archive)
    p.flow(archive, mentor)
    p.flow(mentor, notice)
    p.flow(notice, end)
    return p
