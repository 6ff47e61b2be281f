package pilotregistry.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.connection.ConnectionFixtures.WORKS;
import static pilotregistry.connection.ConnectionFixtures.ids;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import pilotregistry.connection.ConnectionFixtures.Work;

/// Random works with ties, nulls and gaps, in random orders under random filters, against the algorithm of the
/// Relay specification on a plain list.
@Execution(ExecutionMode.CONCURRENT)
class RelayPropertyTests {

    private static final int CASES = Integer.getInteger("registry.test.cases", 300);
    private static final long FIRST_SEED = Long.getLong("registry.test.seed", 20230407L);

    private static ConnectionFixtures fixtures;
    private static MongoTemplate mongo;
    private static Connections connections;

    @BeforeAll
    static void open() {
        fixtures = new ConnectionFixtures();
        mongo = fixtures.database();
        connections = ConnectionFixtures.over(mongo);
    }

    @AfterAll
    static void close() {
        fixtures.close();
    }

    @Test
    void everyPageIsTheOneRelayPrescribes() {
        LongStream.range(FIRST_SEED, FIRST_SEED + CASES).forEach(seed -> {
            var random = new Random(seed);
            var list = new RandomList(random);
            var cursors = list.walkForward(random, seed);
            list.walkBackward(random, seed);
            for (var attempt = 0; attempt < 8; attempt++) list.comparePage(random, cursors, seed);
        });
    }

    @Test
    void aListInMemoryIsPagedByTheSameRules() {
        LongStream.range(FIRST_SEED, FIRST_SEED + CASES).forEach(seed -> {
            var random = new Random(seed);
            var elements = IntStream.range(0, random.nextInt(12))
                    .mapToObj(index -> "省-" + index)
                    .toList();
            var cursors = new HashMap<String, String>();
            connections
                    .page("provinces", elements, it -> it, new PageRequest(100, null, null, null))
                    .edges()
                    .forEach(edge -> cursors.put(edge.node(), edge.cursor()));
            for (var attempt = 0; attempt < 8; attempt++) {
                var request = anyPage(random, elements, cursors);
                var page = connections.page("provinces", elements, it -> it, request);
                compare(page, page.nodes(), Relay.page(elements, request, cursors), "seed " + seed + " " + request);
            }
        });
    }

    private static void compare(Connection<?> page, List<String> ids, Relay expected, String as) {
        assertThat(ids).as(as).isEqualTo(expected.elements());
        assertThat(page.pageInfo().hasNextPage()).as("next page, " + as).isEqualTo(expected.next());
        assertThat(page.pageInfo().hasPreviousPage()).as("previous page, " + as).isEqualTo(expected.previous());
        assertThat(page.totalCount()).as("total, " + as).isEqualTo(expected.total());
        var cursors = page.edges().stream().map(Edge::cursor).toList();
        assertThat(page.pageInfo().startCursor()).as(as).isEqualTo(cursors.isEmpty() ? null : cursors.getFirst());
        assertThat(page.pageInfo().endCursor()).as(as).isEqualTo(cursors.isEmpty() ? null : cursors.getLast());
    }

    private static PageRequest anyPage(Random random, List<String> elements, Map<String, String> cursors) {
        Integer size = random.nextInt(5) == 0 ? null : random.nextInt(8);
        var backward = random.nextBoolean();
        return new PageRequest(
                backward ? null : size,
                anyCursor(random, elements, cursors),
                backward ? size : null,
                anyCursor(random, elements, cursors));
    }

    private static String anyCursor(Random random, List<String> elements, Map<String, String> cursors) {
        if (elements.isEmpty() || random.nextInt(3) == 0) return null;
        return cursors.get(elements.get(random.nextInt(elements.size())));
    }

    /// ApplyCursorsToEdges and EdgesToReturn of the specification, with both flags exact.
    record Relay(List<String> elements, boolean previous, boolean next, int total) {
        static Relay page(List<String> all, PageRequest request, Map<String, String> cursors) {
            var from = 0;
            var to = all.size();
            for (var index = 0; index < all.size(); index++) {
                if (cursors.get(all.get(index)).equals(request.after())) from = index + 1;
                if (cursors.get(all.get(index)).equals(request.before())) to = index;
            }
            var between = new ArrayList<>(from < to ? all.subList(from, to) : List.<String>of());
            // a `before` alone reads the last ones before it
            var backward = request.last() != null
                    || request.first() == null && request.before() != null && request.after() == null;
            var size = backward ? request.last() : request.first();
            var most = size == null ? PageRequest.DEFAULT_SIZE : size;
            while (between.size() > most) {
                if (backward) between.removeFirst();
                else between.removeLast();
            }
            var start = backward ? to - between.size() : from;
            var end = start + between.size();
            return new Relay(between, start > 0, end < all.size(), all.size());
        }
    }

    /// One collection with its model: the rows that pass the filter, in order.
    private static final class RandomList {

        private final Map<String, Object> filter;
        private final List<Map<String, Object>> orderBy;
        private final Criteria visible;
        private final List<String> expected;

        RandomList(Random random) {
            mongo.getCollection("work").deleteMany(new Document());
            var rows = rows(random);
            if (!rows.isEmpty()) mongo.getCollection("work").insertMany(rows);
            var asked = RandomFilter.any(random, 2);
            filter = random.nextInt(4) == 0 ? null : asked.filter();
            orderBy = orderBy(random);
            var hidden = random.nextBoolean();
            // a criterion with a top-level $or of its own, as visibility often has
            visible = hidden
                    ? new Criteria()
                            .orOperator(
                                    Criteria.where("number").gt(1),
                                    Criteria.where("name").is(null))
                    : new Criteria();
            Predicate<Document> passes = filter == null ? row -> true : asked.predicate();
            Predicate<Document> seen = row -> !hidden || row.get("name") == null || row.getInteger("number", 0) > 1;
            expected = rows.stream()
                    .filter(passes.and(seen))
                    .sorted(comparator(orderBy))
                    .map(row -> row.getString("_id"))
                    .toList();
        }

        Map<String, String> walkForward(Random random, long seed) {
            var cursors = new HashMap<String, String>();
            var walked = new ArrayList<String>();
            String after = null;
            while (true) {
                var page = page(new PageRequest(1 + random.nextInt(9), after, null, null));
                walked.addAll(ids(page));
                page.edges().forEach(edge -> cursors.put(edge.node().id(), edge.cursor()));
                assertThat(page.pageInfo().hasPreviousPage()).as(as(seed)).isEqualTo(after != null);
                if (!page.pageInfo().hasNextPage()) break;
                after = page.pageInfo().endCursor();
            }
            assertThat(walked).as("forward, " + as(seed)).isEqualTo(expected);
            return cursors;
        }

        void walkBackward(Random random, long seed) {
            var walked = new ArrayList<String>();
            String before = null;
            while (true) {
                var page = page(new PageRequest(null, null, 1 + random.nextInt(9), before));
                walked.addAll(0, ids(page));
                assertThat(page.pageInfo().hasNextPage()).as(as(seed)).isEqualTo(before != null);
                if (!page.pageInfo().hasPreviousPage()) break;
                before = page.pageInfo().startCursor();
            }
            assertThat(walked).as("backward, " + as(seed)).isEqualTo(expected);
        }

        void comparePage(Random random, Map<String, String> cursors, long seed) {
            var request = anyPage(random, expected, cursors);
            var page = page(request);
            compare(page, ids(page), Relay.page(expected, request, cursors), as(seed) + " " + request);
        }

        private Connection<Work> page(PageRequest request) {
            return connections.page(WORKS, request, filter, orderBy, visible);
        }

        private String as(long seed) {
            return "seed " + seed + " orderBy " + orderBy + " filter " + filter;
        }

        private static List<Document> rows(Random random) {
            var ids = new ArrayList<>(IntStream.range(0, random.nextInt(30))
                    .mapToObj(index -> RandomFilter.NAMES.get(index % 5) + index)
                    .toList());
            Collections.shuffle(ids, random);
            return ids.stream().map(id -> row(id, random)).toList();
        }

        private static Document row(String id, Random random) {
            var row = new Document("_id", id);
            maybe(row, "name", RandomFilter.NAMES.get(random.nextInt(RandomFilter.NAMES.size())), random);
            maybe(row, "number", random.nextInt(4), random);
            maybe(row, "amount", new Decimal128(new BigDecimal(random.nextInt(4)).movePointLeft(1)), random);
            maybe(row, "filedAt", new Date(1_680_000_000_000L + random.nextInt(3)), random);
            maybe(row, "open", random.nextBoolean(), random);
            maybe(row, "industries", industries(random), random);
            var place = new Document();
            maybe(place, "province", random.nextInt(2) == 0 ? "福建省" : "江苏省", random);
            maybe(place, "city", random.nextInt(2) == 0 ? "石狮市" : "镇江市", random);
            maybe(row, "place", place, random);
            return row;
        }

        private static List<String> industries(Random random) {
            return RandomFilter.INDUSTRIES.stream()
                    .filter(it -> random.nextBoolean())
                    .toList();
        }

        /// Absent and null are different in the store and the same in every order.
        private static void maybe(Document row, String field, Object value, Random random) {
            switch (random.nextInt(5)) {
                case 0 -> {}
                case 1 -> row.append(field, null);
                default -> row.append(field, value);
            }
        }

        private static List<Map<String, Object>> orderBy(Random random) {
            var constants = new ArrayList<>(List.of("ID", "NAME", "NUMBER", "AMOUNT", "FILED_AT", "OPEN", "PLACE"));
            Collections.shuffle(constants, random);
            return constants.subList(0, random.nextInt(4)).stream()
                    .map(constant -> Map.<String, Object>of(
                            "field", constant, "direction", random.nextBoolean() ? "ASC" : "DESC"))
                    .toList();
        }

        private static Comparator<Document> comparator(List<Map<String, Object>> orderBy) {
            var asked = orderBy.isEmpty()
                    ? List.<Map<String, Object>>of(
                            Map.of("field", "NUMBER", "direction", "DESC"), Map.of("field", "NAME", "direction", "ASC"))
                    : orderBy;
            Comparator<Document> comparator = (one, other) -> 0;
            for (var order : asked) {
                var key = key((String) order.get("field"));
                comparator = comparator.thenComparing(order.get("direction").equals("DESC") ? key.reversed() : key);
            }
            var id = value("_id");
            return comparator.thenComparing(asked.getLast().get("direction").equals("DESC") ? id.reversed() : id);
        }

        private static Comparator<Document> key(String constant) {
            return switch (constant) {
                case "ID" -> value("_id");
                case "NAME" -> value("name");
                case "NUMBER" -> value("number");
                case "AMOUNT" -> value("amount");
                case "FILED_AT" -> value("filedAt");
                case "OPEN" -> value("open");
                default ->
                    Comparator.comparing(RandomList::place, value("province"))
                            .thenComparing(RandomList::place, value("city"));
            };
        }

        private static Document place(Document row) {
            return row.get("place") instanceof Document place ? place : new Document();
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static Comparator<Document> value(String field) {
            Comparator<Object> values = (one, other) -> one instanceof String text
                    ? ConnectionFixtures.textOrder().compare(text, (String) other)
                    : ((Comparable) one).compareTo(other);
            return Comparator.comparing(row -> row.get(field), Comparator.nullsFirst(values));
        }
    }
}
