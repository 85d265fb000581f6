"""Writes a process in the form of the files in workflows/, and a picture to look at."""
from xml.sax.saxutils import escape

from bpmn import HEAD, SubProcess, q
from draw import flow_label, lay_out, node_label


def n(value):
    return str(int(round(value)))


class Writer:
    def __init__(self, process):
        self.p, self.lines = process, []

    def out(self, depth, text):
        self.lines.append("  " * depth + text)

    def named(self, depth, en):
        self.out(depth, "<zeebe:properties>")
        self.out(depth + 1, "<zeebe:property name=\"name.en\" value=%s />" % q(en))
        self.out(depth, "</zeebe:properties>")

    def extension(self, depth, node):
        self.out(depth, "<bpmn:extensionElements>")
        for line in node.ext:
            self.out(depth + 1, line)
        if node.inputs or node.outputs:
            self.out(depth + 1, "<zeebe:ioMapping>")
            for source, target in node.inputs:
                self.out(depth + 2, "<zeebe:input source=%s target=%s />" % (q(source), q(target)))
            for source, target in node.outputs:
                self.out(depth + 2, "<zeebe:output source=%s target=%s />" % (q(source), q(target)))
            self.out(depth + 1, "</zeebe:ioMapping>")
        self.named(depth + 1, node.en)
        self.out(depth, "</bpmn:extensionElements>")

    def definition(self, depth, node):
        kind, *value = node.definition
        tag = {"date": "timer", "duration": "timer", "condition": "conditional"}.get(kind, kind)
        name = "%s_%s" % (node.id, {"timer": "timer", "conditional": "condition"}.get(tag, tag))
        if kind == "message":
            self.out(depth, '<bpmn:messageEventDefinition id="%s" messageRef="%s" />'
                     % (name, value[0]))
        elif kind == "error":
            self.out(depth, '<bpmn:errorEventDefinition id="%s" errorRef="%s" />'
                     % (name, value[0]))
        elif kind == "terminate":
            self.out(depth, '<bpmn:terminateEventDefinition id="%s" />' % name)
        else:
            word = {"date": "timeDate", "duration": "timeDuration", "condition": "condition"}[kind]
            self.out(depth, '<bpmn:%sEventDefinition id="%s">' % (tag, name))
            self.out(depth + 1, '<bpmn:%s xsi:type="bpmn:tFormalExpression">%s</bpmn:%s>'
                     % (word, escape(value[0]), word))
            self.out(depth, "</bpmn:%sEventDefinition>" % tag)

    def loop(self, depth, loop):
        sequential = ' isSequential="true"' if loop["sequential"] else ""
        self.out(depth, "<bpmn:multiInstanceLoopCharacteristics%s>" % sequential)
        self.out(depth + 1, "<bpmn:extensionElements>")
        text = "<zeebe:loopCharacteristics inputCollection=%s inputElement=%s" % (
            q("=" + loop["collection"]), q(loop["element"]))
        if loop["output"]:
            text += " outputCollection=%s outputElement=%s" % (
                q(loop["output"]), q("=" + loop["output_element"]))
        self.out(depth + 2, text + " />")
        self.out(depth + 1, "</bpmn:extensionElements>")
        if loop["completion"]:
            self.out(depth + 1, '<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=%s'
                     "</bpmn:completionCondition>" % escape(loop["completion"]))
        self.out(depth, "</bpmn:multiInstanceLoopCharacteristics>")

    def node(self, depth, node):
        attrs = "".join(" %s=%s" % (k, q(v)) for k, v in node.attrs)
        if node.default:
            attrs += ' default="%s"' % node.default
        self.out(depth, '<bpmn:%s id="%s" name=%s%s>' % (node.kind, node.id, q(node.zh), attrs))
        self.extension(depth + 1, node)
        for flow in node.incoming:
            self.out(depth + 1, "<bpmn:incoming>%s</bpmn:incoming>" % flow.id)
        for flow in node.outgoing:
            self.out(depth + 1, "<bpmn:outgoing>%s</bpmn:outgoing>" % flow.id)
        if isinstance(node, SubProcess):
            if node.loop:
                self.loop(depth + 1, node.loop)
            self.scope(depth + 1, node)
        elif node.loop:
            self.loop(depth + 1, node.loop)
        if node.definition:
            self.definition(depth + 1, node)
        self.out(depth, "</bpmn:%s>" % node.kind)

    def flow(self, depth, flow):
        text = '<bpmn:sequenceFlow id="%s"' % flow.id
        if flow.zh:
            text += " name=%s" % q(flow.zh)
        text += ' sourceRef="%s" targetRef="%s"' % (flow.source.id, flow.target.id)
        if not flow.zh:
            return self.out(depth, text + " />")
        self.out(depth, text + ">")
        self.out(depth + 1, "<bpmn:extensionElements>")
        self.named(depth + 2, flow.en)
        self.out(depth + 1, "</bpmn:extensionElements>")
        if flow.cond:
            self.out(depth + 1, '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=%s'
                     "</bpmn:conditionExpression>" % escape(flow.cond))
        self.out(depth, "</bpmn:sequenceFlow>")
        return None

    def scope(self, depth, scope):
        for node in scope.nodes:
            self.node(depth, node)
        for flow in scope.flows:
            self.flow(depth, flow)

    def lanes(self):
        p = self.p
        self.out(2, '<bpmn:laneSet id="lanes_%s">' % p.id)
        for id_, zh, en, _ in p.lanes:
            self.out(3, '<bpmn:lane id="%s" name=%s>' % (id_, q(zh)))
            self.out(4, "<bpmn:extensionElements>")
            self.named(5, en)
            self.out(4, "</bpmn:extensionElements>")
            for node in p.nodes:
                if node.lane == id_:
                    self.out(4, "<bpmn:flowNodeRef>%s</bpmn:flowNodeRef>" % node.id)
            self.out(3, "</bpmn:lane>")
        self.out(2, "</bpmn:laneSet>")

    def bounds(self, depth, x, y, w, h):
        self.out(depth, '<dc:Bounds x="%s" y="%s" width="%s" height="%s" />'
                 % (n(x), n(y), n(w), n(h)))

    def shape(self, node):
        more = ""
        if node.kind == "exclusiveGateway":
            more = ' isMarkerVisible="true"'
        if isinstance(node, SubProcess):
            more = ' isExpanded="true"'
        self.out(3, '<bpmndi:BPMNShape id="%s_di" bpmnElement="%s"%s>' % (node.id, node.id, more))
        self.bounds(4, node.x, node.y, node.w, node.h)
        if node.kind.endswith("Event") or "Gateway" in node.kind:
            self.out(4, "<bpmndi:BPMNLabel>")
            self.bounds(5, *node_label(node))
            self.out(4, "</bpmndi:BPMNLabel>")
        self.out(3, "</bpmndi:BPMNShape>")
        if isinstance(node, SubProcess):
            for inner in node.nodes:
                self.shape(inner)

    def edges(self, scope):
        for flow in scope.flows:
            self.out(3, '<bpmndi:BPMNEdge id="%s_di" bpmnElement="%s">' % (flow.id, flow.id))
            for x, y in flow.points:
                self.out(4, '<di:waypoint x="%s" y="%s" />' % (n(x), n(y)))
            if flow.zh:
                self.out(4, "<bpmndi:BPMNLabel>")
                self.bounds(5, *flow_label(flow))
                self.out(4, "</bpmndi:BPMNLabel>")
            self.out(3, "</bpmndi:BPMNEdge>")
        for node in scope.nodes:
            if isinstance(node, SubProcess):
                self.edges(node)

    def text(self):
        p = self.p
        lay_out(p)
        self.lines = []
        for id_, name, key in p.messages:
            self.out(1, '<bpmn:message id="%s" name="%s">' % (id_, name))
            self.out(2, "<bpmn:extensionElements>")
            self.out(3, "<zeebe:subscription correlationKey=%s />" % q("=" + key))
            self.out(2, "</bpmn:extensionElements>")
            self.out(1, "</bpmn:message>")
        for id_, code in p.errors:
            self.out(1, '<bpmn:error id="%s" name="%s" errorCode="%s" />' % (id_, code, code))
        self.out(1, '<bpmn:collaboration id="collaboration_%s">' % p.id)
        self.out(2, '<bpmn:participant id="pool_%s" name=%s processRef="%s" />'
                 % (p.id, q(p.zh), p.id))
        self.out(1, "</bpmn:collaboration>")
        subject = " wf:subject=%s" % q("=" + p.subject) if p.subject else ""
        self.out(1, '<bpmn:process id="%s" name=%s isExecutable="true" wf:calendar="heping"%s>'
                 % (p.id, q(p.zh), subject))
        self.out(2, "<bpmn:documentation>%s</bpmn:documentation>" % escape(p.doc))
        self.out(2, "<bpmn:extensionElements>")
        self.named(3, p.en)
        self.out(2, "</bpmn:extensionElements>")
        self.lanes()
        self.scope(2, p)
        self.out(1, "</bpmn:process>")
        self.out(1, '<bpmndi:BPMNDiagram id="diagram_%s">' % p.id)
        self.out(2, '<bpmndi:BPMNPlane id="plane_%s" bpmnElement="collaboration_%s">'
                 % (p.id, p.id))
        self.out(3, '<bpmndi:BPMNShape id="pool_%s_di" bpmnElement="pool_%s" isHorizontal="true">'
                 % (p.id, p.id))
        self.bounds(4, 160, 80, p.pool_w, p.pool_h)
        self.out(3, "</bpmndi:BPMNShape>")
        for id_, y, h in p.lane_boxes:
            self.out(3, '<bpmndi:BPMNShape id="%s_di" bpmnElement="%s" isHorizontal="true">'
                     % (id_, id_))
            self.bounds(4, 190, y, p.pool_w - 30, h)
            self.out(3, "</bpmndi:BPMNShape>")
        for node in p.nodes:
            self.shape(node)
        self.edges(p)
        self.out(2, "</bpmndi:BPMNPlane>")
        self.out(1, "</bpmndi:BPMNDiagram>")
        return HEAD % p.id + "\n".join(self.lines) + "\n</bpmn:definitions>\n"


# Looking at it ---------------------------------------------------------------------------------
def all_nodes(scope):
    for node in scope.nodes:
        yield node, scope
        if isinstance(node, SubProcess):
            yield from all_nodes(node)


def all_flows(scope):
    yield from scope.flows
    for node in scope.nodes:
        if isinstance(node, SubProcess):
            yield from all_flows(node)


def hits(box, a, b, margin=2):
    """Whether a segment runs through a box."""
    x, y, w, h = box
    x0, x1 = sorted((a[0], b[0]))
    y0, y1 = sorted((a[1], b[1]))
    return (x1 > x + margin and x0 < x + w - margin and y1 > y + margin and y0 < y + h - margin)


def overlap(p, r):
    return (p[0] < r[0] + r[2] - 1 and r[0] < p[0] + p[2] - 1 and p[1] < r[1] + r[3] - 1
            and r[1] < p[1] + p[3] - 1)


def faults(process):
    found = []
    for flow in all_flows(process):
        for x, y in flow.points:
            if not (190 <= x <= 160 + process.pool_w and 80 <= y <= 80 + process.pool_h):
                found.append("%s leaves the pool" % flow.id)
    flows = list(all_flows(process))
    leaves = [(node, scope) for node, scope in all_nodes(process)]
    labels = [(flow.id, flow_label(flow), flow) for flow in flows if flow.zh]
    labels += [("label " + node.id, node_label(node), None) for node, _ in leaves
               if node.kind.endswith("Event") or "Gateway" in node.kind]
    scope_of = {node.id: scope for node, scope in leaves}
    for flow in flows:
        for a, b in zip(flow.points, flow.points[1:]):
            if abs(a[0] - b[0]) > 1 and abs(a[1] - b[1]) > 1:
                found.append("%s is slanted" % flow.id)
            for node, scope in leaves:
                if node in (flow.source, flow.target) or scope is not scope_of[flow.source.id]:
                    continue
                if flow.source.host is node or node.host is flow.source or node.host is flow.target:
                    continue
                if hits((node.x, node.y, node.w, node.h), a, b):
                    found.append("%s runs through %s" % (flow.id, node.id))
    for i, one in enumerate(flows):
        for other in flows[i + 1:]:
            if one.target is other.target or one.source is other.source:
                continue
            for a, b in zip(one.points, one.points[1:]):
                for c, d in zip(other.points, other.points[1:]):
                    if abs(a[0] - b[0]) < 1 and abs(c[0] - d[0]) < 1 and abs(a[0] - c[0]) < 4:
                        if min(max(a[1], b[1]), max(c[1], d[1])) - max(min(a[1], b[1]), min(c[1], d[1])) > 2:
                            found.append("%s and %s lie on each other" % (one.id, other.id))
                    if abs(a[1] - b[1]) < 1 and abs(c[1] - d[1]) < 1 and abs(a[1] - c[1]) < 4:
                        if min(max(a[0], b[0]), max(c[0], d[0])) - max(min(a[0], b[0]), min(c[0], d[0])) > 2:
                            found.append("%s and %s lie on each other" % (one.id, other.id))
    for i, (name, box, own) in enumerate(labels):
        for other, box2, _ in labels[i + 1:]:
            if overlap(box, box2):
                found.append("%s and %s overlap" % (name, other))
        for node, _ in leaves:
            if not isinstance(node, SubProcess) and overlap(
                    box, (node.x, node.y, node.w, node.h)) and not (
                    name == "label " + node.id and "Gateway" in node.kind):
                found.append("%s lies on %s" % (name, node.id))
        for flow in flows:
            for a, b in zip(flow.points, flow.points[1:]):
                if flow is not own and hits(box, a, b, 1):
                    found.append("%s is crossed by %s" % (name, flow.id))
    boxes = [(node, scope) for node, scope in leaves if node.host is None]
    for i, (one, scope) in enumerate(boxes):
        for other, scope2 in boxes[i + 1:]:
            if scope is scope2 and overlap((one.x, one.y, one.w, one.h),
                                           (other.x, other.y, other.w, other.h)):
                found.append("%s and %s stand on each other" % (one.id, other.id))
    return sorted(set(found))


def picture(process):
    p, parts = process, []
    w, h = 160 + p.pool_w + 20, 80 + p.pool_h + 20
    parts.append('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" '
                 'viewBox="140 60 %d %d" font-family="Noto Sans CJK SC" font-size="12">'
                 % (w - 120, h - 40, w - 120, h - 40))
    parts.append('<defs><marker id="a" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="8" '
                 'markerHeight="8" orient="auto"><path d="M0,0 L10,5 L0,10z"/></marker></defs>')
    parts.append('<rect x="140" y="60" width="%d" height="%d" fill="white"/>' % (w, h))
    parts.append('<rect x="160" y="80" width="%d" height="%d" fill="none" stroke="black"/>'
                 % (p.pool_w, p.pool_h))
    for (id_, y, h_), (_, zh, _, _) in zip(p.lane_boxes, p.lanes):
        parts.append('<rect x="190" y="%d" width="%d" height="%d" fill="none" stroke="#888"/>'
                     '<text x="196" y="%d">%s</text>' % (y, p.pool_w - 30, h_, y + 16, zh))

    def text(x, y, words, anchor="middle"):
        parts.append('<text x="%d" y="%d" text-anchor="%s">%s</text>' % (x, y, anchor,
                                                                        escape(words)))

    for node, _ in all_nodes(p):
        mark = "" if not node.loop else (" ≡" if node.loop["sequential"] else " |||")
        if isinstance(node, SubProcess):
            dash = ' stroke-dasharray="4 3"' if node.event else ""
            parts.append('<rect x="%d" y="%d" width="%d" height="%d" rx="8" fill="%s" '
                         'stroke="#333"%s/>' % (node.x, node.y, node.w, node.h,
                                                "#fafafa", dash))
            text(node.x + 8, node.y + 16, node.zh + mark, "start")
        elif node.kind in ("userTask", "serviceTask", "scriptTask", "businessRuleTask",
                           "callActivity"):
            fill = {"userTask": "#e3eefb", "callActivity": "#e9e3fb"}.get(node.kind, "#eee")
            parts.append('<rect x="%d" y="%d" width="%d" height="%d" rx="8" fill="%s" '
                         'stroke="#333" stroke-width="%d"/>'
                         % (node.x, node.y, node.w, node.h, fill,
                            3 if node.kind == "callActivity" else 1))
            text(node.cx, node.cy, node.zh + mark)
            text(node.cx, node.cy + 18, node.id)
        elif "Gateway" in node.kind:
            parts.append('<path d="M%d,%d l25,25 l-25,25 l-25,-25z" fill="#fff6d8" '
                         'stroke="#333"/>' % (node.cx, node.y))
            text(node.cx, node.cy + 5, {"exclusiveGateway": "×", "parallelGateway": "+"}.get(
                node.kind, "◇"))
        else:
            parts.append('<circle cx="%d" cy="%d" r="18" fill="white" stroke="#333" '
                         'stroke-width="%d"/>' % (node.cx, node.cy,
                                                  3 if node.kind == "endEvent" else 1))
            if node.definition:
                text(node.cx, node.cy + 4, node.definition[0][0].upper())
        if node.kind.endswith("Event") or "Gateway" in node.kind:
            x, y, w_, h_ = node_label(node)
            text(x, y + 11, node.zh, "start")
    for flow in all_flows(p):
        parts.append('<polyline points="%s" fill="none" stroke="#333" marker-end="url(#a)"/>'
                     % " ".join("%d,%d" % point for point in flow.points))
        if flow.zh:
            x, y, w_, h_ = flow_label(flow)
            parts.append('<text x="%d" y="%d" fill="#a00">%s</text>' % (x, y + 11,
                                                                       escape(flow.zh)))
    return "\n".join(parts) + "</svg>"
