#!/bin/sh
# Two nodes on a replica set of three, written to and followed, while nodes and the primary are killed at random:
#   bench/chaos.sh [kills] [path of mongod] [seed]
# Needs a JDK 25 and MongoDB's own mongod. It starts and ends everything itself, on ports of its own, in a folder under /tmp.
set -e
cd "$(dirname "$0")/.."
./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" \
  pilotregistry.database.ChaosBenchmark "${1:-20}" "${2:-mongod}" $3
