package pilotregistry.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// All streams of server-sent events of this node: one for each operation, or one reserved for several.
@Component
@ConditionalOnWebApplication
class Streams {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final WebGraphQlHandler handler;
    private final StreamRequests requests;
    private final Reservations reservations;
    private final Bearers bearers;
    private final Failures failures;
    private final JsonMapper json;
    private final LiveProperties limits;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final Counter sent;

    Streams(
            WebGraphQlHandler handler,
            StreamRequests requests,
            Reservations reservations,
            Bearers bearers,
            Failures failures,
            StreamSettings settings,
            MeterRegistry meters) {
        this.handler = handler;
        this.requests = requests;
        this.reservations = reservations;
        this.bearers = bearers;
        this.failures = failures;
        this.json = settings.json();
        this.limits = settings.limits();
        sent = Counter.builder("registry.live.messages")
                .description("Results sent to subscribers")
                .tag("transport", "sse")
                .register(meters);
        Gauge.builder("registry.live.connections", open, Set::size)
                .description("Open connections")
                .tag("transport", "sse")
                .register(meters);
        Gauge.builder("registry.live.operations", this, Streams::operations)
                .description("Operations under way")
                .tag("transport", "sse")
                .register(meters);
    }

    static @Nullable Authentication caller() {
        return Bearers.recognised(SecurityContextHolder.getContext().getAuthentication());
    }

    /// A stream of its own for one operation: on the thread of the request until it ends.
    void one(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException, Refused {
        var operation = operation(request, requests.question(request));
        var executed = operation.execute();
        if (executed == null) {
            return;
        }
        refuseMutation(executed);
        var stream = new EventStream();
        stream.operations().put("", operation);
        var outlet = new StreamOutlet(stream, null, json, sent::increment);
        deliver(operation, executed, outlet, stream, "");
        write(stream, request, response, caller());
    }

    private void write(
            EventStream stream, HttpServletRequest request, HttpServletResponse response, @Nullable Authentication by)
            throws IOException {
        open.add(stream);
        try {
            stream.write(response, limits, () -> bearers.ended(by), () -> farewell(request));
        } finally {
            open.remove(stream);
        }
    }

    // Said even where nothing else was asked for: a client that is only cut off would come back with the same token.
    private String farewell(HttpServletRequest request) {
        var errors = failures.of("UNAUTHENTICATED", Map.of(), StreamRequests.locale(request));
        var data = json.writeValueAsString(Map.of("errors", errors));
        return SentEvent.of("next", data, null, false).text()
                + SentEvent.of("complete", "", null, true).text();
    }

    private Operation operation(HttpServletRequest request, GraphQlRequest question) {
        return new Operation(
                handler, requests.graphql(request, question, UUID.randomUUID().toString()), caller(), failures);
    }

    private void deliver(
            Operation operation, WebGraphQlResponse executed, Outlet outlet, EventStream stream, String id) {
        Thread.ofVirtual().name("stream-operation").start(() -> {
            try {
                operation.deliver(executed, outlet);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException unexpected) {
                LOG.error("A stream broke off", unexpected);
                stream.close();
            } finally {
                stream.operations().remove(id, operation);
            }
        });
    }

    private static void refuseMutation(WebGraphQlResponse executed) throws Refused {
        var refused = executed.getExecutionResult().getErrors().stream()
                .anyMatch(error -> error.getExtensions() != null
                        && OperationKind.NOT_BY_GET.equals(error.getExtensions().get("code")));
        if (refused) {
            throw new Refused(StreamFault.MUTATION);
        }
    }

    /// Opens what was reserved: once.
    void open(Reservations.Reservation reservation, HttpServletRequest request, HttpServletResponse response)
            throws IOException, Refused {
        if (!reservation.open()) {
            throw new Refused(StreamFault.STREAM_OPEN);
        }
        try {
            write(reservation.stream(), request, response, reservation.by());
        } finally {
            reservations.end(reservation);
        }
    }

    /// Executes an operation whose results go to the stream that was reserved.
    void add(Reservations.Reservation reservation, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException, Refused {
        var question = requests.question(request);
        if (!(question.getExtensions().get("operationId") instanceof String id) || !OperationId.isOne(id)) {
            throw new Refused(StreamFault.OPERATION_UNNAMED);
        }
        var stream = reservation.stream();
        var operation = operation(request, question);
        if (stream.operations().putIfAbsent(id, operation) != null) {
            throw new Refused(StreamFault.OPERATION_UNDER_WAY);
        }
        if (stream.operations().size() > limits.operationsPerConnection()) {
            stream.operations().remove(id, operation);
            throw new Refused(StreamFault.TOO_MANY_OPERATIONS);
        }
        start(id, operation, stream, response);
    }

    private void start(String id, Operation operation, EventStream stream, HttpServletResponse response)
            throws IOException, InterruptedException {
        var executed = operation.execute();
        if (executed == null || !executed.getExecutionResult().isDataPresent()) {
            stream.operations().remove(id, operation);
        }
        if (executed != null && !executed.getExecutionResult().isDataPresent()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType("application/graphql-response+json;charset=UTF-8");
            var errors = Operation.specified(executed.getExecutionResult().getErrors());
            response.getOutputStream()
                    .write(json.writeValueAsString(Map.of("errors", errors)).getBytes(StandardCharsets.UTF_8));
            return;
        }
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        if (executed != null) {
            deliver(operation, executed, new StreamOutlet(stream, id, json, sent::increment), stream, id);
        }
    }

    @Scheduled(fixedDelay = 1_000)
    void sweep() {
        reservations.sweep(limits.initTimeout().toNanos());
    }

    /// Before the server waits for what is under way; without a `complete`, so that clients come back.
    @EventListener(ContextClosedEvent.class)
    void leave() {
        List.copyOf(open).forEach(EventStream::close);
        reservations.endAll();
    }

    private int operations() {
        return open.stream().mapToInt(stream -> stream.operations().size()).sum();
    }
}
