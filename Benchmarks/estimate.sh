#!/bin/sh
# Measures `budget estimate` against `sqlite3 CATALOG 'select 1'` in the same run, its memory, and how
# fast the catalog is built: Benchmarks/estimate.sh [runs]
#
# Medians of wall time. Uses hyperfine where there is one, and a loop of its own otherwise, in which
# the start of each program costs a little more.
set -eu
cd "$(dirname "$0")/.."
runs=${1:-100}

for tool in sqlite3 awk; do
  command -v "$tool" >/dev/null || { echo "this needs $tool" >&2; exit 69; }
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
export XDG_CACHE_HOME="$folder/cache"
unset BUDGET_CATALOG BUDGET_DATA

tools/build budget 2>"$folder/build" || { cat "$folder/build" >&2; exit 1; }
budget=.build/release/budget

# --- Plans

small=$folder/3.json
large=$folder/300.json
plan() { # number of servers, months
  awk -v servers="$1" -v months="$2" 'BEGIN {
    split("t3.micro t3.medium m7g.large c7g.xlarge", types, " ")
    split("us-east-1 us-west-2 eu-west-1 ap-south-1", regions, " ")
    printf "{ \"title\": \"%d servers\", \"region\": \"us-east-1\", \"months\": %d,\n", servers, months
    printf "  \"resources\": [\n"
    for (i = 0; i < servers; i++) {
      printf "    { \"name\": \"server %d\", \"service\": \"ec2\",", i + 1
      printf " \"instance_type\": \"%s\", \"region\": \"%s\",", types[i % 4 + 1], regions[int(i / 4) % 4 + 1]
      printf " \"hours_per_week\": 40, \"monthly_data_transfer_out_gb\": %d,", i % 50
      printf " \"volumes\": [{ \"volume_type\": \"gp3\", \"size_gb\": %d }] }%s\n", 20 + i % 100, i < servers - 1 ? "," : ""
    }
    print "  ] }"
  }'
}
plan 3 3 >"$small"
plan 300 3 >"$large"

# --- Time

# Seconds since some moment, as finely as the system tells.
now() {
  case $(date +%N) in
    *[!0-9]* | "") date +%s ;;
    *) date +%s.%N ;;
  esac
}

# The catalog, and how many prices a second are loaded.
began=$(now)
"$budget" catalog load >"$folder/load" 2>&1
ended=$(now)
catalog=$(find "$XDG_CACHE_HOME" -name '*.sqlite' | head -n 1)
prices=$(sqlite3 "$catalog" 'select count(*) from price')

# The median of a command's wall time in milliseconds.
median() {
  if command -v hyperfine >/dev/null; then
    hyperfine -N --warmup 10 --runs "$runs" --export-csv "$folder/times.csv" "$1" >/dev/null 2>&1
    # command,mean,stddev,median,…: counted from the end, since the command may have commas.
    awk -F, 'END { printf "%.2f", $(NF - 4) * 1000 }' "$folder/times.csv"
  else
    i=0
    : >"$folder/times"
    while [ "$i" -lt "$runs" ]; do
      start=$(now)
      eval "$1" >/dev/null
      end=$(now)
      echo "$start $end" >>"$folder/times"
      i=$((i + 1))
    done
    awk '{ printf "%.3f\n", ($2 - $1) * 1000 }' "$folder/times" | sort -n |
      awk '{ times[NR] = $1 } END { printf "%.2f", times[int((NR + 1) / 2)] }'
  fi
}

base=$(median "sqlite3 '$catalog' 'select 1'")
line() { # name, milliseconds
  awk -v name="$1" -v time="$2" -v base="$base" \
    'BEGIN { printf "%-34s %8.2f ms %6.1f ×\n", name, time, time / base }'
}
line "sqlite3 CATALOG 'select 1'" "$base"
line "budget --version" "$(median "'$budget' --version")"
line "estimate, 3 servers" "$(median "'$budget' estimate '$small'")"
line "estimate, 300 servers" "$(median "'$budget' estimate '$large'")"
line "estimate, 300 servers, JSON" "$(median "'$budget' estimate '$large' --format json")"

# --- Memory

# The most memory that a command had, in kilobytes; empty where no `time` tells.
memory() {
  if /usr/bin/time -f %M true 2>/dev/null >&2; then
    /usr/bin/time -f %M -o "$folder/memory" "$@" >/dev/null
    tail -n 1 "$folder/memory"
  elif /usr/bin/time -l true 2>/dev/null >&2; then
    { /usr/bin/time -l "$@" >/dev/null; } 2>&1 |
      awk '/maximum resident set size/ { printf "%d\n", $1 / 1024 }'
  fi
}
for plan in "$small" "$large"; do
  kilobytes=$(memory "$budget" estimate "$plan")
  awk -v name="memory, $(basename "$plan" .json) servers" -v size="${kilobytes:-0}" 'BEGIN {
    if (size > 0) printf "%-34s %8.1f MB\n", name, size / 1000; else printf "%-34s  unknown\n", name
  }'
done

# --- The catalog

awk -v prices="$prices" -v began="$began" -v ended="$ended" 'BEGIN {
  time = ended - began
  printf "%-34s %8.2f s  %d prices", "catalog load", time, prices
  if (time > 0) printf ", %d a second", prices / time
  print ""
}'
