package pilotregistry.document;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// On which days which client programs used what is deprecated. They are kept, since who has to be told is known only
/// over weeks, and a counter ends with its process.
@Component
class DeprecatedUses {

    private static final String COLLECTION = "deprecatedUses";
    private static final ZoneOffset HERE = ZoneOffset.ofHours(8);

    private record Noted(String coordinate, String client, LocalDate day) {}

    private final MongoOperations mongo;
    private final Clock clock;
    private final Duration kept;
    private final Set<Noted> noted = ConcurrentHashMap.newKeySet();

    DeprecatedUses(
            MongoOperations mongo, Clock clock, @Value("${registry.retention.deprecated-uses:400d}") Duration kept) {
        this.mongo = mongo;
        this.clock = clock;
        this.kept = kept;
    }

    /// Forgets whoever has not used it for long.
    @Scheduled(
            initialDelayString = "${registry.retention.round:PT1H}",
            fixedDelayString = "${registry.retention.round:PT1H}")
    void forget() {
        var since = LocalDate.ofInstant(clock.instant().minus(kept), HERE).toString();
        // Unless it was used meanwhile.
        mongo.findAll(Stored.class, COLLECTION).stream()
                .filter(stored -> last(stored).compareTo(since) < 0)
                .forEach(stored -> mongo.remove(
                        Query.query(Criteria.where("_id")
                                .is(stored.id())
                                .and("days")
                                .is(stored.days())),
                        COLLECTION));
    }

    /// As it is kept, one for each element and client.
    record Stored(String id, String coordinate, String client, List<String> days) {}

    /// Writes once a day for each element and client.
    void note(String coordinate, String client) {
        var today = LocalDate.ofInstant(clock.instant(), HERE);
        noted.removeIf(earlier -> !earlier.day().equals(today));
        if (noted.add(new Noted(coordinate, client, today))) {
            mongo.upsert(
                    Query.query(Criteria.where("_id").is(coordinate + "|" + client)),
                    new Update()
                            .setOnInsert("coordinate", coordinate)
                            .setOnInsert("client", client)
                            .addToSet("days", today.toString()),
                    COLLECTION);
        }
    }

    /// Those of each element, who used it last before others.
    Map<String, List<DeprecatedUse>> all() {
        return mongo.findAll(Stored.class, COLLECTION).stream()
                .sorted((one, other) -> last(other).compareTo(last(one)))
                .collect(Collectors.groupingBy(
                        Stored::coordinate,
                        TreeMap::new,
                        Collectors.mapping(DeprecatedUses::use, Collectors.toList())));
    }

    private static String last(Stored stored) {
        return stored.days().stream().max(String::compareTo).orElseThrow();
    }

    private static DeprecatedUse use(Stored stored) {
        var first = stored.days().stream().min(String::compareTo).orElseThrow();
        return new DeprecatedUse(
                stored.client(),
                LocalDate.parse(first),
                LocalDate.parse(last(stored)),
                stored.days().size());
    }
}
