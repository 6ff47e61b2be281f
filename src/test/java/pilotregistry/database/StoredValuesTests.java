package pilotregistry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import pilotregistry.RegistryTest;
import pilotregistry.ledger.Identifier;

@RegistryTest
class StoredValuesTests {

    record ParkId(String value) implements Identifier {}

    record BodyId(String value) implements Identifier {}

    record Wrapped(BodyId body, List<BodyId> contractors) {}

    @Document("parks")
    record Park(
            @Id ParkId id,
            @Version Integer version,
            BodyId applicant,
            Set<BodyId> contractors,
            Map<String, BodyId> byRole,
            Map<BodyId, String> shares,
            Wrapped wrapped,
            LocalDate founded,
            YearMonth month,
            BigDecimal area,
            UUID uuid,
            Instant changed) {}

    private static final UUID SOME_UUID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    @Autowired
    MongoOperations mongo;

    @BeforeEach
    void emptyTheCollection() {
        mongo.dropCollection(Park.class);
    }

    private static Park park(String id, String founded, String area) {
        var body = new BodyId("body_" + id);
        return new Park(
                new ParkId(id),
                null,
                body,
                Set.of(body),
                Map.of("lead", body),
                Map.of(body, "all"),
                new Wrapped(body, List.of(body)),
                LocalDate.parse(founded),
                YearMonth.of(2023, 8),
                new BigDecimal(area),
                SOME_UUID,
                Instant.parse("2023-04-07T16:00:00.123Z"));
    }

    private List<String> founded(Direction direction) {
        return mongo
                .find(
                        query(where("founded").gte(LocalDate.of(1999, 12, 31))).with(Sort.by(direction, "founded")),
                        Park.class)
                .stream()
                .map(park -> park.founded().toString())
                .toList();
    }

    @Test
    void givesBackWhatWasSaved() {
        var saved = mongo.insert(park("park_1", "2009-02-28", "12.50"));
        assertThat(mongo.findById(new ParkId("park_1"), Park.class)).isEqualTo(saved);
        assertThat(saved.version()).isZero();
    }

    @Test
    void writesValuesAsTheStringsAndNumbersPeopleKnow() {
        mongo.insert(park("park_1", "2009-02-28", "12.50"));
        var stored = mongo.getCollection("parks").find().first();
        assertThat(stored)
                .containsEntry("_id", "park_1")
                .containsEntry("applicant", "body_park_1")
                .containsEntry("contractors", List.of("body_park_1"))
                .containsEntry("byRole", new org.bson.Document("lead", "body_park_1"))
                .containsEntry("shares", new org.bson.Document("body_park_1", "all"))
                .containsEntry("founded", "2009-02-28")
                .containsEntry("month", "2023-08")
                .containsEntry("area", Decimal128.parse("12.50"));
        assertThat(((org.bson.Document) stored.get("wrapped")).get("body")).isEqualTo("body_park_1");
        assertThat(stored.get("uuid")).isInstanceOfAny(UUID.class, Binary.class);
    }

    @Test
    void findsByIdentifier() {
        mongo.insert(park("park_1", "2009-02-28", "1"));
        mongo.insert(park("park_2", "2009-02-28", "1"));
        assertThat(mongo.find(query(where("_id").is(new ParkId("park_1"))), Park.class))
                .hasSize(1);
        assertThat(mongo.find(query(where("id").is(new ParkId("park_1"))), Park.class))
                .hasSize(1);
        assertThat(mongo.find(query(where("_id").in(new ParkId("park_1"), new ParkId("park_2"))), Park.class))
                .hasSize(2);
        assertThat(mongo.find(query(where("_id").in(List.of(new ParkId("park_2")))), Park.class))
                .hasSize(1);
        assertThat(mongo.find(query(where("_id").gt(new ParkId("park_1"))), Park.class))
                .hasSize(1);
        assertThat(mongo.find(query(where("applicant").is(new BodyId("body_park_2"))), Park.class))
                .hasSize(1);
        assertThat(mongo.find(query(where("contractors").is(new BodyId("body_park_2"))), Park.class))
                .hasSize(1);
        assertThat(mongo.find(query(where("wrapped.body").in(List.of(new BodyId("body_park_2")))), Park.class))
                .hasSize(1);
        assertThat(mongo.find(query(where("uuid").is(SOME_UUID)), Park.class)).hasSize(2);
        assertThat(mongo.findDistinct(query(where("_id").exists(true)), "applicant", Park.class, String.class))
                .containsExactlyInAnyOrder("body_park_1", "body_park_2");
    }

    // The driver gives an id of 24 hexadecimal digits as ObjectId unless the conversion says otherwise.
    @Test
    void keepsAnIdentifierThatLooksLikeAnObjectId() {
        mongo.insert(park("0123456789abcdef01234567", "2009-02-28", "1"));
        assertThat(mongo.getCollection("parks").find().first()).containsEntry("_id", "0123456789abcdef01234567");
        assertThat(mongo.findById(new ParkId("0123456789abcdef01234567"), Park.class))
                .isNotNull();
    }

    @Test
    void updatesWithIdentifiersAndDays() {
        mongo.insert(park("park_1", "2009-02-28", "1"));
        var update = new Update()
                .set("applicant", new BodyId("body_x"))
                .push("wrapped.contractors", new BodyId("body_y"))
                .set("founded", LocalDate.of(2010, 1, 1))
                .set("month", YearMonth.of(2024, 1));
        mongo.updateFirst(
                query(where("_id").is(new ParkId("park_1")).and("version").is(0)), update, Park.class);
        var park = mongo.findById(new ParkId("park_1"), Park.class);
        assertThat(park.applicant()).isEqualTo(new BodyId("body_x"));
        assertThat(park.wrapped().contractors()).contains(new BodyId("body_y"));
        assertThat(park.founded()).isEqualTo("2010-01-01");
        assertThat(park.month()).isEqualTo(YearMonth.of(2024, 1));
    }

    @Test
    void sortsAndComparesDaysInEveryTimeZone() {
        var zone = TimeZone.getDefault();
        try {
            for (var name : List.of("Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati")) {
                TimeZone.setDefault(TimeZone.getTimeZone(name));
                emptyTheCollection();
                // 1991-04-14 began at one o'clock in Shanghai: it had no midnight.
                List.of("1999-12-31", "2023-04-07", "1991-04-14", "2000-01-01", "2023-10-01")
                        .forEach(day -> mongo.insert(park("park_" + day, day, "1")));
                assertThat(founded(Direction.ASC))
                        .containsExactly("1999-12-31", "2000-01-01", "2023-04-07", "2023-10-01");
                assertThat(founded(Direction.DESC))
                        .containsExactly("2023-10-01", "2023-04-07", "2000-01-01", "1999-12-31");
                assertThat(mongo.findById(new ParkId("park_1991-04-14"), Park.class)
                                .founded())
                        .isEqualTo("1991-04-14");
            }
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void sortsAndComparesDecimalsAsNumbers() {
        List.of("9.99", "10", "100.5", "-3")
                .forEach(area -> mongo.insert(park("park_" + area.replace('.', '_'), "2009-02-28", area)));
        var found = mongo.find(query(where("area").gt(new BigDecimal("9.9"))).with(Sort.by("area")), Park.class);
        assertThat(found).extracting(park -> park.area().toPlainString()).containsExactly("9.99", "10", "100.5");
    }

    @Test
    void refusesToOverwriteAVersionThatWasNotRead() {
        var first = mongo.insert(park("park_1", "2009-02-28", "1"));
        mongo.save(first);
        assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> mongo.save(first));
    }

    @Test
    void refusesASecondWithAUniqueKey() {
        mongo.indexOps(Park.class).createIndex(new Index("applicant", Direction.ASC).unique());
        mongo.indexOps(Park.class).createIndex(new Index("applicant", Direction.ASC).unique());
        mongo.insert(park("park_1", "2009-02-28", "1"));
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> mongo.insert(park("park_1", "2010-02-28", "1")));
    }
}
