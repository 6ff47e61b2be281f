package pilotregistry.page;

import graphql.execution.preparsed.persisted.PersistedQuerySupport;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import pilotregistry.document.ShippedDocuments;
import pilotregistry.language.Language;

/// Asks the public API what a page written by the server needs: as nobody in particular, paid for by the address that
/// wants the page, within the limits of everybody.
@Component
@ConditionalOnWebApplication
class PublicApi {

    private static final URI HERE = URI.create("/graphql");

    private final WebGraphQlHandler handler;
    private final ShippedDocuments documents;

    PublicApi(WebGraphQlHandler handler, ShippedDocuments documents) {
        this.handler = handler;
        this.documents = documents;
    }

    /// Why the API did not answer.
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;

        Refused(String code) {
            super(code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /// The data of a document; what is not there, or not public, is null in it.
    ///
    /// @throws Refused for whatever else is wrong
    Map<String, Object> ask(
            String document, Map<String, Object> variables, Language language, HttpServletRequest reader) {
        var values = new HashMap<String, @Nullable Object>();
        values.putAll(variables);
        var question = new DefaultGraphQlRequest(
                PersistedQuerySupport.PERSISTED_QUERY_MARKER,
                null,
                values,
                Map.of("documentId", documents.id(document)));
        // No header goes along: whoever sends a token with the request for a page reads what everybody reads.
        var asked = new WebGraphQlRequest(
                HERE,
                new HttpHeaders(),
                new LinkedMultiValueMap<>(),
                new InetSocketAddress(reader.getRemoteAddr(), reader.getRemotePort()),
                Map.of(),
                question,
                UUID.randomUUID().toString(),
                language.locale());
        var answer = Objects.requireNonNull(handler.handleRequest(asked).block());
        answer.getErrors().stream()
                .map(error -> String.valueOf(error.getExtensions().get("code")))
                .filter(code -> !code.equals("NOT_FOUND"))
                .findFirst()
                .ifPresent(code -> {
                    throw new Refused(code);
                });
        Map<String, Object> data = answer.getData();
        return data == null ? Map.of() : data;
    }
}
