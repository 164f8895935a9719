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
"$budget" forecast "$work/plan.json" --format json > "$work/forecast.json"
start=$(date +%s%N)
"$budget" forecast "$work/plan.json" --format json > "$work/forecast.json"
middle=$(date +%s%N)
"$budget" estimate "$work/plan.json" --format csv > /dev/null
end=$(date +%s%N)
python3 Benchmarks/forecast/numpy_model.py "$work/plan.json" "$work/prices.json" > "$work/numpy.json"
python3 - "$work/forecast.json" "$work/numpy.json" $((middle - start)) $((end - middle)) <<'COMPARE'
import json, sys
ours = json.load(open(sys.argv[1]))["forecast"]["used"]
theirs = json.load(open(sys.argv[2]))
whole, estimate = int(sys.argv[3]) / 1e6, int(sys.argv[4]) / 1e6
mean, error = float(ours["mean_usd"]), float(ours["standard_error_usd"])
apart = abs(mean - theirs["mean"]) / (error**2 + theirs["error"]**2) ** 0.5
print(f"budget forecast, the whole run: {whole:.0f} ms (of which an estimate takes {estimate:.0f} ms)")
own, numpy = whole - estimate, theirs["seconds"] * 1000
print(f"NumPy, the draws alone: {numpy:.0f} ms; {numpy / own:.1f} times as long as the forecast beside its estimate,"
      " which also finds what drives it")
print(f"means: {mean:.2f} and {theirs['mean']:.2f}, {apart:.1f} standard errors apart")
sys.exit(0 if apart < 4 else 1)
COMPARE
