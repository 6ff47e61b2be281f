package pilotregistry.pilot;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;

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
    ///
    /// @param held while the pilot is suspended, since when
    /// @param turn of the pilot that it follows; null for that of its designation
    record Standing(
            CreditStatus status,
            @Nullable LocalDate provisional,
            @Nullable LocalDate confirmed,
            @Nullable LocalDate voided,
            @Nullable LocalDate held,
            @Nullable Integer turn) {

        /// What designation, decisions and assessment make of it (R20 and F06 differ: the batch says which).
        static Standing of(Pilot pilot, @Nullable CreditTrigger trigger) {
            var designated = pilot.notice() == null ? null : pilot.notice().issuedOn();
            var turn = pilot.acts().turn() == 0 ? null : pilot.acts().turn();
            return switch (pilot.course().status()) {
                case TERMINATED -> voided(designated, trigger, date(pilot, PilotDecisionKind.TERMINATED), turn);
                case NOT_PASSED -> voided(designated, trigger, assessed(pilot), turn);
                case SUSPENDED -> live(pilot, trigger, date(pilot, PilotDecisionKind.SUSPENDED), turn);
                case DESIGNATED, RUNNING, TERM_OVER, REPORTED, PASSED -> live(pilot, trigger, null, turn);
            };
        }

        private static Standing live(
                Pilot pilot, @Nullable CreditTrigger trigger, @Nullable LocalDate held, @Nullable Integer turn) {
            var designated = pilot.notice() == null ? null : pilot.notice().issuedOn();
            if (trigger == CreditTrigger.DESIGNATION) {
                return new Standing(CreditStatus.CONFIRMED, designated, designated, null, held, turn);
            }
            return pilot.passed()
                    ? new Standing(CreditStatus.CONFIRMED, designated, assessed(pilot), null, held, turn)
                    : new Standing(CreditStatus.PROVISIONAL, designated, null, null, held, turn);
        }

        // An inspector is to see that it counted once: under a call that credits with the designation it did.
        private static Standing voided(
                @Nullable LocalDate designated,
                @Nullable CreditTrigger trigger,
                @Nullable LocalDate since,
                @Nullable Integer turn) {
            var confirmed = trigger == CreditTrigger.DESIGNATION ? designated : null;
            return new Standing(CreditStatus.VOID, designated, confirmed, since, null, turn);
        }

        private static @Nullable LocalDate assessed(Pilot pilot) {
            var assessment = pilot.assessment();
            return assessment == null ? null : assessment.publishedOn();
        }

        private static @Nullable LocalDate date(Pilot pilot, PilotDecisionKind kind) {
            var decision = pilot.acts().last(kind);
            return decision == null ? null : decision.date();
        }

        boolean isBefore(Standing other) {
            return (turn == null ? 0 : turn) < (other.turn == null ? 0 : other.turn);
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

    /// Takes over what designation and decisions make of it now, unless it has followed a later turn already.
    List<Refusal<EnterPilotErrorCode>> follow(AuditCredit other) {
        if (other.standing.isBefore(standing)) {
            return List.of(Refusal.of(EnterPilotErrorCode.VERSION_CONFLICT));
        }
        standing = other.standing;
        return List.of();
    }

    /// Whether its enterprise is deemed audited now.
    boolean counts() {
        return standing.status() == CreditStatus.CONFIRMED && standing.held() == null;
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

    public @Nullable LocalDate heldSince() {
        return standing.held();
    }

    public boolean demonstration() {
        return demonstration;
    }
}
