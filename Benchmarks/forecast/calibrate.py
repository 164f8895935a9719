#!/usr/bin/env python3
"""Holds forecasts of a thousand synthetic terms against what happened in them.

Each term has true distributions: hours a week are log-normal, traffic is triangular, and each of four
servers is forgotten in one of ten terms. A planner who knows the tenth and ninetieth percentile of each
writes a plan; the forecast says a band, and the term is drawn from the true distributions. The band
from P10 to P90 has to hold 75 to 85 % of the outcomes.

Benchmarks/forecast/calibrate.py [terms]; BUDGET names the program.
"""
import json
import math
import os
import random
import subprocess
import sys

budget = os.environ.get("BUDGET", ".build/release/budget")
terms = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
weeks, spread = 13, 0.25


def run(plans, *arguments):
    """The budgets of plans, with their forecasts, from one run of the program."""
    made = subprocess.run(
        [budget, "estimate", "--lines", *arguments],
        input="".join(json.dumps(plan) + "\n" for plan in plans), capture_output=True, text=True,
        check=True)
    return [json.loads(line)["budget"] for line in made.stdout.splitlines()]


def plan_of(hours, traffic):
    def quantile(z):
        return hours * math.exp(spread * z)

    def triangular(share):
        root = math.sqrt(2 * share) if share < 0.5 else 2 - math.sqrt(2 - 2 * share)
        return traffic * root

    return {
        "title": "A term", "region": "us-east-1", "weeks": weeks, "free_tier": "none",
        "resources": [
            {"name": "s", "service": "ec2", "instance_type": "t3.large", "count": 4, "public_ipv4": 0,
             "forgotten": {"probability": 0.1, "days": 20},
             "hours_per_week": {"low": round(quantile(-1.2816), 3), "confidence": 80,
                                "likely": round(hours * math.exp(-spread**2), 3),
                                "high": round(quantile(1.2816), 3)}},
            {"name": "t", "service": "data_transfer",
             "monthly_outbound_internet_gb": {"low": round(triangular(0.1), 3), "confidence": 80,
                                              "likely": traffic, "high": round(triangular(0.9), 3)}},
        ]}, quantile, triangular


def prices():
    plan, _, _ = plan_of(20, 200)
    lines = {line["resource"]: line for line in run([plan])[0]["lines"]}
    return [float(lines[name]["tiers"][0]["unit_price_usd"]) for name in ("s", "t")]


def main():
    draw = random.Random(4711)
    hour, gigabyte = prices()
    inside = below = 0
    made = [plan_of(round(10 + 20 * draw.random(), 3), round(100 + 300 * draw.random(), 3))
            for _ in range(terms)]
    for start in range(0, terms, 50):
        own = made[start:start + 50]
        budgets = run([plan for plan, _, _ in own], "--draws", "2000", "--seed", str(start + 1))
        for (_, quantile, triangular), result in zip(own, budgets, strict=True):
            band = result["forecast"]["used"]
            low, high = float(band["p10_usd"]), float(band["p90_usd"])
            forgotten = sum(draw.random() < 0.1 for _ in range(4))
            outcome = (hour * (4 * weeks * quantile(draw.gauss(0, 1)) + 480 * forgotten)
                       + gigabyte * weeks * 168 / 730 * triangular(draw.random()))
            below += outcome < low
            inside += low <= outcome <= high
    share = inside / terms
    print(f"{inside} of {terms} terms within the band from P10 to P90, {below} below it")
    # Of fewer terms, chance takes a larger part.
    slack = max(0.05, 3 * math.sqrt(0.16 / terms))
    return 0 if abs(share - 0.8) <= slack else 1


if __name__ == "__main__":
    sys.exit(main())
