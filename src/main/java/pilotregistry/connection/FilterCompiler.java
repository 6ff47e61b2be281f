package pilotregistry.connection;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import pilotregistry.connection.BadPage.Reason;

/// Turns one filter of the API into a query: declared fields only, values of the field's kind only.
///
/// A comparison whose value is null counts as not made, an empty `and` holds, an empty `or` does not.
final class FilterCompiler {

    private static final int DEEPEST = 8;
    private static final int MOST_CONDITIONS = 200;
    private static final int LONGEST_LIST = 500;

    private final MongoConverter converter;
    private int conditions;

    FilterCompiler(MongoConverter converter) {
        this.converter = converter;
    }

    Document compile(Map<String, Filterable> fields, @Nullable Map<String, Object> filter) {
        return filter == null ? new Document() : filter(fields, filter, "filter", 0);
    }

    /// All of the conditions in one document whose operators cannot mix with another's.
    static Document all(List<Document> conditions) {
        var stated = conditions.stream().filter(it -> !it.isEmpty()).toList();
        return switch (stated.size()) {
            case 0 -> new Document();
            case 1 -> stated.getFirst();
            default -> new Document("$and", stated);
        };
    }

    private Document filter(Map<String, Filterable> fields, Map<?, ?> filter, String at, int depth) {
        if (depth > DEEPEST) throw new BadPage(Reason.TOO_DEEP, at, Map.of("most", DEEPEST));
        for (var name : filter.keySet()) {
            if (!fields.containsKey(name) && !Set.of("and", "or", "not").contains(name)) {
                throw new BadPage(Reason.UNKNOWN_FIELD, at + "." + name);
            }
        }
        var stated = new ArrayList<Document>();
        var and = filter.get("and");
        if (and != null) stated.add(all(branches(fields, and, at + ".and", depth)));
        var or = filter.get("or");
        if (or != null) stated.add(any(branches(fields, or, at + ".or", depth)));
        var not = filter.get("not");
        if (not != null) stated.add(not(filter(fields, object(not, at + ".not"), at + ".not", depth + 1)));
        // in the order of the declaration, so that the same filter always reads the same
        fields.forEach((name, field) -> {
            var comparator = filter.get(name);
            if (comparator != null) stated.addAll(field(field, comparator, at + "." + name, depth));
        });
        return all(stated);
    }

    private List<Document> branches(Map<String, Filterable> fields, Object raw, String at, int depth) {
        var branches = new ArrayList<Document>();
        for (var branch : list(raw, at)) {
            var here = at + "." + branches.size();
            branches.add(filter(fields, object(branch, here), here, depth + 1));
        }
        return branches;
    }

    private List<Document> field(Filterable field, Object comparator, String at, int depth) {
        var asked = object(comparator, at);
        for (var name : asked.keySet()) {
            if (!field.operators().contains(name)) throw new BadPage(Reason.UNKNOWN_FIELD, at + "." + name);
        }
        return switch (field) {
            case Filterable.One one ->
                compared(one.path(), one.kind(), one.constants(), one.kind().operators(), asked, at);
            case Filterable.Many many ->
                compared(many.path(), many.kind(), many.constants(), Operator.OF_LISTS, asked, at);
            case Filterable.Embedded embedded -> related(embedded, asked, at, depth);
        };
    }

    private List<Document> compared(
            String path, Kind kind, Set<String> constants, Set<Operator> operators, Map<?, ?> asked, String at) {
        var stated = new ArrayList<Document>();
        for (var operator : operators) {
            var raw = asked.get(operator.apiName());
            if (raw == null) continue;
            count(at);
            var here = at + "." + operator.apiName();
            Object operand =
                    switch (operator.operand()) {
                        case VALUE -> value(kind, constants, raw, here);
                        case VALUES -> values(kind, constants, raw, here);
                        case FLAG -> value(Kind.BOOLEAN, Set.of(), raw, here);
                    };
            stated.add(operator.condition(path, operand));
        }
        return stated;
    }

    private List<Document> related(Filterable.Embedded list, Map<?, ?> asked, String at, int depth) {
        var stated = new ArrayList<Document>();
        for (var quantifier : List.of("some", "every", "none")) {
            var raw = asked.get(quantifier);
            if (raw == null) continue;
            count(at);
            var here = at + "." + quantifier;
            var element = filter(list.fields(), object(raw, here), here, depth + 1);
            stated.add(
                    switch (quantifier) {
                        case "some" -> has(list.path(), element);
                        case "every" -> not(has(list.path(), not(element)));
                        default -> not(has(list.path(), element));
                    });
        }
        return stated;
    }

    private List<Object> values(Kind kind, Set<String> constants, Object raw, String at) {
        var values = new ArrayList<>();
        for (var value : list(raw, at)) {
            values.add(value(kind, constants, value, at + "." + values.size()));
        }
        return values;
    }

    private Object value(Kind kind, Set<String> constants, @Nullable Object raw, String at) {
        if (raw instanceof String text && text.length() > Kind.LONGEST_TEXT) {
            throw new BadPage(Reason.TEXT_TOO_LONG, at, Map.of("given", text.length(), "most", Kind.LONGEST_TEXT));
        }
        var value = raw == null ? null : kind.coerce(raw);
        if (value == null || (kind == Kind.ENUM && !constants.contains(value))) {
            throw new BadPage(Reason.WRONG_VALUE, at, Map.of("kind", kind.name()));
        }
        return stored(value);
    }

    /// As the aggregates' own values are written, so that both compare.
    private Object stored(Object value) {
        var written =
                value instanceof YearMonth && !converter.getCustomConversions().hasCustomWriteTarget(YearMonth.class)
                        ? value.toString()
                        : converter.convertToMongoType(value);
        if (written == null) throw new IllegalStateException("nothing is stored for " + value.getClass());
        return written;
    }

    private void count(String at) {
        if (++conditions > MOST_CONDITIONS) {
            throw new BadPage(Reason.TOO_MANY_CONDITIONS, at, Map.of("most", MOST_CONDITIONS));
        }
    }

    private static Map<?, ?> object(@Nullable Object raw, String at) {
        if (raw instanceof Map<?, ?> object) return object;
        throw new BadPage(Reason.WRONG_VALUE, at, Map.of("kind", "OBJECT"));
    }

    private static List<?> list(Object raw, String at) {
        if (!(raw instanceof List<?> list)) throw new BadPage(Reason.WRONG_VALUE, at, Map.of("kind", "LIST"));
        if (list.size() > LONGEST_LIST) throw BadPage.tooManyValues(at, list.size(), LONGEST_LIST);
        return list;
    }

    private static Document any(List<Document> branches) {
        return branches.isEmpty() ? new Document("_id", new Document("$in", List.of())) : new Document("$or", branches);
    }

    private static Document not(Document condition) {
        return new Document("$nor", List.of(condition));
    }

    private static Document has(String path, Document element) {
        return new Document(path, new Document("$elemMatch", element));
    }
}
