package pilotregistry.document;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import pilotregistry.language.CodedException;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// HTTP: the schema as a text, to whom introspection is open; with `removeDeprecated=true` as it is going to be.
@Component
class SchemaDoor {

    static final String PATH = "/graphql/schema";

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final SchemaText schema;
    private final Introspecting introspecting;
    private final Messages messages;

    SchemaDoor(SchemaText schema, Introspecting introspecting, Messages messages) {
        this.schema = schema;
        this.introspecting = introspecting;
        this.messages = messages;
    }

    ServerResponse answer(ServerRequest request) {
        try {
            introspecting.check(request.principal().isPresent());
        } catch (CodedException refused) {
            return refusal(refused, request);
        }
        var text = schema.text(
                request.param("removeDeprecated").filter("true"::equals).isPresent());
        var tag = "\"" + Sha256.of(text) + "\"";
        return request.checkNotModified(tag)
                .orElseGet(() -> ServerResponse.ok()
                        .eTag(tag)
                        .cacheControl(CacheControl.noCache())
                        .contentType(TEXT)
                        .body(text));
    }

    private ServerResponse refusal(CodedException refused, ServerRequest request) {
        var language = Language.accepted(request.headers().header(HttpHeaders.ACCEPT_LANGUAGE));
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.FORBIDDEN, messages.say(refused.code(), refused.facts(), language));
        problem.setProperty("code", refused.code());
        return ServerResponse.status(HttpStatus.FORBIDDEN)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
