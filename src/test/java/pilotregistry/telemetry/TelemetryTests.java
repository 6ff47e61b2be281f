package pilotregistry.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
class TelemetryTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern METRIC = Pattern.compile("[a-z]+(?:_[a-z]+)+");
    private static final Pattern NO_METRIC = Pattern.compile("graphql_outcome");

    @LocalServerPort
    int port;

    @Test
    void showsItsMetricsToOperatorsOnly() {
        assertThat(metrics(Caller.anonymous(port)).statusCode()).isEqualTo(404);
        assertThat(metrics(Caller.partner(port)).statusCode()).isEqualTo(404);
        assertThat(metrics(Caller.person(port, "admin")).statusCode()).isEqualTo(200);
    }

    @Test
    void drawsOnItsDashboardOnlyWhatItMeasures() throws IOException {
        Caller.anonymous(port).data("{ feedPosition }");
        var measured = metrics(Caller.person(port, "admin")).body();
        var drawn = new TreeSet<String>();
        for (var panel : JSON.readTree(Files.readString(Path.of("docs/grafana/pilot-registry.json")))
                .get("panels")) {
            for (var target : panel.get("targets")) {
                METRIC.matcher(target.get("expr").asString())
                        .results()
                        .map(match -> match.group())
                        .filter(name -> !NO_METRIC.matcher(name).matches())
                        .forEach(drawn::add);
            }
        }
        assertThat(drawn)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(measured).containsPattern("(?m)^" + name + "[ {]"));
    }

    @Test
    void tellsWhetherItIsReadyButNotWhy() {
        var anonymous = JSON.readTree(
                Caller.send(Caller.anonymous(port).request("/actuator/health/readiness"), BodyHandlers.ofString())
                        .body());
        assertThat(anonymous.get("status").asString()).isEqualTo("UP");
        assertThat(anonymous.has("components")).isFalse();
        var operator = JSON.readTree(
                Caller.send(Caller.person(port, "admin").request("/actuator/health/readiness"), BodyHandlers.ofString())
                        .body());
        assertThat(operator.get("components").propertyNames())
                .contains("mongo", "relay", "searchIndex", "readinessState");
        assertThat(operator.at("/components/relay/details/position").asLong()).isPositive();
    }

    @Test
    void numbersEveryRequest() {
        var answer = post(Map.of("query", "{ nothing }"), "X-Request-Id", "proxy-20230310-0001");
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("proxy-20230310-0001");
        assertThat(JSON.readTree(answer.body())
                        .at("/errors/0/extensions/requestId")
                        .asString())
                .isEqualTo("proxy-20230310-0001");
        var other = post(Map.of("query", "{ __typename }"), "X-Request-Id", "a b");
        assertThat(other.headers().firstValue("X-Request-Id").orElse("")).matches("[0-9a-f-]{36}");
        var broken = post(Map.of(), "X-Request-Id", "proxy-20230310-0002");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.headers().allValues("X-Request-Id")).containsExactly("proxy-20230310-0002");
        var stranger = post(Map.of("query", "{ __typename }"), "Authorization", "Bearer x");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("X-Request-Id").orElse("")).matches("[0-9a-f-]{36}");
    }

    @Test
    void writesOneLineForEachWithNothingInItThatAClientWrote() {
        var forged = "Forged\r\n2023-03-10 ERROR \u001b[31mdropped all\u2028" + "x".repeat(10_000);
        var lines = logged(() -> post(
                Map.of("query", "query A { __typename }", "operationName", forged, "variables", Map.of("secret", "机密")),
                "X-Request-Id",
                "forged 0001 x"));
        assertThat(lines).hasSize(1);
        var line = lines.getFirst();
        assertThat(line.getFormattedMessage())
                .startsWith("GraphQL ")
                .contains("Forged??2023-03-10?ERROR")
                .doesNotContain("机密")
                .hasSizeLessThan(300)
                .matches("[\\x20-\\x7e]+");
        assertThat(line.getKeyValuePairs())
                .extracting(pair -> pair.key)
                .containsExactly("request", "client", "kind", "operation", "millis", "cost", "status");
        assertThat(line.getKeyValuePairs())
                .allSatisfy(pair -> assertThat(String.valueOf(pair.value)).matches("[\\x20-\\x7e]{1,100}"));
    }

    @Test
    void namesTheClientProgramAndNotThePerson() {
        var lines = logged(() -> Caller.person(port, "lin.yuan").data("query Me { viewer { subject } }"));
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().getFormattedMessage())
                .contains("query Me: OK,", "client registry-cli")
                .doesNotContain("lin.yuan", "林园");
    }

    private static List<ILoggingEvent> logged(Runnable asking) {
        var logger = (Logger) LoggerFactory.getLogger(RequestLog.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        try {
            asking.run();
            return List.copyOf(lines.list);
        } finally {
            logger.detachAppender(lines);
        }
    }

    private HttpResponse<String> post(Map<String, ?> body, String header, String value) {
        return Caller.send(
                Caller.anonymous(port)
                        .request("/graphql")
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/graphql-response+json")
                        .header(header, value)
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> metrics(Caller caller) {
        return Caller.send(caller.request("/actuator/prometheus"), BodyHandlers.ofString());
    }
}
