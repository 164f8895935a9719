#!/bin/sh
# How long `budget compare` takes over the whole catalog: every region, type, system and way of
# buying filtered, ranked and printed, against the same question put to sqlite3.
# Usage: Benchmarks/compare.sh [RUNS]; BUDGET_PROGRAM names another program.
set -eu
cd "$(dirname "$0")/.."
runs=${1:-31}
budget=${BUDGET_PROGRAM:-.build/release/budget}
[ -x "$budget" ] || tools/build budget
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
BUDGET_CATALOG="$folder/catalog.sqlite"
export BUDGET_CATALOG
"$budget" catalog load >/dev/null

cat >"$folder/query.sql" <<'SQL'
SELECT t.name, r.code, m.attributes, t.vcpu, t.memory_gib, p.price / 1e12,
  CAST(t.vcpu AS REAL) * iif(t.burstable, coalesce(t.baseline_percent, 100) / 100.0, 1) * 1e12 / p.price AS worth
FROM price p JOIN meter m ON m.id = p.meter JOIN region r ON r.id = p.region
  JOIN instance_type t ON t.provider = 'aws' AND t.name = substr(m.meter, instr(m.meter, ':') + 1)
WHERE m.service = 'ec2' AND m.provider = 'aws'
  AND substr(m.meter, 1, instr(m.meter, ':') - 1) IN ('BoxUsage', 'SpotUsage', 'HeavyUsage')
  AND p.effective_to IS NULL AND CAST(t.vcpu AS REAL) >= 2
ORDER BY worth DESC LIMIT 20;
SQL

compare() { "$budget" compare --region all --os all --purchase all --min-vcpu 2 >"$folder/answer"; }
query() { sqlite3 -readonly "$BUDGET_CATALOG" <"$folder/query.sql" >"$folder/rows"; }

# The median of the runs in milliseconds.
median() {
  i=0
  while [ "$i" -lt "$runs" ]; do
    start=$(date +%s%N)
    "$1"
    end=$(date +%s%N)
    echo $(((end - start) / 1000))
    i=$((i + 1))
  done | sort -n | awk '{ at[NR] = $1 } END { printf "%.1f", at[int((NR + 1) / 2)] / 1000 }'
}

ours=$(median compare)
theirs=$(median query)
head -1 "$folder/answer"
echo "budget compare: $ours ms (median of $runs), at most 60"
echo "sqlite3, the same question: $theirs ms"
echo "ratio: $(echo "$ours $theirs" | awk '{ printf "%.2f", $1 / $2 }')"
echo "$ours" | awk '{ exit $1 > 60 }'
