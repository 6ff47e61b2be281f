package pilotregistry.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.connection.Reading;
import pilotregistry.search.FoundCases;

/// Where the rows of an export come from, one by one in their order.
sealed interface RowSource {

    /// A text that stays the same as long as the feed does and the source would hand on the same rows.
    String state();

    long count();

    /// Hands on stored elements until one is refused.
    ///
    /// @param after where an earlier reading ended, as [#position] said it
    /// @return whether the end was reached
    boolean read(Set<String> paths, @Nullable String after, Predicate<Document> taken);

    String position(Document row);

    /// A list.
    record OfList(Reading reading, MongoOperations mongo) implements RowSource {

        @Override
        public String state() {
            return reading.toText();
        }

        @Override
        public long count() {
            return reading.count(mongo);
        }

        @Override
        public boolean read(Set<String> paths, @Nullable String after, Predicate<Document> taken) {
            return reading.read(mongo, paths, after, taken);
        }

        @Override
        public String position(Document row) {
            return reading.position(row);
        }
    }

    /// A search: the index says which and in what order, the database tells.
    record OfSearch(FoundCases cases, Map<String, Object> arguments, MongoOperations mongo) implements RowSource {

        private static final String CURSOR = "cursor of the search";

        // The index comes after the feed, and the same feed may be found in two ways.
        @Override
        public String state() {
            return arguments + "@" + cases.position();
        }

        @Override
        public long count() {
            return cases.count(arguments);
        }

        @Override
        public boolean read(Set<String> paths, @Nullable String after, Predicate<Document> taken) {
            var cursor = after;
            for (var some = cases.after(cursor, arguments); !some.isEmpty(); some = cases.after(cursor, arguments)) {
                var rows = rows(some.keySet(), paths);
                for (var found : some.entrySet()) {
                    cursor = found.getValue();
                    var row = rows.get(found.getKey().value());
                    if (row != null && !taken.test(row.append(CURSOR, cursor))) {
                        return false;
                    }
                }
            }
            return true;
        }

        private Map<String, Document> rows(Collection<CaseStudyId> ids, Set<String> paths) {
            var projection = new Document("_id", 1);
            paths.forEach(path -> projection.append(path, 1));
            var asked = new Document(
                    "_id",
                    new Document("$in", ids.stream().map(CaseStudyId::value).toList()));
            var rows = Objects.requireNonNull(mongo.execute(
                    "caseStudies",
                    studies -> studies.find(asked).projection(projection).into(new ArrayList<Document>())));
            return rows.stream().collect(Collectors.toMap(row -> row.getString("_id"), Function.identity()));
        }

        @Override
        public String position(Document row) {
            return row.getString(CURSOR);
        }
    }
}
