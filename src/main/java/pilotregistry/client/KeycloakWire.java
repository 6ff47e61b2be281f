package pilotregistry.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotregistry.language.CodedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests to the administration of a realm, each with a token of the registry's own service account. Nothing of what
/// is sent or answered is logged: secrets are in it.
final class KeycloakWire {

    private static final Logger LOG = LoggerFactory.getLogger(KeycloakWire.class);
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECTING).build();
    private final String realm;
    private final String administration;
    private final Map<String, String> grant;
    private final JsonMapper json;

    KeycloakWire(String realm, String clientId, String clientSecret, JsonMapper json) {
        this.realm = realm;
        this.administration = realm.replaceFirst("/realms/", "/admin/realms/");
        this.grant = Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", clientSecret);
        this.json = json;
    }

    /// What came back.
    record Answer(int status, JsonNode body) {}

    /// @param content sent as JSON; null for nothing
    /// @param beside a status that is an answer too
    /// @throws CodedException `ISSUER_UNAVAILABLE` where it is not done
    Answer ask(String method, String path, @Nullable Object content, int beside) {
        var body = content == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(json.writeValueAsString(content), StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(administration + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .timeout(ANSWERING)
                .method(method, body)
                .build();
        return send(request, method + " " + path, beside);
    }

    private String token() {
        var form = grant.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(ANSWERING)
                .POST(BodyPublishers.ofString(form))
                .build();
        return send(request, "token", 0).body().path("access_token").asString("");
    }

    private Answer send(HttpRequest request, String what, int beside) {
        try {
            var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() / 100 != 2 && answer.statusCode() != beside) {
                LOG.error("Keycloak answered {} to {}", answer.statusCode(), what);
                throw new CodedException("ISSUER_UNAVAILABLE");
            }
            return new Answer(answer.statusCode(), read(answer));
        } catch (IOException e) {
            throw unavailable(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(what, e);
        }
    }

    private static CodedException unavailable(String what, Exception cause) {
        LOG.error("Keycloak cannot be asked: {}", what, cause);
        return new CodedException("ISSUER_UNAVAILABLE");
    }

    private JsonNode read(HttpResponse<String> answer) {
        return answer.body().isBlank() ? json.createObjectNode() : json.readTree(answer.body());
    }
}
