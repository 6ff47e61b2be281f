package pilotregistry.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import pilotregistry.http.Problems;
import pilotregistry.language.CodedException;

/// Where streams come in: at `/graphql` for who would rather have a stream than anything else, at `/graphql/stream` in
/// both modes of the protocol.
@Component
@ConditionalOnWebApplication
class StreamDoor extends AbstractHandlerMapping implements HttpRequestHandler {

    private static final String BOTH_MODES = "/graphql/stream";
    private static final String TOKEN = "X-GraphQL-Event-Stream-Token";
    // After the sockets, before whatever else answers that path.
    private static final int SECOND = -3;

    private final Streams streams;
    private final Reservations reservations;
    private final Places places;
    private final Problems problems;

    StreamDoor(Streams streams, Reservations reservations, Places places, Problems problems) {
        this.streams = streams;
        this.reservations = reservations;
        this.places = places;
        this.problems = problems;
        setOrder(SECOND);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals(BOTH_MODES) || (path.equals("/graphql") && ratherStreams(request)) ? this : null;
    }

    private static void mustAccept(HttpServletRequest request) throws Refused {
        var accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        if (!accept.isEmpty() && !acceptsStreams(accept)) {
            throw new Refused(StreamFault.NOT_ACCEPTABLE);
        }
    }

    private static boolean acceptsStreams(List<String> accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(range -> range.includes(MediaType.TEXT_EVENT_STREAM) && range.getQualityValue() > 0);
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    private static boolean ratherStreams(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null
                || !(request.getMethod().equals("GET") || request.getMethod().equals("POST"))) {
            return false;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .max(Comparator.comparingDouble(MediaType::getQualityValue))
                    .filter(MediaType.TEXT_EVENT_STREAM::equalsTypeAndSubtype)
                    .isPresent();
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var token = token(request);
            var method = request.getMethod();
            if (token == null && (method.equals("GET") || method.equals("POST"))) {
                alone(request, response);
            } else {
                shared(method, token, request, response);
            }
        } catch (Refused refused) {
            var fault = refused.fault();
            fault.tell(response);
            problems.answer(request, response, fault.status().value(), fault.name(), fault.key(), Map.of());
        } catch (CodedException refused) {
            problems.answer(request, response, refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shared(String method, @Nullable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException, Refused {
        switch (method) {
            case "PUT" -> reserve(response, address(request));
            case "GET" -> {
                var reservation = reserved(token);
                mustAccept(request);
                streams.open(reservation, request, response);
            }
            case "POST" -> streams.add(reserved(token), request, response);
            case "DELETE" -> stop(reserved(token), request, response);
            default -> throw new Refused(StreamFault.METHOD);
        }
    }

    private void alone(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException, Refused {
        mustAccept(request);
        try (var _ = place(address(request));
                var _ = placeOfClient()) {
            streams.one(request, response);
        }
    }

    private Places.Place place(String address) throws Refused {
        return given(places.ofAddress(address));
    }

    private Places.@Nullable Place placeOfClient() throws Refused {
        var subject = Bearers.subject(Streams.caller());
        return subject == null ? null : given(places.ofClient(subject));
    }

    private static Places.Place given(Places.@Nullable Place place) throws Refused {
        if (place == null) {
            throw new Refused(StreamFault.TOO_MANY_CONNECTIONS);
        }
        return place;
    }

    private void reserve(HttpServletResponse response, String address) throws IOException, Refused {
        var caller = Streams.caller();
        var place = place(address);
        var own = caller == null ? places.ofReservation(address) : places.ofClient(caller.getName());
        if (own == null) {
            place.close();
        }
        var reservation = reservations.make(caller, place, given(own));
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(reservation.token().getBytes(StandardCharsets.UTF_8));
    }

    private Reservations.Reservation reserved(@Nullable String token) throws Refused {
        var reservation = (token == null
                        ? java.util.Optional.<Reservations.Reservation>empty()
                        : reservations.find(token))
                .orElseThrow(() -> new Refused(StreamFault.RESERVATION_UNKNOWN));
        if (!reservation.isOf(Streams.caller())) {
            throw new Refused(StreamFault.RESERVATION_OF_ANOTHER);
        }
        return reservation;
    }

    private static void stop(
            Reservations.Reservation reservation, HttpServletRequest request, HttpServletResponse response)
            throws Refused {
        var id = request.getParameter("operationId");
        var operation = id == null ? null : reservation.stream().operations().remove(id);
        if (operation == null) {
            throw new Refused(StreamFault.OPERATION_UNKNOWN);
        }
        operation.cancel();
        response.setStatus(HttpServletResponse.SC_OK);
    }

    private static @Nullable String token(HttpServletRequest request) {
        var header = request.getHeader(TOKEN);
        return header == null ? request.getParameter("token") : header;
    }

    private static String address(HttpServletRequest request) {
        return request.getRemoteAddr();
    }
}
