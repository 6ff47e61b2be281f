package pilotregistry.http;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotregistry.language.Messages;
import reactor.core.publisher.Flux;

class OneAnswerTests {

    private final AtomicInteger touched = new AtomicInteger();
    private final GraphQL engine = engine();

    @ParameterizedTest
    @CsvSource({
        "GET, mutation { designate }, MUTATION_BY_GET",
        "GET, subscription { pilotChanged }, SUBSCRIPTION_BY_GET",
        "POST, subscription { pilotChanged }, SUBSCRIPTION_BY_POST",
    })
    void refusesWhatTheTransportCannotCarryBeforeAnythingIsTouched(Transport transport, String document, String code) {
        var answer = ask(transport, document);
        assertThat(answer.isDataPresent()).isFalse();
        assertThat(answer.getErrors()).singleElement().satisfies(error -> {
            assertThat(error.getExtensions()).containsEntry("code", code);
            assertThat(error.getMessage()).doesNotContainPattern("\\p{IsHan}");
        });
        assertThat(touched).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"GET, { pilots }", "POST, { pilots }", "POST, mutation { designate }"})
    void letsEverythingElseThrough(Transport transport, String document) {
        assertThat(ask(transport, document).getErrors()).isEmpty();
        assertThat(touched).hasValue(1);
    }

    @Test
    void leavesSubscriptionsToTransportsThatHaveManyAnswers() {
        assertThat(ask(null, "subscription { pilotChanged }").getErrors()).isEmpty();
    }

    private ExecutionResult ask(Transport transport, String document) {
        var input = ExecutionInput.newExecutionInput(document).locale(Locale.ENGLISH);
        if (transport != null) {
            input.graphQLContext(context -> context.put(Transport.class, transport));
        }
        return engine.execute(input.build());
    }

    private GraphQL engine() {
        var types = new SchemaParser().parse("""
                type Query { pilots: Int }
                type Mutation { designate: Int }
                type Subscription { pilotChanged: Int }
                """);
        DataFetcher<?> touch = environment -> touched.incrementAndGet();
        DataFetcher<?> stream = environment -> Flux.just(touched.incrementAndGet());
        var wiring = RuntimeWiring.newRuntimeWiring()
                .type("Query", type -> type.dataFetcher("pilots", touch))
                .type("Mutation", type -> type.dataFetcher("designate", touch))
                .type("Subscription", type -> type.dataFetcher("pilotChanged", stream))
                .build();
        return GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(types, wiring))
                .instrumentation(new OneAnswer(new Messages()))
                .build();
    }
}
