package pilotregistry.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.CodedException;
import pilotregistry.reference.ReferenceLists;

/// The order of hits: total, so that a position in it can be returned to.
record CaseOrder(List<Key> keys) {

    /// By what hits are ordered; what has no value there comes last.
    enum Field {
        RELEVANCE,
        YEAR,
        NUMBER,
        PAYBACK,
        OUTCOME
    }

    enum Direction {
        ASC,
        DESC
    }

    /// @param metric whose value, where it is by outcome
    record Key(Field field, Direction direction, @Nullable String metric) {}

    private static final Key BY_RELEVANCE = new Key(Field.RELEVANCE, Direction.DESC, null);
    private static final Key BY_NUMBER = new Key(Field.NUMBER, Direction.DESC, null);

    /// As asked; else by relevance where a text is asked for, and the newest number first where not.
    static CaseOrder of(@Nullable List<Key> asked, boolean text, ReferenceLists reference) {
        if (asked == null || asked.isEmpty()) {
            return new CaseOrder(List.of(text ? BY_RELEVANCE : BY_NUMBER));
        }
        for (var key : asked) {
            var metric = key.metric() == null ? "" : key.metric();
            if (key.field() == Field.OUTCOME && reference.outcomeMetric(metric).isEmpty()) {
                throw new CodedException("UNKNOWN_METRIC", Map.of("metric", metric));
            }
        }
        return new CaseOrder(List.copyOf(asked));
    }

    Sort sort(boolean backward) {
        var fields = new ArrayList<SortField>();
        keys.forEach(key -> fields.add(field(key, backward)));
        fields.add(new SortField(CaseDocument.TIE, SortField.Type.LONG, backward));
        return new Sort(fields.toArray(SortField[]::new));
    }

    private static SortField field(Key key, boolean backward) {
        boolean descending = (key.direction() == Direction.DESC) != backward;
        boolean lastIsLow = key.direction() == Direction.DESC;
        return switch (key.field()) {
            // Lucene has the best score first, which is descending here.
            case RELEVANCE -> new SortField(null, SortField.Type.SCORE, !descending);
            case YEAR -> number(CaseDocument.YEAR, descending, lastIsLow);
            case NUMBER -> number(CaseDocument.NUMBER, descending, lastIsLow);
            case PAYBACK -> number(CaseDocument.PAYBACK, descending, lastIsLow);
            case OUTCOME -> number(CaseDocument.outcome(String.valueOf(key.metric())), descending, lastIsLow);
        };
    }

    private static SortField number(String field, boolean descending, boolean lastIsLow) {
        long missing = lastIsLow ? Long.MIN_VALUE : Long.MAX_VALUE;
        return new SortField(CaseDocument.order(field), SortField.Type.LONG, descending, missing);
    }

    /// Where a hit stands in this order, in values that a cursor can hold.
    static List<@Nullable Object> position(FieldDoc hit) {
        var values = new ArrayList<@Nullable Object>();
        for (var value : hit.fields) {
            values.add(value instanceof Float score ? Double.valueOf(score) : value);
        }
        return values;
    }

    /// How well a hit answers; null in another order.
    @Nullable
    Double score(FieldDoc hit) {
        return keys.getFirst().field() == Field.RELEVANCE && hit.fields[0] instanceof Float score
                ? Double.valueOf(score)
                : null;
    }

    /// Whether what comes to the index moves what is there.
    boolean byRelevance() {
        return keys.stream().anyMatch(key -> key.field() == Field.RELEVANCE);
    }

    /// The number of the case at a position.
    static long tie(FieldDoc position) {
        return ((Number) position.fields[position.fields.length - 1]).longValue();
    }

    /// The way back: nothing else stands at this position, so that all behind it follows.
    FieldDoc at(List<@Nullable Object> position) {
        var values = new Object[position.size()];
        for (int i = 0; i < values.length; i++) {
            var value = position.get(i);
            boolean score = i < keys.size() && keys.get(i).field() == Field.RELEVANCE;
            values[i] = score && value instanceof Double exact ? (Object) exact.floatValue() : value;
        }
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, values);
    }

    /// Whether a position comes before another, looking in the given direction.
    boolean precedes(FieldDoc one, FieldDoc other, boolean backward) {
        var fields = sort(backward).getSort();
        for (int i = 0; i < fields.length; i++) {
            int compared = compare(one.fields[i], other.fields[i]);
            boolean falling =
                    fields[i].getType() == SortField.Type.SCORE ? !fields[i].getReverse() : fields[i].getReverse();
            if (compared != 0) {
                return falling ? compared > 0 : compared < 0;
            }
        }
        return false;
    }

    private static int compare(Object one, Object other) {
        return one instanceof Float score && other instanceof Float second
                ? Float.compare(score, second)
                : Long.compare(((Number) one).longValue(), ((Number) other).longValue());
    }
}
