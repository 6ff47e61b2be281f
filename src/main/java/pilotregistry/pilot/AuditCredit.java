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
final class AuditCredit implements Recorded {

    @Id
    private final AuditCreditId id;

    @Version
    private @Nullable Long version;

    private final PilotId pilot;
    private final ScopeEnterprise enterprise;
    private Standing standing;
    private final boolean demonstration;
    private final History history;

    /// What it is worth, and from which day it was what; null where it never was, or no source states the day.
    record Standing(
            CreditStatus status,
            @Nullable LocalDate provisional,
            @Nullable LocalDate confirmed,
            @Nullable LocalDate voided) {

        /// What designation and assessment make of it (R20 and F06 differ: the batch says which).
        static Standing of(Pilot pilot, @Nullable CreditTrigger trigger) {
            var notice = pilot.notice();
            var designated = notice == null ? null : notice.issuedOn();
            if (trigger == CreditTrigger.DESIGNATION) {
                return new Standing(CreditStatus.CONFIRMED, designated, designated, null);
            }
            var assessment = pilot.assessment();
            var passed = assessment == null ? null : assessment.passed();
            if (assessment == null || passed == null) {
                return new Standing(CreditStatus.PROVISIONAL, designated, null, null);
            }
            return passed
                    ? new Standing(CreditStatus.CONFIRMED, designated, assessment.publishedOn(), null)
                    : new Standing(CreditStatus.VOID, designated, null, assessment.publishedOn());
        }
    }

    @PersistenceCreator
    AuditCredit(
            AuditCreditId id,
            @Nullable Long version,
            PilotId pilot,
            ScopeEnterprise enterprise,
            Standing standing,
            boolean demonstration,
            History history) {
        this.id = id;
        this.version = version;
        this.pilot = pilot;
        this.enterprise = enterprise;
        this.standing = standing;
        this.demonstration = demonstration;
        this.history = history;
    }

    static AuditCredit of(
            Pilot pilot, ScopeEnterprise enterprise, String socialCreditCode, @Nullable CreditTrigger trigger) {
        return new AuditCredit(
                AuditCreditId.of(pilot.id(), socialCreditCode),
                null,
                pilot.id(),
                enterprise,
                Standing.of(pilot, trigger),
                pilot.demonstration(),
                new History());
    }

    /// Whether the other, computed anew, says the same.
    boolean sameAs(AuditCredit other) {
        return standing.equals(other.standing);
    }

    /// Takes over what designation and assessment make of it now.
    void follow(AuditCredit other) {
        standing = other.standing;
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
        return standing.status();
    }

    public @Nullable LocalDate provisionalSince() {
        return standing.provisional();
    }

    public @Nullable LocalDate confirmedSince() {
        return standing.confirmed();
    }

    public @Nullable LocalDate voidSince() {
        return standing.voided();
    }

    public boolean demonstration() {
        return demonstration;
    }
}
