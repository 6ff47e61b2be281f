package pilotregistry.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;

/// One call of the ministries (批次): notice, deadline, quota, limits, term.
@Document("batches")
public final class Batch implements Recorded {

    @Id
    private final BatchId id;

    @Version
    private @Nullable Long version;

    private final Call call;
    private final @Nullable Policy policy;
    private final @Nullable PublishedFigures published;
    private final boolean demonstration;
    private final History history;

    /// The call itself.
    ///
    /// @param documentNumber of the notice; null where no source states it
    /// @param issuedOn date of the notice
    public record Call(
            int number,
            int year,
            String title,
            @Nullable DocumentNumber documentNumber,
            @Nullable LocalDate issuedOn) {}

    /// What the ministries published of a historic batch; a part is null where no source states it.
    public record PublishedFigures(
            @Nullable Integer designated,
            @Nullable Integer parks,
            @Nullable Integer passed,
            String source) {}

    @PersistenceCreator
    Batch(
            BatchId id,
            @Nullable Long version,
            Call call,
            @Nullable Policy policy,
            @Nullable PublishedFigures published,
            boolean demonstration,
            History history) {
        this.id = id;
        this.version = version;
        this.call = call;
        this.policy = policy;
        this.published = published;
        this.demonstration = demonstration;
        this.history = history;
    }

    static Batch open(Call call, @Nullable Policy policy, @Nullable PublishedFigures published, boolean demonstration) {
        return new Batch(BatchId.of(call.number()), null, call, policy, published, demonstration, new History());
    }

    /// After the last day nothing is accepted (R25); a historic batch whose call is not known accepts nothing.
    public boolean closedAt(Instant now) {
        return policy == null || !now.isBefore(policy.deadline());
    }

    /// What the call fixes.
    ///
    /// @throws IllegalStateException for a historic batch whose call no source states: nothing is ever decided by
    /// it
    public Policy policy() {
        if (policy == null) {
            throw new IllegalStateException(id + " has no known call");
        }
        return policy;
    }

    @Override
    public BatchId id() {
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

    public int number() {
        return call.number();
    }

    public int year() {
        return call.year();
    }

    public String title() {
        return call.title();
    }

    public @Nullable String documentNumber() {
        return call.documentNumber() == null ? null : call.documentNumber().value();
    }

    public @Nullable LocalDate issuedOn() {
        return call.issuedOn();
    }

    public @Nullable Instant deadline() {
        return policy == null ? null : policy.deadline();
    }

    public @Nullable LocalDate lastDay() {
        return policy == null ? null : policy.lastDay();
    }

    public @Nullable LocalDate cleanSince() {
        return policy == null ? null : policy.cleanSince();
    }

    public @Nullable Integer quota() {
        return policy == null ? null : policy.quota();
    }

    public @Nullable Long sizeLimit() {
        return policy == null ? null : policy.sizeLimit();
    }

    public @Nullable Long sizeWarning() {
        return policy == null ? null : policy.sizeWarning();
    }

    public @Nullable Integer termMonths() {
        return policy == null ? null : policy.termMonths();
    }

    public @Nullable Integer cleanRecordYears() {
        return policy == null ? null : policy.cleanRecordYears();
    }

    public @Nullable CreditTrigger creditTrigger() {
        return policy == null ? null : policy.creditTrigger();
    }

    public List<BatchId> baselineBatchIds() {
        return policy == null ? List.of() : policy.baselineBatches();
    }

    List<String> recommendingUnitCodes() {
        return policy == null ? List.of() : policy.recommendingUnits();
    }

    public @Nullable PublishedFigures published() {
        return published;
    }

    /// True for a call invented to try the registry; nobody issued it.
    public boolean demonstration() {
        return demonstration;
    }
}
