package pilotregistry.connection;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/// A list from its first element to its last, in its order and within what one reader may see: what an export writes
/// down is what the list pages through, for both ask the database the same.
public final class Reading {

    private static final int BATCH = 1_000;
    private static final JsonWriterSettings EXACT =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final String collection;
    private final Document matching;
    private final Ordering ordering;

    Reading(String collection, Document matching, Ordering ordering) {
        this.collection = collection;
        this.matching = matching;
        this.ordering = ordering;
    }

    /// Reads what [#toText] wrote.
    public static Reading of(String text) {
        var stored = Document.parse(text);
        var keys = stored.getList("order", Document.class).stream()
                .map(key -> new Ordering.Key(key.getString("path"), key.getBoolean("ascending", true)))
                .toList();
        return new Reading(stored.getString("collection"), stored.get("matching", Document.class), new Ordering(keys));
    }

    /// All of it in one text that can be kept.
    public String toText() {
        var order = ordering.keys().stream()
                .map(key -> new Document("path", key.path()).append("ascending", key.ascending()))
                .toList();
        return new Document("collection", collection)
                .append("matching", matching)
                .append("order", order)
                .toJson(EXACT);
    }

    /// How many elements there are now.
    public long count(MongoOperations mongo) {
        return ask(mongo, documents -> documents.countDocuments(matching));
    }

    /// Hands on the stored elements one by one, with what lies at these paths, until one is refused.
    ///
    /// @param after where an earlier reading ended, as [#position] said it; null for the beginning
    /// @return whether the end was reached
    public boolean read(MongoOperations mongo, Set<String> paths, @Nullable String after, Predicate<Document> taken) {
        var within = new ArrayList<>(List.of(matching));
        if (after != null) {
            var at = Document.parse(after).getList("at", Object.class);
            within.add(ordering.behind(new ArrayList<@Nullable Object>(at)));
        }
        return ask(mongo, documents -> {
            try (var rows = documents
                    .find(FilterCompiler.all(within))
                    .projection(projection(paths))
                    .sort(ordering.sort())
                    .allowDiskUse(true)
                    .batchSize(BATCH)
                    .iterator()) {
                while (rows.hasNext()) {
                    if (!taken.test(rows.next())) {
                        return false;
                    }
                }
                return true;
            }
        });
    }

    /// Those with these ids that belong to it.
    public List<Document> among(MongoOperations mongo, List<String> ids, Set<String> paths) {
        var these = FilterCompiler.all(List.of(matching, new Document("_id", new Document("$in", ids))));
        return ask(
                mongo,
                documents -> documents.find(these).projection(projection(paths)).into(new ArrayList<>()));
    }

    /// Where an element stands, to go on behind it later.
    public String position(Document row) {
        return new Document("at", ordering.position(row)).toJson(EXACT);
    }

    // MongoDB refuses a path together with one that leads further.
    private Document projection(Set<String> paths) {
        var all = new TreeSet<>(paths);
        ordering.keys().forEach(key -> all.add(key.path()));
        var projection = new Document("_id", 1);
        String last = null;
        for (var path : all) {
            if (last == null || !path.startsWith(last + ".")) {
                projection.append(path, 1);
                last = path;
            }
        }
        return projection;
    }

    private <R> R ask(MongoOperations mongo, Function<MongoCollection<Document>, R> question) {
        return Objects.requireNonNull(mongo.execute(collection, documents -> question.apply(documents)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reading reading && toText().equals(reading.toText());
    }

    @Override
    public int hashCode() {
        return toText().hashCode();
    }
}
