package pilotregistry.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.access.Actor;
import pilotregistry.client.ClientUsage;

@RegistryTest
class DeprecationsTests {

    private static final java.time.Duration KEPT = java.time.Duration.ofDays(400);

    private static final String DOCUMENT = Caller.document("graphql-test/deprecations.graphql");
    private static final String REASON = "改用 y，2027-07-01 移除。 Use y; removed on 2027-07-01.";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ClientUsage ofClients;

    @Test
    void nameEveryKindOfElementAndTheDayOnWhichItGoes() {
        var schema = schema("""
                type Query { old: Int @deprecated(reason: "%1$s")
                  a(old: Int @deprecated(reason: "No longer."), input: I, kind: E): Int }
                input I { old: Int @deprecated(reason: "%1$s"), x: Int }
                enum E { OLD @deprecated(reason: "%1$s") NEW }""".formatted(REASON));
        assertThat(DeprecationController.of(schema, Map.of()))
                .extracting(Deprecation::coordinate, Deprecation::removedOn)
                .containsExactly(
                        tuple("E.OLD", LocalDate.of(2027, 7, 1)),
                        tuple("I.old", LocalDate.of(2027, 7, 1)),
                        tuple("Query.a(old:)", null),
                        tuple("Query.old", LocalDate.of(2027, 7, 1)));
    }

    @Test
    void tellWhichClientsUsedThemFromWhichDayToWhich() {
        var element = "Query.old" + System.nanoTime();
        use("2026-05-01T15:59:59Z", element);
        use("2026-05-01T16:00:00Z", element); // the next day in Beijing
        use("2026-06-01T00:00:00Z", element);
        var uses = new DeprecatedUses(mongo, Clock.systemUTC(), KEPT).all().get(element);
        assertThat(uses)
                .containsExactly(new DeprecatedUse("anonymous", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 1), 3));
    }

    @Test
    void areWrittenOnceADayHoweverOftenTheyAreUsed() {
        var element = "Query.often" + System.nanoTime();
        var at = Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC);
        var uses = new DeprecatedUses(mongo, at, KEPT);
        uses.note(element, "portal");
        mongo.remove(
                org.springframework.data.mongodb.core.query.Query.query(
                        org.springframework.data.mongodb.core.query.Criteria.where("coordinate")
                                .is(element)),
                "deprecatedUses");
        uses.note(element, "portal");
        assertThat(uses.all()).doesNotContainKey(element);
    }

    @Test
    void endWhenWhoeverUsedThemHasLongCeased() {
        var ceased = "Query.ceased" + System.nanoTime();
        var used = "Query.used" + System.nanoTime();
        use("2020-01-01T00:00:00Z", ceased);
        use("2020-01-01T00:00:00Z", used);
        use("2020-02-20T00:00:00Z", used);
        // Other tests note uses of later years only.
        var uses = new DeprecatedUses(
                mongo,
                Clock.fixed(Instant.parse("2020-02-20T00:00:00Z"), ZoneOffset.UTC),
                java.time.Duration.ofDays(30));
        uses.forget();
        assertThat(uses.all()).doesNotContainKey(ceased).containsKey(used);
    }

    @Test
    void areForAdministrators() {
        assertThat(Caller.anonymous(port).code(DOCUMENT, Map.of())).isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.person(port, "zhao.mee").code(DOCUMENT, Map.of())).isEqualTo("FORBIDDEN");
        assertThat(Caller.person(port, "admin")
                        .data(DOCUMENT)
                        .path("deprecations")
                        .isArray())
                .isTrue();
    }

    private void use(String at, String element) {
        var uses = new DeprecatedUses(mongo, Clock.fixed(Instant.parse(at), ZoneOffset.UTC), KEPT);
        var usage = new Usage(new SimpleMeterRegistry(), uses, ofClients);
        var operation =
                new Operation(Map.of(), List.of(), Set.of(element, "Query.new"), Map.of(element, REASON), false);
        usage.count(operation, new Actor.Anonymous());
        usage.count(operation, new Actor.Anonymous());
    }

    private static GraphQLSchema schema(String text) {
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text), RuntimeWiring.MOCKED_WIRING);
    }
}
