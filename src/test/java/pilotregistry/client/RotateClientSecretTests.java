package pilotregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.client.ClientDesk.codes;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.access.Actor;
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
class RotateClientSecretTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    StoryClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    Directory directory;

    @Autowired
    Registrar registrar;

    @Autowired
    Messages messages;

    @Autowired
    LocalSecrets secrets;

    private ClientDesk desk;
    private ClientDesk.Told told;

    @BeforeEach
    void registerAClient() {
        desk = new ClientDesk(port);
        told = desk.registered();
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void letsBothSecretsInUntilTheOldOneEndsAtTheInstantItSays() {
        var answer = rotated(Map.of("overlapHours", 48));
        assertThat(codes(answer)).isEmpty();
        assertThat(answer.at("/client/secrets/0/until").asString()).isEqualTo("2023-03-12T00:00:00Z");
        assertThat(answer.at("/client/secrets/1/until").isNull()).isTrue();
        var next = next(answer);
        assertThat(next.secret()).isNotEqualTo(told.secret());
        for (var at : Map.of("2023-03-10T00:00:00Z", 200, "2023-03-11T23:59:59.999Z", 200, "2023-03-12T00:00:00Z", 401)
                .entrySet()) {
            clock.set(Instant.parse(at.getKey()));
            assertThat(status(told)).as(at.getKey()).isEqualTo(at.getValue());
            assertThat(status(next)).as(at.getKey()).isEqualTo(200);
        }
    }

    @Test
    void letsAClientRotateItsOwnSecretWithItsOwnToken() {
        var answer = ClientDesk.act(desk.caller(told), "rotateClientSecret", Map.of("id", told.id()));
        assertThat(codes(answer)).isEmpty();
        assertThat(answer.at("/client/secrets/0/until").asString()).isEqualTo("2023-03-11T00:00:00Z");
        assertThat(status(next(answer))).isEqualTo(200);
        assertThat(status(told)).isEqualTo(200);
    }

    @Test
    void endsAllEarlierSecretsAtOnceWhereNoneIsToOverlap() {
        var second = next(rotated(Map.of("overlapHours", 24)));
        var third = next(rotated(Map.of("overlapHours", 0)));
        assertThat(status(told)).isEqualTo(401);
        assertThat(status(second)).isEqualTo(401);
        assertThat(status(third)).isEqualTo(200);
    }

    @Test
    void keepsItsWordHowLongAnOldSecretWorks() {
        rotated(Map.of("overlapHours", 24));
        var again = Map.of("id", told.id(), "overlapHours", 1);
        assertThat(codes(desk.as("admin", "rotateClientSecret", again))).containsExactly("STILL_OVERLAPPING");
        assertThat(desk.messages("rotateClientSecret", again))
                .satisfiesExactly(
                        zh -> assertThat(zh).contains("有效至 2023-03-11T00:00:00Z"),
                        en -> assertThat(en).contains("works until 2023-03-11T00:00:00Z"));
        clock.advance(Duration.ofHours(24));
        assertThat(codes(desk.as("admin", "rotateClientSecret", again))).isEmpty();
    }

    @Test
    void tellsItsSecretOnceAndHasOneEffectUnderOneKey() {
        var wish =
                Map.of("overlapHours", 24, "idempotencyKey", UUID.randomUUID().toString());
        var first = rotated(wish);
        var again = rotated(wish);
        assertThat(codes(again)).isEmpty();
        assertThat(again.at("/client")).isEqualTo(first.at("/client"));
        assertThat(again.at("/secret").isNull()).isTrue();
        assertThat(status(next(first))).isEqualTo(200);
        for (var collection : mongo.getCollectionNames()) {
            assertThat(mongo.findAll(Document.class, collection))
                    .as(collection)
                    .noneMatch(
                            document -> document.toString().contains(next(first).secret()));
        }
    }

    @Test
    void waitsForOneThatIsUnderWayAndGoesOnAfterOneThatWasCutOff() {
        ledger.change(
                Client.class,
                new ClientId(told.id()),
                Command.ofRegistry("rotateClientSecret", UUID.randomUUID().toString(), clock.instant()),
                RotateClientSecretErrorCode.VERSION_CONFLICT,
                client -> {
                    client.rotating("never made", clock.instant());
                    return List.of();
                });
        var wish = Map.of("id", told.id(), "overlapHours", 0);
        assertThat(codes(desk.as("admin", "rotateClientSecret", wish))).containsExactly("ROTATION_UNDER_WAY");
        assertThat(desk.messages("rotateClientSecret", wish))
                .satisfiesExactly(
                        zh -> assertThat(zh).contains("至 2023-03-10T00:03:00Z 仍未完成"),
                        en -> assertThat(en).contains("not done at 2023-03-10T00:03:00Z"));
        assertThat(status(told)).isEqualTo(200);
        clock.advance(Duration.ofMinutes(3));
        assertThat(status(told)).isEqualTo(200);
        assertThat(status(next(rotated(wish)))).isEqualTo(200);
        assertThat(status(told)).isEqualTo(401);
    }

    @Test
    void leavesNoHashOfWhatNoLongerHolds() {
        rotated(Map.of("overlapHours", 24));
        assertThat(hashes()).hasSize(2);
        clock.advance(Duration.ofHours(23));
        secrets.sweep();
        assertThat(hashes()).hasSize(2);
        clock.advance(Duration.ofHours(1));
        secrets.sweep();
        var client = mongo.findById(new ClientId(told.id()), Client.class);
        assertThat(hashes()).containsExactly(client.secrets().getLast().key());
    }

    private List<String> hashes() {
        return mongo
                .find(Query.query(Criteria.where("client").is(told.clientId())), Document.class, "clientSecrets")
                .stream()
                .map(hash -> hash.getString("_id"))
                .toList();
    }

    @Test
    void changesNothingWhenItIsOnlyTried() {
        var tried = rotated(Map.of("overlapHours", 0, "validateOnly", true));
        assertThat(codes(tried)).isEmpty();
        assertThat(tried.at("/secret").isNull()).isTrue();
        assertThat(tried.at("/client/version").asInt()).isZero();
        assertThat(status(told)).isEqualTo(200);
    }

    @Test
    void takesNoOverlapBeyondMeasure() {
        for (var hours : new int[] {-1, 721}) {
            var wish = Map.of("id", told.id(), "overlapHours", hours);
            assertThat(codes(desk.as("admin", "rotateClientSecret", wish))).containsExactly("OVERLAP_INVALID");
            assertThat(desk.messages("rotateClientSecret", wish))
                    .satisfiesExactly(
                            zh -> assertThat(zh).contains("0 至 720"),
                            en -> assertThat(en).contains("0 to 720"));
        }
        assertThat(codes(rotated(Map.of("overlapHours", 720)))).isEmpty();
    }

    @Test
    void refusesWhatSomebodyChangedMeanwhile() {
        rotated(Map.of());
        var outdated = Map.of("id", told.id(), "overlapHours", 0, "version", 0);
        assertThat(codes(desk.as("admin", "rotateClientSecret", outdated))).containsExactly("VERSION_CONFLICT");
        assertThat(desk.messages("rotateClientSecret", outdated))
                .satisfiesExactly(
                        zh -> assertThat(zh).contains("已被他人更改"),
                        en -> assertThat(en).contains("changed"));
    }

    @Test
    void isForAdministratorsAndTheClientItself() {
        var wish = Map.of("id", told.id());
        assertThat(desk.code(Caller.anonymous(port), "rotateClientSecret", wish))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(desk.code(Caller.partner(port), "rotateClientSecret", wish)).isEqualTo("NOT_FOUND");
        assertThat(desk.code(Caller.person(port, "lin.yuan"), "rotateClientSecret", wish))
                .isEqualTo("FORBIDDEN");
        var withoutScope = Caller.person(port, "admin", "openid registry.read registry.write");
        assertThat(desk.code(withoutScope, "rotateClientSecret", wish)).isEqualTo("FORBIDDEN");
        var sister = new HashMap<>(ClientDesk.partnerWish(mongo.findById(new ClientId(told.id()), Client.class)
                .organizationId()
                .value()));
        var other = desk.registered(sister);
        assertThat(desk.code(desk.caller(other), "rotateClientSecret", wish)).isEqualTo("FORBIDDEN");
    }

    @Test
    void promisesNothingThatTheIssuerDoesNotOffer() {
        says(new Trusted(false), RotateClientSecretErrorCode.ISSUER_NOT_ADMINISTERED, "不由本系统管理", "not administered");
        says(
                new Trusted(true),
                RotateClientSecretErrorCode.OVERLAP_NOT_OFFERED,
                "轮换的策略",
                "no policy of secret rotation");
        assertThat(status(told)).isEqualTo(200);
    }

    /// An issuer elsewhere, which lets no old secret work beside a new one.
    private record Trusted(boolean administered) implements Issuer {

        @Override
        public boolean overlaps(ClientId id) {
            return false;
        }

        @Override
        public boolean free(ClientId id, String act) {
            return false;
        }

        @Override
        public Optional<IssuedSecret> register(ClientId id, ClientTerms terms, String act) {
            return Optional.empty();
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

    private void says(Issuer issuer, RotateClientSecretErrorCode code, String zh, String en) {
        var office = new ClientOffice(ledger, mongo, directory, new ClientMandates(registrar, mongo), issuer);
        var mandates = mongo.find(Query.query(Criteria.where("grant.holder").is(told.clientId())), Mandate.class);
        var itself = new Actor.Identified(told.clientId(), "门户", told.clientId(), Set.of(Scope.READ.value()), mandates);
        var command = Command.ofRegistry("rotateClientSecret", UUID.randomUUID().toString(), clock.instant());
        var refused = office.rotate(new ClientId(told.id()), Duration.ofHours(1), itself, command);
        assertThat(refused.decision().refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(messages.say(refusal.key(), refusal.facts(), Language.ZH))
                    .contains(zh);
            assertThat(messages.say(refusal.key(), refusal.facts(), Language.EN))
                    .contains(en);
        });
    }

    private JsonNode rotated(Map<String, ?> more) {
        var wish = new HashMap<String, Object>(more);
        wish.put("id", told.id());
        return desk.as("admin", "rotateClientSecret", wish);
    }

    private ClientDesk.Told next(JsonNode answer) {
        return new ClientDesk.Told(
                told.id(), told.clientId(), answer.at("/secret").asString());
    }

    private int status(ClientDesk.Told shown) {
        return desk.token(shown, "registry.read").statusCode();
    }
}
