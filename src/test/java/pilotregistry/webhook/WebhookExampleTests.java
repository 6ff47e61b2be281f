package pilotregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

/// The receiver of `docs/webhooks.md`, run as it stands there.
@RegistryTest
class WebhookExampleTests {

    private static final Pattern BLOCK =
            Pattern.compile("^```python receiver.py\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String LENGTH = "Content-Length: 2\r\n";

    /// What comes without a signature, or with something else in its place.
    private static final List<String> STRANGE = List.of(
            "",
            LENGTH,
            "Content-Length: many\r\n",
            LENGTH + "webhook-id: 1\r\nwebhook-timestamp: now\r\nwebhook-signature: v1,\u00e4\u00f6\r\n",
            LENGTH + "webhook-timestamp: 1\r\nwebhook-signature: v1,AAAA v1a,\r\n");

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Test
    void provesItselfAndTakesEachChange(@TempDir Path folder) throws IOException {
        // Where the machine has no such program there is nothing to show; on the build machine there is.
        assumeTrue(exists("python3") || System.getenv("CI") != null);
        var partner = Caller.partner(port);
        try (var story = new WebhookStory(port, context)) {
            var own = free();
            var payload = story.register(partner, "", "url", "http://127.0.0.1:" + own + "/hooks");
            var id = payload.at("/webhook/id").asString();
            var receiver =
                    receiver(folder, own, payload.get("secret").asString()).start();
            // One that says nothing is ended, so that nobody waits for it for ever.
            var end = CompletableFuture.runAsync(
                    receiver::destroyForcibly, CompletableFuture.delayedExecutor(60, TimeUnit.SECONDS));
            try (var said =
                    new BufferedReader(new InputStreamReader(receiver.getInputStream(), StandardCharsets.UTF_8))) {
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> listens(own));
                assertThat(STRANGE)
                        .allSatisfy(
                                headers -> assertThat(answered(own, headers)).isEqualTo(401));
                var study = story.imported(1).getFirst();
                story.goRound();
                assertThat(story.shown(partner, id).get("status").asString()).isEqualTo("ACTIVE");
                assertThat(said.readLine()).contains("importCaseStudies", study);
                story.retracted(study);
                story.goRound();
                assertThat(said.readLine()).contains("retractCaseStudy", study, "removed");
            } finally {
                end.cancel(false);
                receiver.destroyForcibly();
                WebhookStory.act(partner, "removeWebhook", Map.of("id", id));
            }
        }
    }

    private static ProcessBuilder receiver(Path folder, int port, String secret) throws IOException {
        var block = BLOCK.matcher(Files.readString(Path.of("docs/webhooks.md")));
        assertThat(block.find()).isTrue();
        var script = Files.writeString(folder.resolve("receiver.py"), block.group(1));
        var builder = new ProcessBuilder(List.of("python3", script.toString())).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        String.valueOf(port),
                        "WEBHOOK_SECRET",
                        secret,
                        "WEBHOOK_TOLERANCE",
                        "999999999")); // the story is of 2023
        return builder;
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, HERE)) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(HERE, port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    // As whoever writes it by hand: clients of HTTP send no such headers.
    private static int answered(int port, String headers) {
        try (var socket = new Socket(HERE, port)) {
            socket.setSoTimeout(10_000);
            var request = "POST /hooks HTTP/1.1\r\nHost: here\r\n" + headers + "\r\n";
            var body = headers.contains(LENGTH) ? "\u00ff{" : "";
            socket.getOutputStream().write((request + body).getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean exists(String program) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
