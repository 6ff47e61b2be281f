#!/bin/sh
# Measures the history over synthetic records, five events each: bench/history.sh [events] [mongodb-uri]
# Needs a MongoDB (docker compose up -d mongodb) and a JDK 25; its databases bench_history… are dropped at the end.
set -e
cd "$(dirname "$0")/.."
EVENTS=${1:-100000}
MONGODB=${2:-mongodb://127.0.0.1:27017/?replicaSet=rs0}
./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx${HEAP:-2g} --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" \
  pilotregistry.history.HistoryBenchmark "$EVENTS" "$MONGODB"
