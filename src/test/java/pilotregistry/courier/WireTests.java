package pilotregistry.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over TLS to a name that nobody can look up, at the address that was checked.
class WireTests {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final AtomicReference<String> HOST = new AtomicReference<>("");

    @TempDir
    static Path folder;

    private static SSLContext context;
    private static HttpsServer server;

    @BeforeAll
    static void listens() throws Exception {
        context = context(folder.resolve("keys.p12"));
        server = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            HOST.set(exchange.getRequestHeaders().getFirst("Host"));
            var body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Location", "https://elsewhere.test/");
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/away") ? 302 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stops() {
        server.stop(0);
    }

    @Test
    void goesToTheAddressUnderTheNameOfItsCertificate() throws Exception {
        var answer = new Wire(context.getSocketFactory(), LONG)
                .post(target("hook.test", "/a?b=c"), HERE, Map.of("webhook-id", "1"), "{\"a\":1}".getBytes());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.accepted()).isTrue();
        assertThat(answer.text()).contains("{\"a\":1}");
        assertThat(HOST.get()).isEqualTo("hook.test:" + server.getAddress().getPort());
    }

    @Test
    void tellsNothingToWhoeverHasTheCertificateOfAnotherOrOneNobodyKnows() {
        assertThatThrownBy(() -> new Wire(context.getSocketFactory(), LONG)
                        .post(target("other.test", "/"), HERE, Map.of(), new byte[0]))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> new Wire(LONG).post(target("hook.test", "/"), HERE, Map.of(), new byte[0]))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void followsNothing() throws Exception {
        var answer = new Wire(context.getSocketFactory(), LONG)
                .post(target("hook.test", "/away"), HERE, Map.of(), new byte[0]);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.accepted()).isFalse();
    }

    @Test
    void takesNothingForAnAnswerThatIsNone() throws Exception {
        try (var socket = new ServerSocket(0, 1, HERE)) {
            Thread.ofVirtual().start(() -> {
                try (var caller = socket.accept()) {
                    caller.getOutputStream().write("SSH-2.0-nobody\r\n".getBytes());
                } catch (IOException gone) {
                    // it has left
                }
            });
            var target = URI.create("http://hook.test:" + socket.getLocalPort() + "/");
            assertThatThrownBy(() -> new Wire(LONG).post(target, HERE, Map.of(), new byte[0]))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void waitsNoLongerThanItsPatience() throws Exception {
        try (var socket = new ServerSocket(0, 1, HERE)) {
            var target = URI.create("http://hook.test:" + socket.getLocalPort() + "/");
            assertThatThrownBy(() -> new Wire(Duration.ofMillis(200)).post(target, HERE, Map.of(), new byte[0]))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static URI target(String host, String path) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + path);
    }

    private static SSLContext context(Path file) throws Exception {
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hook.test",
                        "-ext",
                        "san=dns:hook.test",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
        var password = "changeit".toCharArray();
        var keys = KeyStore.getInstance("PKCS12");
        try (var stored = Files.newInputStream(file)) {
            keys.load(stored, password);
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, password);
        // keytool stores a key; whoever trusts it needs its certificate as one that is trusted.
        var known = KeyStore.getInstance("PKCS12");
        known.load(null, password);
        known.setCertificateEntry("hook", keys.getCertificate("mykey"));
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(known);
        var made13 = SSLContext.getInstance("TLS");
        made13.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return made13;
    }
}
