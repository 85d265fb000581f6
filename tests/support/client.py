"""People at the browser, as tests need them: signed in by the demo's page, on a kept connection."""
import http.client
import json
import time
import urllib.parse
import uuid

TIMEOUT_SECONDS = 30


class Answer:
    """What the server said, and how long it took (`seconds`)."""

    def __init__(self, status, body, seconds=0.0):
        self.status, self.body, self.seconds = status, body, seconds

    def is_good(self):
        return 200 <= self.status < 300

    def code(self):
        return self.body.get("code") if isinstance(self.body, dict) else None

    def fields(self):
        errors = self.body.get("errors") if isinstance(self.body, dict) else None
        return [error.get("field", "") for error in errors or []]

    def brief(self):
        return "%s %s" % (self.status, json.dumps(self.body, ensure_ascii=False)[:400])


class Client:
    """One person, or nobody when there is no login. One connection: for one thread at a time."""

    def __init__(self, base_url, login=None):
        self.base_url, self.login = base_url, login
        self.cookie = self.csrf = ""
        self.connection = None
        if login is not None:
            answer = self.send("POST", "/api/demo/session", {"login": login})
            if not answer.is_good():
                raise RuntimeError("%s cannot sign in: %s" % (login, answer.brief()))
            self.csrf = answer.body["csrf"]

    def send(self, method, path, body=None, key=None, accept="application/json"):
        """One request; `key` is its idempotency key, else a fresh one is sent."""
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        headers = {"Accept": accept, "Origin": self.base_url, "Sec-Fetch-Site": "same-origin"}
        if data is not None:
            headers["Content-Type"] = "application/json"
            headers["Idempotency-Key"] = key or uuid.uuid4().hex
        if self.cookie:
            headers.update({"Cookie": self.cookie, "X-CSRF-Token": self.csrf})
        began = time.perf_counter()
        reply, raw = self.exchange(method, path, data, headers)
        seconds = time.perf_counter() - began
        for line in reply.headers.get_all("Set-Cookie") or []:
            self.cookie = line.split(";", 1)[0]
        return Answer(reply.status, parsed(raw), seconds)

    def exchange(self, method, path, data, headers):
        for attempt in (1, 2):
            fresh = self.connection is None
            if fresh:
                address = urllib.parse.urlsplit(self.base_url)
                self.connection = http.client.HTTPConnection(
                    address.hostname, address.port, timeout=TIMEOUT_SECONDS)
            try:
                self.connection.request(method, path, data, headers)
                reply = self.connection.getresponse()
                return reply, reply.read()
            except (http.client.HTTPException, OSError):
                self.close()
                # A kept connection may have been closed meanwhile; the key makes a second try safe.
                if fresh or attempt == 2:
                    raise

    def close(self):
        """Gives the connection back; the next request opens another."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def get(self, path):
        answer = self.send("GET", path)
        if answer.status != 200:
            raise RuntimeError("GET %s as %s: %s" % (path, self.login, answer.brief()))
        return answer.body

    def search(self, path, search_filter=None):
        answer = self.send("POST", path, {"filter": search_filter or {}, "page": {"limit": 1000}})
        if answer.status != 200:
            raise RuntimeError("POST %s as %s: %s" % (path, self.login, answer.brief()))
        return answer.body["items"]


def parsed(raw):
    if not raw:
        return None
    try:
        return json.loads(raw)
    except ValueError:
        return raw.decode(errors="replace")
