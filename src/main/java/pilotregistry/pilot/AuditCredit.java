package pilotregistry.pilot;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;

/// The credit of one audit to one enterprise in the scope of a pilot (视同开展一次清洁生产审核, R20): one per pilot and
/// unified social credit code, dated, because the next audit is due within years of it.
@Document("auditCredits")
public final class AuditCredit implements Recorded {

    @Id
    private final AuditCreditId id;

    @Version
    private @Nullable Long version;

    private final PilotId pilot;
    private final ScopeEnterprise enterprise;
    private CreditStatus status;
    private Since since;
    private final boolean demonstration;
    private final History history;

    /// From which day it was what; null where it never was, or no source states the day.
    record Since(
            @Nullable LocalDate provisional,
            @Nullable LocalDate confirmed,
            @Nullable LocalDate voided) {}

    @PersistenceCreator
    AuditCredit(
            AuditCreditId id,
            @Nullable Long version,
            PilotId pilot,
            ScopeEnterprise enterprise,
            CreditStatus status,
            Since since,
            boolean demonstration,
            History history) {
        this.id = id;
        this.version = version;
        this.pilot = pilot;
        this.enterprise = enterprise;
        this.status = status;
        this.since = since;
        this.demonstration = demonstration;
        this.history = history;
    }

    /// What designation and assessment make of the credit of an enterprise (R20 and F06 differ: the batch says which).
    static AuditCredit of(
            Pilot pilot, ScopeEnterprise enterprise, String socialCreditCode, @Nullable CreditTrigger trigger) {
        var notice = pilot.notice();
        var designated = notice == null ? null : notice.issuedOn();
        var assessment = pilot.assessment();
        var assessed = assessment == null ? null : assessment.publishedOn();
        var passed = assessment == null ? null : assessment.passed();
        var status = status(trigger, passed);
        return new AuditCredit(
                AuditCreditId.of(pilot.id(), socialCreditCode),
                null,
                pilot.id(),
                enterprise,
                status,
                new Since(
                        designated,
                        status != CreditStatus.CONFIRMED
                                ? null
                                : trigger == CreditTrigger.DESIGNATION ? designated : assessed,
                        status == CreditStatus.VOID ? assessed : null),
                pilot.demonstration(),
                new History());
    }

    private static CreditStatus status(@Nullable CreditTrigger trigger, @Nullable Boolean passed) {
        if (trigger == CreditTrigger.DESIGNATION) {
            return CreditStatus.CONFIRMED;
        }
        if (passed == null) {
            return CreditStatus.PROVISIONAL;
        }
        return passed ? CreditStatus.CONFIRMED : CreditStatus.VOID;
    }

    /// Whether the other, computed anew, says the same.
    boolean sameAs(AuditCredit other) {
        return status == other.status && since.equals(other.since);
    }

    /// Takes over what designation and assessment make of it now.
    void follow(AuditCredit other) {
        status = other.status;
        since = other.since;
    }

    @Override
    public AuditCreditId id() {
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

    public PilotId pilotId() {
        return pilot;
    }

    public ScopeEnterprise enterprise() {
        return enterprise;
    }

    public CreditStatus status() {
        return status;
    }

    public @Nullable LocalDate provisionalSince() {
        return since.provisional();
    }

    public @Nullable LocalDate confirmedSince() {
        return since.confirmed();
    }

    public @Nullable LocalDate voidSince() {
        return since.voided();
    }

    public boolean demonstration() {
        return demonstration;
    }
}
