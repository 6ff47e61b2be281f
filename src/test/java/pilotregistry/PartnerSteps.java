package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import pilotregistry.organization.OrganizationFixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The steps of `docs/partners.md`, written to a folder as they stand there and run one by one, each in a process that
/// knows only what the one before has kept.
public final class PartnerSteps {

    private static final Pattern BLOCK =
            Pattern.compile("^```python (\\S+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final String COUNT =
            "import sqlite3,sys; print(sqlite3.connect('registry.db').execute(sys.argv[1]).fetchone()[0])";

    private final Path folder;
    private final Map<String, String> environment;

    private PartnerSteps(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /// @param tokens where they are asked for; null for the registry itself
    public static PartnerSteps in(Path folder, int port, @Nullable String tokens) throws IOException {
        for (var page : List.of("docs/partners.md", "docs/webhooks.md")) {
            var blocks = BLOCK.matcher(Files.readString(Path.of(page)));
            while (blocks.find()) {
                Files.writeString(folder.resolve(blocks.group(1)), blocks.group(2));
            }
        }
        var environment = new HashMap<>(Map.of(
                "REGISTRY", "http://localhost:" + port,
                "PYTHONIOENCODING", "utf-8",
                "BODY", "某省清洁生产中心（演示） " + UUID.randomUUID(),
                "SOCIAL_CREDIT_CODE", OrganizationFixtures.socialCreditCode(),
                "CLIENT", "portal-" + UUID.randomUUID().toString().substring(0, 13)));
        if (tokens != null) {
            environment.put("TOKENS", tokens);
        }
        return new PartnerSteps(folder, environment);
    }

    /// Runs one of the blocks to its good end.
    public String run(String block, Map<String, String> more) {
        return run(0, more, "python3", block);
    }

    /// Runs one of the blocks to where it is refused something.
    ///
    /// @return what it says
    public String refused(String block, Map<String, String> more) {
        return run(1, more, "python3", block);
    }

    public String run(String block) {
        return run(block, Map.of());
    }

    /// A receiver that goes on until it is closed.
    ///
    /// @param output what it says
    public record Receiver(Process process, Path output) implements AutoCloseable {

        public String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /// Registers a webhook and starts its receiver, which listens.
    public Receiver receive() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, HERE)) {
            port = free.getLocalPort();
        }
        run("hook.py", Map.of("HOOK", "http://127.0.0.1:" + port + "/hooks"));
        var secret = Files.readString(folder.resolve("webhook.env")).substring("WEBHOOK_SECRET=".length());
        var output = Files.createTempFile(folder, "received", ".txt");
        var builder = new ProcessBuilder("python3", "receiver.py")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PORT", String.valueOf(port), "WEBHOOK_SECRET", secret, "WEBHOOK_TOLERANCE", "999999999"));
        var receiver = new Receiver(start(builder), output);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> listens(port));
        return receiver;
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(HERE, port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /// The one number that a query of the partner's own store answers.
    public long stored(String query) {
        return Long.parseLong(run(0, Map.of(), "python3", "-c", COUNT, query).strip());
    }

    /// What the partner's program has kept of its client.
    public JsonNode kept() {
        try {
            return JsonMapper.shared().readTree(Files.readString(folder.resolve("client.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(int exit, Map<String, String> more, String... command) {
        try {
            var output = Files.createTempFile(folder, "output", ".txt");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().putAll(more);
            var process = start(builder);
            var ended = process.waitFor(3, TimeUnit.MINUTES);
            process.destroyForcibly();
            var said = Files.readString(output);
            assertThat(ended).as(said).isTrue();
            assertThat(process.exitValue()).as(said).isEqualTo(exit);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    // Where the machine has no Python there is nothing to show; on the build machine there is.
    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException none) {
            assumeTrue(System.getenv("CI") != null, "python3");
            throw none;
        }
    }
}
