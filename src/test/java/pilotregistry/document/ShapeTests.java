package pilotregistry.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import graphql.introspection.IntrospectionQuery;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import pilotregistry.language.CodedException;

/// How large a document may be, whatever it asks for.
class ShapeTests {

    private static final Limits LIMITS = new Limits(12, 2000, 30, 10, 5, 5, 150, 10_000, 200_000);

    @Test
    void countsLevelsAlsoWhereFragmentsHideThem() {
        var eleven = "a { ".repeat(11) + "b" + " }".repeat(11);
        allowed("{ " + eleven + " }");
        refused("DEPTH_LIMIT", "{ x { " + eleven + " } }");
        refused("DEPTH_LIMIT", "{ x { ...deep } } fragment deep on X { " + eleven + " }");
    }

    @Test
    void letsIntrospectionBeAsDeepAsItIs() {
        allowed(IntrospectionQuery.INTROSPECTION_QUERY);
    }

    @Test
    void countsAliasesAlsoThoseOfFragments() {
        allowed("{ x { " + aliases(30) + " } }");
        refused("ALIAS_LIMIT", "{ x { " + aliases(31) + " } }");
        refused("ALIAS_LIMIT", "{ x { " + aliases(1000) + " } }");
        refused("ALIAS_LIMIT", "{ x { ...many } y { ...many } } fragment many on X { " + aliases(16) + " }");
    }

    @Test
    void letsAQueryHaveTenRootFieldsAndAMutationFive() {
        allowed("{ " + fields(10) + " }");
        refused("ROOT_FIELD_LIMIT", "{ " + fields(11) + " }");
        refused("ROOT_FIELD_LIMIT", "{ ...ten ... on Query { more } } fragment ten on Query { " + fields(10) + " }");
        allowed("mutation { " + fields(5) + " }");
        refused("ROOT_FIELD_LIMIT", "mutation { " + fields(6) + " }");
    }

    @Test
    void refusesMoreThanAFewDirectivesInOnePlace() {
        allowed("{ x " + "@skip(if: false) ".repeat(5) + "}");
        refused("DIRECTIVE_LIMIT", "{ x " + "@aa ".repeat(10) + "}");
        refused("DIRECTIVE_LIMIT", "query " + "@aa ".repeat(7000) + "{ x }");
        refused("DIRECTIVE_LIMIT", "{ ...x " + "@aa ".repeat(6) + "} fragment x on Query { y }");
    }

    @Test
    void countsTheSameFieldAgainAsAnAlias() {
        allowed("{ provinces { code code } }");
        refused("ALIAS_LIMIT", "{ provinces { " + "code ".repeat(500) + "} }");
    }

    @Test
    void countsAllFieldsOnceFragmentsAreInTheirPlaces() {
        allowed("{ x { " + fields(1_999) + " } }");
        refused("FIELD_LIMIT", "{ x { " + fields(2_000) + " } }");
        refused("FIELD_LIMIT", "{ x { ...f } y { ...f } } fragment f on X { " + fields(1_000) + " }");
    }

    @Test
    void isNotKeptBusyByFragmentsOfFragments() {
        var bomb = new StringBuilder("{ ...f0 }");
        for (int i = 0; i < 40; i++) {
            bomb.append(" fragment f%d on Query { x { ...f%d } y { ...f%d } }".formatted(i, i + 1, i + 1));
        }
        bomb.append(" fragment f40 on Query { z }");
        var document = parsed(bomb.toString());
        var started = System.nanoTime();
        assertThat(code(document)).isIn("DEPTH_LIMIT", "FIELD_LIMIT");
        // Spread one by one they would take hours.
        assertThat(System.nanoTime() - started).isLessThan(500_000_000);
    }

    @Test
    void leavesFragmentsThatLeadBackToTheValidation() {
        allowed("{ ...one } fragment one on Query { ...two } fragment two on Query { ...one }");
    }

    @Test
    void stopsReadingAfterTheLastTokenAllowed() {
        var long16000 = ParserEnvironment.newParserEnvironment()
                .document("{ " + "x ".repeat(16_000) + "}")
                .parserOptions(TokenCount.limiting(10_000))
                .build();
        assertThatThrownBy(() -> Parser.parse(long16000))
                .asInstanceOf(type(CodedException.class))
                .extracting(CodedException::code)
                .isEqualTo("TOKEN_LIMIT");
    }

    @Test
    void hasRoomForEveryExampleTwice() throws IOException {
        var half = new Limits(8, 1000, 15, 5, 2, 2, 75, 5_000, 100_000);
        for (var folder : List.of("graphql-test", "tour")) {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath:" + folder + "/*.graphql")) {
                var document = parsed(file.getContentAsString(StandardCharsets.UTF_8));
                assertThatCode(() -> Shape.check(document, half))
                        .as(file.getFilename())
                        .doesNotThrowAnyException();
            }
        }
    }

    private static String aliases(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i + ": b").collect(Collectors.joining(" "));
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "f" + i).collect(Collectors.joining(" "));
    }

    private static Document parsed(String text) {
        return Parser.parse(ParserEnvironment.newParserEnvironment()
                .document(text)
                .parserOptions(TokenCount.limiting(100_000))
                .build());
    }

    @Test
    void letsNobodyLeaveOutWhatIsSubscribedTo() {
        allowed("subscription { batchChanged { position @include(if: true) } }");
        refused("SUBSCRIPTION_CONDITION", "subscription($a: Boolean!) { batchChanged @skip(if: $a) { position } }");
        refused("SUBSCRIPTION_CONDITION", "subscription { ... @include(if: false) { batchChanged { position } } }");
        refused(
                "SUBSCRIPTION_CONDITION",
                "subscription { ...F } fragment F on Subscription { ...F batchChanged @include(if: true) { position } }");
    }

    @Test
    void looksIntoNoVariableOfListsWithoutEnd() {
        allowed("query($a: [[Int!]!]) { __typename }");
        refused("DEPTH_LIMIT", "query($a: " + "[".repeat(60) + "Int" + "]".repeat(60) + ") { __typename }");
    }

    private static void allowed(String text) {
        Shape.check(parsed(text), LIMITS);
    }

    private static void refused(String code, String text) {
        assertThat(code(parsed(text))).isEqualTo(code);
    }

    private static String code(Document document) {
        try {
            Shape.check(document, LIMITS);
            return "none";
        } catch (CodedException refused) {
            return refused.code();
        }
    }
}
