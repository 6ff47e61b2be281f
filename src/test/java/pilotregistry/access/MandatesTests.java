package pilotregistry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.access.Mandates.grantInput;
import static pilotregistry.access.Mandates.with;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import tools.jackson.databind.JsonNode;

/// Who may act for a body, and who might.
@RegistryTest
class MandatesTests {

    private static final String DOCUMENT = Caller.document("graphql-test/mandates.graphql");

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    StoryClock clock;

    private Mandates mandates;
    private String park;
    private String deputy;
    private String ended;

    // The park's administrator is huang.park here, who may grant; of two others one has been dismissed.
    @BeforeEach
    void grantThree() {
        mandates = new Mandates(port, mongo);
        park = mandates.park();
        var leave = with(grantInput("huang.park", park, "APPLICANT"), "mayGrant", true);
        deputy = id(mandates.grant("admin", leave));
        clock.advance(Duration.ofHours(1));
        ended = id(mandates.grant("huang.park", grantInput("deputy-" + UUID.randomUUID(), park, "APPLICANT")));
        clock.advance(Duration.ofHours(1));
        mandates.revoke("huang.park", Map.of("id", ended, "reason", "离任"));
        mandates.grant(
                "admin",
                with(grantInput("expert-" + UUID.randomUUID(), park, "EXPERT"), "until", "2023-12-31T16:00:00Z"));
    }

    @AfterEach
    void takeBack() {
        clock.set(StoryClock.START);
        mandates.revoke("admin", Map.of("id", deputy, "reason", "测试结束"));
    }

    @Test
    void listsThemToWhoeverMayGrantTheLike() {
        var list = ask("huang.park", Map.of("organization", park));
        assertThat(list.at("/totalCount").asInt()).isEqualTo(2);
        assertThat(ids(list)).containsExactly(ended, deputy);
        assertThat(list.at("/nodes/0/revocation/by").asString()).isEqualTo("huang.park");
        assertThat(list.at("/nodes/0/revocation/reason").asString()).isEqualTo("离任");
        assertThat(list.at("/nodes/0/grantedBy").asString()).isEqualTo("huang.park");
        assertThat(ids(ask("huang.park", Map.of("organization", park, "holding", true))))
                .containsExactly(deputy);
    }

    @Test
    void listsAllOfThemToAdministratorsPageByPage() {
        assertThat(ask("admin", Map.of("organization", park)).at("/nodes").findValuesAsString("role"))
                .containsExactly("EXPERT", "APPLICANT", "APPLICANT");
        var first = ask("admin", Map.of("organization", park, "first", 2));
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        var cursor = first.at("/pageInfo/endCursor").asString();
        assertThat(ids(ask("admin", Map.of("organization", park, "first", 2, "after", cursor))))
                .containsExactly(deputy);
        assertThat(Caller.person(port, "admin")
                        .code(DOCUMENT, Map.of("organization", park, "holding", true, "after", cursor)))
                .isEqualTo("BAD_CURSOR");
    }

    @Test
    void areNobodyElsesToSee() {
        var asked = Map.of("organization", park);
        assertThat(Caller.anonymous(port).code(DOCUMENT, asked)).isEqualTo("UNAUTHENTICATED");
        for (var person : List.of("lin.yuan", "chen.eco", "zhao.mee", "qian.expert")) {
            assertThat(Caller.person(port, person).code(DOCUMENT, asked))
                    .as(person)
                    .isEqualTo("FORBIDDEN");
        }
        var withoutScope = Caller.person(port, "admin", "openid registry.read");
        assertThat(withoutScope.code(DOCUMENT, asked)).isEqualTo("FORBIDDEN");
        assertThat(Caller.person(port, "admin").code(DOCUMENT, Map.of("organization", "organization_none")))
                .isEqualTo("NOT_FOUND");
    }

    private JsonNode ask(String person, Map<String, ?> variables) {
        return Caller.person(port, person).data(DOCUMENT, variables).get("mandates");
    }

    private static List<String> ids(JsonNode list) {
        return list.at("/nodes").findValuesAsString("id");
    }

    private static String id(JsonNode granted) {
        assertThat(granted.at("/errors")).isEmpty();
        return granted.at("/mandate/id").asString();
    }
}
