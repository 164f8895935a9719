"""Runs the queries that `budget actual --sql` prints, on engines that are installed.

    engines.py BUDGET SAMPLES FOLDER duckdb|spark|parse|xargs|pipe

Writes what each query gives as CSV into FOLDER and prints the names, a line each, as
`name<TAB>file of the source<TAB>file of the result`; `parse` prints what is not SQL of its dialect.
`xargs` and `pipe` price plans by `budget estimate --lines` in several processes, as `xargs -P` and
Spark start them, and print what differs from the answers of one.
"""

import csv
import json
import os
import re
import subprocess
import sys

budget, samples, folder, engine = sys.argv[1:5]


def query(*arguments):
    command = [budget, "actual", "--sql", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def snake(name):
    """A legacy column's name as Data Exports write it."""
    part, _, key = name.partition("/")
    key = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", key)
    return (re.sub(r"(?<=[a-z])(?=[A-Z])", "_", part) + "_" + key).lower()


def cur2_rows():
    """The legacy sample with the columns of Cost and Usage Report 2.0, and tags in a map."""
    with open(os.path.join(samples, "cur-legacy.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    names = [snake(name) for name in rows[0]]
    names += ["line_item_usage_account_name", "line_item_resource_id", "resource_tags"]
    operation = names.index("line_item_operation")
    for number, row in enumerate(rows[1:]):
        if number % 3 == 0:
            row[operation] = "LoadBalancing:Network"
        team = ["red", "blue", 'the "greens"', ""][number % 4]
        tags = "{}" if not team else '{"user_team": "%s"}' % team.replace('"', '\\"')
        row += ["class", "resource-%d" % (number % 17), tags]
    return names, rows[1:]


def write_csv(path, names, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows(rows)


def corrected_focus(path):
    """The FOCUS sample with refunds as Azure has them, purchases and credits that are corrections."""
    with open(os.path.join(samples, "focus-1.0-sample.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    kind, correction, cost = map(rows[0].index, ["ChargeCategory", "ChargeClass", "BilledCost"])
    for number, row in enumerate(rows[1:]):
        if number % 9 == 0:
            row[kind] = ["Purchase", "Credit", "Usage"][number % 3]
            row[correction] = "Correction"
            row[cost] = "-0.%d" % (number + 1)
    write_csv(path, rows[0], rows[1:])


def own_columns(path, seller, columns):
    """The rows of a seller in the FOCUS sample, with columns that only its own exports have."""
    with open(os.path.join(samples, "focus-1.0-sample.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    provider = rows[0].index("ProviderName")
    own = [row for row in rows[1:] if row[provider] == seller]
    names = list(columns)
    for number, row in enumerate(own):
        row += [columns[name][number % len(columns[name])] for name in names]
    write_csv(path, rows[0] + names, own)


def prepare():
    """The samples as CSV and as Parquet in partitions: amounts as doubles, tags as maps."""
    import duckdb

    names, rows = cur2_rows()
    cur2 = os.path.join(folder, "cur2-csv", "cur2.csv")
    write_csv(cur2, names, rows)
    connection = duckdb.connect()
    focus = os.path.join(folder, "focus-csv", "focus.csv")
    corrected_focus(focus)
    aws = os.path.join(folder, "focus-aws-csv", "focus.csv")
    own_columns(aws, "AWS", {
        "x_UsageType": ["LoadBalancerUsage", "EUC1-BoxUsage:t3.micro", "NULL"],
        "x_Operation": ["LoadBalancing:Network", "LoadBalancing:Application", "ListBucket", "NULL"],
    })
    azure = os.path.join(folder, "focus-azure-csv", "focus.csv")
    own_columns(azure, "Microsoft", {
        "x_SkuMeterName": ["vCore", "B2s", "LRS Data Stored"],
        "x_SkuMeterSubcategory": ["General Purpose - Serverless - Compute Gen5",
                                  "SingleDB/Elastic Pool Hyperscale - Compute Gen5"],
        "x_PricingUnitDescription": ["1 Hour", "10K", "100 Hours", "1 GB/Month", "Unassigned"],
    })
    for source, target, cost, quantity, tags, day in [
        (cur2, "cur2-parquet", "line_item_unblended_cost", "line_item_usage_amount",
         "resource_tags", "line_item_usage_start_date"),
        (focus, "focus-parquet", "BilledCost", "PricingQuantity", "Tags", "ChargePeriodStart"),
        (aws, "focus-aws-parquet", "BilledCost", "PricingQuantity", "Tags", "ChargePeriodStart"),
        (azure, "focus-azure-parquet", "BilledCost", "PricingQuantity", "", "ChargePeriodStart"),
    ]:
        place = os.path.join(folder, target)
        if os.path.exists(place):
            continue
        map_type = "MAP(VARCHAR, VARCHAR)"
        # Azure writes tags as text, whatever the type of the files.
        if tags:
            tags = f""",
                CAST(from_json(NULLIF("{tags}", 'NULL'), '"MAP(VARCHAR,VARCHAR)"') AS {map_type}) AS "{tags}\""""
        connection.execute(f"""
            COPY (SELECT * REPLACE (
                CAST(NULLIF("{cost}", 'NULL') AS DOUBLE) AS "{cost}",
                CAST(NULLIF("{quantity}", 'NULL') AS DOUBLE) AS "{quantity}"{tags}),
              substr("{day}", 9, 1) AS part
              FROM read_csv('{source}', header=true, all_varchar=true))
            TO '{place}' (FORMAT parquet, PARTITION_BY (part))""")
    return [
        ("focus", "csv", focus, focus),
        ("focus", "parquet", os.path.join(folder, "focus-parquet"), focus),
        ("focus-aws", "csv", aws, aws),
        ("focus-aws", "parquet", os.path.join(folder, "focus-aws-parquet"), aws),
        ("focus-azure", "csv", azure, azure),
        ("focus-azure", "parquet", os.path.join(folder, "focus-azure-parquet"), azure),
        ("cur2", "csv", os.path.join(folder, "cur2-csv"), cur2),
        ("cur2", "parquet", os.path.join(folder, "cur2-parquet"), cur2),
    ]


def run_duckdb():
    import duckdb

    for export, file_type, place, source in prepare():
        text = query("duckdb", "--format", export, "--file-type", file_type, "--location", place)
        result = os.path.join(folder, f"duckdb-{export}-{file_type}.csv")
        statement = text.strip().rstrip(";")
        duckdb.connect().execute(f"COPY ({statement}) TO '{result}' (HEADER)")
        print(f"duckdb {export} {file_type}\t{source}\t{result}")


def spark_session():
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[*]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    return session


def run_spark():
    session = spark_session()
    for export, file_type, place, source in prepare():
        if file_type != "parquet":
            continue
        text = query("spark", "--format", export, "--location", place)
        lines = [line for line in text.splitlines() if not line.startswith("--")]
        frame = None
        for statement in "\n".join(lines).split(";\n"):
            if statement.strip():
                frame = session.sql(statement.strip().rstrip(";"))
        result = os.path.join(folder, f"spark-{export}-{file_type}.csv")
        with open(result, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(frame.columns)
            for row in frame.collect():
                writer.writerow(["" if value is None else format(value, "f")
                                 if type(value).__name__ == "Decimal" else value for value in row])
        print(f"spark {export} {file_type}\t{source}\t{result}")
    session.stop()


def parse():
    import sqlglot

    for name, dialect in [("athena", "athena"), ("bigquery", "bigquery"), ("duckdb", "duckdb"),
                          ("spark", "spark")]:
        for export in ["cur2", "cur", "focus", "focus-aws", "focus-azure"]:
            for options in [[], ["--file-type", "csv"], ["--tag", "team", "--tag", "it's"],
                            ["--month", "2026-09"]]:
                text = query(name, "--format", export, *options)
                try:
                    trees = sqlglot.parse(text, dialect=dialect)
                    last = [tree for tree in trees if tree][-1]
                    if last.key != "select":
                        raise ValueError(f"the last statement is {last.key}")
                    if len(last.selects) != 21:
                        raise ValueError(f"{len(last.selects)} columns")
                except Exception as error:
                    print(f"{name} {export} {options}: {error}")


def plans():
    """Plans that differ, one that comes again and again, and one that cannot be priced."""
    def plan(number, service="ec2"):
        return json.dumps({
            "title": "plan %d" % number, "region": "us-east-1", "months": 1 + number % 3,
            "resources": [{"service": service, "instance_type": "t3.micro",
                           "hours_per_week": 1 + number % 40}]})

    same = [plan(1000)] * 20
    return [plan(number) for number in range(60)] + same + [plan(2000, "ec3")]


def answers(lines):
    """What was answered, in an order of its own and without the numbers of lines."""
    parts = [re.sub(r'"line":\d+,', "", line) for line in lines]
    return sorted(parts)


def compare(name, lines, text):
    alone = subprocess.run([budget, "estimate", "--lines"], input=text, check=True,
                           capture_output=True, text=True).stdout.splitlines()
    if len(alone) != len(plans()):
        print(f"{len(alone)} answers to {len(plans())} plans")
    if answers(lines) != answers(alone):
        print(f"{name}: {len(lines)} answers are others than the {len(alone)} of one process")


def run_xargs():
    os.makedirs(folder, exist_ok=True)
    text = "\n".join(plans()) + "\n"
    with open(os.path.join(folder, "plans.jsonl"), "w", encoding="utf-8") as file:
        file.write(text)
    command = """split -n l/4 plans.jsonl part- &&
        ls part-* | xargs -P 2 -I{} sh -c '"$0" estimate --lines {} >{}.out' "$BUDGET" &&
        cat part-*.out"""
    lines = subprocess.run(["sh", "-c", command], cwd=folder, check=True, capture_output=True,
                           text=True, env={**os.environ, "BUDGET": budget}).stdout.splitlines()
    compare("xargs", lines, text)


def run_pipe():
    session = spark_session()
    rdd = session.sparkContext.parallelize(plans(), 3)
    lines = rdd.pipe(f"'{budget}' estimate --lines", env=dict(os.environ)).collect()
    session.stop()
    compare("pipe", lines, "\n".join(plans()) + "\n")


{"duckdb": run_duckdb, "spark": run_spark, "parse": parse, "xargs": run_xargs,
 "pipe": run_pipe}[engine]()
