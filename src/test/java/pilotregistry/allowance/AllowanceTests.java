package pilotregistry.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.RoundTrips;
import pilotregistry.StoryClock;
import pilotregistry.access.Actor;
import pilotregistry.client.ClientFixtures;

/// The budgets of callers: what they may spend in a window, on whichever node.
@RegistryTest
class AllowanceTests {

    private static final Rates RATES = new Rates(Duration.ofMinutes(1), 1_000, 10_000, Map.of("省级门户", 50_000L));

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    StoryClock clock;

    @Autowired
    Allowances allowances;

    @Autowired
    RoundTrips roundTrips;

    @Test
    void grantsNoMoreThanTheLimitOnAllNodesTogether() {
        var nodes = IntStream.range(0, 3).mapToObj(node -> node()).toList();
        var payer = somebody(null);
        var granted = Race.of(
                12,
                caller -> IntStream.range(0, 20)
                        .filter(time -> nodes.get(caller % 3).charge(payer, 7).paid())
                        .count());
        var spent = granted.stream().mapToLong(Long::longValue).sum() * 7;
        // What a node has taken and cannot use for 7 is lost: at most 50 of each.
        assertThat(spent).isBetween(1_000L - 3 * 50, 1_000L);
    }

    @Test
    void refusesWhatIsBeyondAndTakesNothingForIt() {
        var node = node();
        var payer = somebody(null);
        assertThat(node.charge(payer, 900).paid()).isTrue();
        var beyond = node.charge(payer, 101);
        assertThat(beyond.paid()).isFalse();
        assertThat(beyond.remaining()).isEqualTo(100);
        assertThat(node.charge(payer, 100).paid()).isTrue();
        assertThat(node.charge(payer, 1)).returns(false, Bill::paid).returns(0L, Bill::remaining);
    }

    @Test
    void beginsAnewWithEachWindow() {
        var node = node();
        var payer = somebody(null);
        assertThat(node.charge(payer, 1_000).paid()).isTrue();
        var refused = node.charge(payer, 1);
        assertThat(refused.paid()).isFalse();
        assertThat(refused.resetAt()).isEqualTo(StoryClock.START.plusSeconds(60));
        assertThat(refused.seconds()).isEqualTo(60);
        clock.advance(Duration.ofSeconds(60));
        assertThat(node.charge(payer, 1)).returns(true, Bill::paid).returns(999L, Bill::remaining);
        clock.set(StoryClock.START);
    }

    @Test
    void givesClientsOfAContractTheirOwnLimit() {
        assertThat(node().charge(somebody("省级门户"), 1).limit()).isEqualTo(50_000);
        assertThat(node().charge(somebody("graphiql"), 1).limit()).isEqualTo(10_000);
        assertThat(node().charge(somebody(null), 1).limit()).isEqualTo(1_000);
    }

    @Test
    void asksTheDatabaseOnlyForPartsOfABudget() {
        var node = node();
        var payer = somebody(null);
        node.charge(payer, 1);
        assertThat(roundTrips.of(() -> IntStream.range(0, 10).forEach(time -> node.charge(payer, 1))))
                .isZero();
    }

    @Test
    void forgetsWindowsThatAreOver() {
        var payer = somebody(null);
        allowances.charge(payer, 1);
        assertThat(kept(payer)).isEqualTo(1);
        clock.advance(Duration.ofMinutes(2));
        allowances.forgetWhatIsOver();
        assertThat(kept(payer)).isZero();
        clock.set(StoryClock.START);
    }

    @Test
    void tellsEachCallerWhatItsRequestCostsAndWhatIsLeft() {
        var caller = Caller.person(port, "li.analyst");
        // A document that nobody has sent yet costs more: it has to be read.
        caller.data("{ rateLimit { remaining } }");
        var first =
                caller.data("{ rateLimit { cost limit remaining resetAt } }").path("rateLimit");
        assertThat(first.path("cost").asInt()).isEqualTo(5);
        assertThat(first.path("resetAt").asString()).isEqualTo("2023-03-10T00:01:00Z");
        var second = caller.data("{ rateLimit { remaining } }").path("rateLimit");
        assertThat(second.path("remaining").asLong())
                .isEqualTo(first.path("remaining").asLong() - 2);
    }

    @Test
    void tellsWhoHasSpentEverythingWhenToComeBack() throws IOException, InterruptedException {
        var address = InetAddress.ofLiteral("127.0.0.2");
        var limit = allowances.charge(Payer.of(new Actor.Anonymous(), address), 0);
        allowances.charge(Payer.of(new Actor.Anonymous(), address), limit.remaining());
        for (var language : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
            var answer = ask(address, language);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            assertThat(answer.body()).contains("\"code\":\"RATE_LIMITED\"").contains("\"remaining\":0");
            assertThat(answer.body()).contains(language == Locale.ENGLISH ? "try again in 60 seconds" : "请在 60 秒之后再试");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
            assertThat(answer.headers().firstValue("RateLimit")).hasValue("\"cost\";r=0;t=60");
        }
        assertThat(Caller.anonymous(port).ask("{ provinces { code } }").has("errors"))
                .as("others are not concerned")
                .isFalse();
    }

    private HttpResponse<String> ask(InetAddress from, Locale language) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().localAddress(from).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                    .header("Content-Type", "application/json")
                    .header("Accept-Language", language.toLanguageTag())
                    .POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"{ provinces { code } }\"}"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private Allowances node() {
        return new Allowances(mongo, RATES, ClientFixtures.standings(mongo), ClientFixtures.usage(mongo, clock), clock);
    }

    private long kept(Payer payer) {
        return mongo.getCollection("allowances")
                .withReadConcern(com.mongodb.ReadConcern.LOCAL)
                .countDocuments(com.mongodb.client.model.Filters.regex("_id", "^" + payer.key()));
    }

    private static Payer somebody(@org.jspecify.annotations.Nullable String client) {
        return new Payer("test " + UUID.randomUUID(), client);
    }
}
