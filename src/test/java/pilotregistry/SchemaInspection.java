package pilotregistry;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SchemaReport;

/// Keeps what Spring finds when it holds the schema against the controllers.
final class SchemaInspection implements GraphQlSourceBuilderCustomizer {

    private @Nullable SchemaReport report;

    @Override
    public void customize(GraphQlSource.SchemaResourceBuilder builder) {
        builder.inspectSchemaMappings(found -> report = found);
    }

    SchemaReport report() {
        return Objects.requireNonNull(report);
    }
}
