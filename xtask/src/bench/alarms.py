"""Columns flagged as personal in real files where a careful reader saw none: alarms.py BINARY FOLDER.

FOLDER holds files and truth.csv, whose `pii_columns` names the columns that do hold such data.
"""
import csv
import json
import os
import subprocess
import sys

binary, folder = sys.argv[1:]
truth = {}
for row in csv.DictReader(open(os.path.join(folder, "truth.csv"), newline="", encoding="utf-8-sig")):
    truth.setdefault(row["file"], []).append(row["pii_columns"].lower())
columns = flagged = alarms = 0
for name, known in truth.items():
    run = subprocess.run([binary, "inspect", "--format", "json", os.path.join(folder, name)], capture_output=True, text=True)
    try:
        tables = json.loads(run.stdout)["tables"]
    except (json.JSONDecodeError, KeyError):
        print(f"  {name}: not read")
        continue
    for table in tables:
        for column in table["columns"]:
            columns += 1
            if column["personal"]:
                flagged += 1
                label = (column["label"] or column["name"]).strip().lower()
                if not any(label and label in names for names in known):
                    alarms += 1
                    print(f"  {name}: {column['label'] or column['name']}: {column['personal']}")
print(f"  {columns} columns, {flagged} flagged, {alarms} of them not named by the truth: {alarms / max(columns, 1):.4f}")
