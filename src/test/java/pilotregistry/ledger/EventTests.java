package pilotregistry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventTests {

    private static final Instant NOW = Instant.parse("2023-03-10T00:00:00Z");
    private static final Stored AFTER = new Stored(new Document("text", "after"));

    record Letter(History history) implements Recorded {

        @Override
        public Identifier id() {
            return () -> "letter_1";
        }

        @Override
        public long version() {
            return 0;
        }
    }

    @Test
    void chainsWhatWasAskedForAlso() {
        var asked = chained(command("key", "a"));
        assertThat(asked.fingerprint()).isEqualTo("a");
        assertThat(chained(command("key", "b")).hash()).isNotEqualTo(asked.hash());
        assertThat(chained(command("key", "a")).hash()).isEqualTo(asked.hash());
    }

    @Test
    void chainsTheCapacityActedIn() {
        var hashes = List.of(command("key", "a"), command("key", "a").under("mandate_1")).stream()
                .map(command -> chained(command).hash());
        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void keepsNoFingerprintWithoutAKey() {
        assertThat(chained(command(null, "a")).fingerprint()).isNull();
        assertThat(chained(command(null, "a")).hash())
                .isEqualTo(chained(command(null, "b")).hash());
    }

    private static Event chained(Command command) {
        return Event.chained(new Letter(new History()), command, null, AFTER, new History());
    }

    private static Command command(@Nullable String key, String fingerprint) {
        return new Command("sendLetter", new Author("lin.yuan", null, null), key, fingerprint, null, false, NOW);
    }
}
