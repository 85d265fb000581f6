"""A real server on a free loop-back port with a fresh data folder, for tests."""
import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BINARY = os.environ.get("ASSENT_BIN", os.path.join(TOP, "build", "release", "assent"))


class Server:
    """One `assent serve` process: `url`, `data`, `start`, `stop`, `kill`."""

    def __init__(self, *options, data=None):
        self.options = options
        self.data = data or tempfile.mkdtemp(prefix="assent-test-")
        self.url = None
        self.process = None

    def start(self):
        command = [BINARY, "serve", "--listen", "127.0.0.1:0", "--data", self.data, *self.options]
        self.log = open(os.path.join(self.data, "server.log"), "ab")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True)
        watchdog = threading.Timer(60, self.process.kill)
        watchdog.start()
        line = self.process.stdout.readline()
        watchdog.cancel()
        if not line.startswith("ready "):
            self.process.kill()
            with open(os.path.join(self.data, "server.log"), encoding="utf-8") as log:
                raise RuntimeError("server did not start: %r\n%s" % (line, log.read()[-2000:]))
        self.url = line.split()[1].rstrip("/")
        return self

    def stop(self):
        """Ends it cleanly (SIGTERM) and returns its exit status."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        status, self.process = self.process.returncode, None
        self.log.close()
        return status

    def kill(self):
        """As a power cut would: no chance to finish anything."""
        self.process.kill()
        self.process.wait()
        self.process = None
        self.log.close()


@contextlib.contextmanager
def running(*options):
    server = Server(*options)
    try:
        yield server.start()
    finally:
        server.stop()
        shutil.rmtree(server.data, ignore_errors=True)
