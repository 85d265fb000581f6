"""The suites that tests/run_all.py runs, in order: cheap checks first."""
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass

from support import packages, server

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(TOP), "shared")


@dataclass
class Outcome:
    passed: int = 0
    failed: int = 0
    skipped: str = ""
    output: str = ""


def run(command, timeout=1800, **extra):
    """Exit status and combined output of a command, run at the top of the repository."""
    try:
        done = subprocess.run(command, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, timeout=timeout, check=False, **extra)
        return done.returncode, done.stdout
    except subprocess.TimeoutExpired as late:
        return 124, "%s\ntimed out after %d s" % (late.stdout or "", timeout)


def counted(command, **extra):
    """A program that ends in a line 'N passed, N failed'."""
    status, text = run(command, **extra)
    found = re.findall(r"^(\d+) passed, (\d+) failed", text, re.M)
    if not found:
        return Outcome(0, 1, output=tail(text))
    passed, failed = int(found[-1][0]), int(found[-1][1])
    if status and not failed:
        failed = 1
    wrong = [line for line in text.splitlines() if line.startswith("FAIL")]
    return Outcome(passed, failed, output="\n".join(wrong[:40]) or tail(text))


def tail(text, lines=40):
    return "\n".join(text.splitlines()[-lines:])


def tidy():
    return counted([sys.executable, "tests/tidy/tidy.py"])


def formatted():
    status, text = run("git ls-files '*.cc' '*.h' | xargs clang-format-14 --dry-run --Werror",
                       shell=True)
    return Outcome(0 if status else 1, 1 if status else 0, output=tail(text, 12))


def unit(program):
    def suite():
        status, text = run([program, "--use-colour", "no"], timeout=900)
        good = re.search(r"All tests passed \(.* in (\d+) test cases?\)", text)
        if good and status == 0:
            return Outcome(int(good.group(1)))
        bad = re.search(r"test cases: +(\d+) \|(?: +(\d+) passed \|)? +(\d+) failed", text)
        if bad:
            return Outcome(int(bad.group(2) or 0), int(bad.group(3)), output=tail(text, 60))
        return Outcome(0, 1, output=tail(text, 60))
    return suite


def unit_programs(build):
    folder = os.path.join(TOP, "build", build, "tests")
    names = sorted(n for n in os.listdir(folder) if n.startswith("test_"))
    return [(n[len("test_"):], unit(os.path.join(folder, n))) for n in names
            if os.access(os.path.join(folder, n), os.X_OK)
            and os.path.isfile(os.path.join(folder, n))]


def built_apart(preset):
    """Builds a preset and runs its unit programs; a build that fails is one failure."""
    def suite():
        status, text = run(["packaging/build", preset], timeout=5400)
        if status:
            return Outcome(0, 1, output=tail(text, 80))
        total = Outcome()
        for name, program in unit_programs(preset):
            outcome = program()
            total.passed += outcome.passed
            total.failed += outcome.failed
            if outcome.failed:
                total.output += "%s\n%s\n" % (name, outcome.output)
        return total
    return suite


FUZZ_TARGETS = ("feel_parse", "feel_eval", "dmn_load")


def fuzzed():
    """A minute of each fuzz target, begun from its corpus; an input that breaks one is a failure."""
    status, text = run(["packaging/build", "fuzz", "fuzz_targets"], timeout=5400)
    if status:
        return Outcome(0, 1, output=tail(text, 80))
    total = Outcome()
    for target in FUZZ_TARGETS:
        found = os.path.join(TOP, "build", "fuzz", "found", target)
        os.makedirs(found, exist_ok=True)
        status, text = run(["build/fuzz/tests/fuzz/fuzz_" + target, "-max_total_time=60",
                            "-timeout=10", "-rss_limit_mb=2048", "-artifact_prefix=" + found + "/",
                            "-dict=tests/fuzz/%s.dict" % target, found,
                            "tests/fuzz/corpus/" + target], timeout=300)
        total.passed += status == 0
        total.failed += status != 0
        total.output += "%s\n%s\n" % (target, tail(text)) if status else ""
    return total


def clang_tidy():
    """The checks of .clang-tidy over every source file that the clang preset compiles."""
    status, text = run(["run-clang-tidy-14", "-quiet", "-p", "build/clang",
                        "^%s/(engine|storage|web)/" % re.escape(TOP)], timeout=5400)
    # A header is read with every file that includes it.
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    wrong = sorted({line for line in plain.splitlines() if re.search(r"(warning|error): ", line)})
    failed = len(wrong) or (1 if status else 0)
    return Outcome(0 if failed else 1, failed, output="\n".join(wrong[:80]) or tail(text))


def decision_kit(level, expected):
    def suite():
        cases = os.path.join(SHARED, "dmn-tck")
        if not os.path.isdir(cases):
            return Outcome(skipped="dmn-tck (%d cases)" % expected)
        return counted([sys.executable, os.path.join(cases, "run_tck.py"), cases, "--filter",
                        "^compliance-level-%d/" % level, "--failures", os.devnull,
                        "--cmd", server.BINARY + " dmn-tck"])
    return suite


def conformance(ids, settle):
    """The scenarios that a list names, on a fresh database; then its history must verify."""
    def suite():
        with server.running("--open", "--test-clock") as at:
            outcome = counted([sys.executable, "tests/conformance/run.py", "--base-url", at.url,
                               "--ids", "tests/conformance/" + ids, "--settle", settle])
            at.stop()
            return verified(at.data, outcome)
    return suite


def story(*options):
    """The story of examples/heping over HTTP on a fresh database; then its history must verify."""
    def suite():
        with server.running("--demo", "heping") as at:
            outcome = counted([sys.executable, "tests/scenarios/story.py", "--base-url", at.url,
                               *options])
            at.stop()
            return verified(at.data, outcome)
    return suite


def story_of_reserves():
    """Two posts, five nominees, one of them stopped while posted: a package with more people."""
    folder = packages.with_nominees(5)
    try:
        with server.running("--demo", "heping", "--packages", folder) as at:
            outcome = counted([sys.executable, "tests/scenarios/story.py", "--base-url", at.url,
                               "--story", "tests/scenarios/reserve.json"])
            at.stop()
            return verified(at.data, outcome)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def library_alone():
    """Each process of the library by itself, every route through it."""
    with server.running("--demo", "heping", "--open", "--test-clock") as at:
        outcome = counted([sys.executable, "tests/workflows/routes.py", "--base-url", at.url])
        at.stop()
        return verified(at.data, outcome)


def demo_started_again():
    return counted([sys.executable, "tests/scenarios/demo_start.py"])


def command_line():
    return counted([sys.executable, "tests/scenarios/command_line.py"])


def verified(data, outcome):
    """Counts one more: the records of the folder verify, and the tables rebuilt from them equal."""
    status, text = run([server.BINARY, "audit", "verify", "--data", data])
    if status:
        return Outcome(outcome.passed, outcome.failed + 1, output=outcome.output + tail(text))
    return Outcome(outcome.passed + 1, outcome.failed, output=outcome.output)


CLIENT = os.path.join("tests", "clients", "c8-smoke")


def official_client(script):
    """The official client, strict about every answer, drives a fresh server; its history verifies."""
    def suite():
        cache = os.environ.get("ASSENT_NODE_CACHE", os.path.join(TOP, "web", "ui", ".node"))
        status, node = run(["sh", "web/ui/build/node.sh", cache])
        if status:
            return Outcome(0, 1, output=tail(node))
        path = node.strip().splitlines()[-1] + os.pathsep + os.environ["PATH"]
        environment = dict(os.environ, PATH=path, SMOKE_VALIDATION="fanatical")
        status, text = run(["npm", "ci", "--prefix", CLIENT, "--no-fund", "--no-audit",
                            "--ignore-scripts", "--loglevel=error"], env=environment)
        if status:
            return Outcome(0, 1, output=tail(text))
        with server.running("--open") as at:
            outcome = counted(["node", os.path.join(CLIENT, script), at.url], env=environment)
            at.stop()
            return verified(at.data, outcome)
    return suite


def crashes(rounds, seed, *options):
    def suite():
        return counted([sys.executable, "tests/simulation/crash.py", "--rounds", str(rounds),
                        "--seed", str(seed), *options], timeout=3600)
    return suite


def campaigns_by_chance(count, seed):
    def suite():
        return counted([sys.executable, "tests/simulation/campaigns.py", "--campaigns", str(count),
                        "--seed", str(seed)])
    return suite


def safeguards():
    """The attempts to get round each safeguard while the story is played."""
    return counted([sys.executable, "tests/safeguards/run.py"])


def withheld_everywhere():
    return counted([sys.executable, "tests/scenarios/withheld_everywhere.py"])


def browser(*parts):
    def suite():
        environment = dict(os.environ, ASSENT_BIN=server.BINARY)
        environment.setdefault("CHROMIUM", "/usr/bin/chromium")
        return counted(["web/ui/build/test", *parts], env=environment, timeout=1500)
    return suite


def all_suites(long):
    """Name and function of each suite; `long` adds those that take more than their share of CI."""
    suites = [("tidy", tidy), ("format", formatted)]
    suites += unit_programs("release")
    suites += [("dmn-tck level 2", decision_kit(2, 79)), ("dmn-tck level 3", decision_kit(3, 2476))]
    suites += [("conformance", conformance("first.txt", "0")),
               ("conformance: own scenarios", conformance("own.txt", "0"))]
    suites += [("official client", official_client("smoke.mjs")),
               ("official client: decisions", official_client("decisions.mjs"))]
    suites += [("library alone", library_alone), ("story of heping", story())]
    suites += [("story of heping, branch " + name, story("--branch", name))
               for name in "abcdefghij"]
    suites += [("story of reserves", story_of_reserves)]
    suites += [("demo started again", demo_started_again), ("command line", command_line)]
    suites += [("safeguards", safeguards), ("withheld everywhere", withheld_everywhere),
               ("campaigns by chance", campaigns_by_chance(100 if long else 30, 1))]
    suites += [("crashes", crashes(200 if long else 40, 20211101)),
               ("crashes of the selection", crashes(100 if long else 40, 20211102, "--from-row", "9"))]
    suites += [("browser: checks and units", browser("check", "unit")),
               ("browser: story", browser("story"))]
    if long:
        suites += [("conformance settled", conformance("first.txt", "0.15")),
                   ("sanitizers", built_apart("asan")), ("clang", built_apart("clang")),
                   ("clang-tidy", clang_tidy), ("fuzz", fuzzed)]
    return suites
