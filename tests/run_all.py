#!/usr/bin/env python3
"""Runs every test of the repository. The last line is 'N passed, N failed'.

    run_all.py [--long] [NAME...]       NAME: only the suites whose name contains it

A suite is a function of tests/suites.py; each reports how many passed, failed and were skipped
(test data that lies outside the repository and is not there), by name and count.
"""
import argparse
import sys
import time

import suites


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    passed = failed = 0
    for name, suite in suites.all_suites(options.long):
        if options.names and not any(wanted in name for wanted in options.names):
            continue
        began = time.monotonic()
        result = suite()
        passed += result.passed
        failed += result.failed
        line = "%-34s %5d passed" % (name, result.passed)
        if result.failed:
            line += ", %d failed" % result.failed
        if result.skipped:
            line += ", skipped: " + result.skipped
        print("%s  (%.1f s)" % (line, time.monotonic() - began), flush=True)
        if result.failed and result.output:
            print(result.output.rstrip(), flush=True)
    if passed + failed == 0:
        print("no such suite: " + " ".join(options.names))
        failed = 1
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
