package pilotregistry.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static pilotregistry.connection.ConnectionFixtures.WORKS;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import pilotregistry.connection.BadPage.Code;
import pilotregistry.connection.BadPage.Reason;
import pilotregistry.connection.ConnectionFixtures.Work;

class CursorTests {

    private static final String OLD_KEY = "an old key of thirty-two letters";
    private static final String NEW_KEY = "a new key that is long enough too";
    private static final List<Map<String, Object>> BY_NAME = List.of(Map.of("field", "NAME"));

    private static ConnectionFixtures fixtures;
    private static MongoTemplate mongo;
    private static Connections connections;

    @BeforeAll
    static void open() {
        fixtures = new ConnectionFixtures();
        mongo = fixtures.database();
        connections = ConnectionFixtures.over(mongo);
        ConnectionFixtures.keep(
                mongo,
                new Document("_id", "a").append("name", "甲"),
                new Document("_id", "b").append("name", "乙"),
                new Document("_id", "c").append("name", null));
    }

    @AfterAll
    static void close() {
        fixtures.close();
    }

    @Test
    void refusesACursorChangedInAnyCharacter() {
        var cursor = cursor();
        var random = new Random(7);
        for (var index = 0; index < cursor.length(); index++) {
            var letters = new StringBuilder(cursor);
            do {
                letters.setCharAt(
                        index,
                        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt(random.nextInt(64)));
            } while (letters.toString().equals(cursor));
            assertThat(refused(letters.toString())).as("changed at " + index).isEqualTo(Reason.UNKNOWN_CURSOR);
        }
    }

    @Test
    void refusesACursorCutOrContinued() {
        var cursor = cursor();
        for (var length = 0; length < cursor.length(); length++) {
            assertThat(refused(cursor.substring(0, length))).isEqualTo(Reason.UNKNOWN_CURSOR);
        }
        for (var tail : List.of("A", "AAAA", "=", "==", " ", "\n")) {
            assertThat(refused(cursor + tail)).isEqualTo(Reason.UNKNOWN_CURSOR);
        }
    }

    @Test
    void refusesWhatWasNeverACursor() {
        var injected = "{\"v\":[{\"$ne\":-1},\"p00\"]}";
        for (var cursor : List.of(
                "",
                "0",
                "K_abc",
                "游标",
                injected,
                Base64.getUrlEncoder().encodeToString(injected.getBytes(StandardCharsets.UTF_8)),
                "A".repeat(20_000))) {
            assertThat(refused(cursor)).as(cursor).isEqualTo(Reason.UNKNOWN_CURSOR);
        }
        assertThat(Reason.UNKNOWN_CURSOR.code()).isEqualTo(Code.BAD_CURSOR);
    }

    @Test
    void refusesACursorOfAnotherListOrderOrFilter() {
        var cursor = cursor();
        var filter = Map.<String, Object>of("name", Map.of("ne", "丙"));
        var downwards = List.of(Map.<String, Object>of("field", "NAME", "direction", "DESC"));
        var others = Listing.of("others", Work.class, it -> {}, order -> order.by("NAME", "name"));
        assertThat(refused(() -> page(WORKS, cursor, filter, BY_NAME))).isEqualTo(Reason.CURSOR_OF_ANOTHER_LIST);
        assertThat(refused(() -> page(WORKS, cursor, null, downwards))).isEqualTo(Reason.CURSOR_OF_ANOTHER_LIST);
        assertThat(refused(() -> page(WORKS, cursor, null, null))).isEqualTo(Reason.CURSOR_OF_ANOTHER_LIST);
        assertThat(refused(() -> page(others, cursor, null, BY_NAME))).isEqualTo(Reason.CURSOR_OF_ANOTHER_LIST);
        assertThat(refused(() -> connections.page(
                        "provinces", List.of("福建省"), it -> it, new PageRequest(1, cursor, null, null))))
                .isEqualTo(Reason.CURSOR_OF_ANOTHER_LIST);
        assertThat(Reason.CURSOR_OF_ANOTHER_LIST.code()).isEqualTo(Code.BAD_CURSOR);
    }

    @Test
    void takesTheSameFilterInAnotherWriting() {
        var one = new LinkedHashMap<String, Object>();
        one.put("name", Map.of("isNull", false));
        one.put("id", Map.of("in", List.of("a", "b")));
        var other = new LinkedHashMap<String, Object>();
        other.put("id", Map.of("in", List.of("a", "b")));
        other.put("name", Map.of("isNull", false));
        other.put("number", null);
        var cursor = page(WORKS, null, one, BY_NAME).edges().getFirst().cursor();
        assertThat(ConnectionFixtures.ids(page(WORKS, cursor, other, BY_NAME))).containsExactly("a");
    }

    @Test
    void goesOnFromWhereADeletedElementStood() {
        mongo.getCollection("work").insertOne(new Document("_id", "bb").append("name", "乙"));
        var cursor = page(WORKS, null, null, BY_NAME).edges().get(2).cursor();
        mongo.getCollection("work").deleteOne(new Document("_id", "bb"));
        assertThat(ConnectionFixtures.ids(page(WORKS, cursor, null, BY_NAME))).containsExactly("a");
    }

    @Test
    void agreesWithEveryOtherNodeOnTheKeyThatTheDatabaseKeeps() throws Exception {
        var name = ConnectionFixtures.freshName();
        ConnectionFixtures.keep(
                fixtures.database(name), new Document("_id", "a"), new Document("_id", "b"), new Document("_id", "c"));
        var nodes = IntStream.range(0, 8)
                .mapToObj(it -> ConnectionFixtures.over(fixtures.database(name)))
                .toList();
        var cursors = new HashSet<String>();
        try (var starts = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = nodes.stream()
                    .map(node -> (Callable<String>)
                            () -> page(node, null).edges().getFirst().cursor())
                    .toList();
            for (var cursor : starts.invokeAll(asked)) cursors.add(cursor.get());
        }
        assertThat(cursors).hasSize(1);
        var restarted = ConnectionFixtures.over(fixtures.database(name));
        assertThat(page(restarted, cursors.iterator().next()).nodes()).hasSize(2);
        assertThat(fixtures.database(name).getCollection("settings").countDocuments())
                .isEqualTo(1);
    }

    @Test
    void opensWithARetiringKeyAndSealsWithTheNewOne() {
        var before = new Connections(mongo, List.of(OLD_KEY));
        var between = new Connections(mongo, List.of(NEW_KEY, OLD_KEY));
        var after = new Connections(mongo, List.of(NEW_KEY));
        var old = page(before, null).edges().getFirst().cursor();
        assertThat(page(between, old).nodes()).hasSize(2);
        assertThat(refused(() -> page(after, old))).isEqualTo(Reason.UNKNOWN_CURSOR);
        var young = page(between, null).edges().getFirst().cursor();
        assertThat(page(after, young).nodes()).hasSize(2);
        assertThat(refused(() -> page(connections, young))).isEqualTo(Reason.UNKNOWN_CURSOR);
    }

    @Test
    void startsWithNoKeyThatCouldBeGuessed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Connections(mongo, List.of("secret")))
                .withMessageContaining("registry.cursor.keys");
    }

    @Test
    void refusesSizesOutOfRangeAndBothEndsAtOnce() {
        assertThat(refused(() -> new PageRequest(-1, null, null, null))).isEqualTo(Reason.SIZE_OUT_OF_RANGE);
        assertThat(refused(() -> new PageRequest(null, null, 101, null))).isEqualTo(Reason.SIZE_OUT_OF_RANGE);
        assertThat(refused(() -> new PageRequest(1, null, 1, null))).isEqualTo(Reason.FIRST_AND_LAST);
        assertThat(new PageRequest(100, null, null, null).size()).isEqualTo(100);
        assertThat(Reason.SIZE_OUT_OF_RANGE.code()).isEqualTo(Code.PAGE_SIZE);
    }

    @Test
    void readsNothingForAPageOfNone() {
        var page = connections.page(WORKS, new PageRequest(0, null, null, null), null, null, new Criteria());
        assertThat(page.edges()).isEmpty();
        assertThat(page.pageInfo().hasNextPage()).isTrue();
        assertThat(page.pageInfo().hasPreviousPage()).isFalse();
        assertThat(page.totalCount()).isEqualTo(3);
    }

    private static String cursor() {
        return page(WORKS, null, null, BY_NAME).edges().get(1).cursor();
    }

    private static Connection<Work> page(Connections node, String after) {
        return node.page(WORKS, new PageRequest(2, after, null, null), null, null, new Criteria());
    }

    private static <T> Connection<T> page(
            Listing<T> listing, String after, Map<String, Object> filter, List<Map<String, Object>> orderBy) {
        return connections.page(listing, new PageRequest(9, after, null, null), filter, orderBy, new Criteria());
    }

    private static Reason refused(String cursor) {
        var forward = catchThrowableOfType(BadPage.class, () -> page(WORKS, cursor, null, BY_NAME));
        var backward = catchThrowableOfType(
                BadPage.class,
                () -> connections.page(WORKS, new PageRequest(null, null, 2, cursor), null, BY_NAME, new Criteria()));
        assertThat(forward.argument()).isEqualTo("after");
        assertThat(backward.argument()).isEqualTo("before");
        assertThat(backward.reason()).isEqualTo(forward.reason());
        return forward.reason();
    }

    private static Reason refused(Callable<?> act) {
        return catchThrowableOfType(BadPage.class, act::call).reason();
    }
}
