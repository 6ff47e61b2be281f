package pilotregistry.document;

import graphql.execution.preparsed.PreparsedDocumentEntry;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A valid document as it is kept: parsed, validated and priced, nothing of it of the one who sent it.
record Prepared(PreparsedDocumentEntry entry, Map<String, Operation> operations) {

    Operation operation(@Nullable String name) {
        return Objects.requireNonNull(operations.get(Objects.requireNonNullElse(name, "")));
    }
}
