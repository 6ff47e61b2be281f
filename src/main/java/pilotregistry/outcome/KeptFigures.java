package pilotregistry.outcome;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import pilotregistry.outcome.PilotFigures.Cell;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.ReferenceLists;

/// What each pilot has of each metric, settled and kept: derived from the outcomes, and made anew from them at will.
///
/// A kept document has the fields of an outcome that do not differ within a pilot and metric, under the same names, so
/// that the same filters find it; once for whoever sees all, and once of what is open.
@Component
class KeptFigures {

    static final String ALL = "all";
    static final String OPEN = "open";

    // Another number for another layout: then all are made anew.
    private static final String COLLECTION = "outcome_figures_1";
    private static final Document PLACE = new Document("_id", "feed");
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final int AT_ONCE = 500;

    private final MongoOperations mongo;
    private final ReferenceLists reference;

    /// One metric of one pilot.
    record Subject(String pilot, String metric) {

        static Subject of(Document outcome) {
            return new Subject(
                    outcome.getEmbedded(List.of("subject", "pilot"), String.class),
                    outcome.getEmbedded(List.of("subject", "metric"), String.class));
        }

        private Document asFilter() {
            return new Document("subject.pilot", pilot).append("subject.metric", metric);
        }
    }

    KeptFigures(MongoOperations mongo, ReferenceLists reference) {
        this.mongo = mongo;
        this.reference = reference;
    }

    /// Up to where in the feed they have followed; null where they were never made.
    @Nullable
    Long position() {
        var place = mongo.execute(
                COLLECTION + "_position", places -> places.find(PLACE).first());
        return place == null ? null : place.get("position", Number.class).longValue();
    }

    /// Some node has taken in all up to this.
    void moveTo(long position) {
        mongo.execute(
                COLLECTION + "_position",
                places -> places.updateOne(
                        PLACE,
                        new Document("$max", new Document("position", position)),
                        new UpdateOptions().upsert(true)));
    }

    /// Makes all of them, metric by metric.
    void build() {
        reference.outcomeMetrics().forEach(metric -> build(new Document("subject.metric", metric.key())));
    }

    private void build(Document ofMetric) {
        var made = new ArrayList<Document>();
        var together = new ArrayList<Document>();
        each(ofMetric, outcome -> {
            if (!together.isEmpty() && !Subject.of(together.getFirst()).equals(Subject.of(outcome))) {
                made.add(kept(together));
                together.clear();
            }
            together.add(outcome);
            if (made.size() >= AT_ONCE) {
                store(made);
                made.clear();
            }
        });
        if (!together.isEmpty()) {
            made.add(kept(together));
        }
        store(made);
    }

    /// Makes those of which an outcome changed.
    void renew(Collection<OutcomeId> changed) {
        var ids = changed.stream().map(OutcomeId::value).toList();
        var subjects = ask(outcomes -> outcomes.find(new Document("_id", new Document("$in", ids)))
                .projection(new Document("subject.pilot", 1).append("subject.metric", 1))
                .map(Subject::of)
                .into(new java.util.LinkedHashSet<>()));
        var made = new ArrayList<Document>();
        for (var subject : subjects) {
            var together = new ArrayList<Document>();
            each(subject.asFilter(), together::add);
            if (!together.isEmpty()) {
                made.add(kept(together));
            }
        }
        store(made);
    }

    /// @param which `ALL` or `OPEN`
    void read(Document matching, String which, Consumer<PilotFigures> sink) {
        mongo.execute(COLLECTION, kept -> {
            try (var rows = kept.find(matching)
                    .projection(new Document("_id", 0)
                            .append("subject.metric", 1)
                            .append("pilot", 1)
                            .append(which, 1))
                    .batchSize(5_000)
                    .iterator()) {
                rows.forEachRemaining(row -> sink.accept(figures(row, which)));
                return true;
            }
        });
    }

    private void each(Document filter, Consumer<Document> sink) {
        ask(outcomes -> {
            try (var rows = outcomes.find(filter)
                    .projection(TotalsRow.FIELDS)
                    .sort(new Document("subject.metric", 1).append("subject.pilot", 1))
                    .batchSize(1_000)
                    .iterator()) {
                rows.forEachRemaining(sink);
                return true;
            }
        });
    }

    private <T> T ask(Function<MongoCollection<Document>, T> question) {
        return Objects.requireNonNull(mongo.execute(Outcome.class, outcomes -> question.apply(outcomes)));
    }

    // What is older than what is kept changes nothing: versions only grow, and no outcome ever goes.
    private void store(List<Document> made) {
        if (made.isEmpty()) {
            return;
        }
        var writes = made.stream()
                .map(each -> new ReplaceOneModel<>(
                        new Document("_id", each.get("_id")).append("stamp", new Document("$lt", each.get("stamp"))),
                        each,
                        UPSERT))
                .toList();
        mongo.execute(COLLECTION, kept -> {
            try {
                return kept.bulkWrite(writes, ANY_ORDER).wasAcknowledged();
            } catch (MongoBulkWriteException partly) {
                overtaken(partly);
                return true;
            }
        });
    }

    private static void overtaken(MongoBulkWriteException partly) {
        var other = partly.getWriteErrors().stream()
                .anyMatch(error -> ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY);
        if (other || partly.getWriteConcernError() != null) {
            throw partly;
        }
    }

    private Document kept(List<Document> together) {
        var subject = Subject.of(together.getFirst());
        var metric = metric(subject.metric());
        var rows = together.stream().map(TotalsRow::of).toList();
        var open = rows.stream().filter(TotalsRow::open).toList();
        long stamp = together.stream()
                .mapToLong(each -> each.get("version", Number.class).longValue() + 1)
                .sum();
        return new Document("_id", subject.pilot() + " " + subject.metric())
                .append("stamp", stamp)
                .append("subject", new Document("pilot", subject.pilot()).append("metric", subject.metric()))
                .append(
                        "keys",
                        new Document(
                                "family", together.getFirst().getEmbedded(List.of("keys", "family"), String.class)))
                .append("pilot", together.getLast().get("pilot"))
                .append(ALL, cells(rows, metric))
                .append(OPEN, cells(open, metric));
    }

    private static List<Document> cells(List<TotalsRow> rows, OutcomeMetric metric) {
        return rows.isEmpty()
                ? List.of()
                : PilotFigures.of(rows, metric).cells().stream()
                        .map(KeptFigures::written)
                        .toList();
    }

    // Sums are kept as text: one of many figures may have more digits than a decimal of the database holds.
    private static Document written(Cell cell) {
        return new Document("y", cell.year())
                .append("r", cell.reason() == null ? null : cell.reason().name())
                .append("n", cell.all().count())
                .append("s", cell.all().sum().toString())
                .append("cn", cell.confirmed().count())
                .append("cs", cell.confirmed().sum().toString())
                .append("v", cell.single().stream().map(BigDecimal::toString).toList());
    }

    private PilotFigures figures(Document kept, String which) {
        return new PilotFigures(
                metric(Subject.of(kept).metric()),
                TotalsFacts.of(kept.get("pilot", Document.class)),
                kept.getList(which, Document.class).stream()
                        .map(KeptFigures::cell)
                        .toList());
    }

    private static Cell cell(Document written) {
        var reason = written.getString("r");
        return new Cell(
                written.getInteger("y"),
                reason == null ? null : LeftOutReason.valueOf(reason),
                new OutcomeTotal.Sum(written.getInteger("n"), new BigDecimal(written.getString("s"))),
                new OutcomeTotal.Sum(written.getInteger("cn"), new BigDecimal(written.getString("cs"))),
                written.getList("v", String.class).stream().map(BigDecimal::new).toList());
    }

    private OutcomeMetric metric(String key) {
        return reference.outcomeMetric(key).orElseThrow();
    }
}
