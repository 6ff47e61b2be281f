package pilotregistry.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.websocket.Session;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/// GraphQL over WebSocket: all sockets of this node.
@Component
@ConditionalOnWebApplication
class Sockets extends TextWebSocketHandler implements SubProtocolCapable {

    static final String PROTOCOL = "graphql-transport-ws";

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final ConcurrentMap<String, Socket> open = new ConcurrentHashMap<>();
    private final SocketParts parts;

    Sockets(
            WebGraphQlHandler handler,
            Bearers bearers,
            Places places,
            Failures failures,
            JsonMapper json,
            LiveProperties limits,
            MeterRegistry meters) {
        var sent = Counter.builder("registry.live.messages")
                .description("Results sent to subscribers")
                .tag("transport", "websocket")
                .register(meters);
        parts = new SocketParts(handler, bearers, places, failures, json, limits, sent);
        Gauge.builder("registry.live.connections", open, ConcurrentMap::size)
                .description("Open connections")
                .tag("transport", "websocket")
                .register(meters);
        Gauge.builder("registry.live.operations", this, Sockets::operations)
                .description("Operations under way")
                .tag("transport", "websocket")
                .register(meters);
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit((int) parts.limits().messageLimit().toBytes());
        if (session instanceof NativeWebSocketSession wrapped && wrapped.getNativeSession() instanceof Session tomcat) {
            tomcat.getUserProperties()
                    .put(SEND_TIMEOUT, parts.limits().sendTimeout().toMillis());
        }
        var socket = new Socket(session, parts);
        open.put(session.getId(), socket);
        if (!PROTOCOL.equals(session.getAcceptedProtocol())) {
            socket.close(Closing.NO_SUBPROTOCOL);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var socket = open.get(session.getId());
        if (socket != null) {
            socket.receive(message.getPayload());
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable cause) {
        LOG.debug("A socket broke: {}", cause.toString());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var socket = open.remove(session.getId());
        if (socket != null) {
            socket.closed();
        }
        if (session.getAttributes().get(SocketDoor.PLACE) instanceof Places.Place place) {
            place.close();
        }
    }

    // Each on a thread of its own: one that takes nothing holds up no other.
    @Scheduled(fixedDelay = 1_000)
    void look() {
        open.values().forEach(socket -> Thread.ofVirtual().name("socket-look").start(socket::look));
    }

    /// Before the server waits for what is under way: clients come back to another node, or to this one.
    @EventListener(ContextClosedEvent.class)
    void leave() {
        open.values()
                .forEach(socket -> Thread.ofVirtual().name("socket-leave").start(() -> socket.close(Closing.LEAVING)));
    }

    private int operations() {
        return open.values().stream().mapToInt(Socket::operations).sum();
    }
}
