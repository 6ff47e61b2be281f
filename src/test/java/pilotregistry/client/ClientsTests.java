package pilotregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import tools.jackson.databind.JsonNode;

@RegistryTest
class ClientsTests {

    private static final String NODE = "query($id: ID!) { node(id: $id) { id ... on Client { clientId } } }";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    StoryClock clock;

    @Autowired
    ClientUsage usage;

    private ClientDesk desk;
    private String body;
    private ClientDesk.Told told;

    @BeforeEach
    void registerAClient() {
        desk = new ClientDesk(port);
        body = desk.body();
        told = desk.registered(ClientDesk.partnerWish(body));
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void areSeenByAdministratorsAndThoseOfTheirBody() {
        var other = desk.registered();
        assertThat(ids(Caller.person(port, "admin"))).contains(told.id(), other.id());
        assertThat(ids(desk.caller(told))).containsExactly(told.id());
        for (var person :
                List.of("lin.yuan", "chen.eco", "wu.ndrc", "zhao.mee", "sun.ndrc", "qian.expert", "li.analyst")) {
            assertThat(ids(Caller.person(port, person))).as(person).doesNotContain(told.id(), other.id());
        }
        assertThat(ids(Caller.anonymous(port))).isEmpty();
        assertThat(ids(Caller.partner(port))).isEmpty();
        assertThat(ids(Caller.person(port, "admin", "openid"))).isEmpty();
    }

    @Test
    void areTheSameByIdInHistoryAndInTheFeed() {
        for (var caller : List.of(Caller.person(port, "admin"), desk.caller(told))) {
            assertThat(caller.data(NODE, Map.of("id", told.id()))
                            .at("/node/clientId")
                            .asString())
                    .isEqualTo(told.clientId());
            assertThat(feed(caller)).contains(told.id());
        }
        for (var caller : List.of(Caller.anonymous(port), Caller.partner(port), Caller.person(port, "zhao.mee"))) {
            assertThat(caller.code(NODE, Map.of("id", told.id()))).isEqualTo("NOT_FOUND");
            assertThat(feed(caller)).doesNotContain(told.id(), told.clientId());
        }
    }

    @Test
    void tellInTheirHistoryWhoDidWhat() {
        desk.as("admin", "rotateClientSecret", Map.of("id", told.id()));
        desk.as("admin", "suspendClient", Map.of("id", told.id(), "reason", "停用"));
        var history = Caller.person(port, "admin")
                .data(
                        "query($id: ID!) { history(id: $id, first: 10) { nodes { act title subject organization { name } differences { label before after } } } }",
                        Map.of("id", told.id()));
        assertThat(history.findValuesAsString("act"))
                .containsExactlyInAnyOrder(
                        "registerClient", "rotateClientSecret", "rotateClientSecret", "suspendClient");
        assertThat(history.toString()).doesNotContain(told.secret(), "bcrypt");
    }

    @Test
    void spendTheRateTheyAreRegisteredWith() {
        var wish = ClientDesk.wish(body);
        wish.put("rate", 5_000);
        var poor = desk.registered(wish);
        var token = pilotregistry.login.Tokens.accessToken(desk.token(poor, "registry.read"));
        var caller = Caller.bearer(port, token);
        var limit = caller.data("{ rateLimit { cost limit remaining } }").get("rateLimit");
        assertThat(limit.get("limit").asLong()).isEqualTo(5_000);
        var dear = "{ verifyHistory(from: 1, to: 1) { untouched } }";
        assertThat(caller.code(dear, Map.of())).isEqualTo("RATE_LIMITED");
        assertThat(desk.caller(told)
                        .data("{ rateLimit { limit } }")
                        .at("/rateLimit/limit")
                        .asLong())
                .isEqualTo(1_000_000_000_000L);
    }

    @Test
    void tellWhatTheyUsedByDayAndElement() {
        var caller = desk.caller(told);
        caller.data("{ pilots(first: 1) { nodes { name } } }");
        caller.data("{ pilots(first: 1) { nodes { code } } }");
        clock.advance(Duration.ofDays(1));
        Caller.send(caller.request("/changes?since=0"), HttpResponse.BodyHandlers.discarding());
        var shown = own(Caller.person(port, "admin"));
        assertThat(shown.at("/lastUsedAt").asString()).isEqualTo("2023-03-11T00:00:00Z");
        assertThat(shown.at("/usage").findValuesAsString("date")).containsExactly("2023-03-11", "2023-03-10");
        assertThat(shown.at("/usage/0/requests").asInt()).isEqualTo(1);
        assertThat(shown.at("/usage/0/points").asInt()).isPositive();
        assertThat(shown.at("/usage/1/requests").asInt()).isEqualTo(2);
        assertThat(uses(shown.at("/usage/1"), "Query.pilots")).isEqualTo(2);
        assertThat(uses(shown.at("/usage/1"), "Pilot.code")).isEqualTo(1);
    }

    @Test
    void keepWhatTheyUsedAcrossARestartAndForABoundedTime() {
        desk.caller(told).data("{ feedPosition }");
        usage.keep();
        var afterwards = ClientFixtures.usage(mongo, clock);
        assertThat(afterwards.days(List.of(told.clientId())).get(told.clientId()))
                .singleElement()
                .satisfies(day -> assertThat(day.requests()).isEqualTo(1));
        clock.advance(Duration.ofDays(402));
        usage.forget();
        clock.set(StoryClock.START);
        assertThat(afterwards.days(List.of(told.clientId()))).isEmpty();
    }

    @Test
    void areCountedOnceWhenTheDatabaseIsAwayHalfway() {
        for (var failing : List.of(1, 2)) {
            var writes = new AtomicInteger();
            var halfway = (MongoOperations) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {MongoOperations.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("upsert") && writes.incrementAndGet() == failing) {
                            throw new DataAccessResourceFailureException("away");
                        }
                        return method.invoke(mongo, arguments);
                    });
            var client = desk.registered(ClientDesk.wish(body)).clientId();
            var counting = ClientFixtures.usage(halfway, clock);
            counting.asked(client);
            assertThatThrownBy(counting::keep).isInstanceOf(DataAccessResourceFailureException.class);
            assertThat(counting.days(List.of(client)).get(client))
                    .singleElement()
                    .satisfies(day -> assertThat(day.requests()).isEqualTo(1));
            assertThat(counting.last(List.of(client))).containsEntry(client, StoryClock.START);
        }
    }

    @Test
    void areNotCountedWhereTheRegistryDoesNotKnowThem() {
        Caller.partner(port).data("{ feedPosition }");
        assertSoftly(softly -> softly.assertThat(usage.days(List.of("partner-demo", "graphiql")))
                .isEmpty());
    }

    private static long uses(JsonNode day, String coordinate) {
        return StreamSupport.stream(day.get("elements").spliterator(), false)
                .filter(element -> element.get("coordinate").asString().equals(coordinate))
                .mapToLong(element -> element.get("uses").asLong())
                .sum();
    }

    private JsonNode own(Caller caller) {
        var page = caller.data(Caller.document("graphql-test/clients.graphql"), Map.of("first", 100));
        return StreamSupport.stream(page.at("/clients/nodes").spliterator(), false)
                .filter(client -> client.get("id").asString().equals(told.id()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Caller caller) {
        return StreamSupport.stream(
                        caller.data("{ clients(first: 100) { nodes { id } } }")
                                .at("/clients/nodes")
                                .spliterator(),
                        false)
                .map(client -> client.get("id").asString())
                .toList();
    }

    private static String feed(Caller caller) {
        return Caller.send(caller.request("/changes?since=0&hashes=true"), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
