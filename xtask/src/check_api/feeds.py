"""Atom by feedparser (what it finds amiss, and the elements of RFC 4287), the sitemap by lxml; each address they name is asked. Never here: HTML rules."""
import feedparser
from lxml import etree

from portal import AT, ask, datasets, Verdict

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
verdict = Verdict()
feeds = ["/feed.atom", "/feeds/dataset.atom", "/requests.atom", "/stories.atom"]
feeds += [f"/dataset/{slug}.atom" for slug, _ in datasets()]
named = set()
for address in feeds:
    status, headers, body = ask(address)
    fits = status == 200 and headers["content-type"].startswith("application/atom+xml")
    if not verdict(fits, f"{address}: {status} {headers.get('content-type')}"):
        continue
    found = feedparser.parse(body)
    verdict(not found.bozo, f"{address}: {found.get('bozo_exception')}")
    root = etree.fromstring(body)
    for part in [root, *root.findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            verdict(part.findtext(f"{ATOM}{name}"), f"{address}: {etree.QName(part).localname} without {name}")
    verdict(root.find(f"{ATOM}link[@rel='self']") is not None, f"{address}: no link to itself")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    verdict(len(ids) == len(set(ids)), f"{address}: an id stands twice")
    verdict(root.find(f"{ATOM}author") is not None or all(e.find(f"{ATOM}author") is not None for e in
            root.findall(f"{ATOM}entry")), f"{address}: an entry without author")
    verdict(all(entry.get("updated_parsed") for entry in found.entries), f"{address}: a date that is none")
    named |= {entry.link for entry in found.entries}
status, headers, body = ask("/sitemap.xml")
verdict(status == 200 and "xml" in headers["content-type"], f"/sitemap.xml: {status}")
parts = [loc.text for loc in etree.fromstring(body).iter(f"{MAP}loc")]
verdict(parts, "/sitemap.xml: no parts")
pages = set()
for part in parts:
    status, _, body = ask(part)
    verdict(status == 200, f"{part}: {status}")
    pages |= {loc.text for loc in etree.fromstring(body).iter(f"{MAP}loc")}
for slug, _ in datasets():
    verdict(f"{AT}/dataset/{slug}" in pages, f"the sitemap does not name {slug}")
for address in sorted(named | pages):
    status, _, _ = ask(address)
    verdict(status == 200 and address.startswith(AT), f"{address}: {status}")
status, _, robots = ask("/robots.txt")
verdict(status == 200 and b"/sitemap.xml" in robots, "robots.txt does not name the sitemap")
print(f"{len(feeds)} feeds, {len(pages)} pages of the sitemap")
verdict.end()
