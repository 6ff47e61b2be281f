package pilotregistry.connection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import pilotregistry.connection.BadPage.Reason;

/// The total order of a list: the keys asked for, then `_id`, which no two documents share.
record Ordering(List<Key> keys) {

    /// One path; what has no value there sorts before everything, in descending order after it.
    record Key(String path, boolean ascending) {}

    static Ordering of(Listing<?> listing, @Nullable List<Map<String, Object>> orderBy) {
        var asked = orderBy == null || orderBy.isEmpty() ? listing.defaultOrder() : orderBy;
        var keys = new ArrayList<Key>();
        var paths = new HashSet<String>();
        for (var index = 0; index < asked.size(); index++) {
            var order = asked.get(index);
            var constant = String.valueOf(order.get("field"));
            var ascending = !"DESC".equals(String.valueOf(order.get("direction")));
            var named = listing.orderPaths().get(constant);
            if (named == null) throw new BadPage(Reason.UNKNOWN_FIELD, "orderBy." + index + ".field");
            for (var path : named) {
                if (paths.add(path)) keys.add(new Key(path, ascending));
            }
        }
        // the direction of the last key lets one compound index serve the order both ways
        if (!paths.contains("_id"))
            keys.add(new Key("_id", keys.isEmpty() || keys.getLast().ascending()));
        return new Ordering(upToId(keys));
    }

    /// Nothing after `_id` can decide anything.
    private static List<Key> upToId(List<Key> keys) {
        var paths = keys.stream().map(Key::path).toList();
        return List.copyOf(keys.subList(0, paths.indexOf("_id") + 1));
    }

    Ordering reversed() {
        return new Ordering(
                keys.stream().map(key -> new Key(key.path(), !key.ascending())).toList());
    }

    Document sort() {
        var sort = new Document();
        keys.forEach(key -> sort.append(key.path(), key.ascending() ? 1 : -1));
        return sort;
    }

    /// Where a stored document stands in this order.
    List<@Nullable Object> position(Document row) {
        var values = new ArrayList<@Nullable Object>();
        for (var key : keys) {
            @Nullable Object value = row;
            for (var name : key.path().split("\\.", -1)) {
                value = value instanceof Document document ? document.get(name) : null;
            }
            if (value instanceof List<?> || value instanceof Document) {
                throw new IllegalStateException(key.path() + " leads to more than one value and cannot be sorted by");
            }
            values.add(value);
        }
        return Collections.unmodifiableList(values);
    }

    /// What stands behind a position: equal on the keys before, and further on one of them.
    Document behind(List<@Nullable Object> position) {
        var branches = new ArrayList<Document>();
        var equal = new ArrayList<Document>();
        for (var index = 0; index < keys.size(); index++) {
            var key = keys.get(index);
            var value = position.get(index);
            var further = further(key, value);
            if (further != null) {
                var branch = new ArrayList<>(equal);
                branch.add(further);
                branches.add(FilterCompiler.all(branch));
            }
            equal.add(new Document(key.path(), new Document("$eq", value)));
        }
        if (branches.size() == 1) return branches.getFirst();
        // the bound follows from the branches; said aloud, it lets an index begin at the position
        return FilterCompiler.all(
                List.of(notBefore(keys.getFirst(), position.getFirst()), new Document("$or", branches)));
    }

    /// What stands at a position or before it.
    Document upTo(List<@Nullable Object> position) {
        var here = new ArrayList<Document>();
        for (var index = 0; index < keys.size(); index++) {
            here.add(new Document(keys.get(index).path(), new Document("$eq", position.get(index))));
        }
        return new Document("$or", List.of(reversed().behind(position), FilterCompiler.all(here)));
    }

    private static Document notBefore(Key key, @Nullable Object value) {
        if (key.ascending())
            return value == null ? new Document() : new Document(key.path(), new Document("$gte", value));
        return new Document(
                key.path(),
                value == null ? new Document("$eq", null) : new Document("$not", new Document("$gt", value)));
    }

    private static @Nullable Document further(Key key, @Nullable Object value) {
        if (key.ascending()) {
            return new Document(key.path(), new Document(value == null ? "$ne" : "$gt", value));
        }
        if (value == null) return null;
        // `_id` is never missing; elsewhere not-greater-or-equal also finds what has no value
        var below = "_id".equals(key.path())
                ? new Document("$lt", value)
                : new Document("$not", new Document("$gte", value));
        return new Document(key.path(), below);
    }
}
