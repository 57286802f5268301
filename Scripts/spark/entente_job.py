"""Reads a corpus into a graph on a Spark cluster: `entente extract` in the executors, merged by key in Spark.

  spark-submit Scripts/spark/entente_job.py CORPUS OUTPUT [--partitions N] [--entente PROGRAM] [--name NAME]

CORPUS is lines of JSON with a document each: a file, a folder or a pattern, of whatever file system Spark knows. Under
OUTPUT come Parquet tables: readings (one line of JSON for each document, all that a graph needs), documents, entities
and claims. `load.py` beside this takes the readings into a local graph, and the graph is the same byte for byte as one
that was built in one process, however the corpus was cut up.
"""

import argparse
import json
import subprocess
import threading

from pyspark import SparkFiles
from pyspark.sql import Row, SparkSession
from pyspark.sql.types import DoubleType, LongType, StringType, StructField, StructType


def text(name, nullable=True):
    return StructField(name, StringType(), nullable)


READINGS = StructType([text("id", False), text("place"), text("line", False)])
DOCUMENTS = StructType([text(name) for name in ["id", "path", "title", "source", "published", "address", "author"]])
ENTITIES = StructType([text(name) for name in ["document", "id", "kind", "name", "country"]])
CLAIMS = StructType(
    [text(name) for name in ["id", "document", "subject", "predicate", "object", "polarity", "modality",
                             "attributed", "attribution", "date", "rule", "unit", "qualifier"]]
    + [StructField("quantity", DoubleType()), StructField("start", LongType()), StructField("end", LongType())])


def readings_of(lines, program, name):
    """Pipes the lines of one partition through `entente extract`.

    One process for a partition, with one worker: the other cores of the machine have partitions of their own. Lines
    go in by a thread while readings come out, so that neither side waits for a full pipe.
    """
    process = subprocess.Popen(
        [program, "extract", "--workers", "1", "--from", name, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    failure = []

    def feed():
        try:
            for line in lines:
                process.stdin.write(line.encode() + b"\n")
            process.stdin.close()
        except Exception as error:  # told below: a thread's own exceptions are lost
            failure.append(error)
            process.kill()

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    for line in process.stdout:
        yield line[:-1].decode()
    feeder.join()
    status = process.wait()
    # 2 says that some documents were left out, which standard error names.
    if failure or status not in (0, 2):
        raise RuntimeError(f"entente extract ended with {status}") from (failure[0] if failure else None)


def keyed(line):
    """The key under which copies of one text meet, and what orders them, as the graph orders them."""
    document = json.loads(line)["document"]
    place = json.dumps([document["path"], document["title"], document["source"] or "", document["published"] or ""])
    return document["id"], (place, line)


def tables(row):
    reading = json.loads(row.line)
    document = reading["document"]
    yield "documents", Row(**{name: document[name] for name in DOCUMENTS.names})
    for entity in reading["entities"]:
        yield "entities", Row(
            document=document["id"], id=entity["id"], kind=entity["kind"], name=entity["name"], country=entity["country"])
    for claim in reading["claims"]:
        attribution = claim["attribution"] or {}
        quantity = claim["quantity"] or {}
        value = quantity.get("value")
        yield "claims", Row(
            id=claim["id"], document=document["id"], subject=claim["subject"], predicate=claim["predicate"],
            object=claim["object"], polarity=claim["polarity"], modality=claim["modality"],
            attributed=attribution.get("entity"), attribution=attribution.get("text"),
            date=(claim["date"] or {}).get("date"), rule=claim["rule"], unit=quantity.get("unit"),
            qualifier=quantity.get("qualifier"), quantity=None if value is None else float(value),
            start=claim["evidence"][0], end=claim["evidence"][1])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus")
    arguments.add_argument("output")
    arguments.add_argument("--partitions", type=int, default=0, help="parts to cut the corpus into (Spark's choice)")
    arguments.add_argument("--entente", default="entente", help="the program, which every executor has at this path")
    arguments.add_argument("--ship", action="store_true", help="send the program of this machine to the executors")
    arguments.add_argument("--name", default="corpus", help="the file that documents are said to come from")
    arguments.add_argument("--no-tables", action="store_true", help="write the readings only")
    options = arguments.parse_args()

    spark = SparkSession.builder.appName("entente").getOrCreate()
    context = spark.sparkContext
    program = options.entente
    if options.ship:
        context.addFile(program)
    ship, name = options.ship, options.name
    base = program.rsplit("/", 1)[-1]

    def extract(lines):
        return readings_of(lines, SparkFiles.get(base) if ship else program, name)

    lines = context.textFile(options.corpus, options.partitions or None)
    if options.partitions:
        # A packed file is one part whatever is asked for; cut it up after it is unpacked.
        lines = lines.repartition(options.partitions) if lines.getNumPartitions() < options.partitions else (
            lines.coalesce(options.partitions))
    merged = lines.mapPartitions(extract).map(keyed).reduceByKey(min)
    rows = merged.map(lambda pair: Row(id=pair[0], place=pair[1][0], line=pair[1][1]))
    spark.createDataFrame(rows, READINGS, verifySchema=False).write.mode("overwrite").parquet(
        f"{options.output}/readings")
    if not options.no_tables:
        stored = spark.read.parquet(f"{options.output}/readings")
        parts = stored.rdd.flatMap(tables).cache()
        for table, schema in [("documents", DOCUMENTS), ("entities", ENTITIES), ("claims", CLAIMS)]:
            rows = parts.filter(lambda pair, table=table: pair[0] == table).map(
                lambda pair, names=schema.names: tuple(pair[1][name] for name in names))
            spark.createDataFrame(rows, schema, verifySchema=False).write.mode("overwrite").parquet(
                f"{options.output}/{table}")
    spark.stop()


if __name__ == "__main__":
    main()
