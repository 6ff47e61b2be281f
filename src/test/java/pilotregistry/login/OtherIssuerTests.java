package pilotregistry.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ConfigurableApplicationContext;
import pilotregistry.PilotRegistry;
import pilotregistry.TestDatabase;

/// The registry outside the local profile, where it knows tokens of others only.
@Execution(ExecutionMode.CONCURRENT)
class OtherIssuerTests {

    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJsaW4ueXVhbiJ9.c2lnbmF0dXJl";

    @Test
    void doesNotStartWithoutAnIssuerAndNamesTheSetting() {
        assertThatThrownBy(() -> start("server").close())
                .rootCause()
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        problem -> assertThat(problem.getName()).endsWith("jwt.issuer-uri"));
    }

    @Test
    void servesAnonymousReadersWhileTheIssuerIsDownAndSaysWhyItCannotServeOthers() {
        try (var registry = start("server", "--" + ResourceServer.ISSUER_URI + "=http://127.0.0.1:1/none")) {
            assertThat(ask(registry, null).statusCode()).isEqualTo(200);
            var answer = ask(registry, TOKEN);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("ISSUER_UNAVAILABLE").doesNotContain("127.0.0.1");
        }
    }

    @Test
    void letsNoDemonstrationPersonInBesideAnotherIssuer() {
        try (var registry = start("local", "--" + ResourceServer.ISSUER_URI + "=http://127.0.0.1:1/none")) {
            assertThat(Tokens.get(Tokens.browser(), address(registry, "/login")).statusCode())
                    .isEqualTo(404);
            assertThat(Tokens.post(Tokens.browser(), address(registry, "/oauth2/token"), Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static ConfigurableApplicationContext start(String profile, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--server.port=0");
        TestDatabase.fresh().properties().forEach((name, value) -> all.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(PilotRegistry.class)
                .profiles(profile)
                .run(all.toArray(String[]::new));
    }

    private static HttpResponse<String> ask(ConfigurableApplicationContext registry, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(address(registry, "/graphql")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"{__typename}\"}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return Tokens.send(Tokens.browser(), request.build());
    }

    private static String address(ConfigurableApplicationContext registry, String path) {
        return "http://localhost:" + registry.getEnvironment().getProperty("local.server.port") + path;
    }
}
