#!/usr/bin/env python3
"""Starts a demo on a folder that an earlier start left behind, and checks that it is whole.

    demo_start.py [--rounds 12]

A start is cut off after each of some times and started again; an unchanged package is not deployed
again, a changed one is. Prints last `N passed, N failed`. Standard library only.
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from scenarios import story  # noqa: E402
from support import server  # noqa: E402

EXAMPLE = pathlib.Path(server.TOP) / "examples" / "heping"


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, seen, expected):
        if seen == expected:
            self.passed += 1
            return
        self.failed += 1
        print("FAIL %s: %r, expected %r" % (what, seen, expected))


def logins_of_the_file():
    people = json.loads((EXAMPLE / "people.json").read_text(encoding="utf-8"))["people"]
    return sorted(person["login"] for person in people)


def logins_of(at):
    people = json.loads(story.urllib.request.urlopen(at.url + "/api/demo/people").read())
    return sorted(person["login"] for person in people["items"])


def records_of(data):
    """The number of records, if they verify."""
    done = subprocess.run([server.BINARY, "audit", "verify", "--data", data], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    found = re.search(r"(\d+) records", done.stdout)
    return int(found.group(1)) if done.returncode == 0 and found else done.stdout


def label_of_the_first_field(at):
    form = story.Session(at.url, "chen.shuhang").get("/api/forms/F-CAMPAIGN")
    return form["schema"]["components"][0]["label"]


def cut_off(tally, whole, after_ms):
    """A start that is killed leaves a folder on which the next one succeeds."""
    at = server.Server("--demo", "heping")
    try:
        killer = threading.Timer(after_ms / 1000, lambda: at.process and at.process.kill())
        killer.start()
        try:
            at.start()
            at.kill()
        except RuntimeError:
            at.process.wait()
        killer.cancel()
        at.start()
        tally.check("people after %d ms" % after_ms, logins_of(at), logins_of_the_file())
        at.stop()
        tally.check("records after %d ms" % after_ms, records_of(at.data), whole)
    finally:
        at.stop()
        shutil.rmtree(at.data, ignore_errors=True)


def whole_start(tally, packages):
    """Started thrice: as it is, again as it is, with another label in a form."""
    with server.running("--demo", "heping", "--packages", packages) as at:
        at.stop()
        whole = records_of(at.data)
        at.start()
        before = label_of_the_first_field(at)
        at.stop()
        tally.check("records of a second start, and a sign-in", records_of(at.data), whole + 1)
        form = pathlib.Path(packages) / "workflows" / "F-CAMPAIGN.form.json"
        text = form.read_text(encoding="utf-8")
        form.write_text(text.replace('"%s"' % before, '"另一个名称"'), encoding="utf-8")
        at.start()
        tally.check("label of the changed form", label_of_the_first_field(at), "另一个名称")
        at.stop()
        tally.check("records with a changed form", records_of(at.data), whole + 3)
    return whole


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=12)
    options = parser.parse_args()
    tally = Tally()
    packages = tempfile.mkdtemp(prefix="assent-packages-")
    try:
        for folder in ("workflows", "examples"):
            shutil.copytree(pathlib.Path(server.TOP) / folder, pathlib.Path(packages) / folder)
        whole = whole_start(tally, packages)
    finally:
        shutil.rmtree(packages, ignore_errors=True)
    for each in range(options.rounds):
        cut_off(tally, whole, 5 + each * 6)
    print("%d passed, %d failed" % (tally.passed, tally.failed))
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
