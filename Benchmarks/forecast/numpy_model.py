#!/usr/bin/env python3
"""The benchmark's plan in NumPy: 20 servers with disks and traffic over 12 months, drawn 10,000 times.

As someone who knows NumPy writes it: whole arrays, no loop over draws, betas for PERT ranges. Prints the
mean and the seconds for the draws and their quantiles by month and week, without starting Python or
importing NumPy. What drives the total it does not find.
"""
import json
import sys
import time

import numpy

plan = json.load(open(sys.argv[1]))
prices = json.load(open(sys.argv[2]))
draws, months = 10_000, plan["months"]


def pert(random, low, likely, high):
    alpha = 1 + 4 * (likely - low) / (high - low)
    beta = 1 + 4 * (high - likely) / (high - low)
    return low + (high - low) * random.beta(alpha, beta, draws)


def tiered(quantity, tiers):
    cost = numpy.zeros_like(quantity)
    for start, end, price in tiers:
        cost += (numpy.clip(quantity, start, end) - start) * price
    return cost


start = time.perf_counter()
random = numpy.random.default_rng(1)
total = numpy.zeros((draws, months))
traffic = numpy.zeros((draws, months))
disks = numpy.zeros((draws, months))
for resource in plan["resources"]:
    hours = pert(random, **resource["hours_per_week"])[:, None] * 730 / 168
    size = pert(random, **resource["volumes"][0]["size_gb"])[:, None]
    out = pert(random, **resource["monthly_data_transfer_out_gb"])[:, None]
    total += numpy.broadcast_to(hours, total.shape) * prices["hour"]
    disks += size
    traffic += out
total += disks * prices["gigabyte_month"]
total += tiered(numpy.maximum(traffic - prices["free_gb"], 0), [tuple(t) for t in prices["tiers"]])
left = numpy.full(draws, float(plan["credits"][0]["amount_usd"]))
paid = numpy.zeros((draws, months))
for month in range(months):
    by_credit = numpy.minimum(left, total[:, month])
    left -= by_credit
    paid[:, month] = total[:, month] - by_credit
used = total.sum(axis=1)
# The weeks of the first 2,000 terms, as the forecast has them: a month is spread evenly over its hours.
ends = numpy.minimum(numpy.arange(1, 53 + 1) * 168 / 730, months)
before = numpy.minimum(ends.astype(int), months - 1)
sums = numpy.concatenate([numpy.zeros((2000, 1)), numpy.cumsum(total[:2000], axis=1)], axis=1)
by_week = sums[:, before] + (ends - before) * total[:2000, before]
week_quantiles = numpy.quantile(by_week, [0.1, 0.5, 0.8, 0.9], axis=0)
weekly = numpy.quantile(numpy.diff(by_week, axis=1, prepend=0), [0.1, 0.5, 0.8, 0.9], axis=0)
quantiles = numpy.quantile(used, [0.1, 0.5, 0.8, 0.9])
by_month = numpy.quantile(total, [0.1, 0.5, 0.8, 0.9], axis=0)
so_far = numpy.quantile(numpy.cumsum(total, axis=1), [0.1, 0.5, 0.8, 0.9], axis=0)
paid_quantiles = numpy.quantile(paid, [0.1, 0.5, 0.8, 0.9], axis=0)
error = used.std(ddof=1) / draws**0.5
seconds = time.perf_counter() - start
print(json.dumps({"mean": used.mean(), "error": error, "p90": quantiles[3], "seconds": seconds}))
