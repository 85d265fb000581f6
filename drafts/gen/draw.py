"""Where everything stands, and by which way the flows go."""
from bpmn import SubProcess, Process, TASKS, width_of

CELL_W, CELL_H = 150, 120


def size(node):
    if isinstance(node, SubProcess):
        layout_scope(node)
        return node.w, node.h
    if node.kind in TASKS:
        return 100, 80
    if "Gateway" in node.kind:
        return 50, 50
    return 36, 36


def grid_of(scope):
    cols, rows = {}, {}
    for node in scope.nodes:
        if node.at is None:
            continue
        node.w, node.h = size(node)
        c, r = node.at
        cols.setdefault(c, CELL_W)
        rows.setdefault(r, CELL_H)
        if isinstance(node, SubProcess) and not getattr(node, "free", False):
            span = getattr(node, "span", 1)
            cols[c] = max(cols[c], (node.w + 50 - CELL_W * (span - 1)))
            rows[r] = max(rows[r], node.h + 40)
    for r, h in getattr(scope, "row_heights", {}).items():
        rows[r] = max(rows[r], h)
    ncols, nrows = int(max(cols)) + 1, int(max(rows)) + 1
    return [cols.get(c, CELL_W) for c in range(ncols)], [rows.get(r, CELL_H) for r in range(nrows)]


def place(scope, left, top):
    """Puts the nodes of a scope; gives its outer size without margins."""
    widths, heights = grid_of(scope)
    for node in scope.nodes:
        if node.at is None:
            continue
        c, r = node.at
        ci, ri = int(c), int(r)
        span = getattr(node, "span", 1)
        x = left + sum(widths[:ci]) + (c - ci) * widths[ci]
        y = top + sum(heights[:ri]) + (r - ri) * heights[ri]
        total = sum(widths[ci:ci + span])
        align = getattr(node, "align", None)
        if hasattr(node, "dx"):
            node.x = x + node.dx
        elif align == "left":
            node.x = x + 25
        else:
            node.x = x + (total - node.w) / 2
        node.y = y + (heights[ri] - node.h) / 2
        move(node)
    for node in scope.nodes:
        if node.host is not None:
            node.w = node.h = 36
            place_boundary(node)
    scope.heights, scope.widths = heights, widths
    return sum(widths), sum(heights)


def place_boundary(node):
    host = node.host
    where = node.side
    if where == "right":
        node.x, node.y = host.x + host.w - 43, host.y + host.h - 18
    elif where == "left":
        node.x, node.y = host.x + 7, host.y + host.h - 18
    elif where == "top":
        node.x, node.y = host.x + host.w - 43, host.y - 18
    elif isinstance(where, (int, float)):
        node.x, node.y = host.x + where - 18, host.y + host.h - 18


def move(node):
    if isinstance(node, SubProcess):
        place(node, node.x + 5, node.y)


def layout_scope(sub):
    widths, heights = grid_of(sub)
    sub.w, sub.h = sum(widths) + 10, sum(heights)
    return sub.w, sub.h


def lay_out(process):
    layout = place(process, 195, 80)
    bottoms = {}
    y = 80
    process.pool_w = layout[0] + 35 + 40
    process.lane_boxes = []
    row = 0
    for id_, _, _, rows in process.lanes:
        h = sum(process.heights[row:row + rows])
        process.lane_boxes.append((id_, y, h))
        y += h
        row += rows
    assert row == len(process.heights), (process.id, row, process.heights)
    process.pool_h = y - 80
    for node in process.nodes:
        if node.lane is not None:
            continue
        host = node.host or node
        r = int(host.at[1])
        at = 0
        for id_, _, _, rows in process.lanes:
            if r < at + rows:
                node.lane = id_
                break
            at += rows
    del bottoms
    route_all(process)


def route_all(scope):
    for flow in scope.flows:
        flow.points = route(flow)
    for node in scope.nodes:
        if isinstance(node, SubProcess):
            route_all(node)


def side(node, where):
    return {"r": (node.x + node.w, node.cy), "l": (node.x, node.cy),
            "t": (node.cx, node.y), "b": (node.cx, node.y + node.h)}[where]


def route(flow):
    s, t = flow.source, flow.target
    way = flow.route
    if way is None:
        way = default_way(s, t)
    kind = way if isinstance(way, str) else way[0]
    if kind == "S":
        a, b = (("r", "l") if t.cx > s.cx else ("l", "r"))
        if abs(s.cx - t.cx) < 1:
            a, b = ("b", "t") if t.cy > s.cy else ("t", "b")
        return [side(s, a), side(t, b)]
    if kind == "HV":
        a = side(s, "r" if t.cx > s.cx else "l")
        b = side(t, "t" if t.cy > s.cy else "b")
        return [a, (b[0], a[1]), b]
    if kind == "VH":
        a = side(s, "b" if t.cy > s.cy else "t")
        b = side(t, "l" if t.cx > s.cx else "r")
        return [a, (a[0], b[1]), b]
    if kind == "U":        # over the top, so far above the higher of both
        dy = way[1]
        y = min(s.y, t.y) - dy
        return [side(s, "t"), (s.cx, y), (t.cx, y), side(t, "t")]
    if kind == "D":        # below
        dy = way[1]
        y = max(s.y + s.h, t.y + t.h) + dy
        return [side(s, "b"), (s.cx, y), (t.cx, y), side(t, "b")]
    if kind == "HVH":      # right, down at x = the source's right side + d, right
        d = way[1]
        a, b = side(s, "r"), side(t, "l")
        x = a[0] + d
        return [a, (x, a[1]), (x, b[1]), b]
    if kind == "VHV":      # from top or bottom to y (offset of the source's edge), across, in
        d = way[1]
        a = side(s, "b" if d > 0 else "t")
        y = a[1] + d
        b = side(t, "t" if t.cy > y else "b")
        return [a, (a[0], y), (b[0], y), b]
    if kind == "P":        # sides and free points: ("P", "b", [(dx or None, ...)], "t")
        points = [side(s, way[1])]
        for x, y in way[2]:
            last = points[-1]
            px = last[0] if x is None else (t.cx + x[1] if isinstance(x, tuple) and x[0] == "t"
                                            else s.cx + x[1] if isinstance(x, tuple) else
                                            last[0] + x)
            py = last[1] if y is None else (t.cy + y[1] if isinstance(y, tuple) and y[0] == "t"
                                            else s.cy + y[1] if isinstance(y, tuple) else
                                            last[1] + y)
            points.append((px, py))
        points.append(side(t, way[3]))
        return points
    raise ValueError(way)


def default_way(s, t):
    if abs(s.cy - t.cy) < 1 or abs(s.cx - t.cx) < 1:
        return "S"
    if "Gateway" in s.kind or s.kind == "boundaryEvent":
        return "VH"
    return "HV"


def used_sides(node):
    sides = set()
    for flow in node.outgoing:
        sides.add(side_of(node, flow.points[0]))
    for flow in node.incoming:
        sides.add(side_of(node, flow.points[-1]))
    return sides


def side_of(node, point):
    for name in "rltb":
        p = side(node, name)
        if abs(p[0] - point[0]) < 1 and abs(p[1] - point[1]) < 1:
            return name
    return "?"


def node_label(node):
    """Where the name of an event or gateway stands."""
    w = width_of(node.zh)
    if node.kind == "boundaryEvent":
        place_ = node.label or ("below-right" if node.side != "top" else "above-right")
        if place_ == "above-right":
            return node.x + 38, node.y - 6, w, 14
        if place_ == "left":
            return node.x - w - 4, node.y + 28, w, 14
        return node.x + 38, node.y + 28, w, 14
    if "Gateway" in node.kind:
        sides = used_sides(node)
        place_ = node.label or ("above" if "t" not in sides else "below" if "b" not in sides
                                else "left")
        if place_ == "above":
            return node.cx - w / 2, node.y - 18, w, 14
        if place_ == "below":
            return node.cx - w / 2, node.y + node.h + 2, w, 14
        if place_ == "right":
            return node.x + 38, node.y - 8, w, 14
        if place_ == "right-below":
            return node.x + 40, node.y + 45, w, 14
        if place_ == "left-below":
            return node.x + 10 - w, node.y + 45, w, 14
        return node.x + 12 - w, node.y - 8, w, 14
    sides = used_sides(node)
    if "b" in sides or node.label == "right":
        return node.x + node.w + 4, node.y + 24, w, 14
    if node.label == "above":
        return node.cx - w / 2, node.y - 18, w, 14
    return node.cx - w / 2, node.y + node.h + 4, w, 14


def flow_label(flow):
    w = width_of(flow.zh)
    if flow.label == "corner":
        (x1, y1), (x2, y2) = flow.points[1], flow.points[2]
        return (x1 - w - 6, y1 - 18, w, 14) if x2 < x1 else (x1 + 6, y1 - 18, w, 14)
    (x1, y1), (x2, y2) = flow.points[0], flow.points[1]
    if abs(y1 - y2) < 1:
        if x2 > x1:
            return x1 + 4, y1 - 18, w, 14
        return x1 - w - 4, y1 - 18, w, 14
    if flow.label == "left":
        x = x1 - 6 - w
    else:
        x = x1 + 6
    return (x, y1 + 8, w, 14) if y2 > y1 else (x, y1 - 22, w, 14)
