package pilotregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.client.ClientDesk.codes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.access.Actor;
import pilotregistry.access.FieldClass;
import pilotregistry.access.Mandate;
import pilotregistry.access.Registrar;
import pilotregistry.access.Scope;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Ledger;
import pilotregistry.organization.Directory;
import tools.jackson.databind.JsonNode;

@RegistryTest
class EditClientTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Ledger ledger;

    @Autowired
    Directory directory;

    @Autowired
    Registrar registrar;

    @Autowired
    Messages messages;

    private ClientDesk desk;
    private ClientDesk.Told told;

    @BeforeEach
    void registerAClient() {
        desk = new ClientDesk(port);
        told = desk.registered();
    }

    @Test
    void givesTheNextTokenWhatItIsRegisteredForNow() {
        assertThat(desk.token(told, "registry.read registry.write").body()).contains("invalid_scope");
        var answer = edited("scopes", List.of("WRITE", "READ", "PARTNER"));
        assertThat(codes(answer)).isEmpty();
        assertThat(answer.at("/client/scopes").valueStream().map(JsonNode::asString))
                .containsExactly("READ", "WRITE", "PARTNER");
        assertThat(desk.token(told, "registry.read registry.write").statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesAwayFromTokensThatAreOutWhatTheyMayNoLonger() {
        var client = desk.caller(told);
        assertThat(reads(client)).isEqualTo("PARTNER");
        assertThat(codes(edited("scopes", List.of("READ"), "reads", "PUBLIC"))).isEmpty();
        assertThat(reads(client)).isEqualTo("PUBLIC");
        assertThat(client.data("{ viewer { scopes } }").at("/viewer/scopes").valueStream())
                .extracting(JsonNode::asString)
                .containsExactly("registry.read");
        assertThat(desk.token(told, "registry.read registry.partner").body()).contains("invalid_scope");
        assertThat(desk.token(told, "registry.read").statusCode()).isEqualTo(200);
    }

    private static String reads(Caller client) {
        return client.data("{ viewer { reads } }").at("/viewer/reads").asString();
    }

    @Test
    void countsTheNewPointsFromTheNextRequest() {
        var client = desk.caller(told);
        var usual = limit(client);
        assertThat(edited("rate", 5077).at("/client/rate").asLong()).isEqualTo(5077);
        assertThat(limit(client)).isEqualTo(5077);
        assertThat(edited().at("/client/rate").isNull()).isTrue();
        assertThat(limit(client)).isEqualTo(usual);
    }

    private static long limit(Caller client) {
        return client.data("{ rateLimit { limit } }").at("/rateLimit/limit").asLong();
    }

    @Test
    void letsASuspendedClientBeEditedAndLeavesItSuspended() {
        desk.as("admin", "suspendClient", Map.of("id", told.id(), "reason", "停用"));
        var answer = edited("rate", 5000);
        assertThat(codes(answer)).isEmpty();
        assertThat(answer.at("/client/status").asString()).isEqualTo("SUSPENDED");
        assertThat(answer.at("/client/name").asString()).isEqualTo("省级门户（演示）");
    }

    @Test
    void hasOneEffectUnderOneKeyAndNoneWhenOnlyTried() {
        var tried = edited("rate", 5000, "validateOnly", true);
        assertThat(codes(tried)).isEmpty();
        assertThat(tried.at("/client/rate").isNull()).isTrue();
        var key = UUID.randomUUID().toString();
        var first = edited("rate", 5000, "idempotencyKey", key);
        edited("rate", 6000);
        var again = edited("rate", 5000, "idempotencyKey", key);
        assertThat(codes(again)).isEmpty();
        assertThat(again.at("/client/rate").asLong()).isEqualTo(6000);
        assertThat(again.at("/client/version").asInt())
                .isEqualTo(first.at("/client/version").asInt() + 1);
        assertThat(edited("rate", 6000).at("/client/version"))
                .as("what it is already is no change")
                .isEqualTo(again.at("/client/version"));
    }

    @Test
    void namesEveryReasonAtOnceInBothLanguages() {
        var wish = wish("scopes", List.of("READ", "ADMIN"), "reads", "INTERNAL", "rate", 0);
        assertThat(codes(desk.as("admin", "editClient", wish)))
                .containsExactly("FIELD_CLASS_NOT_OFFERED", "SCOPES_INVALID", "RATE_INVALID");
        says(Map.of("scopes", List.of("READ"), "reads", "INTERNAL"), "FIELD_CLASS_NOT_OFFERED", "程序的参与方", "procedure");
        says(Map.of("scopes", List.of("READ"), "reads", "PARTNER"), "SCOPES_INVALID", "须含 READ", "and only there");
        says(Map.of("scopes", List.of(), "reads", "PUBLIC"), "SCOPES_INVALID", "须含 READ", "The scopes are READ");
        says(Map.of("rate", 1_000_000_000_001L), "RATE_INVALID", "点数须为", "points");
        says(Map.of("rate", 1), "RATE_INVALID", "点数须为 1000 至", "from 1000 to");
        says(Map.of("rate", 5000, "version", 7), "VERSION_CONFLICT", "已被他人更改", "changed");
    }

    private void says(Map<String, ?> more, String code, String zh, String en) {
        var wish = wish();
        wish.putAll(more);
        assertThat(codes(desk.as("admin", "editClient", wish))).containsExactly(code);
        assertThat(desk.messages("editClient", wish))
                .satisfiesExactly(
                        message -> assertThat(message).contains(zh),
                        message -> assertThat(message).contains(en));
    }

    @Test
    void isDoneOnceWhereSeveralEditWhatTheyRead() {
        var answers = Race.of(4, writer -> edited("rate", 5000 + writer, "version", 0));
        assertThat(answers).filteredOn(answer -> codes(answer).isEmpty()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> codes(answer).equals(List.of("VERSION_CONFLICT")))
                .hasSize(3);
    }

    @Test
    void changesNoScopesAtAnIssuerItOnlyTrusts() {
        var office =
                new ClientOffice(ledger, mongo, directory, new ClientMandates(registrar, mongo), new UnknownIssuer());
        var admin =
                new Actor.Identified("admin", "admin", "registry-cli", Set.of(Scope.READ.value()), mandates("admin"));
        var refused = office.edit(
                new ClientId(told.id()),
                now -> new ClientTerms(now.name(), now.organization(), List.of(Scope.READ), FieldClass.PUBLIC, null),
                admin,
                Command.ofRegistry("editClient", UUID.randomUUID().toString(), StoryClock.START));
        assertThat(refused.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(EditClientErrorCode.ISSUER_NOT_ADMINISTERED);
            assertThat(messages.say(refusal.key(), refusal.facts(), Language.ZH))
                    .contains("只能更改点数");
            assertThat(messages.say(refusal.key(), refusal.facts(), Language.EN))
                    .contains("only the points");
        });
        var rated = office.edit(
                new ClientId(told.id()),
                now -> new ClientTerms(now.name(), now.organization(), now.scopes(), now.reads(), 5000L),
                admin,
                Command.ofRegistry("editClient", UUID.randomUUID().toString(), StoryClock.START));
        assertThat(rated.accepted()).isTrue();
    }

    private List<Mandate> mandates(String holder) {
        return mongo.find(Query.query(Criteria.where("grant.holder").is(holder)), Mandate.class);
    }

    @Test
    void isForAdministrators() {
        var wish = wish();
        assertThat(desk.code(Caller.anonymous(port), "editClient", wish)).isEqualTo("UNAUTHENTICATED");
        assertThat(desk.code(Caller.person(port, "zhao.mee"), "editClient", wish))
                .isEqualTo("FORBIDDEN");
        assertThat(desk.code(desk.caller(told), "editClient", wish)).isEqualTo("SCOPE_MISSING");
        assertThat(desk.code(Caller.person(port, "admin"), "editClient", wish("id", "client_nobody-there")))
                .isEqualTo("NOT_FOUND");
    }

    private JsonNode edited(Object... more) {
        return desk.as("admin", "editClient", wish(more));
    }

    private Map<String, Object> wish(Object... more) {
        var wish = new HashMap<String, Object>(
                Map.of("id", told.id(), "scopes", List.of("READ", "PARTNER"), "reads", "PARTNER"));
        for (int i = 0; i < more.length; i += 2) {
            wish.put((String) more[i], more[i + 1]);
        }
        return wish;
    }
}
