"""The decisions of the second part: dmn.py writes them."""
import pathlib
from xml.sax.saxutils import escape

TOP = pathlib.Path("workflows")
HEAD = '''<?xml version="1.0" encoding="UTF-8"?>
<definitions
    xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
    xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"
    xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/"
    xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/"
    id="definitions_{id}" name="{name}" namespace="urn:assent:workflows">
'''


def document(id_, name, inputs, body, description=None):
    out = [HEAD.format(id=id_, name=name).rstrip()]
    for i in inputs:
        out += ['  <inputData id="input_%s" name="%s">' % (i, i),
                '    <variable id="variable_%s" name="%s" />' % (i, i), "  </inputData>"]
    out.append('  <decision id="%s" name="%s">' % (id_, name))
    if description:
        out.append("    <description>%s</description>" % escape(description))
    out.append('    <variable id="variable_%s" name="%s" />' % (id_, name))
    for n, i in enumerate(inputs, 1):
        out += ['    <informationRequirement id="requirement_%s_%d">' % (id_, n),
                '      <requiredInput href="#input_%s" />' % i, "    </informationRequirement>"]
    out += body + ["  </decision>", "  <dmndi:DMNDI>",
                   '    <dmndi:DMNDiagram id="diagram_%s">' % id_]
    step = 180
    first = 252 - step * (len(inputs) - 1) // 2 - 62
    for n, i in enumerate(inputs):
        out += ['      <dmndi:DMNShape id="input_%s_di" dmnElementRef="input_%s">' % (i, i),
                '        <dc:Bounds height="45" width="125" x="%d" y="220" />' % (first + step * n),
                "      </dmndi:DMNShape>"]
    out += ['      <dmndi:DMNShape id="%s_di" dmnElementRef="%s">' % (id_, id_),
            '        <dc:Bounds height="80" width="180" x="160" y="80" />',
            "      </dmndi:DMNShape>"]
    for n, i in enumerate(inputs, 1):
        out += ['      <dmndi:DMNEdge id="requirement_%s_%d_di" dmnElementRef="requirement_%s_%d">'
                % (id_, n, id_, n),
                '        <di:waypoint x="%d" y="220" />' % (first + step * (n - 1) + 62),
                '        <di:waypoint x="250" y="160" />', "      </dmndi:DMNEdge>"]
    out += ["    </dmndi:DMNDiagram>", "  </dmndi:DMNDI>", "</definitions>"]
    (TOP / (id_ + ".dmn")).write_text("\n".join(out) + "\n", encoding="utf-8")


def literal(id_, text):
    return ['    <literalExpression id="expression_%s">' % id_,
            "      <text>%s</text>" % escape(text), "    </literalExpression>"]


def table(id_, policy, inputs, output, rules):
    out = ['    <decisionTable id="table_%s" hitPolicy="%s">' % (id_, policy)]
    for n, (label, type_, text) in enumerate(inputs, 1):
        out += ['      <input id="%s_input_%d" label="%s">' % (id_, n, label),
                '        <inputExpression id="%s_expression_%d" typeRef="%s">' % (id_, n, type_),
                "          <text>%s</text>" % escape(text), "        </inputExpression>",
                "      </input>"]
    out += ['      <output id="%s_output_1" name="%s" typeRef="string" />' % (id_, output),
            '      <annotation name="zh" />', '      <annotation name="en" />']
    for n, (cells, result, zh, en) in enumerate(rules, 1):
        out.append('      <rule id="%s_rule_%d">' % (id_, n))
        for k, cell in enumerate(cells, 1):
            out.append('        <inputEntry id="%s_rule_%d_input_%d"><text>%s</text></inputEntry>'
                       % (id_, n, k, escape(cell)))
        out += ['        <outputEntry id="%s_rule_%d_output_1"><text>"%s"</text></outputEntry>'
                % (id_, n, result),
                "        <annotationEntry><text>%s</text></annotationEntry>" % zh,
                "        <annotationEntry><text>%s</text></annotationEntry>" % en,
                "      </rule>"]
    return out + ["    </decisionTable>"]


document("D-RECUSE", "回避", ["declarations"], literal(
    "D-RECUSE",
    'declarations[some d in relations satisfies list contains(["self", "spouse", "lineal", '
    '"collateral3", "affinity", "superior", "business", "other"], d.ground)].user'))
document("D-INTERVIEW", "面试计分", ["totals"], literal(
    "D-INTERVIEW",
    "if count(totals) < 5 then null else {average: (sum(totals) - max(totals) - min(totals)) / "
    "(count(totals) - 2), score: round half up(average, 2)}"))
document("D-DELIB", "表决结果", ["entitledCount", "presentCount", "yes"], table(
    "D-DELIB", "UNIQUE",
    [("到会过三分之二", "boolean", "entitledCount > 0 and 3 * presentCount >= 2 * entitledCount"),
     ("赞成过半数", "boolean", "2 * yes > entitledCount")], "result",
    [(("true", "true"), "adopted", "三分之二以上到会，应到人数过半数赞成",
      "Two thirds present, more than half of the entitled in favour"),
     (("true", "false"), "notAdopted", "三分之二以上到会，赞成未过应到人数的半数",
      "Two thirds present, not more than half of the entitled in favour"),
     (("false", "-"), "adjourned", "到会不足三分之二，延期", "Fewer than two thirds present")]))
