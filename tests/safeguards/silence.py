"""DOMAIN §1.8 no. 6: no answer is no answer; time alone passes and fails nobody."""
from guard import at

FAR = "2022-03-01T09:00:00+08:00"


def nothing_decides_itself(guard, day=FAR):
    """Months go by: the same tasks of the same people are open, no result has come about."""
    before, results = guard.tasks(), guard.variables()
    guard.clock_to(day)
    guard.holds("the same tasks are open", guard.tasks() == before, (before, guard.tasks()))
    guard.holds("no result has come about", guard.variables() == results, guard.variables())
    guard.holds("nothing has failed", not guard.case()["incidents"], guard.case()["incidents"])


@at("accept Zhou")
def acceptance(guard):
    """The window closes meanwhile; who is not accepted yet is neither in nor out."""
    before = guard.tasks()
    guard.clock_to(FAR)
    guard.holds("the acceptance is open", guard.tasks() == before, guard.tasks())
    states = [row["fields"]["state"] for row in guard.records_of("R-NOMINATION")]
    guard.holds("the registration is pending", states == ["pending"], states)


@at("Zhou meets the conditions")
def qualification(guard):
    nothing_decides_itself(guard)


@at("decide unqualified")
def second_decision(guard):
    nothing_decides_itself(guard)


@at("Zheng states")
def a_statement_that_does_not_come(guard):
    """The officer may go on; that is all that time brings."""
    guard.clock_to(FAR)
    guard.holds("the second officer decides", guard.tasks() == [("ut_second", "he.jingchuan")],
                guard.tasks())
    guard.holds("nobody has decided", guard.variables()["qualifications"] == [])


@at("four more score Wu")
def scoring(guard):
    nothing_decides_itself(guard)


@at("without a signature it is refused")
def confirmation(guard):
    nothing_decides_itself(guard)


@at("a sanction still in effect")
def discipline_opinion(guard):
    nothing_decides_itself(guard)


@at("Shen agrees")
def countersignature(guard):
    nothing_decides_itself(guard)


@at("four for, Jiang abstains")
def votes(guard):
    """Four of five have voted: the fifth is waited for."""
    for login in ("gao.bolin", "xie.ruolan", "peng.yichen", "deng.qiushi"):
        guard.complete(login, guard.task("ut_vote", assignee=login), {"vote": "yes"})
    nothing_decides_itself(guard)


@at("in scope")
def triage(guard):
    """The posting ends meanwhile; the case holds."""
    before = guard.tasks()
    guard.clock_to(FAR)
    guard.holds("the triage is open", guard.tasks() == before, guard.tasks())
    guard.holds("nobody is appointed", guard.variables()["appointed"] == [])


@at("resolved")
def attestation(guard):
    nothing_decides_itself(guard)


@at("registered")
def filing(guard):
    nothing_decides_itself(guard)


@at("the appeal is admitted", branch="a")
def appeal(guard):
    nothing_decides_itself(guard)
