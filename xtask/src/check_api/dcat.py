"""DCAT of the catalog, of each dataset and of each version: read by rdflib, the forms compared, SHACL by pyshacl.

Shapes: all `*.ttl` of each folder in APERTURA_SHAPES, except those that load others from the network. Never here: rules of our own."""
import os
import pathlib
import re

import rdflib
from rdflib.compare import isomorphic
from pyshacl import validate

from portal import ask, datasets, Verdict

FORMS = {"ttl": ("turtle", "text/turtle"), "jsonld": ("json-ld", "application/ld+json"),
         "rdf": ("xml", "application/rdf+xml")}
verdict = Verdict()


def bare(term):
    """A term, the catalog's pages without their ending."""
    return rdflib.URIRef(re.sub(r"/catalog\.\w+", "/catalog", term)) if isinstance(term, rdflib.URIRef) else term


def documents():
    yield "/catalog"
    for slug, newest in datasets():
        yield f"/dataset/{slug}"
        for number in range(1, newest + 1):
            yield f"/dataset/{slug}/versions/{number}"


def rules(folder):
    """The rules of a profile as one graph; `imports` files only name addresses of the network."""
    graph = rdflib.Graph()
    for file in sorted(folder.glob("*.ttl")):
        if "imports" not in file.name and "deprecated" not in file.name:
            graph.parse(file)
    return graph


def violations(graph, shapes):
    _, report, _ = validate(graph, shacl_graph=shapes, advanced=True, allow_warnings=True, allow_infos=True)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    # what a rule inside a rule says is a detail of the outer one, whose severity counts
    for one in set(report.objects(None, sh.result)):
        if report.value(one, sh.resultSeverity) != sh.Violation:
            continue
        yield f"{report.value(one, sh.focusNode)} {report.value(one, sh.resultPath)}: {report.value(one, sh.resultMessage)}"


place = pathlib.Path(os.environ["APERTURA_SHAPES"])
folders = sorted({file.parent for file in place.rglob("*.ttl")}) if place.is_dir() else []
profiles = [(folder.name, rules(folder)) for folder in folders]
if not profiles:
    print(f"skipped: no SHACL rules in {place}; hint: --shapes=FOLDER")

read = []
for document in documents():
    graphs = []
    for ending, (parser, media_type) in FORMS.items():
        address = f"{document}.{ending}"
        status, headers, body = ask(address)
        if not verdict(status == 200 and headers["content-type"].startswith(media_type), f"{address}: {status}"):
            continue
        graph = rdflib.Graph()
        try:
            graph.parse(data=body, format=parser, publicID="http://portal.invalid/")
            graphs.append(graph)
            verdict(len(graph) > 5, f"{address}: {len(graph)} triples")
        except Exception as why:
            verdict(False, f"{address}: rdflib cannot read it: {why}")
        page = "/" if document == "/catalog" else document
        status, headers, negotiated = ask(page, accept=media_type)
        verdict(status == 200 and headers["content-type"].startswith(media_type), f"{page} as {media_type}: {status}")
    for other in graphs[1:]:
        # the address of the document itself is not the same in each form
        plain = [rdflib.Graph(), rdflib.Graph()]
        for into, graph in zip(plain, (graphs[0], other)):
            for triple in graph:
                into.add(tuple(map(bare, triple)))
        verdict(isomorphic(*plain), f"{document}: its forms do not say the same ({len(plain[0])} and {len(plain[1])})")
    if graphs:
        read.append((document, graphs[0]))
for name, shapes in profiles:
    found = 0
    for document, graph in read:
        for violation in violations(graph, shapes):
            found += 1
            verdict(False, f"{document} against {name}: {violation}")
    verdict(found == 0, f"{name}: {found} violations")
    print(f"{name}: {len(shapes)} triples of rules, {len(read)} documents, {found} violations")
verdict.end(partly=not profiles)
