package pilotregistry.database;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// Three MongoDB servers that stand in for each other, each of which can be killed and started again.
final class ReplicaSet {

    private static final int MEMBERS = 3;

    private final Path mongod;
    private final Path folder;
    private final List<Integer> ports = new ArrayList<>();
    private final List<@Nullable Process> members = new ArrayList<>();

    ReplicaSet(Path mongod) throws IOException {
        this.mongod = mongod;
        this.folder = Files.createTempDirectory("replica-set");
        for (int member = 0; member < MEMBERS; member++) {
            try (var free = new ServerSocket(0)) {
                ports.add(free.getLocalPort());
            }
            Files.createDirectory(folder.resolve(String.valueOf(member)));
            members.add(null);
            start(member);
        }
        var configured = IntStream.range(0, MEMBERS)
                .mapToObj(member -> new Document("_id", member).append("host", "127.0.0.1:" + ports.get(member)))
                .toList();
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
            try (var first = direct(0)) {
                return first.getDatabase("admin")
                        .runCommand(new Document(
                                "replSetInitiate", new Document("_id", "rs0").append("members", configured)))
                        .containsKey("ok");
            }
        });
        primary();
    }

    String uri() {
        return ports.stream()
                .map(port -> "127.0.0.1:" + port)
                .collect(Collectors.joining(",", "mongodb://", "/?replicaSet=rs0"));
    }

    /// Which member takes the writes; waits until one does.
    int primary() {
        var found = new int[1];
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    found[0] = IntStream.range(0, MEMBERS)
                            .filter(this::writes)
                            .findFirst()
                            .orElse(-1);
                    return found[0] >= 0;
                });
        return found[0];
    }

    void kill(int member) throws InterruptedException {
        var killed = members.set(member, null);
        if (killed != null) {
            killed.destroyForcibly().waitFor();
        }
    }

    void start(int member) throws IOException {
        members.set(
                member,
                new ProcessBuilder(
                                mongod.toString(),
                                "--replSet",
                                "rs0",
                                "--bind_ip",
                                "127.0.0.1",
                                "--port",
                                String.valueOf(ports.get(member)),
                                "--dbpath",
                                folder.resolve(String.valueOf(member)).toString(),
                                "--wiredTigerCacheSizeGB",
                                "0.25",
                                "--quiet")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(member + ".log").toFile())
                        .start());
    }

    void end() throws IOException, InterruptedException {
        for (int member = 0; member < MEMBERS; member++) {
            kill(member);
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    private boolean writes(int member) {
        if (members.get(member) == null) {
            return false;
        }
        try (var server = direct(member)) {
            return server.getDatabase("admin")
                    .runCommand(new Document("hello", 1))
                    .getBoolean("isWritablePrimary", false);
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    private MongoClient direct(int member) {
        return MongoClients.create("mongodb://127.0.0.1:%d/?directConnection=true&serverSelectionTimeoutMS=%d"
                .formatted(ports.get(member), TimeUnit.SECONDS.toMillis(2)));
    }
}
