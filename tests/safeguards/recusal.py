"""DOMAIN §1.8 no. 2: who is related to a person concerned takes no part; his own word is enough."""
from guard import at

SITTING = {"on": "2021-09-03", "place": "街道会议室", "supervisor": "tang.wanqing", "lotSeed": 88}


@at("Cao declares a spouse", branch="f")
def declarations(guard):
    task = guard.task("ut_declare", assignee="cao.yufei")
    guard.strangers_refused(task, {"relations": []})
    for relation in ({"personId": "wu.yutong"}, {"ground": "spouse"},
                     {"personId": "wu.yutong", "ground": "friend"},
                     {"personId": "nobody", "ground": "spouse"}):
        guard.completion_refused("half a declaration", "cao.yufei", task,
                                 {"relations": [relation]})
    guard.variables_refused("the declarations are written as variables",
                            {"declarations": [], "recused": []})


@at("Cao declares a spouse", branch="f")
def every_ground_counts(guard):
    """A declared relation to a candidate, whichever, leads to another panel, not to the scoring."""
    for ground in ("self", "spouse", "lineal", "collateral3", "affinity", "superior", "business",
                   "other"):
        for login in ("su.mingche", "wei.xiaonan", "yuan.kaige", "lv.siqi", "qin.haoran",
                      "cao.yufei", "pan.jiaming"):
            relations = [{"personId": "wu.yutong", "ground": ground}]
            guard.complete(login, guard.task("ut_declare", assignee=login),
                           {"relations": relations if login == "cao.yufei" else []})
        guard.holds("%s is a ground" % ground, guard.tasks() == [("ut_setup", "chen.shuhang")],
                    guard.tasks())
        guard.go_back()


@at("five entitled, five present")
def members_who_recuse_do_not_vote(guard):
    task = guard.task("ut_agenda")
    committee = guard.world.story["data"]["team"]["committee"]
    agenda = {"on": "2021-09-27", "entitled": committee[1:], "present": committee[1:],
              "recused": [committee[0]]}
    for wrong in ({"present": committee}, {"recused": []}, {"entitled": committee},
                  {"entitled": committee[1:] + ["fang.ruobai"]},
                  {"entitled": committee[1:] + ["wu.yutong"]},
                  {"team": {"committee": committee[1:]}, "recused": []}):
        guard.completion_refused("a wrong agenda", task["assignee"], task, {**agenda, **wrong})
    guard.complete(task["assignee"], task, agenda)
    voters = [("ut_vote", login) for login in sorted(committee[1:])]
    guard.holds("four vote", guard.tasks() == voters, guard.tasks())
