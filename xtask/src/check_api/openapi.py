"""schemathesis asks every operation of /openapi.json with examples, bounds, valid and invalid values. Never here: rules of our own."""
import json
import os
import pathlib
import subprocess
import sys

from portal import AT, ask, datasets

work = pathlib.Path(os.environ["APERTURA_WORK"])
slug, _ = next((one for one in datasets() if one[1] > 1), datasets()[0])
document = json.loads(ask("/openapi.json")[2])
column = json.loads(ask(f"/api/v1/datasets/{slug}/dictionary")[2])["fields"][0]["name"]
known = {"slug": slug, "number": 1, "column": column, "file": "datapackage.json"}
config = work / "schemathesis.toml"
# a name of each kind that is there, so that not every answer is 404; made up values come in the phases that ask for them
config.write_text("[parameters]\n" + "".join(f'"path.{name}" = {json.dumps(value)}\n' for name, value in known.items()))
checks = ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
          "response_schema_conformance"]
operations = sum(len(item) for item in document["paths"].values())
print(f"{len(document['paths'])} paths, {operations} operations", flush=True)
done = subprocess.run([
    "schemathesis", "--config-file", str(config), "run", f"{AT}/openapi.json", "--checks", ",".join(checks),
    "--max-examples", os.environ["APERTURA_EXAMPLES"], "--phases", "examples,coverage,fuzzing", "--continue-on-failure",
    "--seed", "20260101", "--warnings", "off", "--request-timeout", "60",
    *sys.argv[2:],
], cwd=work)
sys.exit(1 if done.returncode else 0)
