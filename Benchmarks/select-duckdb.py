#!/usr/bin/env python3
"""Has DuckDB select the rows of an offer CSV that a catalog needs: select-duckdb.py FILE THREADS."""

import sys

import duckdb

file, threads = sys.argv[1], int(sys.argv[2])
connection = duckdb.connect()
if threads:
    connection.execute(f"SET threads = {threads}")
shared = """
    Tenancy = 'Shared' AND "License Model" IN ('No License required', '')
    AND "Pre Installed S/W" IN ('NA', '') AND CapacityStatus IN ('Used', '')
    AND MarketOption IN ('OnDemand', '') AND "Operating System" IN ('Linux', 'Windows', 'RHEL', 'SUSE')
    AND usageType LIKE '%BoxUsage:%' AND usageType NOT LIKE '%HostBoxUsage:%'
    AND Unit = 'Hrs' AND Currency = 'USD'
"""
rows = connection.execute(
    f"""
    CREATE TABLE kept AS
    SELECT usageType, "Region Code", "Instance Type", "Operating System", LeaseContractLength,
      CAST(PricePerUnit AS DECIMAL(24, 12)) AS price, RateCode
    FROM read_csv('{file}', skip = 5, header = true, all_varchar = true, nullstr = '\\N')
    WHERE {shared} AND "Region Code" NOT LIKE '%-zone-%' AND (TermType = 'OnDemand'
      OR (TermType = 'Reserved' AND PurchaseOption = 'No Upfront' AND OfferingClass = 'standard'))
    """
)
print("rows kept:", connection.execute("SELECT count(*) FROM kept").fetchone()[0])
