"""Compares a cleaned table of incidents with what its generator counted: truth.py TRUTH CSV PARQUET."""
import json
import sys

import duckdb

truth = json.load(open(sys.argv[1]))
lines = "sum(case when descripcion like '%' || chr(10) || '%' then 1 else 0 end)"
query = f"""select count(*), cast(sum(monto_danos) * 100 as hugeint), count(*) - count(monto_danos),
  count(*) - count(fecha), sum(heridos), count(*) - count(heridos), count(*) - count(curp), count(*) - count(severidad), {lines} from """
names = ["filas", "monto_centavos", "monto_nulos", "fecha_nulos", "heridos_suma", "heridos_nulos", "curp_nulos", "severidad_nulos", "saltos"]
types = "{'monto_danos': 'decimal(18,2)', 'fecha': 'date', 'heridos': 'bigint'}"
sources = {"csv": f"read_csv('{sys.argv[2]}', header = true, types = {types})", "parquet": f"'{sys.argv[3]}'"}
wrong = 0
for form, source in sources.items():
    for name, is_value in zip(names, duckdb.sql(query + source).fetchall()[0]):
        if int(is_value) != truth[name]:
            wrong += 1
            print(f"  {form}: {name} is {is_value}, should be {truth[name]}")
print("  all counts and sums are right" if not wrong else f"  {wrong} figures are wrong")
sys.exit(wrong > 0)
