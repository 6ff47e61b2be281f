package pilotregistry.client;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What registered clients ask for, by day and element of the schema: counted in memory and added to what is kept
/// every minute. A client has one document a day, which is no larger than the schema, for 400 days.
@Component
public class ClientUsage {

    private static final String COLLECTION = "clientUsage";
    private static final String CLIENT = "client";
    private static final String DAY = "day";
    private static final String LAST = "last";
    private static final String REQUESTS = "requests";
    private static final String POINTS = "points";
    private static final String ELEMENTS = "elements";
    private static final ZoneOffset HERE = ZoneOffset.ofHours(8);
    private static final int SHOWN = 31;
    private static final int KEPT = 400;

    private final MongoOperations mongo;
    private final ClientStandings standings;
    private final Clock clock;
    private final Map<Day, Tally> counted = new ConcurrentHashMap<>();

    ClientUsage(MongoOperations mongo, ClientStandings standings, Clock clock) {
        this.mongo = mongo;
        this.standings = standings;
        this.clock = clock;
    }

    private record Day(String client, LocalDate date) {}

    /// Changed under the lock of its place in the map.
    private static final class Tally {

        private long requests;
        private long points;
        private @Nullable Instant last;
        private final Map<String, Long> elements = new HashMap<>();

        private Tally and(Tally earlier) {
            requests += earlier.requests;
            points += earlier.points;
            last = last == null ? earlier.last : last;
            earlier.elements.forEach((element, times) -> elements.merge(element, times, Long::sum));
            return this;
        }
    }

    /// A request that has a token of a client.
    public void asked(@Nullable String client) {
        var now = clock.instant();
        count(client, now, tally -> {
            tally.requests++;
            tally.last = now;
        });
    }

    /// Points that were taken from its budget.
    public void spent(@Nullable String client, long points) {
        count(client, clock.instant(), tally -> tally.points += points);
    }

    /// Elements of the schema that a document of it names.
    public void used(@Nullable String client, Collection<String> coordinates) {
        count(
                client,
                clock.instant(),
                tally -> coordinates.forEach(coordinate -> tally.elements.merge(coordinate, 1L, Long::sum)));
    }

    private void count(@Nullable String client, Instant now, Consumer<Tally> more) {
        if (client != null && standings.registered(client)) {
            counted.compute(new Day(client, LocalDate.ofInstant(now, HERE)), (day, tally) -> {
                var counting = tally == null ? new Tally() : tally;
                more.accept(counting);
                return counting;
            });
        }
    }

    /// Adds to what is kept. One at a time: whoever reads afterwards finds what another is just writing.
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @PreDestroy
    synchronized void keep() {
        List.copyOf(counted.keySet()).forEach(day -> {
            var tally = counted.remove(day);
            if (tally != null) {
                try {
                    keep(day, tally);
                } catch (DataAccessException later) {
                    counted.merge(day, tally, Tally::and);
                    throw later;
                }
            }
        });
    }

    // What may be written twice comes first: when the second write fails, all of it is written again.
    private void keep(Day day, Tally tally) {
        if (tally.last != null) {
            mongo.upsert(byId(day.client()), new Update().max(LAST, tally.last), COLLECTION);
        }
        var update = new Update()
                .setOnInsert(CLIENT, day.client())
                .setOnInsert(DAY, day.date().toString())
                .inc(REQUESTS, tally.requests)
                .inc(POINTS, tally.points);
        tally.elements.forEach((element, times) -> update.inc(ELEMENTS + "." + stored(element), times));
        if (tally.last != null) {
            update.max(LAST, tally.last);
        }
        mongo.upsert(byId(day.client() + " " + day.date()), update, COLLECTION);
    }

    @Scheduled(fixedDelayString = "PT24H", initialDelayString = "PT1H")
    void forget() {
        var first = LocalDate.ofInstant(clock.instant(), HERE).minusDays(KEPT);
        mongo.remove(Query.query(Criteria.where(DAY).lt(first.toString())), COLLECTION);
    }

    /// The last days of each client, the latest first.
    Map<String, List<ClientUsageDay>> days(Collection<String> clients) {
        keep();
        var first = LocalDate.ofInstant(clock.instant(), HERE).minusDays(SHOWN - 1L);
        var query = Query.query(Criteria.where(CLIENT).in(clients).and(DAY).gte(first.toString()))
                .with(Sort.by(Sort.Direction.DESC, DAY));
        return mongo.find(query, Document.class, COLLECTION).stream()
                .collect(Collectors.groupingBy(
                        day -> day.getString(CLIENT), Collectors.mapping(ClientUsage::shown, Collectors.toList())));
    }

    /// When each was last heard of.
    Map<String, Instant> last(Collection<String> clients) {
        keep();
        return mongo.find(Query.query(Criteria.where("_id").in(clients)), Document.class, COLLECTION).stream()
                .collect(Collectors.toMap(
                        last -> last.getString("_id"),
                        last -> last.getDate(LAST).toInstant()));
    }

    private static ClientUsageDay shown(Document day) {
        var elements = day.get(ELEMENTS, new Document());
        return new ClientUsageDay(
                LocalDate.parse(day.getString(DAY)),
                number(day, REQUESTS),
                number(day, POINTS),
                elements.keySet().stream()
                        .map(element -> new ClientUsageDay.ElementUse(read(element), number(elements, element)))
                        .sorted(Comparator.comparingLong(ClientUsageDay.ElementUse::uses)
                                .reversed()
                                .thenComparing(ClientUsageDay.ElementUse::coordinate))
                        .toList());
    }

    private static long number(Document document, String name) {
        return document.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static Query byId(String id) {
        return Query.query(Criteria.where("_id").is(id));
    }

    // A dot would lead into the document.
    private static String stored(String coordinate) {
        return coordinate.replace('.', '/');
    }

    private static String read(String element) {
        return element.replace('/', '.');
    }
}
