package pilotregistry.document;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.ParserOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;
import pilotregistry.language.CodedException;
import pilotregistry.language.Language;

/// Reads a document as a request would, without executing it.
@Component
class Examination {

    private final Limits limits;
    private final ObjectProvider<GraphQlSource> source;

    Examination(Limits limits, ObjectProvider<GraphQlSource> source) {
        this.limits = limits;
        this.source = source;
    }

    /// What is known of a document that is none, with the engine's words for why.
    static final class Invalid extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Invalid(String detail) {
            super(detail);
        }
    }

    /// @throws CodedException when it passes a limit
    /// @throws Invalid when it does not fit the schema
    TrustedDocument examine(String text, Language language) {
        var schema = source.getObject().schema();
        var input = ExecutionInput.newExecutionInput(text)
                .graphQLContext(Map.of(ParserOptions.class, TokenCount.limiting(limits.tokens())))
                .locale(language.locale())
                .build();
        var parsed = ParseAndValidate.parse(input);
        if (parsed.isFailure()) {
            throw new Invalid(parsed.getErrors().getFirst().getMessage());
        }
        var document = Objects.requireNonNull(parsed.getDocument());
        Shape.check(document, limits);
        var errors = ParseAndValidate.validate(schema, document, language.locale());
        if (!errors.isEmpty()) {
            throw new Invalid(errors.getFirst().getMessage());
        }
        var prepared = new Prepared(new PreparsedDocumentEntry(document), OperationReader.read(document, schema));
        return priced(text, prepared);
    }

    private TrustedDocument priced(String text, Prepared prepared) {
        var dearest = prepared.operations().values().stream()
                .mapToLong(operation -> operation.cost(Map.of()))
                .max()
                .orElseThrow(() -> new Invalid("no operation"));
        if (dearest > limits.cost()) {
            throw new CodedException("TOO_COSTLY", Map.of("cost", dearest, "most", limits.cost()));
        }
        var names = prepared.operations().keySet().stream().sorted().toList();
        return new TrustedDocument(KnownDocuments.PREFIX + Sha256.of(text), List.copyOf(names), (int) dearest);
    }
}
