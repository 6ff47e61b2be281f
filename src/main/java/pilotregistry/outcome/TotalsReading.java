package pilotregistry.outcome;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.connection.Connections;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.ReferenceLists;

/// Reads for totals what an actor may see: one pass through the book, a few fields of each outcome.
@Component
class TotalsReading {

    private static final long LONGEST_SECONDS = 20;
    private static final int BATCH = 1_000;

    private final MongoOperations mongo;
    private final Connections connections;
    private final ReferenceLists reference;

    TotalsReading(MongoOperations mongo, Connections connections, ReferenceLists reference) {
        this.mongo = mongo;
        this.connections = connections;
        this.reference = reference;
    }

    List<OutcomeTotal> totals(@Nullable Map<String, Object> filter, OutcomeGrouping grouping, Actor actor) {
        var totals = new Totals(grouping, demonstrationsOnly(filter), this::metric);
        read(filter, actor, totals::add);
        return totals.done();
    }

    /// Reads what each pilot has of each metric, of all that the filter lets through for the actor.
    void read(@Nullable Map<String, Object> filter, Actor actor, Consumer<PilotFigures> sink) {
        var matching = connections.matching(OutcomeBook.OUTCOMES, filter, OutcomeAccess.visibleTo(actor));
        var together = new Together(
                rows -> sink.accept(PilotFigures.of(rows, metric(rows.getFirst().metric()))));
        mongo.execute(Outcome.class, outcomes -> {
            try (var rows = outcomes.find(matching)
                    .projection(TotalsRow.FIELDS)
                    .sort(new Document("subject.metric", 1).append("subject.pilot", 1))
                    .batchSize(BATCH)
                    .maxTime(LONGEST_SECONDS, TimeUnit.SECONDS)
                    .iterator()) {
                rows.forEachRemaining(row -> together.add(TotalsRow.of(row)));
                return true;
            }
        });
        together.done();
    }

    OutcomeMetric metric(String key) {
        return reference.outcomeMetric(key).orElseThrow();
    }

    // Invented pilots are added up only where nothing else is asked for.
    static boolean demonstrationsOnly(@Nullable Map<String, Object> filter) {
        return filter != null
                && filter.get("demonstration") instanceof Map<?, ?> asked
                && Objects.equals(asked.get("eq"), true);
    }
}
