package pilotregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoInterruptedException;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.execution.AbortExecutionException;
import graphql.execution.OneOfNullValueException;
import graphql.execution.OneOfTooManyKeysException;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import pilotregistry.language.Messages;

/// What is read for a client that has left, or asked for by a malformed input, is no failure of the registry.
@ExtendWith(OutputCaptureExtension.class)
class GivenUpTests {

    @Test
    void isNoIncidentWhereTheEngineStops(CapturedOutput log) {
        assertThat(code(new AbortExecutionException("Execution has been asked to be cancelled")))
                .isEqualTo("CANCELLED");
        assertThat(log.getAll()).doesNotContain("Incident");
    }

    @Test
    void isNoIncidentWhereTheDatabaseIsStopped(CapturedOutput log) {
        var stopped = new MongoInterruptedException("interrupted", new InterruptedException());
        assertThat(code(new DataAccessResourceFailureException("interrupted", stopped)))
                .isEqualTo("CANCELLED");
        assertThat(log.getAll()).doesNotContain("Incident");
    }

    @Test
    void isOneWhereAnythingElseFails(CapturedOutput log) {
        assertThat(code(new UncheckedIOException(new java.io.IOException("disk"))))
                .isEqualTo("INTERNAL_ERROR");
        assertThat(log.getAll()).contains("Incident");
    }

    @Test
    void isNoneWhereAnInputIsNeitherOfWhatItMayBe(CapturedOutput log) {
        assertThat(code(new OneOfNullValueException("null"))).isEqualTo("BAD_VALUE");
        assertThat(code(new OneOfTooManyKeysException("both"))).isEqualTo("BAD_VALUE");
        assertThat(log.getAll()).doesNotContain("Incident");
    }

    private static Object code(RuntimeException thrown) {
        var advice = new ErrorAdvice(new Messages());
        var schema = new SchemaGenerator()
                .makeExecutableSchema(
                        new SchemaParser().parse("type Query { work: String }"),
                        RuntimeWiring.newRuntimeWiring()
                                .type(
                                        "Query",
                                        query -> query.dataFetcher("work", any -> {
                                            throw thrown;
                                        }))
                                .build());
        var result = GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(
                        DataFetcherExceptionResolver.createExceptionHandler(List.of(advice)))
                .build()
                .execute(ExecutionInput.newExecutionInput("{ work }").locale(Locale.ENGLISH));
        return result.getErrors().getFirst().getExtensions().get("code");
    }
}
