#!/bin/sh
# Measures the import of synthetic cases: bench/import.sh [cases] [mongodb-uri]
# Needs a MongoDB (docker compose up -d mongodb) and a JDK 25; leaves the database bench_import_<cases> behind.
set -e
cd "$(dirname "$0")/.."
CASES=${1:-100000}
MONGODB=${2:-mongodb://127.0.0.1:27017/?replicaSet=rs0}
FILE=target/bench-cases-$CASES.ndjson
./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath
JAVA="${JAVA_HOME:+$JAVA_HOME/bin/}java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
CLASSES="target/test-classes:target/classes:$(cat target/bench-classpath)"
[ -f "$FILE" ] || $JAVA -cp "$CLASSES" pilotregistry.search.BenchmarkLines "$CASES" "$FILE"
ls -l "$FILE"
time $JAVA -Xmx${HEAP:-1g} -cp "$CLASSES" pilotregistry.PilotRegistry import-case-studies "$FILE" --source synthetic \
  "--spring.mongodb.uri=$MONGODB" "--spring.mongodb.database=bench_import_$CASES"
