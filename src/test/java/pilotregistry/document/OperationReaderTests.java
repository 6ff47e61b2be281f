package pilotregistry.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import pilotregistry.SchemaFiles;
import pilotregistry.language.CodedException;

/// What is known of an operation before anybody sends it: its price, its texts, the elements it uses.
class OperationReaderTests {

    private static final GraphQLSchema SCHEMA = SchemaFiles.composed();

    @Test
    void countsEachFieldAsOftenAsItIsExpected() {
        // 1 for the list and 2 for each of 32 provinces.
        assertThat(cost("{ provinces { code name } }")).isEqualTo(1 + 32 * 2);
        // 100 for the page, 1 for nodes, 2 for each of 20.
        assertThat(cost("{ batches { nodes { id number } } }")).isEqualTo(100 + 1 + 20 * 2);
        assertThat(cost("{ batches(first: 50) { nodes { id number } } }")).isEqualTo(100 + 1 + 50 * 2);
        assertThat(cost("{ batches(last: 0) { nodes { id number } } }")).isEqualTo(100 + 1);
    }

    @Test
    void countsOncePerPageWhatIsThereOncePerPage() {
        assertThat(cost("{ batches(first: 100) { totalCount pageInfo { hasNextPage } } }"))
                .isEqualTo(100 + 100 + 1 + 1);
    }

    @Test
    void multipliesListsWithinLists() {
        assertThat(cost("{ batches(first: 3) { edges { node { pilots(first: 5) { nodes { id } } } } } }"))
                .isEqualTo(100 + 1 + 3 * (1 + 100 + 1 + 5));
    }

    @Test
    void takesLengthsFromVariables() {
        var document = "query($n: Int, $ids: [ID!]!) { batches(first: $n) { nodes { id } } nodes(ids: $ids) { id } }";
        assertThat(cost(document, Map.of("n", 7, "ids", List.of("a", "b")))).isEqualTo(100 + 1 + 7 + 1 + 2);
        assertThat(cost(document, Map.of("ids", List.of()))).isEqualTo(100 + 1 + 20 + 1);
        assertThat(cost(document, Map.of("n", -5, "ids", List.of()))).isEqualTo(100 + 1 + 1);
    }

    @Test
    void countsWhatVariablesSwitchOnOnly() {
        var document =
                "query($with: Boolean!) { provinces @include(if: $with) { code } rules @skip(if: $with) { number } }";
        assertThat(cost(document, Map.of("with", true))).isEqualTo(1 + 32);
        assertThat(cost(document, Map.of("with", false))).isEqualTo(1 + 40);
        assertThat(cost("{ provinces { code } rules @skip(if: true) { number } }"))
                .isEqualTo(1 + 32);
    }

    @Test
    void neverOverflows() {
        var huge =
                "query($n: Int) { batches(first: $n) { nodes { pilots(first: $n) { nodes { batch { pilots(first: $n) { nodes"
                        + " { batch { pilots(first: $n) { nodes { id } } } } } } } } } } }";
        assertThat(cost(huge, Map.of("n", Integer.MAX_VALUE))).isEqualTo(Term.MOST);
    }

    @Test
    void countsFragmentsWhereTheyAreSpread() {
        assertThat(
                        cost(
                                "{ batches(first: 2) { nodes { ...short } } } fragment short on Batch { id ... on Node { id } }"))
                .isEqualTo(100 + 1 + 2 * 2);
    }

    @Test
    void knowsTheElementsOfTheSchemaThatAreUsed() {
        var used = operation(
                        "{ batches(filter: {demonstration: {eq: false}}, orderBy: [{field: NUMBER}]) { nodes { id } } }")
                .coordinates();
        assertThat(used)
                .contains(
                        "Query.batches",
                        "Query.batches(filter:)",
                        "BatchFilter.demonstration",
                        "BatchOrder.field",
                        "BatchOrderField.NUMBER",
                        "Batch.id");
    }

    @Test
    void knowsWhatOfItIsDeprecated() {
        var schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse("""
                type Query {
                  old(kind: Kind, name: String @deprecated(reason: "gone 2027-01-01")): String @deprecated(reason: "remove 2027-07-01")
                  young: String
                }
                enum Kind { PAST @deprecated(reason: "later") PRESENT }
                """));
        assertThat(read("{ young old(kind: PAST, name: \"x\") }", schema).deprecated())
                .isEqualTo(Map.of(
                        "Query.old", "remove 2027-07-01", "Query.old(name:)", "gone 2027-01-01", "Kind.PAST", "later"));
    }

    @Test
    void looksAtTextsWhereverTheyStand() {
        assertThatThrownBy(() -> cost("{ pilots(filter: {name: {contains: \"园\\u200b区\"}}) { totalCount } }"))
                .asInstanceOf(type(CodedException.class))
                .extracting(CodedException::code)
                .isEqualTo("BAD_TEXT");
        var named = operation("query($name: String) { pilots(filter: {name: {contains: $name}}) { totalCount } }");
        assertThatThrownBy(() -> named.check(Map.of("name", "园\u200b区")))
                .hasMessageContaining("BAD_TEXT")
                .hasMessageContaining("pilots.filter.name.contains");
    }

    @Test
    void letsTablesBeLongerThanTexts() {
        var upload =
                operation("mutation($input: ImportPilotsInput!) { importPilots(input: $input) { errors { code } } }");
        var table = "x".repeat(200_000);
        upload.check(Map.of("input", Map.of("csv", table)));
        assertThatThrownBy(() -> upload.check(Map.of("input", Map.of("reason", table))))
                .hasMessageContaining("TEXT_TOO_LONG");
    }

    private static long cost(String document) {
        return cost(document, Map.of());
    }

    private static long cost(String document, Map<String, Object> variables) {
        return operation(document).cost(new HashMap<String, Object>(variables));
    }

    private static Operation operation(String document) {
        return read(document, SCHEMA);
    }

    private static Operation read(String document, GraphQLSchema schema) {
        return Objects.requireNonNull(
                OperationReader.read(Parser.parse(document), schema).get(""));
    }
}
