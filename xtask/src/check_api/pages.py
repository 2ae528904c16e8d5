"""schema.org in each dataset's page: JSON-LD found by extruct, with what Google's Dataset Search and schema.org ask for. Never here: HTML rules."""
import json

import extruct

from portal import AT, ask, datasets, Verdict

NEEDED = ("name", "description", "url", "license", "creator", "distribution", "dateModified", "isAccessibleForFree",
          "inLanguage", "keywords", "variableMeasured", "includedInDataCatalog")
verdict = Verdict()
for slug, _ in datasets():
    for lang in ("es", "en"):
        address = f"/dataset/{slug}?lang={lang}"
        status, _, body = ask(address)
        if not verdict(status == 200, f"{address}: {status}"):
            continue
        found = extruct.extract(body.decode(), base_url=AT + address, syntaxes=["json-ld", "opengraph"])
        nodes = [node for block in found["json-ld"] for node in block.get("@graph", [block])]
        sets = [node for node in nodes if node.get("@type") == "Dataset"]
        if not verdict(len(sets) == 1, f"{address}: {len(sets)} Datasets in JSON-LD"):
            continue
        one = sets[0]
        for name in NEEDED:
            verdict(one.get(name) not in (None, "", []), f"{address}: schema.org {name} is missing")
        verdict(50 <= len(one.get("description", "")) <= 5000, f"{address}: a description has 50 to 5000 characters")
        for file in one.get("distribution", []):
            verdict(file.get("@type") == "DataDownload" and file.get("encodingFormat"), f"{address}: {json.dumps(file)}")
            status, _, _ = ask(file.get("contentUrl", "/"), range="bytes=0-9")
            verdict(status in (200, 206), f"{address}: {file.get('contentUrl')}: {status}")
        graph = dict(pair for block in found["opengraph"] for pair in block["properties"])
        for name in ("og:title", "og:type", "og:url", "og:image"):
            verdict(graph.get(name), f"{address}: {name} is missing")
        if graph.get("og:image"):
            status, headers, picture = ask(graph["og:image"])
            fits = status == 200 and headers["content-type"] == "image/png" and picture[:4] == b"\x89PNG"
            verdict(fits, f"{address}: {graph['og:image']}: {status}")
verdict.end()
