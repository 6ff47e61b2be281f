package pilotregistry.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.connection.ConnectionFixtures.WORKS;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.Scalars;
import graphql.scalars.ExtendedScalars;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.data.pagination.ConnectionFieldTypeVisitor;
import org.springframework.graphql.data.pagination.CursorEncoder;
import org.springframework.graphql.data.pagination.CursorStrategy;
import org.springframework.graphql.data.query.ScrollPositionCursorStrategy;
import org.springframework.graphql.data.query.WindowConnectionAdapter;
import org.springframework.graphql.execution.ConnectionTypeDefinitionConfigurer;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SchemaReport;
import org.springframework.stereotype.Controller;
import pilotregistry.connection.BadPage.Reason;
import pilotregistry.connection.ConnectionFixtures.Work;
import reactor.core.publisher.Mono;

/// The layer as a module's list meets it: SDL, one-line controller, GraphQL engine.
class ConnectionSchemaTests {

    private static final String SDL = """
            scalar DateTime scalar Date scalar Month scalar Decimal
            type Query {
              works(first: Int, after: String, last: Int, before: String,
                filter: WorkFilter, orderBy: [WorkOrder!]): WorkConnection
              provinces(first: Int, after: String, last: Int, before: String): ProvinceConnection
            }
            type WorkConnection { edges: [WorkEdge!]! nodes: [Work!]! pageInfo: PageInfo! totalCount: Int! }
            type WorkEdge { node: Work! cursor: String! }
            type Work { id: ID! name: String %s }
            type ProvinceConnection { edges: [ProvinceEdge!]! nodes: [Province!]! pageInfo: PageInfo! totalCount: Int! }
            type ProvinceEdge { node: Province! cursor: String! }
            type Province { code: ID! }
            input WorkFilter {
              and: [WorkFilter!] or: [WorkFilter!] not: WorkFilter
              id: IdFilter name: StringFilter number: IntFilter amount: DecimalFilter filedAt: DateTimeFilter
              day: DateFilter month: MonthFilter open: BooleanFilter status: StatusFilter
              industries: IdListFilter keywords: StringListFilter history: StatusListFilter parts: WorkPartsFilter
            }
            input WorkPartsFilter { some: WorkPartFilter every: WorkPartFilter none: WorkPartFilter }
            input WorkPartFilter {
              and: [WorkPartFilter!] or: [WorkPartFilter!] not: WorkPartFilter code: StringFilter weight: IntFilter
            }
            input StatusFilter { eq: Status ne: Status in: [Status!] nin: [Status!] isNull: Boolean }
            input StatusListFilter {
              has: Status hasAny: [Status!] hasAll: [Status!] hasNone: [Status!] isEmpty: Boolean
            }
            input WorkOrder { field: WorkOrderField! direction: OrderDirection! = ASC }
            enum WorkOrderField { ID NAME NUMBER AMOUNT FILED_AT OPEN PLACE }
            enum Status { DRAFT FILED PASSED }
            """;

    record Province(String code) {}

    @Controller
    static class WorkController {

        @QueryMapping
        Connection<Work> works(ListRequest request) {
            return connections.page(WORKS, request, new Criteria());
        }

        @QueryMapping
        Connection<Province> provinces(PageRequest page) {
            var all = List.of(new Province("350000"), new Province("320000"), new Province("660000"));
            return connections.page("provinces", all, Province::code, page);
        }
    }

    private static ConnectionFixtures fixtures;
    private static Connections connections;
    private static GraphQL graphql;

    @BeforeAll
    static void open() {
        fixtures = new ConnectionFixtures();
        var mongo = fixtures.database();
        connections = ConnectionFixtures.over(mongo);
        ConnectionFixtures.keep(
                mongo,
                IntStream.range(0, 5)
                        .mapToObj(it -> new Document("_id", "w" + it).append("number", it))
                        .toArray(Document[]::new));
        graphql = source("", new AtomicReference<>()).graphQl();
        run("{ works { nodes { id } } }"); // makes the key
    }

    @AfterAll
    static void close() {
        fixtures.close();
    }

    @Test
    void servesAListFromAControllerOfOneLine() {
        var asked = """
                query ($after: String) {
                  works(first: 2, after: $after, filter: {not: {id: {eq: "w3"}}}, orderBy: [{field: ID, direction: DESC}]) {
                    edges { cursor node { id } } nodes { id } totalCount
                    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                  }
                }
                """;
        var first = works(asked, Map.of());
        assertThat(first.get("nodes")).isEqualTo(List.of(Map.of("id", "w4"), Map.of("id", "w2")));
        assertThat(first.get("totalCount")).isEqualTo(4);
        var around = (Map<?, ?>) first.get("pageInfo");
        assertThat(around.get("hasNextPage")).isEqualTo(true);
        assertThat(around.get("hasPreviousPage")).isEqualTo(false);
        var second = works(asked, Map.of("after", around.get("endCursor")));
        assertThat(second.get("nodes")).isEqualTo(List.of(Map.of("id", "w1"), Map.of("id", "w0")));
        assertThat(((Map<?, ?>) second.get("pageInfo")).get("hasNextPage")).isEqualTo(false);
        assertThat(((Map<?, ?>) second.get("pageInfo")).get("hasPreviousPage")).isEqualTo(true);
    }

    @Test
    void servesReferenceListsFromMemory() {
        var data = run("{ provinces(last: 2) { nodes { code } totalCount pageInfo { hasPreviousPage } } }")
                .<Map<String, Object>>getData();
        assertThat(data.get("provinces"))
                .isEqualTo(Map.of(
                        "nodes",
                        List.of(Map.of("code", "320000"), Map.of("code", "660000")),
                        "totalCount",
                        3,
                        "pageInfo",
                        Map.of("hasPreviousPage", true)));
    }

    @Test
    void asksTheDatabaseOnlyWhatTheDocumentSelects() {
        assertThat(commandsOf("{ works { nodes { id } } }")).containsExactly("find");
        assertThat(commandsOf("{ works(first: 2) { edges { cursor } pageInfo { hasNextPage hasPreviousPage } } }"))
                .containsExactly("find");
        assertThat(commandsOf("{ works(first: 0) { totalCount } }")).containsExactly("aggregate");
        assertThat(commandsOf("{ works(last: 2) { totalCount nodes { id } pageInfo { hasNextPage } } }"))
                .containsExactlyInAnyOrder("find", "aggregate");
        var data = works("{ works(first: 2) { pageInfo { endCursor } } }", Map.of());
        var end = ((Map<?, ?>) data.get("pageInfo")).get("endCursor");
        assertThat(commandsOf("{ works(first: 2, after: \"%s\") { pageInfo { hasNextPage } } }".formatted(end)))
                .containsExactly("find");
        assertThat(commandsOf("{ works(first: 2, after: \"%s\") { pageInfo { hasPreviousPage } } }".formatted(end)))
                .containsExactly("find", "find");
    }

    @Test
    void leavesTheRefusalToTheTranslatorOfErrors() {
        var errors = run("{ works(first: 101) { totalCount } }").getErrors();
        assertThat(errors)
                .singleElement()
                .satisfies(it -> assertThat(it.getMessage()).isEqualTo("BadPage.SIZE_OUT_OF_RANGE"));
    }

    @Test
    void letsTheSchemaInspectionSeeThroughItsGenerics() {
        var report = new AtomicReference<SchemaReport>();
        source("", report).schema();
        assertThat(report.get().unmappedFields()).isEmpty();
        assertThat(report.get().skippedTypes()).isEmpty();
        assertThat(report.get().fieldNullnessErrors()).isEmpty();
        source("ghost: String", report).schema();
        assertThat(report.get().unmappedFields()).singleElement().hasToString("Work.ghost");
    }

    @Test
    void offersInTheSchemaExactlyWhatTheListingTakes() {
        var schema = source("", new AtomicReference<>()).schema();
        var asked = new TreeSet<String>();
        collect(schema.getTypeAs("WorkFilter"), "", asked);
        assertThat(asked).containsExactlyInAnyOrderElementsOf(WORKS.fieldNames());
    }

    @Test
    void describesEverythingInBothLanguages() {
        var schema = source("", new AtomicReference<>()).schema();
        for (var name : List.of(
                "PageInfo",
                "OrderDirection",
                "IdFilter",
                "StringFilter",
                "IntFilter",
                "DecimalFilter",
                "DateTimeFilter",
                "DateFilter",
                "MonthFilter",
                "BooleanFilter",
                "IdListFilter",
                "StringListFilter")) {
            var type = (GraphQLNamedSchemaElement) schema.getType(name);
            assertThat(type).as(name).isNotNull();
            assertBilingual(type);
            for (var child : type.getChildren()) {
                if (child instanceof GraphQLNamedSchemaElement element && !(child instanceof GraphQLType)) {
                    assertBilingual(element);
                }
            }
        }
    }

    @Test
    void hasAMessageInBothLanguagesForEveryRefusal() throws Exception {
        for (var language : List.of("zh", "en")) {
            var messages = messages(language);
            for (var reason : Reason.values()) {
                assertThat(messages.getProperty("BadPage." + reason))
                        .as(reason + " in " + language)
                        .isNotBlank();
            }
        }
    }

    private static Properties messages(String language) throws Exception {
        return PropertiesLoaderUtils.loadProperties(new EncodedResource(
                new ClassPathResource("messages_" + language + ".properties"), StandardCharsets.UTF_8));
    }

    private static void assertBilingual(GraphQLNamedSchemaElement element) {
        assertThat(element.getDescription()).as(element.getName()).isNotNull();
        assertThat(element.getDescription())
                .as(element.getName())
                .containsPattern("\\p{IsHan}")
                .containsPattern("[a-z]{2}");
    }

    private static void collect(GraphQLInputObjectType filter, String prefix, TreeSet<String> names) {
        for (var field : filter.getFields()) {
            if (List.of("and", "or", "not").contains(field.getName())) continue;
            var name = prefix + field.getName();
            names.add(name);
            var comparator = (GraphQLInputObjectType) field.getType();
            assertThat(comparator.getFields().stream()
                            .map(GraphQLNamedSchemaElement::getName)
                            .collect(Collectors.toSet()))
                    .as(name)
                    .isEqualTo(WORKS.operators(name));
            var some = comparator.getField("some");
            if (some != null) collect((GraphQLInputObjectType) some.getType(), name + ".", names);
        }
    }

    private static List<String> commandsOf(String document) {
        fixtures.commands();
        assertThat(run(document).getErrors()).isEmpty();
        return fixtures.commands();
    }

    private static Map<String, Object> works(String document, Map<String, Object> variables) {
        var result = graphql.execute(ExecutionInput.newExecutionInput(document).variables(variables));
        assertThat(result.getErrors()).isEmpty();
        return result.<Map<String, Map<String, Object>>>getData().get("works");
    }

    private static ExecutionResult run(String document) {
        return graphql.execute(document);
    }

    private static GraphQlSource source(String moreOfWork, AtomicReference<SchemaReport> report) {
        var context = new AnnotationConfigApplicationContext(WorkController.class);
        var controllers = new AnnotatedControllerConfigurer();
        controllers.setApplicationContext(context);
        controllers.addCustomArgumentResolver(new ListArguments());
        controllers.afterPropertiesSet();
        var cursors = CursorStrategy.withEncoder(new ScrollPositionCursorStrategy(), CursorEncoder.base64());
        return GraphQlSource.schemaResourceBuilder()
                .schemaResources(
                        new ClassPathResource("graphql/connection.graphqls"),
                        new ByteArrayResource(SDL.formatted(moreOfWork).getBytes(StandardCharsets.UTF_8)))
                .configureRuntimeWiring(controllers)
                .configureRuntimeWiring(wiring -> wiring.scalar(ExtendedScalars.DateTime)
                        .scalar(ExtendedScalars.Date)
                        .scalar(ExtendedScalars.newAliasedScalar("Month")
                                .aliasedScalar(Scalars.GraphQLString)
                                .build())
                        .scalar(ExtendedScalars.newAliasedScalar("Decimal")
                                .aliasedScalar(ExtendedScalars.GraphQLBigDecimal)
                                .build()))
                // both as Boot sets them up
                .configureTypeDefinitions(new ConnectionTypeDefinitionConfigurer())
                .typeVisitors(List.of(ConnectionFieldTypeVisitor.create(List.of(new WindowConnectionAdapter(cursors)))))
                .inspectSchemaMappings(report::set)
                .exceptionResolvers(List.of((exception, environment) -> exception instanceof BadPage refusal
                        ? Mono.just(List.of(GraphQLError.newError()
                                .message(refusal.messageKey())
                                .build()))
                        : Mono.empty()))
                .build();
    }
}
