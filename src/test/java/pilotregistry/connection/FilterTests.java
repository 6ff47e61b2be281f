package pilotregistry.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static pilotregistry.connection.ConnectionFixtures.WORKS;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import pilotregistry.connection.BadPage.Code;
import pilotregistry.connection.BadPage.Reason;
import pilotregistry.connection.ConnectionFixtures.Status;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

class FilterTests {

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
                new Document("_id", "dabao")
                        .append("name", "石狮市大堡集控区")
                        .append("number", 29)
                        .append("amount", Decimal128.parse("1200.50"))
                        .append("filedAt", Date.from(Instant.parse("2023-04-07T15:59:59.999Z")))
                        .append("day", mongo.getConverter().convertToMongoType(LocalDate.of(2023, 4, 7)))
                        .append("month", "2023-04")
                        .append("open", true)
                        .append("status", "FILED")
                        .append("industries", List.of("industry_DYEING", "industry_PLATING"))
                        .append("history", List.of("DRAFT", "FILED"))
                        .append(
                                "parts",
                                List.of(
                                        new Document("code", "印染").append("weight", 20),
                                        new Document("code", "电镀").append("weight", 9))),
                new Document("_id", "jujiao")
                        .append("name", "聚焦化工 .*")
                        .append("number", 3L)
                        .append("amount", Decimal128.parse("0.1"))
                        .append("filedAt", Date.from(Instant.parse("2023-04-08T00:00:00Z")))
                        .append("day", mongo.getConverter().convertToMongoType(LocalDate.of(2023, 4, 8)))
                        .append("month", "2023-12")
                        .append("open", false)
                        .append("status", "DRAFT")
                        .append("industries", List.of())
                        .append("parts", List.of(new Document("code", "焦化").append("weight", 3))),
                new Document("_id", "empty").append("name", null));
    }

    @AfterAll
    static void close() {
        fixtures.close();
    }

    @Test
    void comparesEveryKindAsItIsStored() {
        assertThat(found("number", Map.of("gt", 3))).containsExactly("dabao");
        assertThat(found("number", Map.of("gte", 3, "lt", 29))).containsExactly("jujiao");
        assertThat(found("amount", Map.of("eq", new BigDecimal("1200.5")))).containsExactly("dabao");
        assertThat(found("amount", Map.of("lt", new BigDecimal("0.11")))).containsExactly("jujiao");
        assertThat(found("filedAt", Map.of("lt", Instant.parse("2023-04-08T00:00:00Z"))))
                .containsExactly("dabao");
        assertThat(found("filedAt", Map.of("gte", OffsetDateTime.parse("2023-04-08T08:00:00+08:00"))))
                .containsExactly("jujiao");
        assertThat(found("day", Map.of("lte", LocalDate.of(2023, 4, 7)))).containsExactly("dabao");
        assertThat(found("month", Map.of("gt", YearMonth.of(2023, 4)))).containsExactly("jujiao");
        assertThat(found("open", Map.of("eq", true))).containsExactly("dabao");
        assertThat(found("status", Map.of("eq", "FILED"))).containsExactly("dabao");
        assertThat(found("status", Map.of("in", List.of(Status.DRAFT, Status.PASSED))))
                .containsExactly("jujiao");
        assertThat(found("id", Map.of("in", List.of("empty", "dabao")))).containsExactly("dabao", "empty");
    }

    @Test
    void takesTextLiterally() {
        assertThat(found("name", Map.of("contains", ".*"))).containsExactly("jujiao");
        assertThat(found("name", Map.of("contains", "焦化"))).containsExactly("jujiao");
        assertThat(found("name", Map.of("startsWith", "石狮"))).containsExactly("dabao");
        assertThat(found("name", Map.of("startsWith", "大堡"))).isEmpty();
        assertThat(found("name", Map.of("contains", "\\E|.*"))).isEmpty();
        assertThat(found("name", Map.of("contains", "(a+)+$"))).isEmpty();
    }

    @Test
    void countsTheUnsaidAsDifferentButNotAsGreaterOrLess() {
        assertThat(found("number", Map.of("ne", 29))).containsExactly("empty", "jujiao");
        assertThat(found("status", Map.of("nin", List.of("FILED")))).containsExactly("empty", "jujiao");
        assertThat(found("number", Map.of("lt", 1000))).containsExactly("dabao", "jujiao");
        assertThat(found("name", Map.of("isNull", true))).containsExactly("empty");
        assertThat(found("name", Map.of("isNull", false))).containsExactly("dabao", "jujiao");
    }

    @Test
    void asksListsAsAWhole() {
        assertThat(found("industries", Map.of("has", "industry_DYEING"))).containsExactly("dabao");
        assertThat(found("industries", Map.of("hasAny", List.of("industry_STEEL", "industry_PLATING"))))
                .containsExactly("dabao");
        assertThat(found("industries", Map.of("hasAll", List.of("industry_STEEL", "industry_PLATING"))))
                .isEmpty();
        assertThat(found("industries", Map.of("hasAll", List.of()))).containsExactly("dabao", "empty", "jujiao");
        assertThat(found("industries", Map.of("hasNone", List.of("industry_DYEING"))))
                .containsExactly("empty", "jujiao");
        assertThat(found("industries", Map.of("isEmpty", true))).containsExactly("empty", "jujiao");
        assertThat(found("industries", Map.of("isEmpty", false))).containsExactly("dabao");
        assertThat(found("history", Map.of("has", "DRAFT"))).containsExactly("dabao");
    }

    @Test
    void asksEmbeddedElementsOneByOne() {
        var heavy = Map.of("weight", Map.of("gte", 9));
        assertThat(found("parts", Map.of("some", heavy))).containsExactly("dabao");
        assertThat(found("parts", Map.of("every", heavy))).containsExactly("dabao", "empty");
        assertThat(found("parts", Map.of("none", heavy))).containsExactly("empty", "jujiao");
        assertThat(found("parts", Map.of("some", Map.of()))).containsExactly("dabao", "jujiao");
        assertThat(found("parts", Map.of("every", Map.of()))).containsExactly("dabao", "empty", "jujiao");
        assertThat(found("parts", Map.of("none", Map.of()))).containsExactly("empty");
        // both conditions on one element, not each on any
        var lightDyeing = Map.of("code", Map.of("eq", "印染"), "weight", Map.of("lt", 10));
        assertThat(found("parts", Map.of("some", lightDyeing))).isEmpty();
        var either = Map.of("or", List.of(lightDyeing, Map.of("code", Map.of("startsWith", "焦"))));
        assertThat(found("parts", Map.of("some", either))).containsExactly("jujiao");
        assertThat(found("parts", Map.of("some", Map.of("not", heavy)))).containsExactly("jujiao");
    }

    @Test
    void composesByLogicAlone() {
        var filed = Map.<String, Object>of("status", Map.of("eq", "FILED"));
        var small = Map.<String, Object>of("number", Map.of("lte", 3));
        assertThat(found(Map.of("or", List.of(filed, small)))).containsExactly("dabao", "jujiao");
        assertThat(found(Map.of("and", List.of(filed, small)))).isEmpty();
        assertThat(found(Map.of("or", List.of(filed, small), "not", filed))).containsExactly("jujiao");
        assertThat(found(Map.of("or", List.of()))).isEmpty();
        assertThat(found(Map.of("and", List.of()))).hasSize(3);
        assertThat(found(Map.of("not", Map.of()))).isEmpty();
        assertThat(found(Map.of())).hasSize(3);
        var unsaid = new HashMap<String, Object>();
        unsaid.put("status", Collections.singletonMap("eq", null));
        unsaid.put("or", null);
        unsaid.put("number", null);
        assertThat(found(unsaid)).hasSize(3);
    }

    @Test
    void keepsTheReaderWithinWhatIsVisible() {
        var visible = new Criteria()
                .orOperator(
                        Criteria.where("id").is("dabao"),
                        Criteria.where("number").is(29));
        var all = Map.<String, Object>of("or", List.of(Map.of(), Map.of("id", Map.of("eq", "jujiao"))));
        var page = connections.page(WORKS, PageRequest.firstPage(), all, null, visible);
        assertThat(ConnectionFixtures.ids(page)).containsExactly("dabao");
        assertThat(page.totalCount()).isEqualTo(1);
        assertThat(mongo.getCollection("work").countDocuments(connections.matching(WORKS, all, visible)))
                .isEqualTo(1);
    }

    static List<Map<String, Object>> foreignValues() {
        return List.of(
                Map.of("name", Map.of("eq", Map.of("$ne", ""))),
                Map.of("name", Map.of("contains", Map.of("$regex", ".*"))),
                Map.of("name", Map.of("in", List.of(Map.of("$gt", "")))),
                Map.of("name", Map.of("in", "dabao")),
                Map.of("name", Map.of("contains", "a\0b")),
                Map.of("name", "dabao"),
                Map.of("id", Map.of("eq", 1)),
                Map.of("number", Map.of("gt", "3")),
                Map.of("number", Map.of("gt", 3.5)),
                Map.of("amount", Map.of("eq", "1")),
                Map.of("amount", Map.of("eq", new BigDecimal("1." + "1".repeat(40)))),
                Map.of("filedAt", Map.of("gt", "2023-04-08")),
                Map.of("day", Map.of("gt", Instant.EPOCH)),
                Map.of("open", Map.of("eq", "true")),
                Map.of("open", Map.of("isNull", List.of())),
                Map.of("status", Map.of("eq", "DELETED")),
                Map.of("industries", Map.of("has", List.of("industry_STEEL"))),
                Map.of("parts", Map.of("some", List.of())),
                Map.of("and", Map.of()),
                Map.of("or", List.of("1 == 1")),
                Map.of("not", List.of()));
    }

    @ParameterizedTest
    @MethodSource("foreignValues")
    void refusesValuesOfAnotherKind(Map<String, Object> filter) {
        assertThat(refused(filter).reason()).isEqualTo(Reason.WRONG_VALUE);
    }

    static List<Map<String, Object>> foreignNames() {
        return List.of(
                Map.of("$where", "sleep(1000)"),
                Map.of("$or", List.of()),
                Map.of("_id", Map.of("eq", "dabao")),
                Map.of("name.zh", Map.of("eq", "")),
                Map.of("outbox", Map.of("isNull", true)),
                Map.of("name", Map.of("$ne", "")),
                Map.of("name", Map.of("gt", "")),
                Map.of("open", Map.of("in", List.of(true))),
                Map.of("parts", Map.of("some", Map.of("name", Map.of("eq", "")))),
                Map.of("parts", Map.of("$elemMatch", Map.of())),
                Map.of("not", Map.of("or", List.of(Map.of(), Map.of("secret", Map.of())))));
    }

    @ParameterizedTest
    @MethodSource("foreignNames")
    void refusesWhatTheListDoesNotDeclare(Map<String, Object> filter) {
        assertThat(refused(filter).reason()).isEqualTo(Reason.UNKNOWN_FIELD);
    }

    @Test
    void saysWhereTheFilterIsWrong() {
        var refusal = refused(Map.of("or", List.of(Map.of(), Map.of("number", Map.of("in", List.of(1, "2"))))));
        assertThat(refusal.code()).isEqualTo(Code.BAD_VALUE);
        assertThat(refusal.argument()).isEqualTo("filter.or.1.number.in.1");
        assertThat(refusal.facts()).containsEntry("kind", "INT").containsEntry("argument", refusal.argument());
    }

    @Test
    void refusesFiltersWithoutMeasure() {
        Map<String, Object> deep = Map.of();
        for (var level = 0; level < 10; level++) deep = Map.of("not", deep);
        assertThat(refused(deep)).satisfies(tooMuch(Reason.TOO_DEEP, Map.of("most", 8)));
        var many = Collections.nCopies(501, "x");
        assertThat(refused(Map.of("name", Map.of("in", many))))
                .satisfies(tooMuch(Reason.TOO_MANY_VALUES, Map.of("given", 501, "most", 500)));
        var wide = new ArrayList<Map<String, Object>>(Collections.nCopies(201, Map.of("open", Map.of("eq", true))));
        assertThat(refused(Map.of("or", wide))).satisfies(tooMuch(Reason.TOO_MANY_CONDITIONS, Map.of("most", 200)));
        var lengthy = Map.<String, Object>of("name", Map.of("eq", "x".repeat(1001)));
        assertThat(refused(lengthy)).satisfies(tooMuch(Reason.TEXT_TOO_LONG, Map.of("given", 1001, "most", 1000)));
    }

    // With the numbers that the message fills in.
    private static Consumer<BadPage> tooMuch(Reason reason, Map<String, Object> numbers) {
        return refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.facts()).containsAllEntriesOf(numbers).containsKey("argument");
            for (var language : Language.values()) {
                var said = new Messages().say(refusal.messageKey(), refusal.facts(), language);
                numbers.values().forEach(number -> assertThat(said).contains(String.valueOf(number)));
            }
        };
    }

    @Test
    void namesWhatTheSchemaMustOffer() {
        assertThat(WORKS.fieldNames())
                .contains("id", "name", "industries", "parts", "parts.code", "parts.weight")
                .hasSize(15);
        assertThat(WORKS.orderNames())
                .containsExactlyInAnyOrder("ID", "NAME", "NUMBER", "AMOUNT", "FILED_AT", "OPEN", "PLACE");
        assertThat(WORKS.operators("parts.weight")).contains("gte").doesNotContain("contains");
        assertThat(WORKS.operators("parts")).containsExactlyInAnyOrder("some", "every", "none");
    }

    @Test
    void refusesAnOrderThatIsNotDeclared() {
        var refusal = catchThrowableOfType(
                BadPage.class,
                () -> connections.page(
                        WORKS,
                        PageRequest.firstPage(),
                        null,
                        List.of(Map.of("field", "outbox", "direction", "ASC")),
                        new Criteria()));
        assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_FIELD);
        assertThat(refusal.argument()).isEqualTo("orderBy.0.field");
    }

    private static List<String> found(String field, Map<String, ?> comparator) {
        return found(Map.of(field, comparator));
    }

    private static List<String> found(Map<String, Object> filter) {
        var byId = List.of(Map.<String, Object>of("field", "ID", "direction", "ASC"));
        return ConnectionFixtures.ids(connections.page(WORKS, PageRequest.firstPage(), filter, byId, new Criteria()));
    }

    private static BadPage refused(Map<String, Object> filter) {
        return catchThrowableOfType(BadPage.class, () -> found(filter));
    }
}
