package pilotregistry.history;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pilotregistry.access.Actor;
import pilotregistry.access.ActorResolver;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.allowance.Allowances;
import pilotregistry.allowance.Bill;
import pilotregistry.allowance.Payer;
import pilotregistry.attachment.FileProblem;
import pilotregistry.feed.Feed;
import pilotregistry.feed.FeedEntry;
import tools.jackson.databind.json.JsonMapper;

/// HTTP: the feed as lines of JSON, from a position to the newest, resumed by the position of the last line.
///
/// A line is a change the reader is told of. With `hashes=true` there is one for every number, with the
/// hash alone where the reader is told nothing, so that the whole can be verified against the daily roots.
/// With `events=true`, for administrators, it is the whole event. Each entry read is paid for; where the
/// points of a window end, the lines end, and go on from the last position in the next window.
@Controller
class ChangeStream {

    private static final int PIECE = 200;
    private static final long POINTS = 10;
    private static final List<String> PARAMETERS = List.of("since", "hashes", "events");

    private final Changes changes;
    private final Feed feed;
    private final ActorResolver actors;
    private final Allowances allowances;
    private final JsonMapper json;

    ChangeStream(Changes changes, Feed feed, ActorResolver actors, Allowances allowances, JsonMapper json) {
        this.changes = changes;
        this.feed = feed;
        this.actors = actors;
        this.allowances = allowances;
        this.json = json;
    }

    @GetMapping("/changes")
    void changes(
            @RequestParam(defaultValue = "0") long since,
            @RequestParam(defaultValue = "false") boolean hashes,
            @RequestParam(defaultValue = "false") boolean events,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication)
            throws IOException {
        FileProblem.checkParameters(PARAMETERS, request.getParameterMap());
        var actor = actors.of(authentication);
        if (events) {
            actor.acting(Scope.ADMIN, mandate -> true, Role.ADMINISTRATOR);
        }
        var newest = changes.newest(since);
        var payer = Payer.of(actor, address(request));
        pay(payer, newest - since, response);
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, authentication == null ? "public, max-age=60" : "no-store");
        var position = since;
        while (position < newest) {
            var read = events ? whole(position, response) : piece(position, hashes, actor, response);
            response.flushBuffer();
            if (read == position
                    || (read < newest && !charge(payer, newest - read).paid())) {
                return;
            }
            position = read;
        }
    }

    private void pay(Payer payer, long entries, HttpServletResponse response) {
        var bill = charge(payer, entries);
        if (!bill.paid()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(bill.seconds()));
        }
        bill.check();
    }

    // Piece by piece: who cannot pay the whole gets what was paid for, and goes on later.
    private Bill charge(Payer payer, long entries) {
        return allowances.charge(payer, POINTS * Math.clamp(entries, 1, PIECE));
    }

    // The container gives the address in digits: nothing is looked up.
    private static @Nullable InetAddress address(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr());
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }

    private long piece(long since, boolean hashes, Actor actor, HttpServletResponse response) throws IOException {
        var piece = changes.piece(since, actor);
        var told = piece.told().stream().collect(Collectors.toMap(HistoryChange::position, change -> change));
        for (var entry : piece.entries()) {
            var change = told.get(entry.number());
            if (change != null) {
                write(change.line(), response);
            } else if (hashes) {
                write(hidden(entry), response);
            }
        }
        var position = piece.position(since);
        if (!hashes && !told.containsKey(position) && position > since) {
            write(Map.of("position", position), response);
        }
        return position;
    }

    private long whole(long since, HttpServletResponse response) throws IOException {
        var position = since;
        for (var entry : feed.whole(since, PIECE)) {
            var line = hidden(entry);
            line.put("collection", entry.collection());
            line.put("event", entry.event().sealing());
            var delta = entry.event().delta();
            if (delta != null) {
                line.put("delta", delta);
            }
            write(line, response);
            position = entry.number();
        }
        return position;
    }

    private static Map<String, Object> hidden(FeedEntry entry) {
        var line = new LinkedHashMap<String, Object>();
        line.put("position", entry.number());
        line.put("hash", entry.event().hash());
        return line;
    }

    private void write(Map<String, Object> line, HttpServletResponse response) throws IOException {
        response.getOutputStream().write(json.writeValueAsBytes(line));
        response.getOutputStream().write('\n');
    }
}
