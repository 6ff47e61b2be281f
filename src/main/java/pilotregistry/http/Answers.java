package pilotregistry.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import pilotregistry.language.Messages;
import tools.jackson.databind.json.JsonMapper;

/// Puts what was found into a response: status, media type, encoding, and whether and how long it may be kept.
@Component
class Answers {

    private static final List<String> VARY = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.ACCEPT_ENCODING,
            Form.PREFER);

    private static final int WORTH_COMPRESSING = 1024;
    private static final Pattern GZIP =
            Pattern.compile("(?:^|[\\s,])(?:gzip|\\*)\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))|,|$)");

    private final JsonMapper json;
    private final Messages messages;

    Answers(JsonMapper json, Messages messages) {
        this.json = json;
        this.messages = messages;
    }

    ServerResponse of(WebGraphQlResponse found, Form form, ServerRequest request) {
        var result = found.getExecutionResult();
        var status = form.codes().of(result, form.type());
        var headers = headers(status, form);
        headers.addAll(found.getResponseHeaders());
        var body = json.writeValueAsBytes(found.toMap());
        if (request.method().equals(HttpMethod.POST)) {
            return written(status, headers, body, request);
        }
        var isWhole = result.isDataPresent() && result.getErrors().isEmpty();
        @Nullable
        CachePolicy policy = found.getExecutionInput().getGraphQLContext().get(CachePolicy.class);
        if (!isWhole || policy == null) {
            headers.setCacheControl("no-store");
            if (status == HttpFault.MUTATION_BY_GET.status()) {
                headers.add(HttpHeaders.ALLOW, HttpMethod.POST.name());
            }
            return written(status, headers, body, request);
        }
        headers.setCacheControl(policy.header(request.servletRequest().getUserPrincipal() != null));
        headers.setETag(EntityTag.strong(body));
        return written(status, headers, body, request);
    }

    /// What is no question, told to one who speaks GraphQL.
    ServerResponse of(HttpRefusal refused, Form form, ServerRequest request) {
        var extensions = new HashMap<String, Object>(refused.facts());
        extensions.put("code", refused.code());
        var text = messages.say(refused.fault().key(), refused.facts(), form.language());
        var error = Map.of("message", text, "extensions", extensions);
        var status = form.codes().of(refused.fault());
        var headers = headers(status, form);
        headers.setCacheControl("no-store");
        return written(status, headers, json.writeValueAsBytes(Map.of("errors", List.of(error))), request);
    }

    private static HttpHeaders headers(int status, Form form) {
        var headers = new HttpHeaders();
        headers.setContentType(form.codes().label(form.type(), status).mediaType());
        headers.setContentLanguage(form.language().locale());
        headers.setVary(VARY);
        return headers;
    }

    private static ServerResponse written(int status, HttpHeaders headers, byte[] body, ServerRequest request) {
        var accepted = String.join(",", request.headers().header(HttpHeaders.ACCEPT_ENCODING));
        var compressed =
                body.length >= WORTH_COMPRESSING && GZIP.matcher(accepted).find();
        if (compressed) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            // Another encoding is another representation, so a strong tag is another too (RFC 9110, 8.8.3.3).
            var tag = headers.getETag();
            if (tag != null) {
                headers.setETag(tag.substring(0, tag.length() - 1) + "-gzip\"");
            }
        }
        // The box compares tags, but passes over the one that stands for any.
        if (headers.getETag() != null
                && request.headers().header(HttpHeaders.IF_NONE_MATCH).equals(List.of("*"))) {
            return ServerResponse.status(HttpStatus.NOT_MODIFIED)
                    .headers(all -> all.addAll(headers))
                    .build();
        }
        var bytes = compressed ? gzip(body) : body;
        return ServerResponse.status(status).headers(all -> all.addAll(headers)).build((servletRequest, response) -> {
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
            return null;
        });
    }

    private static byte[] gzip(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 4);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
