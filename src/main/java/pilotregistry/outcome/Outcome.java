package pilotregistry.outcome;

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
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.ScopeEnterprise;
import pilotregistry.reference.Certainty;
import pilotregistry.reference.CpLevel;

/// An outcome (成效): one metric of a pilot, or of one enterprise of it, in one period, with every report of it.
@Document("outcomes")
public final class Outcome implements Recorded {

    @Id
    private final OutcomeId id;

    @Version
    private @Nullable Long version;

    private final OutcomeSubject subject;
    private PilotFacts pilot;
    private List<OutcomeRevision> revisions;
    private OutcomeKeys keys;
    private final History history;

    @PersistenceCreator
    Outcome(
            OutcomeId id,
            @Nullable Long version,
            OutcomeSubject subject,
            PilotFacts pilot,
            List<OutcomeRevision> revisions,
            OutcomeKeys keys,
            History history) {
        this.id = id;
        this.version = version;
        this.subject = subject;
        this.pilot = pilot;
        this.revisions = List.copyOf(revisions);
        this.keys = keys;
        this.history = history;
    }

    static Outcome reported(OutcomeSubject subject, OutcomeFamily family, Pilot pilot, Statement statement) {
        var facts = PilotFacts.of(pilot);
        var revisions = List.of(statement.revision(1));
        return new Outcome(
                OutcomeId.of(subject),
                null,
                subject,
                facts,
                revisions,
                OutcomeKeys.of(family, facts, revisions),
                new History());
    }

    /// Takes a new report for its current one; the earlier stay, and the verification begins anew.
    List<Refusal<ReportOutcomeErrorCode>> revise(Statement statement) {
        if (current().report().equals(statement.report())) {
            return List.of(Refusal.of(ReportOutcomeErrorCode.NOTHING_NEW, "input"));
        }
        // What everybody reads, confirmed or published, stands until a ministry says otherwise.
        if (open() && !statement.mayPublish()) {
            return List.of(Refusal.of(ReportOutcomeErrorCode.PUBLISHED_FIGURE, "input"));
        }
        keep(statement.revision(revisions.size() + 1));
        return List.of();
    }

    List<Refusal<VerifyOutcomeErrorCode>> verify(OutcomeVerification verification) {
        var refusals = new ArrayList<Refusal<VerifyOutcomeErrorCode>>();
        var step = verification.step();
        if (status() != step.from()) {
            refusals.add(Refusal.of(VerifyOutcomeErrorCode.NOT_IN_STATUS, "input", "step")
                    .with("status", status().name())
                    .with("needed", step.from().name()));
        }
        if (verification.body().equals(current().body())) {
            refusals.add(Refusal.of(VerifyOutcomeErrorCode.OWN_REPORT, "input", "outcome"));
        }
        if (refusals.isEmpty()) {
            var all = new ArrayList<>(revisions);
            all.set(all.size() - 1, current().with(verification));
            revisions = List.copyOf(all);
            keys = OutcomeKeys.of(family(), pilot, revisions);
        }
        return refusals;
    }

    /// Takes over what its pilot is now.
    void follow(PilotFacts now) {
        pilot = now;
        keys = OutcomeKeys.of(family(), pilot, revisions);
    }

    private void keep(OutcomeRevision revision) {
        var all = new ArrayList<>(revisions);
        all.add(revision);
        revisions = List.copyOf(all);
        keys = OutcomeKeys.of(family(), pilot, revisions);
    }

    OutcomeRevision current() {
        return revisions.getLast();
    }

    PilotFacts pilotFacts() {
        return pilot;
    }

    List<OutcomeRevision> allRevisions() {
        return revisions;
    }

    @Override
    public OutcomeId id() {
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
        return subject.pilot();
    }

    /// Null for the pilot as a whole.
    public @Nullable ScopeEnterprise enterprise() {
        return subject.enterprise();
    }

    /// Key of its metric, such as `cod_reduced`.
    public String metricKey() {
        return subject.metric();
    }

    public OutcomePeriod period() {
        return subject.period();
    }

    public OutcomeFamily family() {
        return keys.family();
    }

    public @Nullable OutcomeQuantity amount() {
        return current().report().amount();
    }

    public @Nullable OutcomeQuantity baseline() {
        return current().report().baseline();
    }

    public @Nullable OutcomeQuantity after() {
        return current().report().after();
    }

    /// The value in the metric's own unit; null where it is no number.
    public @Nullable BigDecimal canonical() {
        return keys.value();
    }

    public OutcomeStatus verification() {
        return keys.status();
    }

    OutcomeStatus status() {
        return keys.status();
    }

    public OutcomeNature nature() {
        return keys.nature();
    }

    /// Whether nothing about its value is doubtful.
    public boolean plausible() {
        return keys.plausible();
    }

    public List<PlausibilityFinding> findings() {
        return current().findings();
    }

    /// Whether everybody may read it: confirmed for a passed pilot, or read in a publication.
    public boolean open() {
        return keys.open();
    }

    public @Nullable CpLevel level() {
        return current().report().level();
    }

    public @Nullable VerifiedBy verifiedBy() {
        return current().report().verifiedBy();
    }

    public @Nullable OutcomePeriod baselinePeriod() {
        return current().report().baselinePeriod();
    }

    public @Nullable Deliverable deliverable() {
        var document = current().report().document();
        return document == null ? null : new Deliverable(this, document);
    }

    public @Nullable Boolean coalEquivalentIncludesElectricity() {
        return current().report().coalEquivalentIncludesElectricity();
    }

    public @Nullable String note() {
        return current().report().note();
    }

    public @Nullable String source() {
        return current().report().source();
    }

    public @Nullable Certainty certainty() {
        return current().report().certainty();
    }

    public Instant reportedAt() {
        return current().at();
    }

    public int revisionCount() {
        return revisions.size();
    }

    public boolean demonstration() {
        return pilot.demonstration();
    }
}
