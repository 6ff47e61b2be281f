package pilotregistry.live;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.OriginHandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/// Where sockets come in: from pages of this server and of the origins that may call it, and not too many from one
/// address.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SocketDoor {

    static final String PLACE = Places.class.getName();

    // Before whatever else answers a GET of that path.
    private static final int FIRST = -4;

    @Bean
    WebSocketHandlerMapping socketMapping(
            Sockets sockets, Places places, @Value("${registry.cors.allowed-origins:}") List<String> origins) {
        var door = new WebSocketHttpRequestHandler(sockets, new DefaultHandshakeHandler());
        door.setHandshakeInterceptors(List.of(new OriginHandshakeInterceptor(origins), new ByAddress(places)));
        var mapping = new WebSocketHandlerMapping();
        mapping.setWebSocketUpgradeMatch(true);
        mapping.setUrlMap(Map.of("/graphql", door));
        mapping.setOrder(FIRST);
        return mapping;
    }

    /// One place for each socket, given back when it is closed, or when it never came to be.
    private record ByAddress(Places places) implements HandshakeInterceptor {

        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            var place = places.ofAddress(request.getRemoteAddress().getAddress().getHostAddress());
            if (place == null) {
                response.setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
                response.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
                return false;
            }
            attributes.put(PLACE, place);
            request.getAttributes().put(PLACE, place);
            return true;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                @Nullable Exception failed) {
            var upgraded = response instanceof ServletServerHttpResponse servlet
                    && servlet.getServletResponse().getStatus() == HttpStatus.SWITCHING_PROTOCOLS.value();
            if (!upgraded && request.getAttributes().get(PLACE) instanceof Places.Place place) {
                place.close();
            }
        }
    }
}
