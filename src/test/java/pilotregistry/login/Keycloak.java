package pilotregistry.login;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A real Keycloak from an unpacked distribution, on a free port, with the realm of `docs/keycloak` and no memory of
/// earlier runs.
final class Keycloak implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String REALM = "pilot-registry-realm.json";

    private final Process process;
    private final String issuer;
    private final Path log;

    private Keycloak(Process process, int port, Path log) {
        this.process = process;
        this.issuer = "http://127.0.0.1:" + port + "/realms/pilot-registry";
        this.log = log;
    }

    static Keycloak in(Path distribution) throws IOException, InterruptedException {
        var imports = Files.createDirectories(distribution.resolve("data/import"));
        Files.copy(Path.of("docs/keycloak", REALM), imports.resolve(REALM), StandardCopyOption.REPLACE_EXISTING);
        var port = freePort();
        var log = Files.createTempFile("keycloak", ".log");
        var command = new ProcessBuilder(
                        distribution.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--import-realm",
                        "--features=client-secret-rotation",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var keycloak = new Keycloak(command.start(), port, log);
        Runtime.getRuntime().addShutdownHook(new Thread(keycloak::end));
        keycloak.awaitRealm();
        return keycloak;
    }

    String issuer() {
        return issuer;
    }

    private void awaitRealm() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!hasRealm(client)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    end();
                    throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(log));
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private boolean hasRealm(HttpClient client) throws IOException, InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(issuer)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException e) {
            return false; // not listening yet
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    // The script starts Java as its child.
    private void end() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    @Override
    public void close() {
        end();
    }
}
