package pilotregistry.followup;

import static pilotregistry.followup.ProgressStatus.CORRECTION_REQUESTED;
import static pilotregistry.followup.ProgressStatus.REPORTED;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.PilotId;

/// The progress of one pilot in one period (进展, F03), as its body reports it: revised, never overwritten.
@Document("progress")
final class Progress implements Recorded {

    static final int LONGEST = 2000;

    @Id
    private final ProgressId id;

    @Version
    private @Nullable Long version;

    private final Subject subject;
    private ProgressStatus status;
    private final List<ProgressRevision> revisions;
    private Responses responses;
    private final History history;

    /// Of which pilot, and when.
    ///
    /// @param months what no two reports share, each month of the pilot; null in those of the time before
    ///   that was a rule
    record Subject(PilotId pilot, Period period, @Nullable List<String> months) {

        static Subject of(PilotId pilot, Period period) {
            return new Subject(
                    pilot,
                    period,
                    period.each().stream()
                            .map(month -> pilot.value() + "|" + month)
                            .toList());
        }
    }

    /// What the province made of it.
    record Responses(List<CorrectionRequest> corrections, List<ProgressOpinion> opinions) {

        Responses {
            corrections = List.copyOf(corrections);
            opinions = List.copyOf(opinions);
        }

        Responses with(CorrectionRequest correction) {
            var more = new ArrayList<>(corrections);
            more.add(correction);
            return new Responses(more, opinions);
        }

        Responses with(ProgressOpinion opinion) {
            var more = new ArrayList<>(opinions);
            more.add(opinion);
            return new Responses(corrections, more);
        }

        Responses answered(Instant now) {
            return new Responses(
                    corrections.stream().map(each -> each.answered(now)).toList(), opinions);
        }
    }

    @PersistenceCreator
    Progress(
            ProgressId id,
            @Nullable Long version,
            Subject subject,
            ProgressStatus status,
            List<ProgressRevision> revisions,
            Responses responses,
            History history) {
        this.id = id;
        this.version = version;
        this.subject = subject;
        this.status = status;
        this.revisions = new ArrayList<>(revisions);
        this.responses = responses;
        this.history = history;
    }

    static Progress reported(PilotId pilot, Period period, ProgressRevision.Content content, Instant now, String by) {
        var first = new ProgressRevision(1, content, now, by);
        return new Progress(
                ProgressId.of(pilot, period),
                null,
                Subject.of(pilot, period),
                REPORTED,
                List.of(first),
                new Responses(List.of(), List.of()),
                new History());
    }

    /// Reports it anew; a correction that was requested is answered by it.
    void revise(ProgressRevision.Content content, Instant now, String by) {
        revisions.add(new ProgressRevision(revisions.size() + 1, content, now, by));
        responses = responses.answered(now);
        status = REPORTED;
    }

    /// Asks for the report to be corrected: it must be reported anew.
    List<Refusal<RequestCorrectionErrorCode>> requestCorrection(CorrectionRequest request) {
        var refusals = new ArrayList<Refusal<RequestCorrectionErrorCode>>();
        if (status == CORRECTION_REQUESTED) {
            refusals.add(Refusal.of(RequestCorrectionErrorCode.ALREADY_REQUESTED, "input", "progress")
                    .by("F03"));
        }
        if (request.reason().isBlank()) {
            refusals.add(Refusal.of(RequestCorrectionErrorCode.REASON_MISSING, "input", "reason")
                    .by("F03"));
        }
        if (request.reason().length() > LONGEST) {
            refusals.add(Refusal.of(RequestCorrectionErrorCode.TOO_LONG, "input", "reason")
                    .with("limit", LONGEST));
        }
        var due = request.due();
        if (due != null && due.isBefore(LocalDate.ofInstant(request.at(), Policy.ZONE))) {
            refusals.add(Refusal.of(RequestCorrectionErrorCode.DUE_PAST, "input", "due")
                    .with("due", due));
        }
        if (refusals.isEmpty()) {
            status = CORRECTION_REQUESTED;
            responses = responses.with(request);
        }
        return refusals;
    }

    List<Refusal<OpineOnProgressErrorCode>> opine(ProgressOpinion opinion) {
        var refusals = new ArrayList<Refusal<OpineOnProgressErrorCode>>();
        if (opinion.opinion().isBlank()) {
            refusals.add(Refusal.of(OpineOnProgressErrorCode.OPINION_MISSING, "input", "opinion")
                    .by("F03"));
        }
        if (opinion.opinion().length() > LONGEST) {
            refusals.add(Refusal.of(OpineOnProgressErrorCode.TOO_LONG, "input", "opinion")
                    .with("limit", LONGEST));
        }
        if (refusals.isEmpty()) {
            responses = responses.with(opinion);
        }
        return refusals;
    }

    @Override
    public ProgressId id() {
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

    PilotId pilotId() {
        return subject.pilot();
    }

    Period period() {
        return subject.period();
    }

    public YearMonth from() {
        return subject.period().from();
    }

    public YearMonth to() {
        return subject.period().to();
    }

    public ProgressStatus status() {
        return status;
    }

    public ProgressRevision current() {
        return revisions.getLast();
    }

    /// The latest first.
    public List<ProgressRevision> revisions() {
        return revisions.reversed();
    }

    public List<CorrectionRequest> corrections() {
        return responses.corrections();
    }

    public List<ProgressOpinion> opinions() {
        return responses.opinions();
    }
}
