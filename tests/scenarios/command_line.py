#!/usr/bin/env python3
"""Calls the program as people do by mistake: each call says what is wrong and leaves nothing behind.

Prints last `N passed, N failed`. Standard library only.
"""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import server  # noqa: E402

ANY_PORT = ["--listen", "127.0.0.1:0"]
WAIT_SECONDS = 20


class Calls:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.passed = self.failed = 0

    def note(self, what, is_right, seen):
        self.passed, self.failed = self.passed + is_right, self.failed + (not is_right)
        if not is_right:
            print("FAIL %s: %s" % (what, seen))

    def refused(self, status, words, *arguments):
        """The call ends with that status and says those words; no file or folder is new."""
        before = self.files()
        try:
            done = subprocess.run([server.BINARY, *map(str, arguments)], cwd=self.folder, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                                  timeout=WAIT_SECONDS)
            seen = (done.returncode, done.stdout.strip())
        except subprocess.TimeoutExpired:
            seen = (None, "it runs")
        what = " ".join(map(str, arguments))
        self.note(what, seen[0] == status and words in seen[1], seen)
        self.note(what + ": nothing new", self.files() == before, self.files() - before)

    def files(self):
        return set(self.folder.rglob("*"))


def misused(calls):
    calls.refused(2, "there is no command 'srve'", "srve")
    calls.refused(2, "A subcommand is required")
    calls.refused(2, "--data is required", "serve")
    calls.refused(2, "--bogus", "serve", "--data", "d", "--bogus")
    calls.refused(2, "wants an address and a port", "serve", "--data", "d", "--listen", "8080")
    calls.refused(2, "loop-back", "serve", "--data", "d", "--listen", "0.0.0.0:0", "--open")
    calls.refused(2, "loop-back", "serve", "--data", "d", "--listen", "0.0.0.0:0", "--demo", "heping")
    calls.refused(2, "wants a folder", "serve", "--data", "postgresql://localhost/a", *ANY_PORT)
    calls.refused(1, "'nope' cannot be used", "serve", "--data", "d", "--demo", "nope", *ANY_PORT)
    calls.refused(1, "there is no database", "audit", "verify", "--data", "d")
    calls.refused(2, "cannot be read", "check", "nowhere.bpmn")
    calls.refused(2, "cannot be read", "check", ".")


def misconfigured(calls):
    config = calls.folder / "config.ini"
    config.write_text("[serve]\ndata=d\nlisten=127.0.0.1:0\nbogus=1\n", encoding="utf-8")
    calls.refused(2, "bogus", "--config", config, "serve")
    calls.refused(2, "bogus", "serve", "--config", config)
    calls.refused(2, "not readable", "serve", "--config", "nowhere.ini")


def used_data(calls):
    """A folder that is served, and what may have become of it since."""
    data = calls.folder / "served"
    data.mkdir(0o700)
    at = server.Server("--open", data=str(data))
    try:
        at.start()
        port = at.url.rsplit(":", 1)[1]
        calls.refused(1, "another server uses it", "serve", "--data", data, *ANY_PORT)
        other = calls.folder / "other"
        other.mkdir()
        calls.note("another folder", other.exists(), "")
        taken = subprocess.run([server.BINARY, "serve", "--data", str(other), "--listen",
                                "127.0.0.1:" + port], check=False, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=WAIT_SECONDS)
        calls.note("a taken port", taken.returncode == 1 and "in use" in taken.stdout, taken.stdout)
    finally:
        at.stop()
    database = sqlite3.connect(data / "assent.db")
    database.execute("UPDATE log_head SET next_key = 7")
    database.commit()
    key = data / "identity.key"
    key.chmod(0o644)
    calls.refused(1, "is open to others", "serve", "--data", data, *ANY_PORT)
    key.unlink()
    calls.refused(1, "is gone", "serve", "--data", data, *ANY_PORT)
    database.execute("INSERT INTO migration VALUES (9999, 'of the future')")
    database.commit()
    database.close()
    calls.refused(1, "newer version", "serve", "--data", data, *ANY_PORT)


def main():
    folder = tempfile.mkdtemp(prefix="assent-calls-")
    calls = Calls(folder)
    for name in [name for name in os.environ if name.startswith("ASSENT_") and name != "ASSENT_BIN"]:
        del os.environ[name]
    try:
        misused(calls)
        misconfigured(calls)
        used_data(calls)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("%d passed, %d failed" % (calls.passed, calls.failed))
    return 1 if calls.failed else 0


if __name__ == "__main__":
    sys.exit(main())
