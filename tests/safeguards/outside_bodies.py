"""DOMAIN §3, P-heping-select step 4: both outside bodies examine, by people of their own."""
from guard import at


@at("the right seven")
def the_two_outside_bodies_are_there(guard):
    """Who sits for a body belongs to it."""
    task = guard.task("ut_setup")
    panel = [{"user": "yuan.kaige", "unit": "区委组织部"}, {"user": "lv.siqi", "unit": "区民政局"},
             {"user": "qin.haoran", "unit": "区农业农村局"}, {"user": "cao.yufei", "unit": "街道办事处"},
             {"user": "pan.jiaming", "unit": "街道办事处"}]
    guard.complete("chen.shuhang", task, {"on": "2021-09-03", "place": "街道会议室",
                                          "supervisor": "tang.wanqing", "lotSeed": 88,
                                          "panel": panel})
    guard.holds("nobody sits for a body that is not his",
                guard.tasks() == [("ut_setup", "chen.shuhang")], guard.tasks())
