package pilotregistry.live;

import static pilotregistry.live.SocketMessage.message;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import pilotregistry.language.Language;

/// One socket: from `connection_init` to its end, with the operations that are under way on it.
final class Socket {

    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);

    private final WebSocketSession session;
    private final SocketParts parts;
    private final Backlog backlog;
    private final long openedAt = System.nanoTime();
    private final ReentrantLock sending = new ReentrantLock();
    private final ConcurrentMap<String, Operation> operations = new ConcurrentHashMap<>();
    private final Language fallback;
    private volatile @Nullable Authentication authentication;
    private volatile @Nullable Locale locale;
    private volatile Places.@Nullable Place place;
    private volatile boolean initialised;
    private volatile boolean acknowledged;
    private volatile long saidAt = System.nanoTime();

    Socket(WebSocketSession session, SocketParts parts) {
        this.session = session;
        this.parts = parts;
        this.backlog = Backlog.within(parts.limits(), this::hear);
        this.authentication = Bearers.recognised(session.getPrincipal());
        this.fallback = Language.accepted(session.getHandshakeHeaders().getOrEmpty("Accept-Language"));
    }

    void receive(String text) {
        if (!backlog.take(text)) {
            close(Closing.TOO_MANY_MESSAGES);
        }
    }

    private void hear(String text) {
        try {
            if (session.isOpen()) {
                heed(SocketMessage.read(text));
            }
        } catch (RuntimeException unexpected) {
            LOG.error("A socket broke off", unexpected);
            close(CloseStatus.SERVER_ERROR);
        }
        // It may have been closed meanwhile, and what was just begun would go on.
        if (!session.isOpen()) {
            closed();
        }
    }

    private void heed(SocketMessage message) {
        switch (message) {
            case SocketMessage.Malformed(var why) -> close(Closing.malformed(why));
            case SocketMessage.Init(var authorization, var language) -> init(authorization, language);
            case SocketMessage.Ping(var payload) -> send(message("pong", null, payload));
            case SocketMessage.Pong() -> LOG.trace("pong");
            case SocketMessage.Subscribe(var id, var question) -> subscribe(id, question);
            case SocketMessage.Empty(var id) -> refuseEmpty(id);
            case SocketMessage.Complete(var id) -> {
                var operation = operations.remove(id);
                if (operation != null) {
                    operation.cancel();
                }
            }
        }
    }

    private void init(@Nullable String authorization, @Nullable Locale language) {
        if (initialised) {
            close(Closing.TWICE_INITIALISED);
            return;
        }
        initialised = true;
        locale = language;
        try {
            if (authorization != null) {
                authentication = parts.bearers().authenticate(authorization);
            }
        } catch (AuthenticationServiceException silent) {
            LOG.error("The issuer of the tokens cannot be asked for its keys", silent);
            close(Closing.ISSUER_SILENT);
            return;
        } catch (AuthenticationException refused) {
            close(Closing.TOKEN_REFUSED);
            return;
        }
        var subject = Bearers.subject(authentication);
        if (subject != null) {
            place = parts.places().ofClient(subject);
            if (place == null) {
                close(Closing.FULL);
                return;
            }
        }
        acknowledged = true;
        send(message("connection_ack", null, null));
    }

    private void refuseEmpty(String id) {
        if (!acknowledged) {
            close(Closing.UNAUTHORIZED);
        } else if (operations.containsKey(id)) {
            close(Closing.taken(id));
        } else {
            send(message("error", id, parts.failures().ofHttp("QUERY_MISSING", locale())));
        }
    }

    private void subscribe(String id, GraphQlRequest question) {
        if (!acknowledged) {
            close(Closing.UNAUTHORIZED);
            return;
        }
        var operation = new Operation(parts.handler(), request(id, question), authentication, parts.failures());
        if (operations.putIfAbsent(id, operation) != null) {
            close(Closing.taken(id));
            return;
        }
        if (operations.size() > parts.limits().operationsPerConnection()) {
            operations.remove(id);
            var limit = parts.limits().operationsPerConnection();
            send(message("error", id, parts.failures().of("TOO_MANY_OPERATIONS", Map.of("limit", limit), locale())));
            return;
        }
        Thread.ofVirtual().name("socket-operation").start(() -> run(id, operation));
    }

    private void run(String id, Operation operation) {
        var outlet = new SocketOutlet(id, operation);
        try {
            var response = operation.execute();
            if (response != null) {
                operation.deliver(response, outlet);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            outlet.failed(parts.failures().of(unexpected, locale()));
        } finally {
            operations.remove(id, operation);
        }
    }

    private WebGraphQlRequest request(String id, GraphQlRequest question) {
        return new WebGraphQlRequest(
                java.util.Objects.requireNonNull(session.getUri()),
                session.getHandshakeHeaders(),
                null,
                session.getRemoteAddress(),
                session.getAttributes(),
                question,
                session.getId() + "-" + id,
                locale());
    }

    private Locale locale() {
        return java.util.Objects.requireNonNullElse(locale, fallback.locale());
    }

    /// Looks after it from time to time.
    void look() {
        if (!initialised
                && System.nanoTime() - openedAt > parts.limits().initTimeout().toNanos()) {
            close(Closing.INIT_TIMEOUT);
        } else if (parts.bearers().ended(authentication)) {
            close(Closing.TOKEN_ENDED);
        } else if (System.nanoTime() - saidAt > parts.limits().keepAlive().toNanos()) {
            send(null);
        }
    }

    // One at a time, and the next waits: a client that takes nothing gets nothing more.
    private void send(@Nullable Map<String, Object> message) {
        sending.lock();
        try {
            if (session.isOpen()) {
                session.sendMessage(
                        message == null
                                ? new PingMessage()
                                : new TextMessage(parts.json().writeValueAsString(message)));
                saidAt = System.nanoTime();
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A socket takes no more: {}", gone.toString());
            close(CloseStatus.SESSION_NOT_RELIABLE);
        } finally {
            sending.unlock();
        }
    }

    void close(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A socket was gone already: {}", gone.toString());
        }
        closed();
    }

    /// Ends what is under way.
    void closed() {
        backlog.clear();
        operations.values().forEach(Operation::cancel);
        operations.clear();
        var held = place;
        if (held != null) {
            held.close();
        }
    }

    int operations() {
        return operations.size();
    }

    private final class SocketOutlet implements Outlet {

        private final String id;
        private final Operation operation;

        SocketOutlet(String id, Operation operation) {
            this.id = id;
            this.operation = operation;
        }

        @Override
        public void next(Map<String, Object> result, @Nullable Long position) {
            say("next", result);
        }

        @Override
        public void failed(List<Map<String, Object>> errors) {
            // Its id is free as soon as the client knows.
            if (operations.remove(id, operation)) {
                send(message("error", id, errors));
            }
        }

        @Override
        public void complete() {
            if (operations.remove(id, operation)) {
                send(message("complete", id, null));
            }
        }

        // Not after the client has said complete.
        private void say(String type, Object payload) {
            if (operations.get(id) == operation) {
                parts.sent().increment();
                send(message(type, id, payload));
            }
        }
    }
}
