from bpmn import Process
from common import COUNTY, OFFICE, SYSTEM


def build():
    p = Process("S-FILING", "备案", "Filing",
                "凡动必备：任免调整报上级备案，退回的补正后再报，登记后取得备案号。",
                "Every appointment is filed with the level above; what is returned is filed again, "
                "what is registered has a number.")
    p.lane(*OFFICE, 1)
    p.lane(*COUNTY, 1)
    p.lane(*SYSTEM, 1)
    start = p.start("start", "开始", "Start", (0, 0), [
        ("=null", "filingNo"), ("=null", "filing"), ("=null", "checked")])
    submit = p.ut("ut_submit", "备案报送", "Filing", (1, 0), "F-FILING", "team.organiser",
                  "r.town-org", [("={kind: kind, post: post, org: org, effective: effective, "
                                 "basis: basis}", "filing")],
                  [("=from", "effective")])
    check = p.ut("ut_check", "备案审核", "Filing check", (2, 1), "F-DECIDE", "team.county",
                 "r.county-org", [("=outcome", "checked"), ("=docNo", "filingNo")],
                 outcomes="registered, returned", human=True, due="5 workdays")
    xg = p.xg("xg_check", "登记？", "Registered?", (3, 1))
    number = p.register("st_number", "登记备案", "Record the filing", (4, 2), "R-FILING",
                        'personId + ":" + from',
                        "{personId: personId, post: post, org: filing.org, kind: filing.kind, "
                        "basis: filing.basis, effective: from, filingNo: filingNo, "
                        "filedOn: string(today()), filedBy: team.organiser, "
                        "registeredBy: team.county}")
    end = p.end("end", "已备案", "Filed", (5, 2))
    p.chain(start, submit)
    p.flow(submit, check)
    p.flow(check, xg)
    p.flow(xg, number, "登记", "Registered", 'checked = "registered"')
    p.flow(xg, submit, "退回", "Returned", default=True, route=("U", 12))
    p.chain(number, end)
    return p
