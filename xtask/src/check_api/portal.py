"""What every judge asks of the portal: its address, its datasets, one answer. Never here: a judgement."""
import json
import sys
import urllib.error
import urllib.request

AT = sys.argv[1].rstrip("/")


def ask(path, **headers):
    """Status, headers (lower case) and bytes of an address of the portal."""
    address = path if path.startswith("http") else AT + path
    request = urllib.request.Request(address, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, {k.lower(): v for k, v in refused.headers.items()}, refused.read()


def datasets():
    """Slug and number of the newest version of every dataset."""
    found, token = [], ""
    while True:
        page = json.loads(ask("/api/v1/datasets?_size=100" + (f"&_token={token}" if token else ""))[2])
        found += [(one["slug"], one["version"]) for one in page["datasets"]]
        token = page["next"]
        if not token:
            return found


class Verdict:
    """Counts what holds and says what does not."""

    def __init__(self):
        self.held, self.wrong = 0, 0

    def __call__(self, holds, what):
        if holds:
            self.held += 1
        else:
            self.wrong += 1
            print(f"WRONG {what}")
        return bool(holds)

    def end(self, partly=False):
        print(f"{self.held} hold, {self.wrong} do not")
        sys.exit(1 if self.wrong else 3 if partly else 0)
