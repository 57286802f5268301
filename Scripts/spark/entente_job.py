"""Reads a corpus into a graph on a Spark cluster: `entente extract` in the executors, merged by key in Spark.

  spark-submit Scripts/spark/entente_job.py CORPUS OUTPUT [--partitions N] [--entente PROGRAM] [--name NAME]

CORPUS is lines of JSON with a document each: a file, a folder or a pattern, of whatever file system Spark knows. Under
OUTPUT come Parquet tables: readings (one line of JSON for each document, all that a graph needs), documents, entities
and claims. `load.py` beside this takes the readings into a local graph, and the graph is the same byte for byte as one
that was built in one process, however the corpus was cut up.
"""

import argparse
import shlex
import subprocess
import threading

from pyspark import SparkFiles
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql

# A line of `entente extract`, as far as tables are made of it.
READING = """
  document struct<id string, path string, title string, source string, published string, address string, author string>,
  entities array<struct<id string, kind string, name string, country string>>,
  claims array<struct<id string, subject string, predicate string, object string, polarity string, modality string,
    attribution struct<entity string, text string>, date struct<date string>, rule string,
    quantity struct<value double, unit string, qualifier string>, evidence array<bigint>>>
"""


def piped(spark, lines, program, name):
    """Pipes the lines of each partition through `entente extract`, without a detour through Python.

    One process for a partition, with one worker: the other cores of the machine have partitions of their own. A status
    of 2 says that some documents were left out, which standard error names; any other is a failure.
    """
    command = f"{shlex.quote(program)} extract --workers 1 --from {shlex.quote(name)} - || [ $? -eq 2 ]"
    words = spark.sparkContext._gateway.jvm.java.util.ArrayList()
    for word in ["sh", "-c", command]:
        words.add(word)
    variables = spark.sparkContext._gateway.jvm.java.util.HashMap()
    readings = lines._jrdd.pipe(words, variables, False, 1 << 16, "UTF-8")
    strings = spark.sparkContext._jvm.org.apache.spark.sql.Encoders.STRING()
    return DataFrame(spark._jsparkSession.createDataset(readings.rdd(), strings).toDF(), spark).toDF("line")


def shipped(spark, lines, base, name):
    """The same by the program that was sent to the executors, which only their own Python finds."""
    rows = lines.mapPartitions(lambda part: ((line,) for line in readings_of(part, SparkFiles.get(base), name)))
    return spark.createDataFrame(rows, "line string", verifySchema=False)


def readings_of(lines, program, name):
    """Lines go in by a thread while readings come out, so that neither side waits for a full pipe."""
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
    if failure or status not in (0, 2):
        raise RuntimeError(f"entente extract ended with {status}") from (failure[0] if failure else None)


def merged(readings):
    """One reading for each text: of copies, the one whose place is first, as the graph orders them."""
    part = lambda name: sql.coalesce(sql.col(f"document.{name}"), sql.lit(""))
    place = [part("path"), part("title"), part("source"), part("published")]
    return (
        readings.withColumn("document", sql.from_json("line", READING)["document"])
        .select(sql.col("document.id").alias("id"), sql.struct(sql.struct(*place).alias("place"), "line").alias("best"))
        .groupBy("id").agg(sql.min("best").alias("best"))
        .select("id", "best.place", "best.line"))


def tables(readings):
    """Name and rows of each table. The lines are parsed once for all of them."""
    parsed = readings.select(sql.from_json("line", READING).alias("reading")).select("reading.*").persist()
    document = sql.col("document.id").alias("document")
    entity = parsed.select(document, sql.explode("entities").alias("entity"))
    claim = parsed.select(document, sql.explode("claims").alias("claim"))
    yield "documents", parsed.select("document.*")
    yield "entities", entity.select("document", "entity.*")
    yield "claims", claim.select(
        "claim.id", "document", "claim.subject", "claim.predicate", "claim.object", "claim.polarity",
        "claim.modality", sql.col("claim.attribution.entity").alias("attributed"),
        sql.col("claim.attribution.text").alias("attribution"), "claim.date.date", "claim.rule",
        "claim.quantity.unit", "claim.quantity.qualifier", sql.col("claim.quantity.value").alias("quantity"),
        sql.col("claim.evidence")[0].alias("start"), sql.col("claim.evidence")[1].alias("end"))


def cut(lines, partitions, processes):
    """The corpus in `partitions` parts, and so few of them together that a core starts a few processes in all.

    A process starts as long as it reads some fifty texts, so parts that are smaller than that would cost more to start
    than to read; and a few for each core, not one, since the slowest holds up the job.
    """
    if partitions:
        # A packed file is one part whatever is asked for; cut it up after it is unpacked.
        lines = lines.repartition(partitions) if lines.getNumPartitions() < partitions else lines.coalesce(partitions)
    return lines.coalesce(processes) if lines.getNumPartitions() > processes else lines


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus")
    arguments.add_argument("output")
    arguments.add_argument("--partitions", type=int, default=0, help="parts to cut the corpus into (Spark's choice)")
    arguments.add_argument("--processes", type=int, default=0, help="programs started in all (three for each core)")
    arguments.add_argument("--entente", default="entente", help="the program, which every executor has at this path")
    arguments.add_argument("--ship", action="store_true", help="send the program of this machine to the executors")
    arguments.add_argument("--name", default="corpus", help="the file that documents are said to come from")
    arguments.add_argument("--no-tables", action="store_true", help="write the readings only")
    options = arguments.parse_args()

    spark = SparkSession.builder.appName("entente").getOrCreate()
    if options.ship:
        spark.sparkContext.addFile(options.entente)
    if options.partitions:
        spark.conf.set("spark.sql.shuffle.partitions", options.partitions)
    lines = cut(
        spark.sparkContext.textFile(options.corpus, options.partitions or None), options.partitions,
        options.processes or 3 * spark.sparkContext.defaultParallelism)
    readings = (
        shipped(spark, lines, options.entente.rsplit("/", 1)[-1], options.name) if options.ship
        else piped(spark, lines, options.entente, options.name))
    merged(readings).write.mode("overwrite").parquet(f"{options.output}/readings")
    if not options.no_tables:
        for name, rows in tables(spark.read.schema("line string").parquet(f"{options.output}/readings")):
            rows.write.mode("overwrite").parquet(f"{options.output}/{name}")
    spark.stop()


if __name__ == "__main__":
    main()
