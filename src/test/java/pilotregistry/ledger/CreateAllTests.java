package pilotregistry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.language.CodedException;

/// Letters, of which each number is given once.
@RegistryTest
class CreateAllTests {

    @Autowired
    Ledger ledger;

    @Autowired
    MongoOperations mongo;

    private String run;

    record LetterId(String value) implements Identifier {}

    @Document("letters")
    static final class Letter implements Recorded {

        @Id
        private final LetterId id;

        @Version
        private @Nullable Long version;

        private String number;
        private final History history;

        @PersistenceCreator
        Letter(LetterId id, @Nullable Long version, String number, History history) {
            this.id = id;
            this.version = version;
            this.number = number;
            this.history = history;
        }

        @Override
        public LetterId id() {
            return id;
        }

        @Override
        public long version() {
            return Recorded.version(version);
        }

        @Override
        public History history() {
            return history;
        }

        String number() {
            return number;
        }

        List<Refusal<Why>> renumber(String other) {
            number = other;
            return List.of();
        }
    }

    @BeforeEach
    void begin() {
        run = UUID.randomUUID().toString();
        mongo.indexOps(Letter.class).createIndex(new Index("number", Direction.ASC).unique());
    }

    @Test
    void storesEachAsIfItHadComeAlone() {
        var stored = ledger.createAll(Letter.class, letters(3), command("key", "a"));
        assertThat(stored).extracting(Letter::version).containsOnly(0L);
        ledger.create(
                Letter.class,
                letter(9).id(),
                command("alone", "a").step(letter(9).id().value()),
                Refusal.of(Why.TAKEN),
                () -> Decision.done(letter(9)));
        var many = raw(letter(1));
        var alone = raw(letter(9));
        assertThat(many.keySet()).containsExactlyElementsOf(alone.keySet());
        assertThat(many.get("version")).isEqualTo(alone.get("version"));
        var change = ledger.<Letter, Why>change(
                Letter.class, letter(1).id(), command("next", "a"), Why.CONFLICT, it -> it.renumber(it.number() + "改"));
        assertThat(change.aggregate().version()).isEqualTo(1);
        assertThat(change.aggregate().history().sequence()).isEqualTo(2);
        var none = ledger.<Letter, Why>change(
                Letter.class, letter(1).id(), command("none", "a"), Why.CONFLICT, it -> it.renumber(it.number()));
        assertThat(none.accepted()).isTrue();
        assertThat(none.aggregate().history().sequence()).isEqualTo(2);
    }

    @Test
    void keepsAnEventForEachWithTheKeyOfItsStep() {
        var stored = ledger.createAll(Letter.class, letters(3), command("key", "a"));
        assertThat(stored)
                .allSatisfy(each -> assertThat(each.history().outbox())
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.aggregate()).isEqualTo(each.id().value());
                            assertThat(event.sequence()).isEqualTo(1);
                            assertThat(event.act()).isEqualTo("sendLetters");
                            assertThat(event.receipt()).endsWith("/" + each.id().value());
                            assertThat(event.hash()).isEqualTo(each.history().head());
                        }));
    }

    @Test
    void answersTheSameAgainAndCompletesWhatWasCutOff() {
        ledger.createAll(Letter.class, letters(2), command("key", "a"));
        var again = ledger.createAll(Letter.class, letters(5), command("key", "a"));
        assertThat(again).extracting(Letter::number).containsExactlyInAnyOrderElementsOf(numbers(5));
        assertThat(stored()).extracting(Letter::version).hasSize(5).containsOnly(0L);
        assertThat(stored()).extracting(each -> each.history().sequence()).containsOnly(1L);
    }

    @Test
    void refusesTheKeyForSomethingElse() {
        ledger.createAll(Letter.class, letters(2), command("key", "a"));
        assertThatThrownBy(() -> ledger.createAll(Letter.class, letters(2), command("key", "b")))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo("IDEMPOTENCY_MISMATCH"));
    }

    @Test
    void leavesOutWhatIsThereOrBreaksAUniqueRuleAndStoresTheRest() {
        ledger.createAll(Letter.class, letters(2), command(null, "a"));
        var more = new ArrayList<>(letters(4));
        more.add(new Letter(
                new LetterId("letter_" + run + "_other"), null, letter(1).number(), new History()));
        var stored = ledger.createAll(Letter.class, more, command(null, "a"));
        assertThat(stored)
                .extracting(Letter::number)
                .containsExactly(letter(3).number(), letter(4).number());
        assertThat(stored()).hasSize(4);
    }

    @Test
    void storesNothingWhenItOnlyTries() {
        var trying = new Command(
                "sendLetters", new Author("lin.yuan", null, null), "key", "a", null, true, StoryClock.START);
        assertThat(ledger.createAll(Letter.class, letters(2), trying)).isEmpty();
        assertThat(stored()).isEmpty();
    }

    @Test
    void givesEachNumberOnceHoweverManySendAtOnce() {
        var stored = Race.of(
                4,
                sender -> ledger.createAll(Letter.class, letters(50), command(null, "a"))
                        .size());
        assertThat(stored.stream().mapToInt(Integer::intValue).sum()).isEqualTo(50);
        assertThat(stored()).extracting(Letter::number).containsExactlyInAnyOrderElementsOf(numbers(50));
    }

    private enum Why {
        TAKEN,
        CONFLICT
    }

    private Command command(@Nullable String key, String fingerprint) {
        return new Command(
                "sendLetters",
                new Author("lin.yuan", null, null),
                key == null ? null : run + key,
                fingerprint,
                null,
                false,
                StoryClock.START);
    }

    private Letter letter(int number) {
        return new Letter(
                new LetterId("letter_" + run + "_" + number), null, run + "〔2023〕" + number + "号", new History());
    }

    private List<Letter> letters(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(this::letter).toList();
    }

    private List<String> numbers(int count) {
        return letters(count).stream().map(Letter::number).toList();
    }

    private List<Letter> stored() {
        return mongo.find(Query.query(Criteria.where("number").regex("^" + run)), Letter.class);
    }

    private org.bson.Document raw(Letter letter) {
        return mongo.findOne(
                Query.query(Criteria.where("_id").is(letter.id().value())), org.bson.Document.class, "letters");
    }
}
