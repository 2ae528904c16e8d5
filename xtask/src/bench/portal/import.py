"""The published CSV into SQLite, as those who use Datasette bring tables in: a type for each column, one transaction.

usage: import.py TABLE.csv OUT.db NAME [COLUMN...]     an index on each COLUMN
"""
import csv, re, sqlite3, sys

csv.field_size_limit(1 << 30)
path, out, name, indexed = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]


def rows():
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file)


WHOLE, NUMBER = re.compile(r"-?(0|[1-9]\d{0,17})$"), re.compile(r"-?(0|[1-9]\d*)(\.\d+)?$")
lines = rows()
head = next(lines)
whole, number = [True] * len(head), [True] * len(head)
for at, row in enumerate(lines):
    if at == 50_000:
        break
    for i, cell in enumerate(row):
        if cell:
            whole[i] = whole[i] and bool(WHOLE.match(cell))
            number[i] = number[i] and bool(NUMBER.match(cell))
types = ["INTEGER" if w else "REAL" if n else "TEXT" for w, n in zip(whole, number)]
db = sqlite3.connect(out)
db.execute("PRAGMA journal_mode = OFF")
db.execute("PRAGMA synchronous = OFF")
columns = ", ".join(f'"{column}" {kind}' + (" PRIMARY KEY" if column == "id" else "") for column, kind in zip(head, types))
db.execute(f'CREATE TABLE "{name}" ({columns})')
lines = rows()
next(lines)
marks = ", ".join("?" * len(head))
db.executemany(f'INSERT INTO "{name}" VALUES ({marks})', ([cell or None for cell in row] for row in lines))
for column in indexed:
    db.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
db.execute("ANALYZE")
db.commit()
