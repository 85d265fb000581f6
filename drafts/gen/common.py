"""What several processes say alike."""

OFFICE = ("lane_organisation", "组织科", "Organisation section")
SYSTEM = ("lane_system", "自动", "Automatic")
NOMINEE = ("lane_nominee", "本人", "Nominee")
PANEL = ("lane_panel", "考官", "Panel")
SUPERVISOR = ("lane_discipline", "纪工委", "Discipline committee")
INSPECTION = ("lane_inspection", "考察组", "Inspection team")
COMMITTEE = ("lane_committee", "党工委", "Working committee")
COUNTY = ("lane_county", "区委组织部", "District organisation")
MENTOR = ("lane_mentor", "导师", "Mentor")

NO_CONFLICT = "count(conflicts) = 0"


def br_sod(scope, at, inputs=()):
    return scope.br("br_sod", "职责分离", "Separation of duties", at, "D-SOD",
                    [("=if r = null then [] else r", "conflicts")], inputs)


def ca_remedy(scope, at, key, person):
    return scope.ca("ca_remedy", "申诉期", "Remedy", at, "S-REMEDY",
                    [("=" + key, "key"), ("=" + person, "personId"), ("=decision", "decision"),
                     ("=team", "team")],
                    [("=result", "remedy"), ("=remedyUntil", "remedyUntil")])
