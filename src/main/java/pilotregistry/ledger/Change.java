package pilotregistry.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// One place of a document, and what stood and stands there.
///
/// @param path names of fields and places in lists, from the root on
/// @param from where in the text or list the part begins that differs; null where the whole value does
/// @param before absent where nothing stood there
/// @param after absent where nothing stands there
record Change(List<String> path, @Nullable Integer from, Value before, Value after) {

    Change {
        path = List.copyOf(path);
    }

    /// A value, which may be null, or none.
    sealed interface Value {

        record Absent() implements Value {}

        record Present(@Nullable Object value) implements Value {}

        static Value of(Document document, String name) {
            return document.containsKey(name) ? new Present(document.get(name)) : new Absent();
        }
    }

    private static final String PATH = "path";
    private static final String FROM = "from";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    static Change of(List<String> path, Value before, Value after) {
        return new Change(path, null, before, after);
    }

    static Change part(List<String> path, int from, Object before, Object after) {
        return new Change(path, from, new Value.Present(before), new Value.Present(after));
    }

    /// The way back.
    Change reversed() {
        return new Change(path, from, after, before);
    }

    Document written() {
        var document = new Document(PATH, pointer());
        if (from != null) {
            document.put(FROM, from);
        }
        if (before instanceof Value.Present(var value)) {
            document.put(BEFORE, value);
        }
        if (after instanceof Value.Present(var value)) {
            document.put(AFTER, value);
        }
        return document;
    }

    static Change read(Document document) {
        return new Change(
                names(document.getString(PATH)),
                document.getInteger(FROM),
                Value.of(document, BEFORE),
                Value.of(document, AFTER));
    }

    // RFC 6901
    private String pointer() {
        var pointer = new StringBuilder();
        path.forEach(name -> pointer.append('/').append(name.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }

    private static List<String> names(String pointer) {
        var names = new ArrayList<String>();
        for (var name : pointer.split("/", -1)) {
            names.add(name.replace("~1", "/").replace("~0", "~"));
        }
        return names.subList(1, names.size());
    }

    /// Puts `after` where `before` stands.
    ///
    /// @throws Unfitting when something else stands there
    void apply(Document root) {
        Object parent = root;
        for (var name : path.subList(0, path.size() - 1)) {
            parent = child(parent, name);
        }
        var last = path.getLast();
        var current = current(parent, last);
        if (from != null) {
            put(parent, last, new Value.Present(spliced(current, from)));
        } else if (same(current, before)) {
            put(parent, last, after);
        } else {
            throw new Unfitting(pointer());
        }
    }

    /// A delta does not fit the document it is laid upon: one of the two is not what it was.
    static final class Unfitting extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unfitting(String pointer) {
            super(pointer);
        }
    }

    private Object child(Object parent, String name) {
        if (current(parent, name) instanceof Value.Present(var value) && value != null) {
            return value;
        }
        throw new Unfitting(pointer());
    }

    private Value current(Object parent, String name) {
        return switch (parent) {
            case Document document -> Value.of(document, name);
            case List<?> list -> {
                var index = Integer.parseInt(name);
                yield index < list.size() ? new Value.Present(list.get(index)) : new Value.Absent();
            }
            default -> throw new Unfitting(pointer());
        };
    }

    @SuppressWarnings("unchecked")
    private void put(Object parent, String name, Value value) {
        if (parent instanceof Document document) {
            switch (value) {
                case Value.Absent() -> document.remove(name);
                case Value.Present(var present) -> document.put(name, Deltas.copied(present));
            }
        } else if (parent instanceof List<?> list && value instanceof Value.Present(var present)) {
            ((List<@Nullable Object>) list).set(Integer.parseInt(name), Deltas.copied(present));
        } else {
            throw new Unfitting(pointer());
        }
    }

    private Object spliced(Value current, int at) {
        if (current instanceof Value.Present(String text)
                && before instanceof Value.Present(String old)
                && after instanceof Value.Present(String young)
                && text.startsWith(old, at)) {
            return text.substring(0, at) + young + text.substring(at + old.length());
        }
        if (current instanceof Value.Present(List<?> list)
                && before instanceof Value.Present(List<?> old)
                && after instanceof Value.Present(List<?> young)
                && at + old.size() <= list.size()
                && list.subList(at, at + old.size()).equals(old)) {
            var longer = new ArrayList<@Nullable Object>(list.subList(0, at));
            longer.addAll(young);
            longer.addAll(list.subList(at + old.size(), list.size()));
            return longer;
        }
        throw new Unfitting(pointer());
    }

    private static boolean same(Value one, Value other) {
        return switch (one) {
            case Value.Absent() -> other instanceof Value.Absent;
            case Value.Present(var value) ->
                other instanceof Value.Present(var another) && Objects.deepEquals(value, another);
        };
    }
}
