package pilotregistry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import graphql.ParseAndValidate;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/// Every operation has an example, `graphql-test/<operation>.graphql` with its variables beside it. The examples are
/// valid, as are the steps of the tour, and the queries among them answer everybody without an error.
@RegistryTest
class GoldenDocumentTests {

    private static final GraphQLSchema SCHEMA = SchemaFiles.composed();

    /// What anonymous readers have none of; the lists of them are empty, and their progress is not told. Of proofs
    /// there is none before the first day is over.
    private static final Set<String> NOT_PUBLIC = Set.of(
            "acts",
            "application",
            "deprecations",
            "designation",
            "mandates",
            "pipeline",
            "recommendation",
            "inclusionProof",
            "consistencyProof");

    /// What the examples name one of, which the database of a test may not have.
    private static final Set<String> ONE_RECORD = Set.of("caseStudy", "exportJob", "organization");

    @LocalServerPort
    int port;

    @Test
    void showsEveryOperation() {
        assertSoftly(softly -> Stream.of(SCHEMA.getQueryType(), SCHEMA.getMutationType(), SCHEMA.getSubscriptionType())
                .flatMap(GoldenDocumentTests::operations)
                .forEach(operation -> {
                    var example = new ClassPathResource("graphql-test/" + operation + ".graphql");
                    softly.assertThat(example.exists()).as(operation).isTrue();
                    softly.assertThat(example.exists() ? asked(operation) : List.of())
                            .as(operation)
                            .containsExactly(operation);
                }));
    }

    @Test
    void showsOnlyWhatIsValid() throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        var invalid = new TreeMap<String, List<ValidationError>>();
        for (var folder : List.of("graphql-test", "tour")) {
            for (var file : resources.getResources("classpath:" + folder + "/*.graphql")) {
                var document = Parser.parse(file.getContentAsString(UTF_8));
                invalid.put(file.getFilename(), ParseAndValidate.validate(SCHEMA, document));
            }
        }
        invalid.values().removeIf(List::isEmpty);
        assertThat(invalid).isEmpty();
    }

    @Test
    void answersEverybodyWhatIsPublic() {
        var anonymous = Caller.anonymous(port);
        assertSoftly(softly -> operations(SCHEMA.getQueryType())
                .filter(query -> !NOT_PUBLIC.contains(query))
                .forEach(query -> softly.assertThat(anonymous
                                .ask(document(query), variables(query))
                                .path("errors")
                                .valueStream())
                        .as(query)
                        .allMatch(error -> ONE_RECORD.contains(query)
                                && error.at("/extensions/code").asString().equals("NOT_FOUND"))));
    }

    private static Stream<String> operations(GraphQLObjectType root) {
        return root.getFields().stream().map(GraphQLFieldDefinition::getName);
    }

    private static List<String> asked(String operation) {
        return Parser.parse(document(operation)).getDefinitionsOfType(OperationDefinition.class).stream()
                .flatMap(definition -> definition.getSelectionSet().getSelectionsOfType(Field.class).stream())
                .map(Field::getName)
                .toList();
    }

    private static String document(String operation) {
        return Caller.document("graphql-test/" + operation + ".graphql");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> variables(String operation) {
        var file = "graphql-test/" + operation + ".json";
        return new ClassPathResource(file).exists()
                ? JsonMapper.shared().readValue(Caller.document(file), Map.class)
                : Map.of();
    }
}
