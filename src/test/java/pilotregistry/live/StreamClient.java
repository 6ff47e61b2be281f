package pilotregistry.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a stream of server-sent events.
final class StreamClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE = 10;

    /// One of them; what is missing is empty.
    record Sent(String id, String name, String data) {

        JsonNode json() {
            return JSON.readTree(data);
        }
    }

    private final BlockingQueue<Sent> events = new LinkedBlockingQueue<>();
    private final HttpResponse<InputStream> response;

    StreamClient(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var id = "";
            var name = "";
            var data = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring(5).strip();
                } else if (line.isEmpty() && !name.isEmpty()) {
                    events.add(new Sent(id, name, data));
                    id = "";
                    name = "";
                    data = "";
                }
            }
            events.add(new Sent("", "END", ""));
        } catch (IOException cut) {
            events.add(new Sent("", "CUT", cut.toString()));
        }
    }

    Sent next() {
        try {
            var event = events.poll(PATIENCE, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("Nothing came");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Sent expect(String name) {
        var event = next();
        if (!event.name().equals(name)) {
            throw new AssertionError(name + " expected: " + event);
        }
        return event;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
