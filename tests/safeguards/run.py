#!/usr/bin/env python3
"""Tries to get round each safeguard of DOMAIN §1.8 while the story of Heping is played.

    run.py [NAME…]        names of the modules beside this file, else all

A module is one safeguard. Each of its functions marked `@at(title)` runs before the step of the
story that has that title: it attempts what must be refused, on every door. Then the step itself is
played with its checks: the legal way is seen to work, and the attempts to have left no trace.
Prints last `N passed, N failed`. Exit status 0: all passed. Python 3.9, standard library only.
"""
import contextlib
import importlib
import io
import json
import pathlib
import shutil
import subprocess
import sys
import traceback

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "scenarios"))
sys.path.insert(0, str(HERE))
import story as story_script  # noqa: E402
from guard import Guard  # noqa: E402
from support import server as server_support  # noqa: E402

NOT_SAFEGUARDS = ("guard", "run")


def functions_of(names):
    found = []
    for name in names:
        module = importlib.import_module(name)
        found += [(name, function) for function in vars(module).values()
                  if callable(function) and hasattr(function, "point")
                  and function.__module__ == name]
    return found


def attempt(guard, name, function):
    guard.safeguard = "%s.%s" % (name, function.__name__)
    try:
        function(guard)
    except Exception as error:  # whatever stops the attempts is a failure of this safeguard
        line = traceback.extract_tb(error.__traceback__)[-1]
        guard.holds("could not be tried", False, "%s: %s (%s:%d)" % (
            type(error).__name__, error, line.filename.rsplit("/", 1)[-1], line.lineno))
    guard.left_no_trace()
    guard.go_back()


def play(guard, story, branch, functions):
    """The story with the attempts before its steps; what has run, and whether a step failed."""
    ran = set()
    for step in story_script.steps_of(story, branch, None):
        title = step["title"]["en"]
        here = [(name, function) for name, function in functions
                if function.point == (branch, title) and function not in ran]
        if here:
            guard.keep()
        for name, function in here:
            attempt(guard, name, function)
            ran.add(function)
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            passed, wrong = story_script.play(guard.world, [step])
        guard.passed += passed
        if wrong:
            print(said.getvalue(), end="", flush=True)
            return ran, 1
        if all(function in ran for _, function in functions if function.point[0] == branch):
            return ran, 0
    return ran, 0


def one_play(story, branch, functions):
    """Passed and failed of one play of the story on a server of its own."""
    at = server_support.Server("--demo", story["package"])
    guard = None
    try:
        at.start()
        world = story_script.World(at.url, story)
        people = json.loads((HERE.parents[1] / "examples" / story["package"] / "people.json")
                            .read_text(encoding="utf-8"))["people"]
        guard = Guard(at, world, [person["login"] for person in people])
        ran, failed = play(guard, story, branch, functions)
        for name, function in functions:
            if function.point[0] == branch and function not in ran:
                print("FAIL %s.%s: no step is titled '%s'" % (name, function.__name__,
                                                             function.point[1]))
                failed += 1
        at.stop()
        failed += verified(at.data)
        return guard.passed, failed + len(guard.holes)
    finally:
        if guard is not None:
            guard.forget()
        at.stop()
        shutil.rmtree(at.data, ignore_errors=True)


def verified(data):
    done = subprocess.run([server_support.BINARY, "audit", "verify", "--data", data], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        print("FAIL the history does not verify: " + done.stdout[-800:])
    return 1 if done.returncode else 0


def main():
    names = sys.argv[1:] or sorted(path.stem for path in HERE.glob("*.py")
                                   if path.stem not in NOT_SAFEGUARDS)
    functions = functions_of(names)
    story = json.loads(story_script.DEFAULT_STORY.read_text(encoding="utf-8"))
    total = [0, 0]
    for branch in sorted({function.point[0] for _, function in functions}, key=lambda b: b or ""):
        passed, failed = one_play(story, branch, functions)
        total = [total[0] + passed, total[1] + failed]
    print("%d passed, %d failed" % tuple(total))
    return 1 if total[1] else 0


if __name__ == "__main__":
    sys.exit(main())
