#!/usr/bin/env python3
"""Writes an offer CSV in the official layout of AmazonEC2 (91 columns) from the bundled prices.

    generate-offer.py PRICING_DATA GIGABYTES [PUBLISHED] > offer.csv

The on-demand and all-upfront reserved prices are those of the bundled tables. Around each product
stand the rows that the official lists have around it (other tenancies, capacity reservations,
licences, terms), which a reader must pass over; they carry the product's on-demand price. Sizes
beyond one copy of the list are reached with the same products under other SKUs in Local Zones,
which a reader passes over too.
"""

import csv
import glob
import os
import sys
import zlib

HEADER = """SKU,OfferTermCode,RateCode,TermType,PriceDescription,EffectiveDate,StartingRange,EndingRange,Unit,
PricePerUnit,Currency,RelatedTo,LeaseContractLength,PurchaseOption,OfferingClass,Product Family,serviceCode,Location,
Location Type,Instance Type,Current Generation,Instance Family,vCPU,Physical Processor,Clock Speed,Memory,Storage,
Network Performance,Processor Architecture,Storage Media,Volume Type,Max Volume Size,Max IOPS/volume,
Max IOPS Burst Performance,Max throughput/volume,Provisioned,Tenancy,EBS Optimized,Operating System,License Model,Group,
Group Description,Transfer Type,From Location,From Location Type,To Location,To Location Type,usageType,operation,
AvailabilityZone,CapacityStatus,ClassicNetworkingSupport,Dedicated EBS Throughput,ECU,Elastic Graphics Type,
Enhanced Networking Supported,From Region Code,GPU,GPU Memory,Instance,Instance Capacity - 10xlarge,
Instance Capacity - 12xlarge,Instance Capacity - 16xlarge,Instance Capacity - 18xlarge,Instance Capacity - 24xlarge,
Instance Capacity - 2xlarge,Instance Capacity - 32xlarge,Instance Capacity - 4xlarge,Instance Capacity - 8xlarge,
Instance Capacity - 9xlarge,Instance Capacity - large,Instance Capacity - medium,Instance Capacity - metal,
Instance Capacity - xlarge,instanceSKU,Intel AVX2 Available,Intel AVX Available,Intel Turbo Available,MarketOption,
Normalization Size Factor,Physical Cores,Pre Installed S/W,Processor Features,Product Type,Region Code,Resource Type,
serviceName,SnapshotArchiveFeeType,To Region Code,Volume API Name,VPCNetworkingSupport"""
COLUMNS = [name.strip() for name in HEADER.replace("\n", "").split(",")]
INDEX = {name: number for number, name in enumerate(COLUMNS)}
SYSTEMS = {"linux": "Linux", "windows": "Windows", "rhel": "RHEL", "suse": "SUSE"}
TERMS = [
    (length, option, offering)
    for length in ("1yr", "3yr")
    for option in ("No Upfront", "Partial Upfront", "All Upfront")
    for offering in ("standard", "convertible")
]
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def sku(number):
    digits = []
    number = number * 2654435761 % (1 << 62) + (1 << 70)
    while len(digits) < 16:
        number, rest = divmod(number, len(ALPHABET))
        digits.append(ALPHABET[rest])
    return "".join(digits)


def read(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


class Writer:
    def __init__(self, out, limit):
        self.out, self.limit, self.size, self.number, self.rows = out, limit, 0, 0, 0

    def write(self, fields):
        line = ",".join('"' + field + '"' if field else "" for field in fields) + "\n"
        self.out.write(line)
        self.size += len(line)
        self.rows += 1

    @property
    def is_full(self):
        return self.size >= self.limit


def product(region, name, type_, spec, system, tenancy, usage, status, software):
    fields = [""] * len(COLUMNS)

    def put(column, value):
        fields[INDEX[column]] = value

    put("Product Family", "Compute Instance (bare metal)" if "metal" in type_ else "Compute Instance")
    put("serviceCode", "AmazonEC2")
    put("Location", name)
    put("Location Type", "AWS Region")
    put("Instance Type", type_)
    put("Current Generation", "Yes")
    put("Instance Family", "General purpose")
    put("vCPU", spec.get("vcpu", "2"))
    put("Physical Processor", spec.get("processor", "") or "Intel Xeon")
    put("Clock Speed", "3.1 GHz")
    put("Memory", spec.get("memory_gib", "8") + " GiB")
    put("Storage", "EBS only")
    put("Network Performance", spec.get("network_performance", "") or "Up to 10 Gigabit")
    put("Processor Architecture", "64-bit")
    put("Tenancy", tenancy)
    put("Operating System", system)
    put("License Model", "No License required")
    put("usageType", usage + ":" + type_)
    put("operation", "RunInstances")
    put("AvailabilityZone", "NA")
    put("CapacityStatus", status)
    put("ClassicNetworkingSupport", "false")
    put("Dedicated EBS Throughput", "Up to 10000 Mbps")
    put("ECU", "NA")
    put("Enhanced Networking Supported", "Yes")
    put("GPU Memory", "NA")
    put("Intel AVX2 Available", "Yes")
    put("Intel AVX Available", "Yes")
    put("Intel Turbo Available", "Yes")
    put("MarketOption", "OnDemand")
    put("Normalization Size Factor", "4")
    put("Pre Installed S/W", software)
    put("Processor Features", "Intel AVX; Intel AVX2; Intel AVX512; Intel Turbo")
    put("Region Code", region)
    put("serviceName", "Amazon Elastic Compute Cloud")
    put("VPCNetworkingSupport", "true")
    return fields


def price(writer, fields, code, term, rate, unit, amount, description, lease=None):
    fields = list(fields)
    number = fields[0]
    fields[1], fields[2], fields[3] = code, f"{number}.{code}.{rate}", term
    fields[4], fields[5] = description, DAY
    if unit == "Hrs":
        fields[6], fields[7] = "0", "Inf"
    fields[8], fields[9], fields[10] = unit, amount, "USD"
    if lease:
        fields[12], fields[13], fields[14] = lease
    writer.write(fields)


def main():
    global DAY
    data, size = sys.argv[1], float(sys.argv[2])
    published = sys.argv[3] if len(sys.argv) > 3 else "2026-11-01T12:00:00Z"
    DAY = published[:10]
    out = open(sys.stdout.fileno(), "w", buffering=1 << 20)
    writer = Writer(out, int(size * 1e9))
    version = published.replace("-", "").replace("T", "").replace(":", "").rstrip("Z")
    out.write('"FormatVersion","v1.0"\n"Disclaimer","This pricing list is for informational purposes only."\n')
    out.write(f'"Publication Date","{published}"\n"Version","{version}"\n"OfferCode","AmazonEC2"\n')
    out.write(",".join('"' + name + '"' for name in COLUMNS) + "\n")
    specs = {row["instance_type"]: row for row in read(os.path.join(data, "aws/ec2/instance-types.csv"))}
    regions = {row["region"]: row for row in read(os.path.join(data, "feed-mapping/aws-regions.csv"))}
    copies = 0
    while not writer.is_full:
        for path in sorted(glob.glob(os.path.join(data, "aws/ec2/on_demand/*.csv"))):
            code = os.path.basename(path)[:-4]
            region = code if copies == 0 else f"{code}-zone-{copies}"
            location = regions[code]["locations"].split("|")[0]
            prefix = regions[code]["usage_prefixes"].split("|")[0] + "-"
            prefix = "" if code == "us-east-1" else prefix
            newest = {row["instance_type"]: row for row in read(path) if not row["effective_to"]}
            reserved = {}
            reserved_path = os.path.join(data, "aws/ec2/reserved", code + ".csv")
            if os.path.exists(reserved_path):
                reserved = {row["instance_type"]: row for row in read(reserved_path)}
            for type_, row in newest.items():
                write_type(writer, region, location, prefix, type_, row, reserved.get(type_, {}), specs.get(type_, {}))
                if writer.is_full:
                    break
            if writer.is_full:
                break
        copies += 1
    out.flush()
    print(f"{writer.rows} rows, {writer.size} bytes", file=sys.stderr)


def write_type(writer, region, location, prefix, type_, row, reserved, spec):
    for system, title in SYSTEMS.items():
        amount = row[system]
        if not amount:
            continue
        for tenancy, usage, status, software in (
            ("Shared", "BoxUsage", "Used", "NA"),
            ("Shared", "UnusedBox", "UnusedCapacityReservation", "NA"),
            ("Shared", "Reservation", "AllocatedCapacityReservation", "NA"),
            ("Dedicated", "DedicatedUsage", "Used", "NA"),
            ("Host", "HostBoxUsage", "Used", "NA"),
            ("Shared", "BoxUsage", "Used", "SQL Std"),
            ("Dedicated", "DedicatedUsage", "Used", "SQL Std"),
        ):
            fields = product(region, location, type_, spec, title, tenancy, prefix + usage, status, software)
            fields[0] = sku(writer.number)
            writer.number += 1
            description = f"${amount} per On Demand {title} {type_} Instance Hour"
            price(writer, fields, "JRTCKXETXF", "OnDemand", "6YS6EN2CT7", "Hrs", amount, description)
            if status != "Used" or tenancy == "Host":
                continue
            for length, option, offering in TERMS:
                term = sku(zlib.crc32(f"{length} {option} {offering}".encode()))[:10]
                lease = (length, option, offering)
                effective = reserved.get(f"{system}_{length}_all_upfront", "")
                if option != "All Upfront":
                    hourly = effective or amount
                else:
                    hourly = "0.0000000000"
                text = f"{title} (Amazon VPC), {type_} reserved instance applied"
                price(writer, fields, term, "Reserved", "6YS6EN2CT7", "Hrs", hourly, text, lease)
                if option != "No Upfront":
                    upfront = str(round(float(effective or amount) * (8760 if length == "1yr" else 26280)))
                    price(writer, fields, term, "Reserved", "2TG2D8R56U", "Quantity", upfront, "Upfront Fee", lease)


main()
