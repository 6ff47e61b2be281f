#!/bin/sh
# What it costs to count what callers spend, by parts of budgets and by an upsert for each request: bench/allowance.sh [mongodb-uri]
# Needs a JDK 25; without a MongoDB it runs on an embedded database of its own.
set -e
cd "$(dirname "$0")/.."
./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${1:+-Dregistry.test.mongodb="$1"} --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" pilotregistry.allowance.AllowanceBenchmark
