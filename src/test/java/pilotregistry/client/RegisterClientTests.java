package pilotregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.client.ClientDesk.codes;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.access.Mandate;
import pilotregistry.access.Registrar;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;
import pilotregistry.organization.OrganizationId;

@RegistryTest
class RegisterClientTests {

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
    private String body;

    @BeforeEach
    void registerABody() {
        desk = new ClientDesk(port);
        body = desk.body();
    }

    @Test
    void letsAClientInAtOnceWithTheSecretItIsToldOnce() {
        var wish = ClientDesk.partnerWish(body);
        var answer = desk.as("admin", "registerClient", wish);
        assertThat(codes(answer)).isEmpty();
        assertThat(answer.at("/client/status").asString()).isEqualTo("ACTIVE");
        assertThat(answer.at("/client/secrets").size()).isEqualTo(1);
        var told = new ClientDesk.Told(
                answer.at("/client/id").asString(),
                answer.at("/client/clientId").asString(),
                answer.at("/secret").asString());
        var viewer = desk.caller(told)
                .data("{ viewer { subject client reads scopes mandates { role organization { id } } } }")
                .get("viewer");
        assertThat(viewer.get("subject").asString()).isEqualTo(wish.get("clientId"));
        assertThat(viewer.get("client").asString()).isEqualTo(wish.get("clientId"));
        assertThat(viewer.get("reads").asString()).isEqualTo("PARTNER");
        assertThat(viewer.at("/mandates/0/role").asString()).isEqualTo("PARTNER");
        assertThat(viewer.at("/mandates/0/organization/id").asString()).isEqualTo(body);
    }

    @Test
    void givesItsTokensTheScopesItIsRegisteredForAndNoOthers() {
        var told = desk.registered(ClientDesk.wish(body));
        assertThat(desk.token(told, "registry.read").statusCode()).isEqualTo(200);
        for (var scope : List.of("registry.partner", "registry.write", "registry.admin")) {
            assertThat(desk.token(told, scope).body()).as(scope).contains("invalid_scope");
        }
        var stranger = new ClientDesk.Told(told.id(), told.clientId(), told.secret() + "x");
        assertThat(desk.token(stranger, "registry.read").statusCode()).isEqualTo(401);
    }

    @Test
    void keepsNoMoreThanAHashAndThatApartFromAllHistory() {
        var told = desk.registered();
        for (var collection : mongo.getCollectionNames()) {
            var all = mongo.findAll(Document.class, collection);
            assertThat(all)
                    .as(collection)
                    .noneMatch(document -> document.toString().contains(told.secret()));
            if (!collection.equals("clientSecrets")) {
                assertThat(all)
                        .as(collection)
                        .noneMatch(document -> document.toString().contains("{bcrypt}"));
            }
        }
    }

    @Test
    void hasOneEffectUnderOneKeyAndDoesNotTellTheSecretAgain() {
        var wish = ClientDesk.partnerWish(body);
        wish.put("idempotencyKey", UUID.randomUUID().toString());
        var first = desk.as("admin", "registerClient", wish);
        var again = desk.as("admin", "registerClient", wish);
        assertThat(codes(again)).isEmpty();
        assertThat(again.at("/client")).isEqualTo(first.at("/client"));
        assertThat(first.at("/secret").isNull()).isFalse();
        assertThat(again.at("/secret").isNull()).isTrue();
        var other = new HashMap<>(wish);
        other.put("name", "另一个");
        assertThat(desk.code(Caller.person(port, "admin"), "registerClient", other))
                .isEqualTo("IDEMPOTENCY_MISMATCH");
    }

    @Test
    void changesNothingWhenItIsOnlyTried() {
        var wish = ClientDesk.partnerWish(body);
        wish.put("validateOnly", true);
        var tried = desk.as("admin", "registerClient", wish);
        assertThat(codes(tried)).isEmpty();
        assertThat(tried.at("/client").isNull()).isTrue();
        assertThat(tried.at("/secret").isNull()).isTrue();
        var told = new ClientDesk.Told("", String.valueOf(wish.get("clientId")), "none");
        assertThat(desk.token(told, "registry.read").statusCode()).isEqualTo(401);
    }

    @Test
    void isForAdministrators() {
        var wish = ClientDesk.wish(body);
        assertThat(desk.code(Caller.anonymous(port), "registerClient", wish)).isEqualTo("UNAUTHENTICATED");
        assertThat(desk.code(Caller.person(port, "zhao.mee"), "registerClient", wish))
                .isEqualTo("FORBIDDEN");
        var withoutScope = Caller.person(port, "admin", "openid registry.read registry.write");
        assertThat(desk.code(withoutScope, "registerClient", wish)).isEqualTo("SCOPE_MISSING");
    }

    @Test
    void takesNoNameThatIsAnotherClientsOrAPersons() {
        var told = desk.registered();
        for (var taken : List.of(told.clientId(), "graphiql", "partner-demo", "admin")) {
            var wish = ClientDesk.wish(body);
            wish.put("clientId", taken);
            assertThat(codes(desk.as("admin", "registerClient", wish)))
                    .as(taken)
                    .containsExactly("CLIENT_ID_TAKEN");
            wish.put("validateOnly", true);
            assertThat(codes(desk.as("admin", "registerClient", wish)))
                    .as(taken + ", only tried")
                    .containsExactly("CLIENT_ID_TAKEN");
            assertThat(desk.messages("registerClient", wish))
                    .satisfiesExactly(
                            zh -> assertThat(zh).contains("已有他用", taken),
                            en -> assertThat(en).contains("is taken", taken));
        }
    }

    @Test
    void takesANameOnceHoweverManyAskAtOnce() {
        var wish = ClientDesk.wish(body);
        var answers = Race.of(8, writer -> desk.as("admin", "registerClient", wish));
        assertThat(answers)
                .filteredOn(answer -> codes(answer).isEmpty())
                .singleElement()
                .satisfies(answer -> {
                    var told = new ClientDesk.Told(
                            "",
                            answer.at("/client/clientId").asString(),
                            answer.at("/secret").asString());
                    assertThat(desk.token(told, "registry.read").statusCode()).isEqualTo(200);
                });
    }

    @Test
    void namesEveryReasonAtOnce() {
        var wish = new HashMap<String, Object>(Map.of(
                "clientId",
                "Portal",
                "name",
                " ",
                "organization",
                "organization_nobody",
                "reads",
                "INTERNAL",
                "rate",
                0));
        assertThat(codes(desk.as("admin", "registerClient", wish)))
                .containsExactly(
                        "NAME_MISSING",
                        "CLIENT_ID_INVALID",
                        "FIELD_CLASS_NOT_OFFERED",
                        "RATE_INVALID",
                        "UNKNOWN_ORGANIZATION");
    }

    @ParameterizedTest
    @CsvSource({
        "name, ' ', NAME_MISSING, 名称, a name",
        "clientId, 9portal, CLIENT_ID_INVALID, 小写字母开头, lower-case letters",
        "clientId, unknown, CLIENT_ID_INVALID, anonymous, anonymous",
        "clientId, some.portal, CLIENT_ID_INVALID, 小写字母开头, lower-case letters",
        "organization, organization_nobody, UNKNOWN_ORGANIZATION, 没有此机构, no such organization",
        "reads, INTERNAL, FIELD_CLASS_NOT_OFFERED, INTERNAL, who act in the procedure",
        "reads, PARTNER, SCOPES_INVALID, 须含 READ, and only there",
    })
    void saysWhatIsWrongInBothLanguages(String field, String value, String code, String zh, String en) {
        var wish = ClientDesk.wish(body);
        wish.put(field, value);
        assertThat(codes(desk.as("admin", "registerClient", wish))).containsExactly(code);
        assertThat(desk.messages("registerClient", wish))
                .satisfiesExactly(
                        message -> assertThat(message).contains(zh),
                        message -> assertThat(message).contains(en));
    }

    @Test
    void givesNoClientTheScopesOfThoseWhoAdminister() {
        for (var scopes : List.of(List.of("READ", "ADMIN"), List.of("READ", "IMPORT"), List.of("WRITE"), List.of())) {
            var wish = ClientDesk.wish(body);
            wish.put("scopes", scopes);
            assertThat(codes(desk.as("admin", "registerClient", wish)))
                    .as(scopes.toString())
                    .containsExactly("SCOPES_INVALID");
        }
    }

    @Test
    void takesNoNameAndNoRateBeyondMeasure() {
        var wish = ClientDesk.wish(body);
        wish.put("name", "门".repeat(101));
        assertThat(codes(desk.as("admin", "registerClient", wish))).containsExactly("TOO_LONG");
        assertThat(desk.messages("registerClient", wish))
                .allSatisfy(message -> assertThat(message).contains("101", "100"));
        var rated = ClientDesk.wish(body);
        for (var rate : List.of(1, 999, 1_000_000_000_001L)) {
            rated.put("rate", rate);
            assertThat(codes(desk.as("admin", "registerClient", rated))).containsExactly("RATE_INVALID");
        }
        assertThat(desk.messages("registerClient", rated))
                .satisfiesExactly(
                        zh -> assertThat(zh).contains("点数须为 1000 至"),
                        en -> assertThat(en).contains("points"));
    }

    @Test
    void wantsAMandateThatHoldsAtOnceAndForGood() {
        var limits = List.of(
                new Limit(StoryClock.START.plusSeconds(60), null),
                new Limit(StoryClock.START.minusSeconds(60), StoryClock.START.plusSeconds(60)));
        for (var limit : limits) {
            var wish = ClientDesk.wish(body);
            granted(wish.get("clientId"), limit);
            assertThat(codes(desk.as("admin", "registerClient", wish))).containsExactly("MANDATE_LIMITED");
            assertThat(desk.messages("registerClient", wish))
                    .satisfiesExactly(
                            zh -> assertThat(zh).contains("起止时间", "mandate_"),
                            en -> assertThat(en).contains("begins later or ends", "mandate_"));
        }
        for (var enough : List.of(
                new Limit(StoryClock.START.minusSeconds(60), null),
                new Limit(StoryClock.START.minusSeconds(60), StoryClock.START))) {
            var wish = ClientDesk.wish(body);
            granted(wish.get("clientId"), enough);
            var viewer = desk.caller(desk.registered(partner(wish)))
                    .data("{ viewer { mandates { role } } }")
                    .get("viewer");
            assertThat(viewer.at("/mandates").findValuesAsString("role")).containsExactly("PARTNER");
        }
    }

    private record Limit(Instant from, @Nullable Instant until) {}

    private static Map<String, Object> partner(Map<String, Object> wish) {
        wish.put("scopes", List.of("READ", "PARTNER"));
        wish.put("reads", "PARTNER");
        return wish;
    }

    private void granted(Object clientId, Limit limit) {
        var wish = new Mandate.Grant(
                clientId.toString(),
                new OrganizationId(body),
                null,
                Role.PARTNER,
                false,
                limit.from(),
                limit.until(),
                "admin");
        assertThat(registrar
                        .grant(wish, true, Command.ofRegistry("grantMandate", "limit/" + clientId, StoryClock.START))
                        .accepted())
                .isTrue();
    }

    @Test
    void givesTheClientNoMandateOfABodyThatCameTooLateForItsName() {
        var name = ClientDesk.clientId();
        var other = desk.body();
        var late = registering(name, body, () -> registering(name, other, () -> {}));
        assertThat(late.decision().refusals())
                .extracting(Refusal::code)
                .containsExactly(RegisterClientErrorCode.CLIENT_ID_TAKEN);
        assertThat(late.secret()).isNull();
        assertThat(mongo.find(Query.query(Criteria.where("grant.holder").is(name)), Mandate.class))
                .extracting(Mandate::organizationId)
                .containsExactly(new OrganizationId(other));
    }

    @Test
    void saysThatAMandateWasLimitedMeanwhile() {
        var name = ClientDesk.clientId();
        var outcome = registering(
                name, body, () -> granted(name, new Limit(StoryClock.START, StoryClock.START.plusSeconds(60))));
        assertThat(outcome.decision().refusals())
                .extracting(Refusal::code)
                .containsExactly(RegisterClientErrorCode.MANDATE_LIMITED);
        assertThat(outcome.secret()).isNotNull();
    }

    private ClientOffice.Outcome<RegisterClientErrorCode> registering(String name, String of, Runnable meanwhile) {
        var issuer = new Interrupted(meanwhile);
        var office = new ClientOffice(ledger, mongo, directory, new ClientMandates(registrar, mongo), issuer);
        var terms = new ClientTerms(
                "门户", new OrganizationId(of), List.of(Scope.READ), pilotregistry.access.FieldClass.PUBLIC, null);
        return office.register(name, terms, Command.ofRegistry("registerClient", of + name, StoryClock.START));
    }

    /// An issuer that makes a client while something else is done.
    private record Interrupted(Runnable meanwhile) implements Issuer {

        @Override
        public boolean administered() {
            return true;
        }

        @Override
        public boolean overlaps(ClientId id) {
            return false;
        }

        @Override
        public boolean free(ClientId id, String act) {
            return true;
        }

        @Override
        public Optional<IssuedSecret> register(ClientId id, ClientTerms terms, String act) {
            meanwhile.run();
            return Optional.of(new IssuedSecret(act, act, null));
        }

        @Override
        public IssuedSecret rotate(Client client, Duration overlap, Instant at) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public void settle(Client client) {
            // It is told of nothing.
        }
    }

    @Test
    void saysThatItDoesNotAdministerAnIssuerItOnlyTrusts() {
        var office =
                new ClientOffice(ledger, mongo, directory, new ClientMandates(registrar, mongo), new UnknownIssuer());
        var terms = new ClientTerms(
                "门户", new OrganizationId(body), List.of(Scope.READ), pilotregistry.access.FieldClass.PUBLIC, null);
        var refused = office.register(
                ClientDesk.clientId(), terms, Command.ofRegistry("registerClient", body, StoryClock.START));
        assertThat(refused.decision().refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(RegisterClientErrorCode.ISSUER_NOT_ADMINISTERED);
            assertThat(messages.say(refusal.key(), refusal.facts(), Language.ZH))
                    .contains("不由本系统管理");
            assertThat(messages.say(refusal.key(), refusal.facts(), Language.EN))
                    .contains("not administered");
        });
    }
}
