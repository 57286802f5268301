"""Takes the readings of a Spark job into a local graph.

  spark-submit Scripts/spark/load.py OUTPUT GRAPH [--entente PROGRAM]

OUTPUT is what entente_job.py wrote. The rows stream through the driver in the order of their documents' ids, so that
memory does not grow with the corpus. For neo4j: `entente export --format csv -o FOLDER --graph GRAPH` afterwards.
"""

import argparse
import subprocess
import sys

from pyspark.sql import SparkSession


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("output")
    arguments.add_argument("graph")
    arguments.add_argument("--entente", default="entente")
    options = arguments.parse_args()
    spark = SparkSession.builder.appName("entente load").getOrCreate()
    readings = spark.read.parquet(f"{options.output}/readings").orderBy("id").select("line")
    process = subprocess.Popen([options.entente, "merge", "-", "--graph", options.graph], stdin=subprocess.PIPE)
    for row in readings.toLocalIterator():
        process.stdin.write(row.line.encode() + b"\n")
    process.stdin.close()
    status = process.wait()
    spark.stop()
    return status


if __name__ == "__main__":
    sys.exit(main())
