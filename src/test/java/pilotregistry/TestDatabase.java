package pilotregistry;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.mongodb.MongoDBContainer;

/// An empty database for one registry, dropped when the tests have ended.
///
/// It is embedded; or new on the server that `-Dregistry.test.mongodb=mongodb://…` names; or, with
/// `-Dregistry.test.testcontainers` where Docker runs, new in a container. What its registry keeps in files is in a
/// folder of its own.
///
/// @param properties what a registry is started with to use it
public record TestDatabase(Map<String, String> properties) {

    public static TestDatabase fresh() {
        var server = Server.URI;
        return server == null ? embedded() : onServer(server);
    }

    public static boolean isEmbedded() {
        return Server.URI == null;
    }

    private static TestDatabase embedded() {
        return new TestDatabase(Map.of("registry.data", folder()));
    }

    private static TestDatabase onServer(String uri) {
        var name = "registry_test_" + UUID.randomUUID().toString().replace("-", "");
        SpringApplication.getShutdownHandlers().add(() -> drop(uri, name));
        return new TestDatabase(
                Map.of("spring.mongodb.uri", uri, "spring.mongodb.database", name, "registry.data", folder()));
    }

    private static String folder() {
        try {
            var folder = Files.createTempDirectory("registry");
            SpringApplication.getShutdownHandlers().add(() -> delete(folder));
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drop(String uri, String name) {
        try (var client = MongoClients.create(uri)) {
            client.getDatabase(name).drop();
        }
    }

    private static final class Server {

        static final @Nullable String URI = uri();

        private static @Nullable String uri() {
            var named = System.getProperty("registry.test.mongodb", "");
            if (!named.isEmpty()) {
                return named;
            }
            return System.getProperty("registry.test.testcontainers") == null ? null : container();
        }

        // Closed by Testcontainers when this process ends.
        @SuppressWarnings("resource")
        private static String container() {
            var container = new MongoDBContainer("mongo:7").withReplicaSet();
            container.start();
            return container.getReplicaSetUrl();
        }
    }
}
