#!/bin/sh
# Draws one plan 10,000 times with budget and with NumPy, and holds the means against each other:
# Benchmarks/forecast/run.sh
set -eu
cd "$(dirname "$0")/../.."
budget=${BUDGET:-.build/release/budget}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$work/plan.json" <<'PLAN'
import json, sys
resources = [
    {"name": f"server {i}", "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0,
     "hours_per_week": {"low": 5 + i, "likely": 20 + i, "high": 80 + i},
     "volumes": [{"volume_type": "gp3", "size_gb": {"low": 10, "likely": 20 + i, "high": 200}}],
     "monthly_data_transfer_out_gb": {"low": 10, "likely": 300, "high": 2000}}
    for i in range(20)]
json.dump({"title": "Twenty servers", "region": "us-east-1", "start": "2026-09-01", "months": 12,
           "credits": [{"name": "Grant", "amount_usd": 9000}], "resources": resources},
          open(sys.argv[1], "w"))
PLAN
"$budget" estimate "$work/plan.json" --format json > "$work/estimate.json"
python3 - "$work/estimate.json" "$work/prices.json" <<'PRICES'
import json, sys
estimate = json.load(open(sys.argv[1]))
def price(part):
    line = next(l for l in estimate["lines"] if part in l["meter"])
    return float(line["tiers"][0]["unit_price_usd"])
# The tiers of data sent out of us-east-1, from the first GB that is billed.
first = price("Out-Bytes")
json.dump({"hour": price("BoxUsage"), "gigabyte_month": price("VolumeUsage"), "free_gb": 100,
           "tiers": [[0, 10240, first], [10240, 51200, 0.085], [51200, 153600, 0.07],
                     [153600, 1e18, 0.05]]}, open(sys.argv[2], "w"))
PRICES
python3 - "$budget" "$work" <<'COMPARE'
import json, os, subprocess, sys, time

budget, work = sys.argv[1:]


def seconds(arguments, **more):
    """The wall clock of the quickest of seven runs, each a process of its own."""
    best = 1e9
    for _ in range(7):
        start = time.perf_counter()
        with open(f"{work}/out.json", "w") as out:
            subprocess.run(arguments, stdout=out, check=True, **more)
        best = min(best, time.perf_counter() - start)
    return best


def one_processor():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


forecast = [budget, "forecast", f"{work}/plan.json", "--format", "json"]
both = seconds(forecast)
single = seconds(forecast, preexec_fn=one_processor)
ours = json.load(open(f"{work}/out.json"))["forecast"]["used"]
model = [sys.executable, "Benchmarks/forecast/numpy_model.py", f"{work}/plan.json", f"{work}/prices.json"]
their_process = seconds(model)
theirs = min((json.loads(subprocess.check_output(model)) for _ in range(7)), key=lambda run: run["seconds"])
mean, error = float(ours["mean_usd"]), float(ours["standard_error_usd"])
apart = abs(mean - theirs["mean"]) / (error**2 + theirs["error"]**2) ** 0.5
print(f"budget forecast, the whole process, with what drives it: {both * 1000:.0f} ms, on one processor {single * 1000:.0f} ms")
print(f"NumPy, the whole process: {their_process * 1000:.0f} ms, {their_process / both:.1f} times as long"
      f" ({their_process / single:.1f} times on one processor)")
print(f"NumPy, without its start, the draws and quantiles alone: {theirs['seconds'] * 1000:.0f} ms,"
      f" {theirs['seconds'] / both:.1f} times as long as our whole process")
print(f"means: {mean:.2f} and {theirs['mean']:.2f}, {apart:.1f} standard errors apart")
students = json.load(open(f"{work}/plan.json"))
students["cohort"] = {"students": 38, "accounts": "individual"}
students["resources"] = students["resources"][:1]
json.dump(students, open(f"{work}/class.json", "w"))
print(f"38 students with accounts of their own: {seconds([budget, 'forecast', f'{work}/class.json']) * 1000:.0f} ms")
sys.exit(0 if apart < 4 else 1)
COMPARE
