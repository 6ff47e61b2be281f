package pilotregistry.courier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// One POST to an address that was looked up before, so that it goes nowhere else: the name is for its certificate and
/// for the other side. It follows nothing, waits only so long in all and reads no more than is needed.
@Component
class Wire {

    private static final int MOST = 8_192;
    private static final int BUFFER = 1_024;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final SSLSocketFactory tls;
    private final Duration patience;

    @Autowired
    Wire(@Value("${registry.webhooks.patience:15s}") Duration patience) {
        this((SSLSocketFactory) SSLSocketFactory.getDefault(), patience);
    }

    Wire(SSLSocketFactory tls, Duration patience) {
        this.tls = tls;
        this.patience = patience;
    }

    /// Closes a socket when its time is over, whatever it is waiting for: what drips would keep it for hours.
    private record Patience(Thread thread, AtomicBoolean over) implements AutoCloseable {

        static Patience of(Socket socket, Duration time) {
            var over = new AtomicBoolean();
            return new Patience(Thread.ofVirtual().start(() -> cut(socket, time, over)), over);
        }

        private static void cut(Socket socket, Duration time, AtomicBoolean over) {
            try {
                TimeUnit.MILLISECONDS.sleep(time.toMillis());
                over.set(true);
                socket.close();
            } catch (InterruptedException | IOException ended) {
                // It came to an end in time, or there is nothing left to be closed.
            }
        }

        IOException explaining(IOException broken) {
            return over.get() ? new SocketTimeoutException("its time was over") : broken;
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    Courier.Answer post(URI target, InetAddress address, Map<String, String> headers, byte[] body) throws IOException {
        try (var plain = new Socket();
                var time = Patience.of(plain, patience)) {
            try {
                return post(plain, target, address, headers, body);
            } catch (IOException broken) {
                throw time.explaining(broken);
            }
        }
    }

    private Courier.Answer post(Socket plain, URI target, InetAddress address, Map<String, String> headers, byte[] body)
            throws IOException {
        boolean secure = "https".equals(target.getScheme());
        int port = target.getPort() < 0 ? (secure ? HTTPS : HTTP) : target.getPort();
        plain.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
        if (!secure) {
            return exchange(plain, target, headers, body);
        }
        try (var socket = (SSLSocket) tls.createSocket(plain, target.getHost(), port, true)) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            return exchange(socket, target, headers, body);
        }
    }

    private static Courier.Answer exchange(Socket socket, URI target, Map<String, String> headers, byte[] body)
            throws IOException {
        var out = socket.getOutputStream();
        out.write(head(target, headers, body.length).getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        var text = read(socket);
        var line = text.lines().findFirst().orElse("");
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}(?: .*)?")) {
            throw new IOException("no answer of HTTP");
        }
        return new Courier.Answer(Integer.parseInt(line.substring(9, 12)), text);
    }

    private static String head(URI target, Map<String, String> headers, int length) {
        var head = new StringBuilder("POST ");
        head.append(target.getRawPath().isEmpty() ? "/" : target.getRawPath());
        if (target.getRawQuery() != null) {
            head.append('?').append(target.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(target.getRawAuthority());
        head.append("\r\nContent-Type: application/json\r\nAccept: application/json, text/plain");
        head.append("\r\nUser-Agent: pilot-registry\r\nConnection: close\r\nContent-Length: ")
                .append(length);
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        return head.append("\r\n\r\n").toString();
    }

    private static String read(Socket socket) throws IOException {
        var read = new ByteArrayOutputStream();
        var in = socket.getInputStream();
        var buffer = new byte[BUFFER];
        while (read.size() < MOST) {
            int some = in.read(buffer);
            if (some < 0) {
                break;
            }
            read.write(buffer, 0, some);
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
