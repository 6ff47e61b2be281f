#!/bin/sh
# Measures the search over synthetic cases: bench/search.sh [cases] [mongodb-uri] [index-folder]
# Needs a MongoDB (docker compose up -d mongodb) and a JDK 25; the database bench_search_<cases> is kept for the next run,
# and so is the index where a folder is named for it.
set -e
cd "$(dirname "$0")/.."
CASES=${1:-100000}
MONGODB=${2:-mongodb://127.0.0.1:27017/?replicaSet=rs0}
./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx${HEAP:-4g} --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" \
  pilotregistry.search.SearchBenchmark "$CASES" "$MONGODB" $3
