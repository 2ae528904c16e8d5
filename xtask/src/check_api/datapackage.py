"""Each `datapackage.json` with its files, as somebody has them who downloads them, validated by frictionless. Never here: rules of our own."""
import hashlib
import json
import os
import pathlib

from frictionless import validate

from portal import ask, datasets, Verdict

verdict = Verdict()
work = pathlib.Path(os.environ["APERTURA_WORK"]) / "packages"
for slug, newest in datasets():
    for number in range(1, newest + 1):
        base = f"/dataset/{slug}/versions/{number}"
        status, _, body = ask(f"{base}/datapackage.json")
        if not verdict(status == 200, f"{base}/datapackage.json: {status}"):
            continue
        folder = work / f"{slug}-{number}"
        folder.mkdir(parents=True, exist_ok=True)
        package = json.loads(body)
        resources = package["resources"]
        for resource in resources:
            status, _, file = ask(f"{base}/{resource['path']}")
            verdict(status == 200, f"{base}/{resource['path']}: {status}")
            (folder / resource["path"]).write_bytes(file)
            told = (resource["bytes"], resource["hash"].removeprefix("sha256:"))
            verdict(told == (len(file), hashlib.sha256(file).hexdigest()), f"{base}/{resource['path']}: size or hash")
            # frictionless reads Parquet through pandas, without the bytes that it would count
            if resource["path"].endswith(".parquet"):
                del resource["bytes"], resource["hash"]
        (folder / "datapackage.json").write_text(json.dumps(package))
        report = validate(folder / "datapackage.json", type="package")
        for error in report.errors:
            print(error.message)
        for task in report.tasks:
            for error in task.errors[:3]:
                print(f"{task.name}: {error.message}")
        verdict(report.valid, f"{base}/datapackage.json: frictionless finds it invalid")
        rows = [task.stats.get("rows") or 0 for task in report.tasks]
        verdict(min(rows, default=0) > 0, f"{base}/datapackage.json: no rows were read of a resource: {rows}")
        print(f"{base}: {len(resources)} resources, rows {rows}")
verdict.end()
