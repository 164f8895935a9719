#!/bin/sh
# Measures a catalog refresh from an offer CSV in the official EC2 layout against `sqlite3 .import`
# and DuckDB on the same file, in the same run.
#
#     Benchmarks/refresh.sh [GIGABYTES ...]        default: 0.1 1 2
#
# Needs a release build (swift build -c release), sqlite3, python3 and, for the comparison with
# DuckDB, `pip install duckdb`. The files go to BENCHMARK_FOLDER, default /tmp/budget-benchmark.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
folder=${BENCHMARK_FOLDER:-/tmp/budget-benchmark}
fetch=${BUDGET_FETCH:-$here/.build/release/budget-fetch}
data=$here/pricing-data
runs=${RUNS:-3}
[ $# -gt 0 ] || set -- 0.1 1 2
mkdir -p "$folder"

# Runs a command a few times; prints the least seconds, its processor time and its peak memory.
measure() { # label bytes command
  label=$1 bytes=$2
  shift 2
  best=""
  for _ in $(seq "$runs"); do
    before
    /usr/bin/time -f "%e %U %S %M" -o "$folder/time" "$@" >"$folder/output" 2>"$folder/errors" || {
      echo "$label failed:" && cat "$folder/errors" && return
    }
    result=$(tail -1 "$folder/time")
    best=$(printf '%s\n%s\n' "$best" "$result" | grep . | sort -n | head -1)
  done
  # shellcheck disable=SC2086 # four words
  set -- $best
  awk -v label="$label" -v bytes="$bytes" -v wall="$1" -v user="$2" -v sys="$3" -v memory="$4" \
    'BEGIN { printf "%-34s %7.2f s  %6.0f MB/s  processor %6.2f s  memory %5.0f MB\n", label, wall, bytes / wall / 1e6, user + sys, memory / 1024 }'
}

before() { :; }

# Measures a refresh on all cores and on one, each of a fresh catalog.
refresh() { # label data catalog
  built=$3
  before() { cp "$built" "$folder/catalog.sqlite"; }
  measure "$1, all cores" "$bytes" \
    "$fetch" --data "$2" --catalog "$folder/catalog.sqlite" --from "$file" --force
  measure "$1, one core" "$bytes" taskset -c 0 \
    "$fetch" --data "$2" --catalog "$folder/catalog.sqlite" --from "$file" --force
  grep -v '^  ' "$folder/errors" "$folder/output" | sed 's/^[^:]*://'
  before() { :; }
}

# The catalog of the bundled tables, built once: a dry run of a small list builds it.
rm -f "$folder"/bundled.sqlite* "$folder"/same.sqlite*
python3 "$here/Benchmarks/generate-offer.py" "$data" 0.01 >"$folder/small.csv" 2>/dev/null
build() { # data catalog
  "$fetch" --data "$1" --catalog "$2" --from "$folder/small.csv" --force --dry-run >/dev/null 2>&1
}
build "$data" "$folder/bundled.sqlite"

# The same tables without the rules for reservations with an upfront fee, which the query for DuckDB
# does not select either.
same=$folder/same
rm -rf "$same"
cp -R "$data" "$same"
grep -v 'PurchaseOption=Partial Upfront\|PurchaseOption=All Upfront' \
  "$data/feed-mapping/aws-offers.csv" >"$same/feed-mapping/aws-offers.csv"
build "$same" "$folder/same.sqlite"

for size in "$@"; do
  file=$folder/offer-$size.csv
  python3 "$here/Benchmarks/generate-offer.py" "$data" "$size" >"$file" 2>"$folder/generated"
  bytes=$(wc -c <"$file")
  echo "== $size GB: $(cat "$folder/generated")"
  cat "$file" >/dev/null # all read it from memory

  refresh "budget-fetch" "$data" "$folder/bundled.sqlite"
  refresh "DuckDB's prices only" "$same" "$folder/same.sqlite"

  if python3 -c "import duckdb" 2>/dev/null; then
    measure "DuckDB, all cores" "$bytes" python3 "$here/Benchmarks/select-duckdb.py" "$file" 0
    cat "$folder/output"
    measure "DuckDB, one core" "$bytes" taskset -c 0 \
      python3 "$here/Benchmarks/select-duckdb.py" "$file" 1
  else
    echo "DuckDB is not there: pip install duckdb"
  fi
  tail -n +6 "$file" >"$folder/rows.csv"
  before() { rm -f "$folder/import.sqlite"; }
  all_runs=$runs
  runs=1
  measure "sqlite3 .import --csv" "$bytes" sqlite3 "$folder/import.sqlite" \
    "PRAGMA journal_mode=OFF" "PRAGMA synchronous=OFF" ".import --csv $folder/rows.csv offer"
  runs=$all_runs
  rm -f "$file" "$folder/rows.csv" "$folder/import.sqlite"
done
