#!/bin/sh
# Measures reading and adding up a FOCUS CSV against DuckDB on one core, in the same run; the amounts
# are exact in both and must be the same.
#
#     Benchmarks/bills.sh [GIGABYTES ...]          default: 0.1 1 3
#
# Needs tools/build, and `tools/setup test` for DuckDB. The files go to BENCHMARK_FOLDER, default
# /tmp/budget-benchmark.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
folder=${BENCHMARK_FOLDER:-/tmp/budget-benchmark}
budget=${BUDGET:-$here/.build/release/budget}
python=$here/.build/python/bin/python
sample=$here/Tests/BillsTests/Samples/focus-1.0-sample.csv
runs=${RUNS:-3}
[ $# -gt 0 ] || set -- 0.1 1 3
mkdir -p "$folder"

cat >"$folder/duck.py" <<'PYTHON'
import sys
import duckdb

connection = duckdb.connect()
connection.execute("SET threads = 1")
rows = connection.execute(f"""
    SELECT ServiceName, substr(ChargePeriodStart, 1, 7), ResourceId, sum(BilledCost)
    FROM read_csv('{sys.argv[1]}', header = true, nullstr = 'NULL',
                  types = {{'BilledCost': 'DECIMAL(38, 20)', 'ChargePeriodStart': 'VARCHAR'}})
    GROUP BY ALL""").fetchall()
print(f"{sum(row[3] for row in rows).normalize():f}")
PYTHON

measure() { # label bytes command
  label=$1 bytes=$2
  shift 2
  best=""
  for _ in $(seq "$runs"); do
    /usr/bin/time -f "%e %U %S %M" -o "$folder/time" taskset -c 0 "$@" >"$folder/output"
    best=$(printf '%s\n%s\n' "$best" "$(tail -1 "$folder/time")" | grep . | sort -n | head -1)
  done
  # shellcheck disable=SC2086 # four words
  set -- $best
  awk -v label="$label" -v bytes="$bytes" -v wall="$1" -v user="$2" -v sys="$3" -v memory="$4" \
    'BEGIN { printf "%-22s %7.2f s  %6.0f MB/s  processor %6.2f s  memory %5.0f MB\n", label, wall, bytes / wall / 1e6, user + sys, memory / 1024 }'
}

for size in "$@"; do
  file=$folder/focus-$size.csv
  head -1 "$sample" >"$file"
  tail -n +2 "$sample" >"$folder/rows"
  rows=$(wc -c <"$folder/rows")
  times=$(awk -v size="$size" -v rows="$rows" 'BEGIN { printf "%d", size * 1e9 / rows + 1 }')
  i=0
  while [ "$i" -lt "$times" ]; do
    cat "$folder/rows"
    i=$((i + 1))
  done >>"$file"
  bytes=$(wc -c <"$file")
  echo "== $size GB"
  cat "$file" >/dev/null # all read it from memory
  measure "budget actual" "$bytes" "$budget" actual "$file" --format json
  total=$(sed -n 's/^    "total": "\(.*\)",/\1/p' "$folder/output")
  gzip -1 -c "$file" >"$file.gz"
  measure "budget actual, gzip" "$bytes" "$budget" actual "$file.gz" --format json
  measure "gzip -dc" "$bytes" gzip -dc "$file.gz"
  if "$python" -c "import duckdb" 2>/dev/null; then
    measure "DuckDB, one core" "$bytes" "$python" "$folder/duck.py" "$file"
    [ "$(cat "$folder/output")" = "$total" ] || echo "the sums differ: $total, $(cat "$folder/output")"
  else
    echo "DuckDB is not there: tools/setup test"
  fi
  rm -f "$file" "$file.gz" "$folder/rows"
done
