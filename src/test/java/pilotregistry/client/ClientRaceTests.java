package pilotregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Registrar;
import pilotregistry.access.Scope;
import pilotregistry.language.CodedException;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Ledger;
import pilotregistry.organization.Directory;

/// An issuer that has one secret of a client, as Keycloak has, and that takes its time.
@RegistryTest
class ClientRaceTests {

    private static final Duration NONE = Duration.ZERO;

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

    private ClientDesk.Told told;
    private ClientOffice office;
    private Slow issuer;
    private Actor itself;

    @BeforeEach
    void registerAClient() {
        told = new ClientDesk(port).registered();
        issuer = new Slow();
        office = new ClientOffice(ledger, mongo, directory, new ClientMandates(registrar, mongo), issuer);
        var mandates = mongo.find(Query.query(Criteria.where("grant.holder").is(told.clientId())), Mandate.class);
        itself = new Actor.Identified(
                told.clientId(), "门户", told.clientId(), Set.of(Scope.READ.value(), Scope.ADMIN.value()), mandates);
    }

    /// Waits in a rotation until it is let go; does between two settlements what it is told.
    private static final class Slow implements Issuer {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch letGo = new CountDownLatch(1);
        private volatile @Nullable String secret;
        private volatile boolean away;
        private volatile boolean enabled = true;
        private volatile @Nullable Runnable meanwhile;

        @Override
        public boolean administered() {
            return true;
        }

        @Override
        public boolean overlaps(ClientId id) {
            return true;
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
            if (away) {
                throw new CodedException("ISSUER_UNAVAILABLE");
            }
            var next = UUID.randomUUID().toString();
            secret = next;
            asked.countDown();
            waitFor(letGo);
            return new IssuedSecret(client.newest().key(), next, at.plus(overlap));
        }

        @Override
        public void settle(Client client) {
            var first = meanwhile;
            meanwhile = null;
            if (first != null) {
                first.run();
            }
            enabled = !client.suspended();
        }
    }

    @Test
    void tellTheSecretThatTheIssuerHoldsWhenOneKeyComesTwice() throws Exception {
        var first = begun("one", NONE);
        var again = rotate("one", NONE, 0);
        issuer.letGo.countDown();
        assertThat(first.get().secret()).isNotNull().isEqualTo(issuer.secret);
        assertThat(again.secret()).isNull();
        saysThatItIsUnderWay(again);
        var afterwards = rotate("one", NONE, 10);
        assertThat(afterwards.decision().refusals()).isEmpty();
        assertThat(afterwards.secret()).isNull();
        assertThat(first.get().secret()).isEqualTo(issuer.secret);
    }

    @Test
    void letNoOtherRotationAskTheIssuerMeanwhile() throws Exception {
        var overlap = Duration.ofHours(1);
        var first = begun("one", overlap);
        for (var other : List.of(NONE, overlap)) {
            var refused = rotate("other", other, 1);
            assertThat(refused.secret()).isNull();
            saysThatItIsUnderWay(refused);
        }
        issuer.letGo.countDown();
        assertThat(first.get().secret()).isNotNull().isEqualTo(issuer.secret);
        assertThat(secrets())
                .hasSize(2)
                .satisfiesExactly(
                        former -> assertThat(former.until()).isEqualTo(StoryClock.START.plus(overlap)),
                        newest -> assertThat(newest.until()).isNull());
    }

    @Test
    void letAnotherRotationBeginAfterOneThatWasCutOff() {
        issuer.letGo.countDown();
        issuer.away = true;
        assertThatThrownBy(() -> rotate("one", NONE, 0)).isInstanceOf(CodedException.class);
        issuer.away = false;
        assertThat(secrets().getFirst().until()).isNull();
        saysThatItIsUnderWay(rotate("two", NONE, 179));
        saysThatItIsUnderWay(rotate("one", NONE, 500));
        var next = rotate("two", NONE, 180);
        assertThat(next.decision().refusals()).isEmpty();
        assertThat(next.secret()).isNotNull().isEqualTo(issuer.secret);
        assertThat(secrets())
                .singleElement()
                .satisfies(newest -> assertThat(newest.until()).isNull());
    }

    @Test
    void tellNoSecretOfARotationThatWasOvertaken() throws Exception {
        var late = begun("one", NONE);
        var id = new ClientId(told.id());
        ledger.change(
                Client.class,
                id,
                command("rotateClientSecret", "two", 181),
                RotateClientSecretErrorCode.VERSION_CONFLICT,
                client -> {
                    client.rotating("key of two", StoryClock.START.plusSeconds(181));
                    return client.rotated(new IssuedSecret("key of two", "…", null), StoryClock.START);
                });
        issuer.letGo.countDown();
        assertThat(late.get().secret()).isNull();
        assertThat(late.get().decision().refusals()).isNotEmpty();
        assertThat(secrets().getLast().key()).isEqualTo("key of two");
    }

    @Test
    void leaveAtTheIssuerWhatStandsWhenOneSuspendsAndAnotherResumes() {
        var id = new ClientId(told.id());
        issuer.meanwhile = () -> office.resume(id, itself, command("resumeClient", "resume", 0));
        office.suspend(id, "停用", itself, command("suspendClient", "suspend", 0));
        assertThat(mongo.findById(id, Client.class).suspended()).isFalse();
        assertThat(issuer.enabled).isTrue();
    }

    private void saysThatItIsUnderWay(ClientOffice.Outcome<RotateClientSecretErrorCode> outcome) {
        assertThat(outcome.decision().refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(RotateClientSecretErrorCode.ROTATION_UNDER_WAY);
            assertThat(messages.say(refusal.key(), refusal.facts(), Language.ZH))
                    .contains("正在更换", "2023-03-10T00:03:00Z");
            assertThat(messages.say(refusal.key(), refusal.facts(), Language.EN))
                    .contains("under way", "2023-03-10T00:03:00Z");
        });
    }

    private FutureTask<ClientOffice.Outcome<RotateClientSecretErrorCode>> begun(String key, Duration overlap) {
        var rotation = new FutureTask<>(() -> rotate(key, overlap, 0));
        Thread.ofVirtual().start(rotation);
        waitFor(issuer.asked);
        return rotation;
    }

    private ClientOffice.Outcome<RotateClientSecretErrorCode> rotate(String key, Duration overlap, int second) {
        return office.rotate(new ClientId(told.id()), overlap, itself, command("rotateClientSecret", key, second));
    }

    private Command command(String act, String key, int second) {
        return Command.ofRegistry(act, told.id() + "/" + key, StoryClock.START.plusSeconds(second));
    }

    private List<ClientSecret> secrets() {
        return Objects.requireNonNull(mongo.findById(new ClientId(told.id()), Client.class))
                .secrets();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
