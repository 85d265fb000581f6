"""A public page as a browser without scripts has it: its words, and its form to hand in."""
import html.parser
import urllib.error
import urllib.parse
import urllib.request

TIMEOUT_SECONDS = 30


class Reader(html.parser.HTMLParser):
    """Collects the words, and of the first form its action, method and hidden fields."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words, self.fields, self.names = [], {}, set()
        self.action = self.method = None
        self.silent = 0

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag in ("style", "script"):
            self.silent += 1
        if tag == "form" and self.action is None:
            self.action = given.get("action", "")
            self.method = given.get("method", "get").upper()
        name = given.get("name")
        if self.action is not None and name and tag in ("input", "select", "textarea"):
            self.names.add(name)
            if given.get("type") == "hidden":
                self.fields[name] = given.get("value", "")

    def handle_endtag(self, tag):
        if tag in ("style", "script"):
            self.silent -= 1

    def handle_data(self, data):
        if not self.silent:
            self.words.append(data)


class PublicPage:
    def __init__(self, base_url, path):
        self.origin, self.url = base_url, base_url + path
        with urllib.request.urlopen(self.url, timeout=TIMEOUT_SECONDS) as reply:
            self.source = reply.read().decode()
        self.reader = Reader()
        self.reader.feed(self.source)
        self.text = " ".join(" ".join(self.reader.words).split())

    def hand_in(self, values):
        """Fills in the form and sends it; returns the status and what the answer page says."""
        unknown = set(values) - self.reader.names
        if unknown or self.reader.method != "POST":
            return 0, f"the page has no form to post with {sorted(unknown)}"
        data = urllib.parse.urlencode({**self.reader.fields, **values}).encode()
        target = urllib.parse.urljoin(self.url, self.reader.action)
        request = urllib.request.Request(
            target, data=data, method="POST", headers={"Origin": self.origin})
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as reply:
                return reply.status, reply.read().decode(errors="replace")
        except urllib.error.HTTPError as reply:
            return reply.code, reply.read().decode(errors="replace")
