package pilotregistry;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A registry in a process of its own, so that it can be killed as power or an operator kills it, and started again.
public final class RegistryProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("registry.test.patience", 300));

    private final Process process;
    private final int port;
    private final Path log;

    private RegistryProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// Starts it on the database and waits until it answers that it is up.
    public static RegistryProcess start(TestDatabase database, String... arguments) {
        try {
            return start(database, freePort(), PilotRegistry.class, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts the one that has the tests' clock, where its clients look for it.
    static RegistryProcess at(Instant now, TestDatabase database, int port) {
        return start(database, port, StoryRegistry.class, "--" + StoryRegistry.NOW + "=" + now);
    }

    private static RegistryProcess start(TestDatabase database, int port, Class<?> program, String... arguments) {
        try {
            var log = Files.createTempFile("registry", ".log");
            log.toFile().deleteOnExit();
            var process = new ProcessBuilder(command(database, port, program, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var started = new RegistryProcess(process, port, log);
            started.awaitUp();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public long pid() {
        return process.pid();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills it (SIGKILL): nothing in it runs any more.
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Ends it in order (SIGTERM).
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private static List<String> command(TestDatabase database, int port, Class<?> program, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                program == PilotRegistry.class ? classPath() : System.getProperty("java.class.path"),
                program.getName(),
                "--server.port=" + port));
        database.properties().forEach((name, value) -> command.add("--" + name + "=" + value));
        command.addAll(List.of(arguments));
        return command;
    }

    // Without the tests' own classes: a registry that is run by people does not have them.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitUp() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!isUp(client)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new IllegalStateException("The registry did not start:\n" + log());
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isUp(HttpClient client) throws InterruptedException {
        try {
            var health = HttpRequest.newBuilder(uri("/actuator/health")).build();
            return client.send(health, BodyHandlers.ofString()).body().contains("\"UP\"");
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The registry did not end:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
