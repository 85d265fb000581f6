#!/usr/bin/env python3
"""Checks the house: include order, banned calls in the pure part, sizes, READMEs, words.

Ends in 'N passed, N failed'; every violation is a line 'FAIL rule: file:line: what'.
"""
import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# STYLE.md "Map": a folder may include those of its own rank group and of every later one.
ORDER = [
    ["web"], ["engine/runtime"], ["engine"], ["engine/command"], ["engine/element", "engine/service"],
    ["engine/core"], ["engine/flow", "engine/state"], ["engine/record"], ["engine/package"],
    ["engine/people"], ["engine/bpmn"], ["engine/dmn", "engine/form", "engine/register"],
    ["engine/feel"], ["engine/xml", "engine/calendar"], ["engine/base"],
]
RANK = {folder: rank for rank, group in enumerate(ORDER) for folder in group}
ONLY = {  # folders outside the chain: what of the engine they may include
    "engine/flow": {"engine/flow", "engine/bpmn"},
    "engine/ports": {"engine/ports", "engine/state"},
    "storage": {"engine/ports", "engine/state"},
}
IMPURE = re.compile(
    r"#include <(chrono|thread|mutex|condition_variable|future|fstream|filesystem|random|"
    r"sys/\w+\.h|unistd\.h|sqlite3\.h|libpq-fe\.h|boost/asio\S*|boost/beast\S*)>|"
    r"\b(std::rand|std::time|gettimeofday|clock_gettime|getenv|fopen|random_device|system_clock|"
    r"steady_clock)\b")
UNORDERED_LOOP = re.compile(r"for \(.*: *\w*(unordered)\w*\)")
WORDS = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\b")
# Headers that stay behind their folder.
BEHIND = {"boost/beast": "web/server", "sqlite3.h": "storage/sqlite", "tinyxml2.h": "engine/xml",
          "libpq-fe.h": "storage/postgres"}
SIZES = {"tests": 700, ".cc": 500, ".h": 150, ".ts": 300, ".tsx": 300}


class Report:
    def __init__(self):
        self.checks = {}

    def check(self, rule):
        self.checks.setdefault(rule, [])

    def fail(self, rule, where, what):
        self.checks.setdefault(rule, []).append("%s: %s" % (where, what))


def files():
    text = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"],
                          cwd=TOP, capture_output=True, text=True, check=True).stdout
    return [name for name in text.splitlines() if os.path.isfile(os.path.join(TOP, name))]


def folder_of(name):
    """The map's folder of a source file: two levels in engine, one elsewhere."""
    parts = name.split("/")
    if parts[0] == "engine":
        return "/".join(parts[:2]) if len(parts) > 2 else "engine"
    return parts[0]


def may_include(source, target):
    if source == target or source == "tests":
        return True
    if target == "storage":
        return source == "web/cli"
    if source.startswith("web"):
        return target != "tests"
    if source == "storage":
        # storage reads what ports, state and record declare, and the values in their rows.
        return target in ONLY["storage"] or RANK.get(target, -1) >= RANK["engine/record"]
    if source in ONLY:
        lowest = RANK["engine/bpmn"] if source == "engine/flow" else RANK["engine/record"]
        return target in ONLY[source] or RANK.get(target, -1) >= lowest
    if target == "engine/ports":
        return source == "engine/runtime"
    if target not in RANK or source not in RANK:
        return False
    return RANK[target] > RANK[source] or (RANK[target] == RANK[source] and target == source)


def check_includes(report, name, lines):
    source = folder_of(name)
    if name.startswith("web/cli/") or name == "web/main.cc":
        source = "web/cli"
    for number, line in enumerate(lines, 1):
        found = re.match(r'#include "((?:engine|storage|web|tests)/[^"]+)"', line)
        if found:
            target = folder_of(found.group(1))
            if not may_include(source, target):
                report.fail("include order", "%s:%d" % (name, number), "%s may not include %s"
                            % (source, target))
        for header, home in BEHIND.items():
            if line.startswith("#include <" + header) and not name.startswith(
                    (home, "tests/", "web/cli/bench/ceiling_server")):
                report.fail("library behind its folder", "%s:%d" % (name, number), header)


def is_pure(name):
    return name.startswith("engine/") and not name.startswith("engine/runtime/")


def check_source(report, name, lines):
    limit = SIZES["tests"] if name.startswith("tests/") else SIZES[os.path.splitext(name)[1]]
    if len(lines) > limit:
        report.fail("file size", name, "%d lines, at most %d" % (len(lines), limit))
    for number, line in enumerate(lines, 1):
        where = "%s:%d" % (name, number)
        if len(line) > 100 and "http" not in line and 'R"' not in line:
            report.fail("line length", where, "%d columns" % len(line))
        if WORDS.search(line):
            report.fail("unfinished marks", where, line.strip())
        if is_pure(name) and IMPURE.search(line):
            report.fail("banned calls in the pure part", where, line.strip())
        if is_pure(name) and UNORDERED_LOOP.search(line):
            report.fail("no iteration over unordered containers", where, line.strip())


def check_words(report, name, text):
    """No path of a machine and no registry's host anywhere in the tree."""
    if name.startswith("tests/tidy/"):
        return
    for pattern in (r"/wor[k]/", r"registry\.npm", r"deb\.debian", r"pypi\.org"):
        if re.search(pattern, text):
            report.fail("no machine paths or registry hosts", name, pattern)


def check_readmes(report, names):
    folders = {os.path.dirname(n) for n in names if n.endswith((".cc", ".h"))}
    mapped = {"/".join(f.split("/")[:2]) for f in folders if f.startswith(("engine/", "storage/", "web/"))}
    for folder in sorted(mapped | {"workflows", "examples", "tests", "web/ui"}):
        if os.path.isdir(os.path.join(TOP, folder)):
            report.check("README in each folder of the map")
            if not os.path.exists(os.path.join(TOP, folder, "README.md")):
                report.fail("README in each folder of the map", folder, "has none")


def check_top(report, names):
    allowed = {"CMakeLists.txt", "CMakePresets.json", "engine", "storage", "web", "workflows",
               "examples", "tests", "docs", "packaging", "README.md", "LICENSE", "CHANGELOG.md",
               "start", "test"}
    report.check("top level as DESIGN says")
    for top in sorted({n.split("/")[0] for n in names}):
        if top not in allowed and not top.startswith("."):
            report.fail("top level as DESIGN says", top, "does not belong here")


def main():
    report = Report()
    names = files()
    for rule in ("include order", "library behind its folder", "file size", "line length",
                 "unfinished marks", "banned calls in the pure part",
                 "no iteration over unordered containers", "no machine paths or registry hosts"):
        report.check(rule)
    check_top(report, names)
    check_readmes(report, names)
    for name in names:
        try:
            with open(os.path.join(TOP, name), encoding="utf-8") as source:
                text = source.read()
        except UnicodeDecodeError:
            continue
        check_words(report, name, text)
        if name.endswith((".cc", ".h", ".ts", ".tsx")) and "schema.d.ts" not in name:
            lines = text.splitlines()
            if name.endswith((".cc", ".h")):
                check_includes(report, name, lines)
            check_source(report, name, lines)
    for rule, wrong in report.checks.items():
        for what in wrong[:25]:
            print("FAIL %s: %s" % (rule, what))
    failed = sum(1 for wrong in report.checks.values() if wrong)
    print("%d passed, %d failed" % (len(report.checks) - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
