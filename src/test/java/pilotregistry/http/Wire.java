package pilotregistry.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// A bare connection to the registry, for what no HTTP client would send.
public final class Wire implements AutoCloseable {

    private final Socket socket;

    Wire(int port) {
        try {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(20_000);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the registry answers to this, until it closes the connection.
    public static String answer(int port, String request) {
        try (var wire = new Wire(port)) {
            return wire.send(request).rest();
        }
    }

    Wire send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return this;
        } catch (SocketException closed) {
            return this; // It has heard enough: what it says stands to be read.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String rest() {
        var said = new ByteArrayOutputStream();
        try {
            var piece = new byte[8192];
            for (int length = read(piece); length >= 0; length = read(piece)) {
                said.write(piece, 0, length);
            }
        } catch (SocketException reset) {
            // What came before stands.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private int read(byte[] piece) throws IOException {
        return socket.getInputStream().read(piece);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
