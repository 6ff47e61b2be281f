package pilotregistry.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// Writes a file whose last 64 bytes are the SHA-256, in hexadecimal, of all bytes before them: in the place of
/// as many that are written there last.
final class SealedOutput extends OutputStream {

    /// How many bytes the seal takes.
    static final int LENGTH = 64;

    private final OutputStream out;
    private final MessageDigest digest = Digests.sha256();
    private byte[] held = new byte[0];
    private boolean closed;

    SealedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        var both = Arrays.copyOf(held, held.length + length);
        System.arraycopy(bytes, from, both, held.length, length);
        var free = Math.max(0, both.length - LENGTH);
        digest.update(both, 0, free);
        out.write(both, 0, free);
        held = Arrays.copyOfRange(both, free, both.length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            out.write(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII));
            out.close();
        }
    }
}
