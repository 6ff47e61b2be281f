#!/bin/sh
# Measures reports over synthetic outcomes against the bare aggregation of MongoDB: bench/reports.sh [outcomes] [mongodb-uri]
# Needs a MongoDB (docker compose up -d mongodb) and a JDK 25; the database bench_reports is kept for the next run.
set -e
cd "$(dirname "$0")/.."
OUTCOMES=${1:-1000000}
MONGODB=${2:-mongodb://127.0.0.1:27017/?replicaSet=rs0}
./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx${HEAP:-1g} --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" \
  pilotregistry.report.ReportsBenchmark "$OUTCOMES" "$MONGODB"
