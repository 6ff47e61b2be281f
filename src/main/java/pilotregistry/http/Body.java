package pilotregistry.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/// The body of a request: so long and no longer, however it is framed, and not for ever.
final class Body {

    private static final int PIECE = 16 * 1024;

    private final long limit;
    private final Duration patience;
    private final LongSupplier nanoTime;

    Body(long limit, Duration patience, LongSupplier nanoTime) {
        this.limit = limit;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    byte[] of(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge();
        }
        return read(request.getInputStream());
    }

    byte[] read(InputStream in) throws IOException {
        var taken = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        var start = nanoTime.getAsLong();
        for (int length = next(in, piece); length >= 0; length = next(in, piece)) {
            taken.write(piece, 0, length);
            if (taken.size() > limit) {
                throw tooLarge();
            }
            // A client that keeps sending a little would never run into the timeout of a single read.
            var allowed = patience.plusSeconds(taken.size() / PIECE);
            if (nanoTime.getAsLong() - start > allowed.toNanos()) {
                throw new HttpRefusal(HttpFault.REQUEST_TIMEOUT);
            }
        }
        return taken.toByteArray();
    }

    private static int next(InputStream in, byte[] piece) throws IOException {
        try {
            return in.read(piece);
        } catch (IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SocketTimeoutException) {
                    throw new HttpRefusal(HttpFault.REQUEST_TIMEOUT);
                }
            }
            throw e;
        }
    }

    private HttpRefusal tooLarge() {
        return new HttpRefusal(HttpFault.CONTENT_TOO_LARGE, Map.of("limit", limit));
    }
}
