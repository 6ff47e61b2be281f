package pilotregistry.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Identifier;
import pilotregistry.ledger.Recorded;

/// A record with values of every kind, that means nothing to any module.
@Document("memos")
public final class Memo implements Recorded {

    @Id
    private final MemoId id;

    @Version
    private @Nullable Long version;

    private String text;
    private final Instant taken;
    private BigDecimal amount;
    private int count;
    private final List<Line> lines;
    private final History history;

    record MemoId(String value) implements Identifier {}

    record Line(String text, long number) {}

    @PersistenceCreator
    Memo(
            MemoId id,
            @Nullable Long version,
            String text,
            Instant taken,
            BigDecimal amount,
            int count,
            List<Line> lines,
            History history) {
        this.id = id;
        this.version = version;
        this.text = text;
        this.taken = taken;
        this.amount = amount;
        this.count = count;
        this.lines = new ArrayList<>(lines);
        this.history = history;
    }

    static Memo of(String key, Instant now) {
        var text = "一份记录，" + key;
        return new Memo(
                new MemoId("memo_" + key),
                null,
                text,
                now,
                new BigDecimal("12.50"),
                1,
                List.of(new Line("首行", 1)),
                new History());
    }

    void write(String more) {
        text = text + more;
        amount = amount.add(new BigDecimal("0.10"));
        count++;
        lines.add(new Line(more, count));
    }

    @Override
    public MemoId id() {
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
}
