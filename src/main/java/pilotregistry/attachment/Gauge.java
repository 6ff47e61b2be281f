package pilotregistry.attachment;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Measures what passes: bytes and SHA-256, and stops at a limit; closing it leaves the stream behind it open.
final class Gauge extends FilterOutputStream {

    private final MessageDigest digest;
    private final long limit;
    private long bytes;

    Gauge(OutputStream out, long limit) {
        super(out);
        this.limit = limit;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        if (bytes + length > limit) {
            throw new LimitPassed();
        }
        out.write(buffer, offset, length);
        digest.update(buffer, offset, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    long bytes() {
        return bytes;
    }

    /// The SHA-256 of what passed so far; asked once, at the end.
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// More bytes came than the limit allows.
    static final class LimitPassed extends IOException {}
}
