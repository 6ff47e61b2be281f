#!/bin/sh
# Measures exports of synthetic outcomes against mongoexport of the same rows: bench/export.sh [rows] [mongodb-uri]
# Needs a MongoDB (docker compose up -d mongodb), a JDK 25, and mongoexport (MONGOEXPORT, else from the PATH), built from
# github.com/mongodb/mongo-tools: go build -mod=vendor ./mongoexport/main. The database bench_export is dropped, before and after.
set -e
cd "$(dirname "$0")/.."
ROWS=${1:-1000000}
MONGODB=${2:-mongodb://127.0.0.1:27017/?replicaSet=rs0}
./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" \
  pilotregistry.export.ExportBenchmark "$ROWS" "$MONGODB" "${MONGOEXPORT:-mongoexport}"
