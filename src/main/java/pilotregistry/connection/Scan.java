package pilotregistry.connection;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Reads one page of a collection: one element more than asked, and a look to the other side only on demand.
record Scan(MongoTemplate mongo, String collection, Document matching, Ordering ordering) {

    private static final long LONGEST_SECONDS = 20;

    /// The part of the list between two cursors from which a page is taken.
    record Span(
            @Nullable List<@Nullable Object> after,
            @Nullable List<@Nullable Object> before,
            boolean backward,
            int size) {}

    <T> Connection<T> page(Span span, CursorSeal.Bound seal, Function<Document, T> read) {
        var rows = rows(span);
        var more = rows.size() > span.size();
        if (more) rows.removeLast();
        if (span.backward()) Collections.reverse(rows);
        var edges = rows.stream()
                .map(row -> new Edge<>(read.apply(row), seal.seal(ordering.position(row))))
                .toList();
        var start = rows.isEmpty() ? null : ordering.position(rows.getFirst());
        var end = rows.isEmpty() ? null : ordering.position(rows.getLast());
        return new Connection<>(
                edges,
                () -> (more && span.backward()) || precedes(span, start),
                () -> (more && !span.backward()) || follows(span, end),
                this::count);
    }

    private List<Document> rows(Span span) {
        if (span.size() == 0) return new ArrayList<>();
        var within = new ArrayList<>(List.of(matching));
        if (span.after() != null) within.add(ordering.behind(span.after()));
        if (span.before() != null) within.add(ordering.reversed().behind(span.before()));
        var order = span.backward() ? ordering.reversed() : ordering;
        return ask(documents -> documents
                .find(FilterCompiler.all(within))
                .sort(order.sort())
                .limit(span.size() + 1)
                .maxTime(LONGEST_SECONDS, TimeUnit.SECONDS)
                .into(new ArrayList<>()));
    }

    private boolean precedes(Span span, @Nullable List<@Nullable Object> start) {
        if (start != null) {
            // without a lower bound, the page that did not find one more has reached the beginning
            var atBeginning = span.after() == null;
            return !atBeginning && exists(ordering.reversed().behind(start));
        }
        if (span.backward())
            return exists(
                    span.before() == null ? new Document() : ordering.reversed().behind(span.before()));
        return span.after() != null && exists(ordering.upTo(span.after()));
    }

    private boolean follows(Span span, @Nullable List<@Nullable Object> end) {
        if (end != null) {
            var atEnd = span.before() == null;
            return !atEnd && exists(ordering.behind(end));
        }
        if (!span.backward()) return exists(span.after() == null ? new Document() : ordering.behind(span.after()));
        return span.before() != null && exists(ordering.reversed().upTo(span.before()));
    }

    private boolean exists(Document condition) {
        return ask(documents -> documents
                .find(FilterCompiler.all(List.of(matching, condition)))
                .projection(new Document("_id", 1))
                .limit(1)
                .maxTime(LONGEST_SECONDS, TimeUnit.SECONDS)
                .iterator()
                .hasNext());
    }

    private int count() {
        return Math.toIntExact(ask(documents -> documents.countDocuments(matching)));
    }

    private <R> R ask(Function<MongoCollection<Document>, R> question) {
        var answer = mongo.execute(collection, documents -> question.apply(documents));
        if (answer == null) throw new IllegalStateException("no answer from " + collection);
        return answer;
    }
}
