"""What a server has written down, read beside it from its database (SQLite, read only)."""
import hashlib
import sqlite3

# Kept beside the log (TRUST §2.1): they may change with a request that was refused.
BESIDE = ("session", "kept_answer", "credential")


class Traces:
    def __init__(self, data):
        self.database = sqlite3.connect("file:%s/assent.db?mode=ro" % data, uri=True)
        rows = self.database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        self.tables = sorted(row[0] for row in rows if row[0] not in BESIDE)

    def records(self):
        """The number of records in the log; a command that is refused adds none."""
        return self.database.execute("SELECT size FROM log_head").fetchone()[0]

    def digests(self):
        """A digest of every table that a command may change."""
        return {table: self.digest(table) for table in self.tables}

    def digest(self, table):
        digest = hashlib.sha256()
        for row in self.database.execute('SELECT * FROM "%s" ORDER BY 1, 2' % table):
            digest.update(repr(row).encode())
        return digest.hexdigest()

    def close(self):
        self.database.close()
