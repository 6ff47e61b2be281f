package pilotregistry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import pilotregistry.login.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who calls the registry as a client does: over HTTP, with a real token or none, in one language.
public final class Caller {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final @Nullable String token;
    private final Locale language;

    private Caller(int port, @Nullable String token, Locale language) {
        this.port = port;
        this.token = token;
        this.language = language;
    }

    public static Caller anonymous(int port) {
        return new Caller(port, null, Locale.SIMPLIFIED_CHINESE);
    }

    /// A demonstration person who has logged in.
    public static Caller person(int port, String username) {
        return new Caller(port, Tokens.at(port).of(username), Locale.SIMPLIFIED_CHINESE);
    }

    /// A demonstration person whose client program asked for these scopes only.
    public static Caller person(int port, String username, String scopes) {
        return new Caller(port, Tokens.at(port).of(username, scopes), Locale.SIMPLIFIED_CHINESE);
    }

    public static Caller partner(int port) {
        return new Caller(port, Tokens.at(port).ofPartner(), Locale.SIMPLIFIED_CHINESE);
    }

    /// Whoever shows this token.
    public static Caller bearer(int port, String token) {
        return new Caller(port, token, Locale.SIMPLIFIED_CHINESE);
    }

    public Caller in(Locale other) {
        return new Caller(port, token, other);
    }

    /// The whole answer: data, errors, extensions.
    public JsonNode ask(String document, Map<String, ?> variables) {
        return JSON.readTree(post(JSON.writeValueAsString(Map.of("query", document, "variables", variables)))
                .body());
    }

    public JsonNode ask(String document) {
        return ask(document, Map.of());
    }

    /// The data of an answer that must have no errors.
    public JsonNode data(String document, Map<String, ?> variables) {
        var answer = ask(document, variables);
        if (answer.has("errors")) {
            throw new AssertionError(answer.toPrettyString());
        }
        return answer.get("data");
    }

    public JsonNode data(String document) {
        return data(document, Map.of());
    }

    /// The code of the first top-level error.
    public String code(String document, Map<String, ?> variables) {
        return ask(document, variables).at("/errors/0/extensions/code").asString();
    }

    public HttpResponse<String> post(String body) {
        var request = request("/graphql")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// A request of this caller for a path of the registry.
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Language", language.toLanguageTag());
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /// A document of the class path, such as `tour/01-anonymous-looks-around.graphql`.
    public static String document(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
