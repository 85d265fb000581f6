"""A small language for the shipped processes: what a file says, and how it is drawn.

A scope (process or expanded sub-process) is a grid of cells; a node stands in a cell, an expanded
sub-process fills one with its own grid. Lanes are rows of the process's grid. Flows are routed by
hints. Written out in the form of the files in workflows/.
"""
from xml.sax.saxutils import escape

HEAD = '''<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions
    xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
    xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
    xmlns:wf="urn:assent:wf:1"
    id="definitions_%s" targetNamespace="urn:assent:workflows">
'''

TASKS = {"userTask", "serviceTask", "scriptTask", "businessRuleTask", "callActivity"}
EVENTS = {"startEvent", "endEvent", "intermediateCatchEvent", "boundaryEvent"}


def eod(day, n):
    """24:00 of the n-th working day after a day (HEPING section 1)."""
    return ('=date and time(add working days(%s, %d) + duration("P1D"), '
            'time("00:00:00@Asia/Shanghai"))' % (day, n))


def q(value):
    """An attribute value with its quotes."""
    text = escape(value)
    if '"' in text:
        assert "'" not in text, text
        return "'" + text + "'"
    return '"' + text + '"'


def width_of(text):
    return max(14, sum(13 if ord(c) > 255 else 6.5 for c in text).__int__())


class Node:
    def __init__(self, kind, id_, zh, en, at, **more):
        self.kind, self.id, self.zh, self.en, self.at = kind, id_, zh, en, at
        self.attrs, self.inputs, self.outputs, self.ext = [], [], [], []
        self.loop = None
        self.definition = None
        self.default = None
        self.host = None
        self.lane = None
        self.label = None
        self.__dict__.update(more)
        self.incoming, self.outgoing = [], []
        self.x = self.y = self.w = self.h = 0

    @property
    def cx(self):
        return self.x + self.w / 2

    @property
    def cy(self):
        return self.y + self.h / 2


class Flow:
    def __init__(self, source, target, zh, en, cond, route, label):
        self.source, self.target, self.zh, self.en, self.cond = source, target, zh, en, cond
        self.route, self.label = route, label
        self.id = "f_%s__%s" % (source.id, target.id)
        self.points = []


class Scope:
    """What has a grid: a process or an expanded sub-process."""

    def init_scope(self, root):
        self.nodes, self.flows, self.root = [], [], root

    # Nodes ---------------------------------------------------------------------------------
    def add(self, node, lane=None):
        node.lane = lane if lane is not None else getattr(self, "current_lane", None)
        self.nodes.append(node)
        self.root.by_id[node.id] = node
        return node

    def start(self, id_, zh, en, at, outputs=(), message=None, interrupting=None):
        node = Node("startEvent", id_, zh, en, at)
        node.outputs = list(outputs)
        if interrupting is not None and not interrupting:
            node.attrs.append(("isInterrupting", "false"))
            node.dashed = True
        if message:
            node.definition = ("message", message)
        return self.add(node)

    def end(self, id_, zh, en, at, result=None, outputs=(), terminate=False, error=None):
        node = Node("endEvent", id_, zh, en, at)
        node.outputs = ([('="%s"' % result, "result")] if result else []) + list(outputs)
        if terminate:
            node.definition = ("terminate",)
        if error:
            node.definition = ("error", error)
        return self.add(node)

    def ut(self, id_, zh, en, at, form, who, role, outputs=None, inputs=(), outcomes=None,
           human=False, due=None, withheld=False, mi=None):
        node = Node("userTask", id_, zh, en, at)
        if due:
            node.attrs.append(("wf:due", due))
        if outcomes:
            node.attrs.append(("wf:outcomes", outcomes))
        if human:
            node.attrs.append(("wf:humanDecision", "true"))
        if withheld:
            node.attrs.append(("wf:withheld", "true"))
        node.ext = ["<zeebe:userTask />",
                    '<zeebe:formDefinition formId=%s bindingType="deployment" />' % q(form),
                    "<zeebe:assignmentDefinition assignee=%s candidateGroups=%s />"
                    % (q("=" + who), q(role))]
        node.inputs = list(inputs)
        node.outputs = list(outputs) if outputs else [("=true", "noted")]
        node.loop = mi
        return self.add(node)

    def st(self, id_, zh, en, at, type_, inputs, outputs=None):
        node = Node("serviceTask", id_, zh, en, at)
        node.ext = ["<zeebe:taskDefinition type=%s />" % q(type_)]
        node.inputs = list(inputs)
        node.outputs = list(outputs) if outputs else [("=true", "noted")]
        return self.add(node)

    def register(self, id_, zh, en, at, register, key, record, outputs=None):
        return self.st(id_, zh, en, at, "assent:register",
                       [('="%s"' % register, "register"), ("=" + key, "key"),
                        ("=" + record, "record")], outputs)

    def registers(self, id_, zh, en, at, register, records, outputs=None):
        return self.st(id_, zh, en, at, "assent:register",
                       [('="%s"' % register, "register"), ("=" + records, "records")], outputs)

    def notify(self, id_, zh, en, at, to, template, data):
        return self.st(id_, zh, en, at, "assent:notify",
                       [("=" + to, "to"), ('="%s"' % template, "template"), ("=" + data, "data")])

    def sc(self, id_, zh, en, at, expression, result, outputs):
        node = Node("scriptTask", id_, zh, en, at)
        node.ext = ["<zeebe:script expression=%s resultVariable=%s />"
                    % (q("=" + expression), q(result))]
        node.outputs = list(outputs)
        return self.add(node)

    def br(self, id_, zh, en, at, decision, outputs, inputs=()):
        node = Node("businessRuleTask", id_, zh, en, at)
        node.ext = ['<zeebe:calledDecision decisionId=%s resultVariable="r" '
                    'bindingType="deployment" />' % q(decision)]
        node.inputs, node.outputs = list(inputs), list(outputs)
        return self.add(node)

    def ca(self, id_, zh, en, at, process, inputs, outputs, mi=None, no_skip=False):
        node = Node("callActivity", id_, zh, en, at)
        if no_skip:
            node.attrs.append(("wf:noSkip", "true"))
        node.ext = ['<zeebe:calledElement processId=%s propagateAllParentVariables="false" '
                    'propagateAllChildVariables="false" bindingType="deployment" />' % q(process)]
        node.inputs, node.outputs, node.loop = list(inputs), list(outputs), mi
        return self.add(node)

    def xg(self, id_, zh, en, at):
        return self.add(Node("exclusiveGateway", id_, zh, en, at))

    def pg(self, id_, zh, en, at):
        return self.add(Node("parallelGateway", id_, zh, en, at))

    def eg(self, id_, zh, en, at):
        return self.add(Node("eventBasedGateway", id_, zh, en, at))

    def catch(self, id_, zh, en, at, outputs=None, date=None, duration=None, message=None,
              condition=None):
        node = Node("intermediateCatchEvent", id_, zh, en, at)
        node.outputs = list(outputs) if outputs else [("=true", "noted")]
        node.definition = (("date", date) if date else ("duration", duration) if duration else
                           ("message", message) if message else ("condition", condition))
        return self.add(node)

    def boundary(self, id_, zh, en, host, date=None, error=None, interrupting=True, side="right",
                 outputs=None):
        node = Node("boundaryEvent", id_, zh, en, None, host=host, side=side)
        node.attrs.append(("attachedToRef", host.id))
        if not interrupting:
            node.attrs.append(("cancelActivity", "false"))
            node.dashed = True
        node.outputs = list(outputs) if outputs else [("=true", "noted")]
        node.definition = ("date", date) if date else ("error", error)
        node.lane = host.lane
        return self.add(node, host.lane)

    def sub(self, id_, zh, en, at, inputs=(), mi=None, subject=None, event=False):
        node = SubProcess(id_, zh, en, at, self.root)
        node.inputs, node.loop = list(inputs), mi
        if subject:
            node.attrs.append(("wf:subject", "=" + subject))
        if event:
            node.attrs.insert(0, ("triggeredByEvent", "true"))
            node.event = True
        return self.add(node)

    def flow(self, source, target, zh=None, en=None, cond=None, default=False, route=None,
             label=None):
        source = self.root.by_id[source] if isinstance(source, str) else source
        target = self.root.by_id[target] if isinstance(target, str) else target
        flow = Flow(source, target, zh, en, cond, route, label)
        if default:
            source.default = flow.id
        source.outgoing.append(flow)
        target.incoming.append(flow)
        self.flows.append(flow)
        return flow

    def chain(self, *nodes):
        for a, b in zip(nodes, nodes[1:]):
            self.flow(a, b)


class SubProcess(Node, Scope):
    def __init__(self, id_, zh, en, at, root):
        Node.__init__(self, "subProcess", id_, zh, en, at)
        self.event = False
        self.init_scope(root)


class Process(Scope):
    def __init__(self, id_, zh, en, doc_zh, doc_en, subject=None):
        self.id, self.zh, self.en, self.doc = id_, zh, en, doc_zh + " / " + doc_en
        self.subject = subject
        self.lanes, self.messages, self.errors = [], [], []
        self.by_id = {}
        self.init_scope(self)

    def lane(self, id_, zh, en, rows):
        """Rows of the grid, from top to bottom; nodes of these rows stand in the lane."""
        self.lanes.append((id_, zh, en, rows))

    def message(self, id_, name, key):
        self.messages.append((id_, name, key))
        return id_

    def error(self, id_, code):
        self.errors.append((id_, code))
        return id_


def mi(collection, element, output=None, output_element=None, sequential=False, completion=None):
    return {"collection": collection, "element": element, "output": output,
            "output_element": output_element, "sequential": sequential, "completion": completion}
