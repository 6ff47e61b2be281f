package pilotregistry.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// One stream of server-sent events, with the operations whose results go there. Few events wait: who produces more
/// waits himself.
final class EventStream {

    private static final int WAITING = 16;

    private final BlockingQueue<SentEvent> events = new ArrayBlockingQueue<>(WAITING);
    private final ConcurrentMap<String, Operation> operations = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    void put(SentEvent event) throws InterruptedException {
        while (open && !events.offer(event, 1, TimeUnit.SECONDS)) {
            // until the client takes something, or leaves
        }
    }

    ConcurrentMap<String, Operation> operations() {
        return operations;
    }

    boolean isOpen() {
        return open;
    }

    /// Writes until the last event, or until the client or the registry leaves.
    ///
    /// @param ended whether the token has ended, upon which `farewell` is the last that is said
    void write(HttpServletResponse response, LiveProperties limits, BooleanSupplier ended, Supplier<String> farewell)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            var out = response.getOutputStream();
            say(out, ":\n\n");
            var last = false;
            var quiet = 0L;
            while (open && !last) {
                var event = poll();
                if (event != null) {
                    say(out, event.text());
                    last = event.last();
                    quiet = 0;
                } else if (ended.getAsBoolean()) {
                    say(out, farewell.get());
                    last = true;
                } else if (++quiet >= limits.keepAlive().toSeconds()) {
                    say(out, ":\n\n");
                    quiet = 0;
                }
            }
        } finally {
            close();
        }
    }

    private @Nullable SentEvent poll() {
        try {
            return events.poll(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open = false;
            return null;
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void close() {
        open = false;
        operations.values().forEach(Operation::cancel);
        operations.clear();
        events.clear();
    }
}
