#!/bin/sh
# Measures the search over synthetic cases: bench/search.sh [cases] [mongodb-uri] [index-folder]
# Needs a MongoDB (docker compose up -d mongodb) and a JDK 25. The index is built in the folder first, from where an earlier
# run ended. The database bench_search gets the cases that answers show, and keeps them.
set -e
cd "$(dirname "$0")/.."
CASES=${1:-100000}
MONGODB=${2:-mongodb://127.0.0.1:27017/?replicaSet=rs0}
INDEX=${3:-target/bench-index/$CASES}
./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath
measure() {
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx${HEAP:-4g} --enable-native-access=ALL-UNNAMED \
    -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" "$@"
}
mkdir -p "$(dirname "$INDEX")"
measure pilotregistry.search.BenchmarkIndex "$CASES" "$MONGODB" "$INDEX"
measure pilotregistry.search.SearchBenchmark "$MONGODB" "$INDEX"
