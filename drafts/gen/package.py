"""package.json of heping: the shipped one with what the second part adds."""
import pathlib

SHIPPED = pathlib.Path("examples/heping/package.json")
TOP = pathlib.Path("examples/heping/package.json")

LIBRARY = '''    "S-INTERVIEW.bpmn",
    "S-VETTING.bpmn",
    "S-DELIBERATE.bpmn",
    "S-POSTING.bpmn",
    "S-OBJECTION.bpmn",
    "S-FILING.bpmn",
    "S-ENROL.bpmn",
    "S-PROBATION.bpmn",
    "D-DELIB.dmn",
    "D-DUP.dmn",
    "D-INTERVIEW.dmn",
    "D-PANEL.dmn",
    "D-QUALIFY.dmn",
    "D-RECUSE.dmn",
    "D-SOD.dmn",
'''
FORMS = ("ACCEPT AGENDA ANNOUNCE APPEAL APPEALDECISION APPOINT ATTEST CAMPAIGN CONFIRM CONSENT "
         "DECIDE EXTRA FILING INSPECT INTERVIEW INVESTIGATE MINUTES NOMINATE NOTE OBJECTION OPINION "
         "POSTING QUALIFY RECUSE SITTING STATEMENT SUPERVISE TEAM VOTE WITHDRAW").split()

INTAKES = '''    {
      "id": "appeal",
      "label": {"zh": "申诉", "en": "Appeal"},
      "message": "appeal.submitted",
      "correlationKey": "=correlationKey",
      "form": "F-APPEAL",
      "who": "nominee",
      "reads": {},
      "refuse": [
        {
          "when": "=not(ends with(correlationKey, \\":\\" + person.personId))",
          "code": "NOT_ENTITLED",
          "reason": {"zh": "只能就本人的决定申诉", "en": "an appeal is made by the person concerned"}
        }
      ],
      "records": [
        {
          "register": "R-APPEAL",
          "recordKey": "=correlationKey + \\":\\" + string(today())",
          "record": "={appealKey: correlationKey + \\":\\" + string(today()), personId: person.personId, grounds: form.grounds, wish: form.wish, on: string(today()), state: \\"open\\"}"
        }
      ],
      "variables": "={grounds: form.grounds}"
    },
    {
      "id": "withdrawal",
      "label": {"zh": "退出选拔", "en": "Withdraw"},
      "message": "candidate.withdrawn",
      "correlationKey": "=correlationKey",
      "form": "F-WITHDRAW",
      "who": "nominee",
      "reads": {},
      "refuse": [
        {
          "when": "=not(ends with(correlationKey, \\":\\" + person.personId))",
          "code": "NOT_ENTITLED",
          "reason": {"zh": "只能由本人退出", "en": "only the person concerned withdraws"}
        }
      ],
      "records": [],
      "variables": "={reason: form.reason}"
    },
    {
      "id": "note",
      "label": {"zh": "监督意见", "en": "Supervision note"},
      "message": "supervision.note",
      "correlationKey": "=correlationKey",
      "form": "F-SUPERVISE",
      "who": "role",
      "roles": ["r.town-discipline"],
      "reads": {"campaign": {"register": "R-CAMPAIGN", "key": "=correlationKey"}},
      "refuse": [
        {
          "when": "=reads.campaign = null",
          "code": "NOT_STARTABLE",
          "reason": {"zh": "这个批次还没有公告", "en": "this campaign has not been announced"}
        },
        {
          "when": "=reads.campaign.state != \\"running\\"",
          "code": "NOT_STARTABLE",
          "reason": {"zh": "这个批次已经结束", "en": "this campaign is over"}
        }
      ],
      "records": [],
      "variables": "={about: form.about}"
    },
    {
      "id": "objection",
      "label": {"zh": "提出异议", "en": "Object"},
      "message": "objection.received",
      "correlationKey": "=correlationKey",
      "form": "F-OBJECTION",
      "who": "public",
      "reads": {
        "posting": {"register": "R-POSTING", "key": "=correlationKey"},
        "campaign": {"register": "R-CAMPAIGN", "key": "=replace(correlationKey, \\"-P[0-9]+$\\", \\"\\")"}
      },
      "refuse": [
        {
          "when": "=reads.posting = null or reads.campaign = null",
          "code": "NOT_STARTABLE",
          "reason": {"zh": "没有这个公示", "en": "there is no such posting"}
        },
        {
          "when": "=form.about != null and not(some p in reads.posting.persons satisfies p.candidateId = form.about)",
          "code": "FORM_INVALID",
          "reason": {"zh": "所选的人不在这个公示中", "en": "this person is not posted here"}
        }
      ],
      "records": [
        {
          "register": "R-OBJECTION",
          "recordKey": "=reads.campaign.campaignId + \\":C\\" + string((if reads.campaign.objections = null then 0 else reads.campaign.objections) + 1)",
          "record": "={campaignId: reads.campaign.campaignId, caseId: \\"C\\" + string((if reads.campaign.objections = null then 0 else reads.campaign.objections) + 1), postingId: correlationKey, about: form.about, name: reads.posting.persons[item.candidateId = form.about][1].name, kind: form.kind, content: form.content, named: form.named = \\"named\\", reporter: if form.named = \\"named\\" then form.reporter else null, reporterPhone: if form.named = \\"named\\" then form.phone else null, state: \\"open\\", on: string(today())}"
        },
        {
          "register": "R-CAMPAIGN",
          "recordKey": "=reads.campaign.campaignId",
          "record": "={campaignId: reads.campaign.campaignId, objections: (if reads.campaign.objections = null then 0 else reads.campaign.objections) + 1}"
        }
      ],
      "variables": "={case: {caseId: \\"C\\" + string((if reads.campaign.objections = null then 0 else reads.campaign.objections) + 1), about: form.about}}"
    }
  ],
'''

STAFF = ('"r.town-org", "r.town-discipline", "r.town-committee", "r.county-org", "r.county-civil", '
         '"r.appeal", "r.auditor", "r.panel", "r.inspector", "r.mentor", "r.admin", "r.publisher"')


def register(id_, zh, en, key, fields, views, subject=None):
    out = ["    {", '      "id": "%s",' % id_,
           '      "title": {"zh": "%s", "en": "%s"},' % (zh, en), '      "key": "=%s",' % key]
    if subject:
        out.append('      "subject": "=%s",' % subject)
    out.append('      "fields": [')
    lines = []
    for name, type_, cls, fzh, fen, *more in fields:
        extra = "".join(', "list": "%s"' % m[5:] if m.startswith("list:") else ', "required": true'
                        for m in more)
        lines.append('        {"name": "%s", "type": "%s", "class": "%s"%s, '
                     '"label": {"zh": "%s", "en": "%s"}}' % (name, type_, cls, extra, fzh, fen))
    out += [",\n".join(lines), "      ],", '      "views": [']
    out.append(",\n".join("        " + v for v in views))
    out += ["      ]", "    }"]
    return "\n".join(out)


def view(roles, *classes):
    return '{"roles": [%s], "classes": [%s]}' % (
        roles, ", ".join('"%s"' % c for c in classes))


OWN = '{"own": true, "classes": ["P0", "P1", "P2", "P3"]}'
OWN2 = '{"own": true, "classes": ["P0", "P1", "P2"]}'
ORG = '"r.town-org", "r.county-org", "r.appeal"'
WATCH = '"r.town-discipline", "r.auditor"'
STANDARD = [view(ORG, "P0", "P1", "P2"), view(WATCH, "P0", "P1", "P2", "P3"), OWN]

CAMPAIGN = ("campaignId", "text", "P1", "批次编号", "Campaign", "required")
PERSON = ("personId", "text", "P1", "人员编号", "Person id", "required")
NAME = ("name", "text", "P1", "姓名", "Name")

REGISTERS = [
    register("R-SHEET", "面试评分表", "Interview sheets",
             'campaignId + \\":\\" + candidateId + \\":\\" + examiner', [
                 CAMPAIGN, ("candidateId", "text", "P1", "编号", "Candidate", "required"), PERSON,
                 ("examiner", "text", "P1", "考官", "Examiner", "required"),
                 ("analysis", "number", "P2", "综合分析", "Analysis"),
                 ("organisation", "number", "P2", "组织协调", "Organisation"),
                 ("response", "number", "P2", "应急应变", "Response"),
                 ("masses", "number", "P2", "群众工作", "Work with residents"),
                 ("expression", "number", "P2", "语言仪表", "Expression"),
                 ("total", "number", "P2", "合计", "Total")], STANDARD, "personId"),
    register("R-POSTING", "公示", "Postings", "postingId", [
        ("postingId", "text", "P0", "公示编号", "Posting", "required"),
        ("post", "text", "P0", "拟任职务", "Proposed post"),
        ("persons", "list", "P0", "公示人选", "Persons"),
        ("days", "number", "P0", "公示工作日", "Working days"),
        ("channels", "list", "P0", "发布渠道", "Channels", "list:channel"),
        ("hotline", "text", "P0", "监督电话", "Hotline"),
        ("publishedOn", "date", "P0", "发布日期", "Published on"),
        ("endsOn", "date", "P0", "截止日期", "Ends on"),
        ("state", "text", "P0", "状态", "State", "list:postingState"),
        ("closedOn", "date", "P0", "撤下日期", "Taken down on")],
        [view(STAFF + ', "r.nominee"', "P0")]),
    register("R-POST", "任职", "Posts", 'personId + \\":\\" + from', [
        PERSON, NAME, ("post", "text", "P1", "职务", "Post", "required"),
        ("org", "text", "P1", "单位", "Unit"), ("from", "date", "P1", "任职日期", "From", "required"),
        ("to", "date", "P1", "离任日期", "To"),
        ("kind", "text", "P1", "类别", "Kind", "list:postKind"),
        ("via", "text", "P1", "方式", "Way", "list:postVia"), CAMPAIGN,
        ("decisionNo", "text", "P1", "决定文号", "Decision no."),
        ("filingNo", "text", "P1", "备案号", "Filing no.")],
        [view('"r.town-org", "r.town-discipline", "r.town-committee", "r.county-org", "r.appeal", '
              '"r.auditor", "r.mentor"', "P0", "P1"), OWN], "personId"),
    register("R-FILING", "备案", "Filings", 'personId + \\":\\" + effective', [
        PERSON, ("post", "text", "P1", "职务", "Post", "required"), ("org", "text", "P1", "单位", "Unit"),
        ("kind", "text", "P1", "类别", "Kind", "list:postKind"),
        ("basis", "text", "P2", "依据", "Basis"),
        ("effective", "date", "P1", "生效日期", "Effective from", "required"),
        ("filingNo", "text", "P1", "备案号", "Filing no.", "required"),
        ("filedOn", "date", "P1", "登记日期", "Filed on"),
        ("filedBy", "text", "P1", "报送人", "Filed by"),
        ("registeredBy", "text", "P1", "登记人", "Registered by")],
        [view(ORG, "P0", "P1", "P2"), view(WATCH, "P0", "P1", "P2"), OWN], "personId"),
    register("R-POOLENTRY", "后备干部人才库", "Pool of reserve cadres",
             'personId + \\":\\" + poolType', [
                 PERSON, NAME, ("poolType", "text", "P1", "库别", "Pool", "list:poolType", "required"),
                 ("since", "date", "P1", "入库日期", "Since"),
                 ("status", "text", "P1", "状态", "State", "list:poolStatus"),
                 ("appointedOn", "date", "P1", "任用日期", "Appointed on"),
                 ("exitReason", "text", "P2", "出库原因", "Reason to leave"),
                 ("exitOn", "date", "P1", "出库日期", "Left on")], STANDARD, "personId"),
    register("R-ARCHIVE", "一人一档", "Person files",
             'personId + \\":\\" + section + \\":\\" + on', [
                 PERSON, ("section", "text", "P1", "栏目", "Section", "list:archiveSection",
                          "required"),
                 ("on", "date", "P1", "日期", "Date", "required"),
                 ("content", "context", "P2", "内容", "Content"),
                 ("status", "text", "P1", "状态", "State")], STANDARD, "personId"),
    register("R-OBJECTION", "异议", "Objections", 'campaignId + \\":\\" + caseId', [
        CAMPAIGN, ("caseId", "text", "P1", "件号", "Case", "required"),
        ("postingId", "text", "P1", "公示编号", "Posting"),
        ("about", "text", "P2", "对谁", "About"), ("name", "text", "P2", "姓名", "Name"),
        ("kind", "text", "P2", "类别", "Kind", "list:objectionKind"),
        ("content", "text", "P2", "内容", "Content"),
        ("named", "boolean", "P2", "实名", "Named"),
        ("reporter", "text", "P3", "反映人", "Reporter"),
        ("reporterPhone", "text", "P3", "反映人电话", "Reporter's phone"),
        ("on", "date", "P1", "提出日期", "Received on"),
        ("state", "text", "P1", "状态", "State", "list:caseState", "required"),
        ("finding", "text", "P2", "调查结论", "Finding"),
        ("decision", "text", "P2", "决定", "Decision", "list:objectionDecision"),
        ("closedOn", "date", "P1", "办结日期", "Closed on")],
        [view('"r.town-discipline"', "P0", "P1", "P2", "P3"), view('"r.auditor"', "P0", "P1", "P2"),
         view('"r.town-org", "r.county-org", "r.appeal"', "P0", "P1")]),
    register("R-APPEAL", "申诉", "Appeals", "appealKey", [
        ("appealKey", "text", "P1", "编号", "Key", "required"), PERSON,
        ("grounds", "text", "P3", "申诉理由", "Grounds"), ("wish", "text", "P3", "请求", "Request"),
        ("on", "date", "P1", "提出日期", "Handed in on"),
        ("state", "text", "P1", "状态", "State", "list:caseState", "required"),
        ("outcome", "text", "P2", "结果", "Outcome", "list:appealOutcome"),
        ("closedOn", "date", "P1", "办结日期", "Closed on")],
        [view('"r.appeal"', "P0", "P1", "P2", "P3"), view(WATCH, "P0", "P1", "P2", "P3"),
         view('"r.town-org", "r.county-org"', "P0", "P1"), OWN], "personId"),
]


def code_list(id_, zh, en, items):
    rows = ",\n".join('        {"code": "%s", "text": {"zh": "%s", "en": "%s"}}' % item
                      for item in items)
    return ('    {\n      "id": "%s",\n      "title": {"zh": "%s", "en": "%s"},\n      "items": [\n'
            "%s\n      ]\n    }" % (id_, zh, en, rows))


LISTS = [
    code_list("postingState", "公示状态", "States of a posting", [
        ("open", "公示中", "Posted"), ("closed", "已撤下", "Taken down")]),
    code_list("postKind", "任免类别", "Kinds of change", [
        ("新任", "新任", "New"), ("离任", "离任", "Leaving"), ("变动", "变动", "Change")]),
    code_list("postVia", "任用方式", "Ways of appointment", [
        ("公开选拔", "公开选拔", "Open selection"), ("选举", "选举", "Election"),
        ("组织调整", "组织调整", "Reassignment"), ("招聘", "招聘", "Recruitment")]),
    code_list("poolType", "库别", "Pools", [("reserve", "村社区后备干部", "Reserve cadres")]),
    code_list("poolStatus", "后备状态", "States in the pool", [
        ("储备", "储备", "In reserve"), ("在岗", "在岗", "On a post"), ("已任用", "已任用", "Appointed"),
        ("已出库", "已出库", "Left")]),
    code_list("archiveSection", "档案栏目", "Sections of a person file", [
        ("basics", "基本情况", "Basics"), ("nomination", "推荐", "Nomination"),
        ("reviews", "审查", "Reviews"), ("training", "培训", "Training"),
        ("placement", "跟岗", "Placement"), ("talks", "谈心", "Mentor talks"),
        ("evaluations", "考核", "Evaluations"), ("awards", "奖励", "Awards"),
        ("incidents", "事项", "Incidents"), ("changes", "任免", "Changes")]),
    code_list("objectionKind", "异议类别", "Kinds of objection", [
        ("facts", "年龄、学历、工作经历不实", "Age, education or work untrue"),
        ("discipline", "违反纪律或规定", "Breach of discipline or rules"),
        ("procedure", "选拔程序", "The procedure"), ("other", "其他", "Other")]),
    code_list("objectionDecision", "异议决定", "Decisions on an objection", [
        ("resume", "恢复程序", "Resume"), ("defer", "暂缓", "Defer"), ("stop", "停止任用", "Stop"),
        ("outOfScope", "不属受理范围", "Out of scope")]),
    code_list("appealOutcome", "复核结果", "Results of an appeal", [
        ("upheld", "维持", "Upheld"), ("changed", "改变", "Changed"),
        ("sentBack", "发回", "Sent back")]),
    code_list("caseState", "办理状态", "States of a case", [
        ("open", "办理中", "Open"), ("closed", "已办结", "Closed")]),
]

NOTICES = '''    {
      "template": "interview.result",
      "title": {"zh": "面试成绩", "en": "Interview results"},
      "text": {
        "zh": "批次 {{campaignId}} 的面试成绩（名次、姓名、成绩）：{{ranking}}。",
        "en": "Interview results of campaign {{campaignId}} (rank, name, score): {{ranking}}."
      }
    },
    {
      "template": "pool.entered",
      "title": {"zh": "进入后备干部人才库", "en": "You are in the pool of reserve cadres"},
      "text": {
        "zh": "您自 {{since}} 起进入后备干部人才库，已为您建立个人档案并指定导师。",
        "en": "You are in the pool of reserve cadres from {{since}}; a person file was opened and a mentor assigned."
      }
    },
'''


def main():
    text = SHIPPED.read_text(encoding="utf-8")
    start = text.index('    "S-INTERVIEW.bpmn",')
    end = text.index("  ],\n  \"starters\"")
    text = text[:start] + LIBRARY + ",\n".join('    "F-%s.form.json"' % f for f in FORMS) + "\n" + \
        text[end:]
    start = text.index('    {\n      "id": "appeal",')
    end = text.index('  "registers": [')
    text = text[:start] + INTAKES + text[end:]
    text = text.replace('''"label": {"zh": "组织人", "en": "Organiser"}},''', '''"label": {"zh": "组织人", "en": "Organiser"}},
        {"name": "objections", "type": "number", "class": "P1", "label": {"zh": "异议件数", "en": "Objections"}},''')
    text = text.replace('''    }
  ],
  "lists": [''', "    },\n" + ",\n".join(REGISTERS) + '''
  ],
  "lists": [''')
    text = text.replace('''      ]
    }
  ],
  "notices": [
''', "      ]\n    },\n" + ",\n".join(LISTS) + '''
  ],
  "notices": [
''' + NOTICES)
    TOP.write_text(text, encoding="utf-8")


main()
