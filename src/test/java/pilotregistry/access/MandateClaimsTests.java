package pilotregistry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.feed.Chronicle.State;
import pilotregistry.feed.Feeds;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Ledgers;
import pilotregistry.ledger.Refusal;
import pilotregistry.ledger.WritingGate;
import pilotregistry.organization.OrganizationId;

/// Mandates as they were stored before there were claims.
@RegistryTest
class MandateClaimsTests {

    @Autowired
    MongoClient client;

    @Autowired
    MongoConverter converter;

    private final StoryClock clock = new StoryClock();
    private MongoTemplate mongo;
    private Ledger ledger;
    private MandateClaims migration;

    @BeforeEach
    void begin() {
        var name = "claims_" + UUID.randomUUID().toString().substring(0, 8);
        mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, name), converter);
        ledger = Ledgers.of(mongo);
        migration = new MandateClaims(ledger, mongo, clock);
        new MandateIndexes(mongo);
    }

    @AfterEach
    void forget() {
        mongo.getDb().drop();
    }

    @Test
    void numbersThemAsAnActThatTheirHistoryTells() {
        var oldest = stored(null);
        var second = stored(null);
        var numbered = stored(2);
        migration.run(() -> {});
        assertThat(mandate(oldest).claims(0)).isTrue();
        assertThat(mandate(second).claims(1)).isTrue();
        assertThat(mandate(numbered).claims(2)).isTrue();
        assertThat(mandate(numbered).version()).as("left as it was").isZero();

        new Feeds(mongo).relay().drain();
        var chronicle = new Feeds(mongo)
                .chronicles()
                .of("mandates", List.of(oldest.value()))
                .get(oldest.value());
        assertThat(chronicle.entries())
                .extracting(entry -> entry.event().act())
                .containsExactly("grantMandate", "claimMandate");
        for (int events = 0; events <= 2; events++) {
            assertThat(chronicle.after(events)).isInstanceOf(State.Known.class);
        }
    }

    @Test
    void changesNothingTheSecondTime() {
        stored(null);
        migration.run(() -> {});
        var before = all();
        migration.run(() -> {});
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void keepsTheNextOneApartFromThem() {
        stored(null);
        migration.run(() -> {});
        assertThatThrownBy(() -> mongo.insert(new Mandate(
                        new MandateId("mandate_next"), null, grant(), null, mandateClaim(0), new History())))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void writesNothingOnceALaterReleaseHasChangedTheFormat() {
        var id = stored(null);
        var before = all();
        var gate = new WritingGate();
        gate.shut();
        var shut = new MandateClaims(Ledgers.of(mongo, gate), mongo, clock);
        assertThatThrownBy(() -> shut.run(() -> {}))
                .isInstanceOfSatisfying(
                        CodedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("EARLIER_RELEASE"));
        assertThat(all()).as(id.value()).isEqualTo(before);
        assertThat(mongo.getCollection("receipts").countDocuments()).isEqualTo(1);
    }

    private String mandateClaim(int number) {
        var stored = new Document();
        mongo.getConverter().write(Mandate.grant(new MandateId("mandate_x"), grant(), number), stored);
        return stored.getString("claim");
    }

    private MandateId stored(@Nullable Integer number) {
        clock.advance(Duration.ofDays(1));
        var id = new MandateId("mandate_" + UUID.randomUUID());
        var mandate = number == null
                ? new Mandate(id, null, grant(), null, null, new History())
                : Mandate.grant(id, grant(), number);
        ledger.create(
                Mandate.class,
                id,
                Command.ofRegistry("grantMandate", id.value(), clock.instant()),
                Refusal.of(GrantMandateErrorCode.DUPLICATE),
                () -> Decision.done(mandate));
        return id;
    }

    private Mandate.Grant grant() {
        return new Mandate.Grant(
                "somebody",
                new OrganizationId("organization_1"),
                null,
                Role.APPLICANT,
                false,
                clock.instant(),
                null,
                "registry");
    }

    private Mandate mandate(MandateId id) {
        return mongo.findById(id, Mandate.class);
    }

    private List<Document> all() {
        return mongo.getCollection("mandates").find().into(new ArrayList<>());
    }
}
