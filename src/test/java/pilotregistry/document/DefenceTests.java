package pilotregistry.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What attackers send: it is refused before anything is read, in few words, whoever sends it.
@RegistryTest
@ExtendWith(OutputCaptureExtension.class)
class DefenceTests {

    private static final int FEW_WORDS = 2_048;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(ints = {101, 1000})
    void refusesHundredsOfAliases(int count) {
        refused("ALIAS_LIMIT", "{ provinces { " + each(count, "a%d: code") + " } }");
        refused("ROOT_FIELD_LIMIT", "{ " + each(count, "a%d: __typename") + " }");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 7000})
    void refusesDuplicateDirectives(int count) {
        refused(count > 5_000 ? "TOKEN_LIMIT" : "DIRECTIVE_LIMIT", "{ __typename " + "@aa".repeat(count) + " }");
        refused("DIRECTIVE_LIMIT", "query " + "@skip(if: true) ".repeat(Math.min(count, 1_000)) + "{ __typename }");
    }

    @Test
    void refusesTheSameFieldHundredsOfTimes() {
        refused("ALIAS_LIMIT", "{ provinces { " + "code ".repeat(500) + "} }");
        refused("TOKEN_LIMIT", "{ provinces { " + "code ".repeat(16_000) + "} }");
    }

    @Test
    void refusesWhatIsTooDeepOrGoesRoundInCircles() {
        refused(
                "DEPTH_LIMIT",
                "{ pilots { nodes { " + "batch { pilots { nodes { ".repeat(4) + "id" + " } } }".repeat(4) + " } } }");
        refused("VALIDATION", "{ ...one } fragment one on Query { ...two } fragment two on Query { ...one }");
        refused("ROOT_FIELD_LIMIT", bomb(17));
    }

    @Test
    void refusesFragmentsInALongChain() {
        refused(
                "FRAGMENT_LIMIT",
                "{ ...f0 } fragment f900 on Query { __typename } "
                        + IntStream.range(0, 900)
                                .mapToObj(each -> "fragment f%d on Query { ...f%d }".formatted(each, each + 1))
                                .collect(Collectors.joining(" ")));
    }

    @Test
    void readsNoNumberWithoutEnd() {
        for (var number : List.of("9".repeat(200_000), "-" + "1".repeat(200), "0." + "0".repeat(50_000) + "1")) {
            refused("NUMBER_TOO_LONG", "{ batch(number: " + number + ") { id } }");
        }
    }

    @Test
    void tellsOfFiveMistakesAtMost() {
        var answer = refused("VALIDATION", "{ " + each(10, "nothing%d") + " }");
        assertThat(answer.path("errors")).hasSizeLessThanOrEqualTo(5);
        refused("VALIDATION", "{ provinces { " + each(200, "nothing%d").replace("nothing", "n".repeat(40)) + " } }");
    }

    @Test
    void refusesPagesThatNobodyCanRead() {
        for (var size : List.of("10000", "-1")) {
            assertThat(Caller.anonymous(port).code("{ pilots(first: " + size + ") { nodes { id } } }", Map.of()))
                    .isEqualTo("PAGE_SIZE");
        }
        var nested = refused(
                "TOO_COSTLY",
                "{ batches(first: 100) { nodes { pilots(first: 100) { nodes { batch { pilots(first: 100) { nodes { id } } } } } } } }");
        assertThat(nested.at("/errors/0/extensions/cost").asLong()).isGreaterThan(1_000_000);
        assertThat(nested.at("/errors/0/extensions/most").asLong()).isEqualTo(200_000);
    }

    @Test
    void refusesIntrospectionInBadFaith() {
        refused("BAD_REQUEST", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }");
    }

    @Test
    void doesNotHelpToGuessNames() {
        var answer = refused("VALIDATION", "{ pilotz { totalCount } }");
        assertThat(answer.toString()).doesNotContainIgnoringCase("did you mean").doesNotContain("pilots");
    }

    @Test
    void makesEachMutationOfARequestPayForItself() {
        var one = "a%d: registerOrganization(input: $input) { errors { code } }";
        refused("ROOT_FIELD_LIMIT", "mutation($input: RegisterOrganizationInput!) { " + each(6, one) + " }");
        var cost = (java.util.function.ToLongFunction<Integer>)
                count -> priced("mutation($input: RegisterOrganizationInput!) { " + each(count, one) + " }");
        assertThat(cost.applyAsLong(5)).isEqualTo(5 * cost.applyAsLong(1));
    }

    @ParameterizedTest
    @CsvSource({
        "'{ pilots(first: 1, after: \"forged\") { nodes { id } } }', BAD_CURSOR",
        "'{ pilots(first: 1, after: \"eyJ5ZWFyIjp7IiRuZSI6LTF9fQ\") { nodes { id } } }', BAD_CURSOR",
        "'{ node(id: \"nothing\") { id } }', BAD_ID",
        "'{ node(id: \"secret_1\") { id } }', BAD_ID",
        "'{ node(id: \"application_0\") { id } }', NOT_FOUND",
        "'{ pilots(filter: {name: {contains: {ne: 1}}}) { totalCount } }', VALIDATION"
    })
    void isNotMovedByForgeries(String document, String code, CapturedOutput log) {
        assertThat(Caller.anonymous(port).code(document, Map.of())).isEqualTo(code);
        assertThat(log.getAll()).doesNotContain(" ERROR ");
    }

    @Test
    void refusesAMalformedIdInItsPlaceOnly() {
        for (var language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            var answer = Caller.anonymous(port)
                    .in(language)
                    .ask("""
                    query($bad: ID!, $ids: [ID!]!) { rules { number } node(id: $bad) { id } literal: node(id: 5) { id }
                      pilots(filter: {batch: {in: ["batch_1", "x"]}}) { totalCount } nodes(ids: $ids) { id } }""", Map.of("bad", "nothing", "ids", List.of("province_320000", "x", "pilot_0", "secret_1")));
            assertThat(answer.at("/data/rules")).isNotEmpty();
            assertThat(answer.at("/data/nodes").toString()).isEqualTo("[{\"id\":\"province_320000\"},null,null,null]");
            assertThat(answer.at("/errors")
                            .valueStream()
                            .map(error -> error.path("path").toString()))
                    .containsExactlyInAnyOrder(
                            "[\"node\"]", "[\"literal\"]", "[\"pilots\"]", "[\"nodes\",1]", "[\"nodes\",3]");
            assertSoftly(softly -> answer.at("/errors").forEach(error -> {
                softly.assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_ID");
                softly.assertThat(error.at("/extensions/classification").asString())
                        .isEqualTo("BAD_REQUEST");
                softly.assertThat(error.at("/locations/0/line").asInt()).isPositive();
                softly.assertThat(error.path("message").asString().matches(".*\\p{IsHan}.*"))
                        .isEqualTo(language == Locale.CHINESE);
            }));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node(id: \"pilot_0\") { id }",
                "application(id: \"application_0\") { id }",
                "batch(id: \"batch_0\") { id }",
                "batch(number: 9199) { id }",
                "pilot(id: \"pilot_0\") { id }",
                "pilot(id: \"batch_9001\") { id }",
                "pilot(code: \"CP-99-9999\") { id }",
                "caseStudy(id: \"case_0\") { id }",
                "caseStudy(number: \"CS-1999-0001\") { id }",
                "organization(id: \"organization_0\") { id }",
                "organization(socialCreditCode: \"0\") { id }",
                "designation(id: \"designation_0\") { id }",
                "recommendation(batch: \"batch_9001\", province: \"650000\") { id }",
                "exportJob(id: \"export_0\") { id }"
            })
    void saysOfARecordThatIsNotThereAlwaysTheSame(String field) {
        var answer = Caller.anonymous(port).in(Locale.ENGLISH).ask("{ it: " + field + " rules { number } }");
        assertThat(answer.at("/data/it").isNull()).isTrue();
        assertThat(answer.at("/data/rules")).isNotEmpty();
        assertThat(answer.at("/errors")).hasSize(1);
        assertThat(answer.at("/errors/0/path").toString()).isEqualTo("[\"it\"]");
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("NOT_FOUND");
        assertThat(answer.at("/errors/0/message").asString()).isEqualTo("Not found, or not yours to see.");
    }

    @Test
    void takesNoOperatorOfTheDatabaseForAValue() {
        var document = "query($name: String) { pilots(filter: {name: {contains: $name}}) { totalCount } }";
        for (var value : List.of(Map.of("$ne", ""), Map.of("$regex", "(a+)+$"), List.of("a"))) {
            assertThat(Caller.anonymous(port).code(document, Map.of("name", value)))
                    .isIn("VALIDATION", "BAD_VALUE");
        }
        for (var text : List.of("(a+)+$", ".*", "{\"$ne\": 1}")) {
            var answer = Caller.anonymous(port).ask(document, Map.of("name", text));
            assertThat(answer.at("/data/pilots/totalCount").asInt()).as(text).isZero();
        }
    }

    @Test
    void saysTheSameOfWhatIsMissingAndOfWhatIsNotYours() {
        var anonymous = Caller.anonymous(port);
        var missing = anonymous.ask("{ nodes(ids: [\"application_0\", \"mandate_0\"]) { id } }");
        assertThat(missing.at("/data/nodes").toString()).isEqualTo("[null,null]");
    }

    @Test
    void hidesAFieldAndLeavesTheRest() {
        var answer = Caller.anonymous(port).ask("{ pilots(first: 1) { nodes { name originalRow { column } } } }");
        assertThat(answer.at("/data/pilots/nodes/0/name").asString()).isNotEmpty();
        assertThat(answer.at("/data/pilots/nodes/0/originalRow").isNull()).isTrue();
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("FIELD_FORBIDDEN");
    }

    @Test
    void saysNothingOfItsInside() {
        for (var document : List.of("{ provinces", "{ nothing }", "{ node(id: \"x\") { id } }", "{ \u0000 }")) {
            var text = Caller.anonymous(port).in(Locale.ENGLISH).ask(document).toString();
            assertThat(text).doesNotContain("java.", "graphql.", "Exception", "mongo", "pilotregistry");
        }
    }

    @Test
    void givesItsSchemaAsATextWhereIntrospectionIsOpen() {
        var first = Caller.send(
                Caller.anonymous(port).request("/graphql/schema"), BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("type Pilot implements Node", "directive @cost(");
        var again = Caller.send(
                Caller.anonymous(port)
                        .request("/graphql/schema")
                        .header(
                                "If-None-Match",
                                first.headers().firstValue("ETag").orElseThrow()),
                BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        var later = Caller.send(
                Caller.anonymous(port).request("/graphql/schema?removeDeprecated=true"), BodyHandlers.ofString());
        assertThat(later.body()).contains("type Pilot implements Node").doesNotContain("@deprecated(");
    }

    private long priced(String document) {
        var body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "query", document,
                        "variables",
                                Map.of(
                                        "input",
                                        Map.of(
                                                "name",
                                                "x",
                                                "kind",
                                                "ENTERPRISE",
                                                "level",
                                                "COUNTY",
                                                "socialCreditCode",
                                                "1",
                                                "provinceCode",
                                                "320000")),
                        "extensions", Map.of("dryRun", true)));
        return JsonMapper.shared()
                .readTree(Caller.anonymous(port).post(body).body())
                .at("/extensions/cost/requested")
                .asLong();
    }

    private JsonNode refused(String code, String document) {
        var answers = List.of(
                Caller.anonymous(port).ask(document),
                Caller.anonymous(port).in(Locale.ENGLISH).ask(document),
                Caller.person(port, "admin").ask(document));
        assertSoftly(softly -> answers.forEach(answer -> {
            softly.assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo(code);
            softly.assertThat(
                            answer.path("data").isNull() || answer.path("data").isMissingNode())
                    .isTrue();
            softly.assertThat(answer.toString().getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThan(FEW_WORDS);
        }));
        assertThat(answers.get(0).at("/errors/0/message").asString()).containsPattern("\\p{IsHan}");
        assertThat(answers.get(1).at("/errors/0/message").asString()).doesNotContainPattern("\\p{IsHan}");
        return answers.get(1);
    }

    private static String bomb(int levels) {
        var bomb = new StringBuilder("{ ...f0 }");
        for (int i = 0; i < levels; i++) {
            bomb.append(
                    " fragment f%d on Query { a%d: node(id: \"x\") { ...f%d } ...f%d }".formatted(i, i, i + 1, i + 1));
        }
        return bomb.append(" fragment f%d on Query { __typename }".formatted(levels))
                .toString();
    }

    private static String each(int count, String field) {
        return IntStream.range(0, count).mapToObj(field::formatted).collect(Collectors.joining(" "));
    }
}
