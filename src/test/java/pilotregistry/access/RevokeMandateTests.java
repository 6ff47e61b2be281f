package pilotregistry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.access.Mandates.codes;
import static pilotregistry.access.Mandates.grantInput;
import static pilotregistry.access.Mandates.with;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

@RegistryTest
class RevokeMandateTests {

    private static final String DOCUMENT = Caller.document("graphql-test/revokeMandate.graphql");

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    private Mandates mandates;
    private String own;

    @BeforeEach
    void takeTheParkOfLinYuan() {
        mandates = new Mandates(port, mongo);
        own = mandates.of("lin.yuan").organizationId().value();
    }

    @Test
    void stopsAMandateAtOnce() {
        var park = mandates.park();
        var id = granted("admin", with(grantInput("huang.park", park, "APPLICANT"), "mayGrant", true));
        var wish = grantInput("holder." + UUID.randomUUID(), park, "APPLICANT");
        assertThat(codes(mandates.grant("huang.park", with(wish, "validateOnly", true))))
                .isEmpty();

        var answer = mandates.revoke("admin", revocation(id));
        assertThat(codes(answer)).isEmpty();
        assertThat(answer.at("/mandate/revocation/by").asString()).isEqualTo("admin");
        assertThat(answer.at("/mandate/revocation/reason").asString()).isEqualTo("离职");
        assertThat(codes(mandates.grant("huang.park", wish))).containsExactly("NOT_YOURS_TO_GRANT");
        assertThat(Caller.person(port, "huang.park")
                        .data("{ viewer { mandates { id } } }")
                        .at("/viewer/mandates")
                        .findValuesAsString("id"))
                .doesNotContain(id)
                .hasSize(1);
    }

    @Test
    void isForThoseWhoMayGrantTheLikeOfIt() {
        var handedOn = granted("lin.yuan", grantInput("holder." + UUID.randomUUID(), own, "APPLICANT"));
        assertThat(Caller.person(port, "huang.park").code(DOCUMENT, Map.of("input", revocation(handedOn))))
                .isEqualTo("NOT_FOUND");
        assertThat(codes(mandates.revoke("lin.yuan", revocation(handedOn)))).isEmpty();
        assertThat(mandates.capacities(
                        handedOn,
                        mongo.findById(new MandateId(handedOn), Mandate.class)
                                .history()
                                .outbox()))
                .hasSize(2)
                .containsOnly(mandates.of("lin.yuan").id().value());
    }

    @Test
    void leavesWhatLastsLongerToThoseWhoStay() {
        var park = mandates.park();
        var lasting = granted("admin", grantInput("holder." + UUID.randomUUID(), park, "APPLICANT"));
        var forAWhile = with(grantInput("huang.park", park, "APPLICANT"), "mayGrant", true);
        var deputy = granted("admin", with(forAWhile, "until", "2023-03-20T00:00:00+08:00"));
        var huang = Caller.person(port, "huang.park");
        assertThat(huang.code(DOCUMENT, Map.of("input", revocation(lasting)))).isEqualTo("NOT_FOUND");
        assertThat(codes(mandates.revoke("admin", revocation(deputy)))).isEmpty();
    }

    @Test
    void leavesWhatAdministratorsNamedToThem() {
        for (var role : new String[] {"EXPERT", "ANALYST", "PARTNER", "ADMINISTRATOR"}) {
            var named = granted("admin", grantInput("holder." + UUID.randomUUID(), own, role));
            assertThat(Caller.person(port, "lin.yuan").code(DOCUMENT, Map.of("input", revocation(named))))
                    .as(role)
                    .isEqualTo("NOT_FOUND");
            assertThat(Caller.person(port, "lin.yuan")
                            .code("query($id: ID!) { node(id: $id) { id } }", Map.of("id", named)))
                    .as(role)
                    .isEqualTo("NOT_FOUND");
            assertThat(codes(mandates.revoke("admin", revocation(named)))).isEmpty();
        }
    }

    @Test
    void knowsNothingOfWhatIsNotThere() {
        assertThat(Caller.person(port, "admin").code(DOCUMENT, Map.of("input", revocation("mandate_none"))))
                .isEqualTo("NOT_FOUND");
        assertThat(Caller.person(port, "qian.expert").code(DOCUMENT, Map.of("input", revocation("mandate_none"))))
                .isEqualTo("FORBIDDEN");
        assertThat(Caller.anonymous(port).code(DOCUMENT, Map.of("input", revocation("mandate_none"))))
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void needsAReasonOfSomeMeasure() {
        var id = granted("admin", grantInput("holder." + UUID.randomUUID(), own, "APPLICANT"));
        refuses(with(revocation(id), "reason", " "), "REASON_MISSING", "请说明撤销的理由", "Say why");
        refuses(with(revocation(id), "reason", "长".repeat(1001)), "TOO_LONG", "1001 字，最多 1000 字", "at most 1000");
        assertThat(codes(mandates.revoke("admin", with(revocation(id), "reason", "长".repeat(1000)))))
                .isEmpty();
    }

    @Test
    void revokesOnceAndOnlyWhatWasRead() {
        var id = granted("admin", grantInput("holder." + UUID.randomUUID(), own, "APPLICANT"));
        refuses(with(revocation(id), "version", 7), "VERSION_CONFLICT", "版本 7", "version 7");
        var keyed = with(revocation(id), "idempotencyKey", UUID.randomUUID().toString());
        assertThat(codes(mandates.revoke("admin", with(keyed, "validateOnly", true))))
                .isEmpty();
        var first = mandates.revoke("admin", with(keyed, "version", 0));
        assertThat(codes(first)).isEmpty();
        assertThat(mandates.revoke("admin", with(keyed, "version", 0))).isEqualTo(first);
        refuses(revocation(id), "ALREADY_REVOKED", "已经撤销", "revoked already");
    }

    private void refuses(Map<String, Object> input, String code, String zh, String en) {
        assertThat(codes(mandates.revoke("admin", input))).containsExactly(code);
        assertThat(mandates.messages("admin", "revokeMandate", input))
                .satisfiesExactly(
                        message -> assertThat(message).contains(zh),
                        message -> assertThat(message).contains(en));
    }

    private String granted(String person, Map<String, Object> wish) {
        var answer = mandates.grant(person, wish);
        assertThat(codes(answer)).isEmpty();
        return answer.at("/mandate/id").asString();
    }

    private static Map<String, Object> revocation(String id) {
        return new HashMap<>(Map.of("id", id, "reason", "离职"));
    }
}
