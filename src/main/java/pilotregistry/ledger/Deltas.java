package pilotregistry.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What an act changed in a document, as a text of JSON: each place, what stood there and what stands there
/// now; of long texts and of lists only the part that differs. It leads from the document before to the one
/// after, and back.
public final class Deltas {

    // Of a shorter text the part costs as much as the whole.
    private static final int LONG = 80;

    private Deltas() {}

    static String between(Stored before, Stored after) {
        var changes = new ArrayList<Change>();
        compare(before.content(), after.content(), List.of(), changes);
        return changes.stream()
                .map(change -> change.written().toJson(Stored.EXACT))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// The document before, from the one after.
    ///
    /// @return null when the delta does not fit the document
    public static @Nullable Stored undone(String delta, Stored after) {
        return applied(delta, Change::reversed, after);
    }

    /// The document after, from the one before.
    ///
    /// @return null when the delta does not fit the document
    public static @Nullable Stored done(String delta, Stored before) {
        return applied(delta, UnaryOperator.identity(), before);
    }

    // What was tampered with may be anything: whatever does not go through is no delta of this document.
    private static @Nullable Stored applied(String delta, UnaryOperator<Change> way, Stored stored) {
        var content = (Document) Objects.requireNonNull(copied(stored.content()));
        try {
            read(delta).stream().map(way).forEach(change -> change.apply(content));
            return new Stored(content);
        } catch (RuntimeException unfitting) {
            return null;
        }
    }

    private static List<Change> read(String delta) {
        return Document.parse("{\"changes\":" + delta + "}").getList("changes", Document.class).stream()
                .map(Change::read)
                .toList();
    }

    private static void compare(Document before, Document after, List<String> path, List<Change> changes) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            var old = Change.Value.of(before, name);
            var young = Change.Value.of(after, name);
            if (old instanceof Change.Value.Present(var one) && young instanceof Change.Value.Present(var other)) {
                compareValues(one, other, below(path, name), changes);
            } else {
                changes.add(Change.of(below(path, name), old, young));
            }
        }
    }

    private static void compareValues(
            @Nullable Object before, @Nullable Object after, List<String> path, List<Change> changes) {
        if (Objects.deepEquals(before, after)) {
            return;
        }
        if (before instanceof Document one && after instanceof Document other) {
            compare(one, other, path, changes);
        } else if (before instanceof List<?> one && after instanceof List<?> other) {
            compareLists(one, other, path, changes);
        } else if (before instanceof String one && after instanceof String other && one.length() > LONG) {
            changes.add(part(one, other, path));
        } else {
            changes.add(Change.of(path, new Change.Value.Present(before), new Change.Value.Present(after)));
        }
    }

    private static void compareLists(List<?> before, List<?> after, List<String> path, List<Change> changes) {
        if (before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                compareValues(before.get(i), after.get(i), below(path, String.valueOf(i)), changes);
            }
            return;
        }
        var shorter = Math.min(before.size(), after.size());
        int front = 0;
        while (front < shorter && Objects.deepEquals(before.get(front), after.get(front))) {
            front++;
        }
        int back = 0;
        while (back < shorter - front
                && Objects.deepEquals(before.get(before.size() - 1 - back), after.get(after.size() - 1 - back))) {
            back++;
        }
        changes.add(Change.part(
                path, front, before.subList(front, before.size() - back), after.subList(front, after.size() - back)));
    }

    // Cut between characters, never within one of those that take two places.
    private static Change part(String before, String after, List<String> path) {
        var shorter = Math.min(before.length(), after.length());
        int front = 0;
        while (front < shorter && before.charAt(front) == after.charAt(front)) {
            front++;
        }
        if (front > 0 && Character.isHighSurrogate(before.charAt(front - 1))) {
            front--;
        }
        int back = 0;
        while (back < shorter - front
                && before.charAt(before.length() - 1 - back) == after.charAt(after.length() - 1 - back)) {
            back++;
        }
        if (back > 0 && Character.isLowSurrogate(before.charAt(before.length() - back))) {
            back--;
        }
        return Change.part(
                path,
                front,
                before.substring(front, before.length() - back),
                after.substring(front, after.length() - back));
    }

    static @Nullable Object copied(@Nullable Object value) {
        return switch (value) {
            case Document document -> {
                var copy = new Document();
                document.forEach((name, inner) -> copy.put(name, copied(inner)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(inner -> copy.add(copied(inner)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static List<String> below(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
