#!/bin/sh
# Keeps a registry under mixed load and tells what it holds on to: bench/soak.sh [minutes] [mongodb-uri]
# Reads, writes, subscriptions over WebSocket and SSE, bad requests and disconnects. Needs a JDK 25; without a MongoDB it runs
# on an embedded database of its own. It starts and ends the registry itself.
set -e
cd "$(dirname "$0")/.."
MINUTES=${1:-10}
./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${2:+-Dregistry.test.mongodb="$2"} --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" pilotregistry.live.SoakBenchmark "$MINUTES"
