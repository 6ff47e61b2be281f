package pilotregistry.export;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.SchemaFiles;

/// The lists that are exported are the lists of the API, with the same arguments; their columns are paths that exist.
@RegistryTest
class ExportColumnsTests {

    private static final GraphQLSchema SCHEMA = SchemaFiles.composed();

    @LocalServerPort
    int port;

    @Autowired
    Columns columns;

    @Autowired
    MongoOperations mongo;

    @Test
    void takesTheArgumentsOfTheListsThemselves() {
        GraphQLInputObjectType selection = SCHEMA.getTypeAs("ExportSelection");
        assertThat(selection.getFields().stream().map(GraphQLInputObjectField::getName))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ExportList.values()).map(ExportList::field).toList());
        for (var field : selection.getFields()) {
            var input = (GraphQLInputObjectType) field.getType();
            var list = Objects.requireNonNull(SCHEMA.getQueryType().getField(field.getName()));
            assertThat(input.getFields().stream()
                            .collect(Collectors.toMap(
                                    GraphQLInputObjectField::getName, each -> String.valueOf(each.getType()))))
                    .as(field.getName())
                    .isEqualTo(list.getArguments().stream()
                            .filter(argument -> !List.of("first", "after", "last", "before", "minPosition")
                                    .contains(argument.getName()))
                            .collect(Collectors.toMap(
                                    GraphQLArgument::getName, each -> String.valueOf(each.getType()))));
        }
    }

    @Test
    void describesEveryColumnInBothLanguages() {
        for (var list : ExportList.values()) {
            assertThat(columns.of(list)).as(list.name()).isNotEmpty().allSatisfy(column -> {
                assertThat(column.description().zh()).containsPattern("\\p{IsHan}|SHA");
                assertThat(column.description().en()).containsPattern("[A-Za-z]");
            });
        }
        var shown = Caller.anonymous(port)
                .data("{ exportColumns(list: OUTCOMES) { name kind en: description(language: EN) description } }");
        assertThat(shown.at("/exportColumns/0/name").asString()).isEqualTo("id");
        assertThat(shown.at("/exportColumns/0/en").asString()).isEqualTo("Global id");
        assertThat(shown.at("/exportColumns/0/description").asString()).isEqualTo("全局标识");
    }

    /// A path that a rename left behind would be blank in every row.
    @Test
    void readsPathsThatTheStoredRecordsHave() {
        var context = mongo.getConverter().getMappingContext();
        for (var list : ExportList.values()) {
            var type = type(list);
            for (var column : columns.of(list)) {
                var path = column.path().replace(".$last", "");
                if (!path.equals("_id")) {
                    assertThat(context.getPersistentPropertyPath(path, type))
                            .as(list + " " + column.name())
                            .isNotNull();
                }
            }
        }
    }

    private Class<?> type(ExportList list) {
        var collection =
                switch (list) {
                    case DELIVERABLES -> "outcomes";
                    case SEARCH_CASE_STUDIES -> "caseStudies";
                    case APPLICANTS -> "organizations";
                    default -> list.field();
                };
        return mongo.getConverter().getMappingContext().getPersistentEntities().stream()
                .<Class<?>>map(entity -> entity.getType())
                .filter(type -> type.isAnnotationPresent(Document.class)
                        && mongo.getCollectionName(type).equals(collection))
                .findFirst()
                .orElseThrow();
    }
}
