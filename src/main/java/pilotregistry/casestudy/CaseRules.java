package pilotregistry.casestudy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.casestudy.CaseEntering.Overtaken;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;

/// What stands in the way of each act upon a case study, all reasons at once.
final class CaseRules {

    static final int REASON = 1_000;
    static final int REPLICATIONS = 1_000;

    private CaseRules() {}

    static List<Refusal<EditCaseStudyErrorCode>> editing(CaseProgress progress) {
        return progress.status().editable()
                ? List.of()
                : List.of(Refusal.of(EditCaseStudyErrorCode.NOT_EDITABLE, "input", "id")
                        .with("status", progress.status()));
    }

    static List<Refusal<FileCaseStudyErrorCode>> filing(CaseProgress progress, CaseBasis basis) {
        var revision = progress.revision();
        return revision == null || !progress.status().may(CaseStudyStatus.FILED)
                ? List.of(Refusal.of(FileCaseStudyErrorCode.NOT_EDITABLE, "input", "id")
                        .with("status", progress.status()))
                : filing(revision.paper(), progress.publication(), basis);
    }

    // It says what was to be solved and what was done, in short and in full, before it is filed.
    private static List<Refusal<FileCaseStudyErrorCode>> filing(
            CasePaper paper, @Nullable CasePublication published, CaseBasis basis) {
        var refusals = new ArrayList<Refusal<FileCaseStudyErrorCode>>();
        var content = paper.content();
        add(content.summary().isEmpty(), FileCaseStudyErrorCode.SUMMARY_MISSING, refusals);
        add(content.narrative().problem() == null, FileCaseStudyErrorCode.PROBLEM_MISSING, refusals);
        add(content.narrative().approach() == null, FileCaseStudyErrorCode.APPROACH_MISSING, refusals);
        if (published != null && published.sha256().equals(paper.sha256())) {
            refusals.add(Refusal.of(FileCaseStudyErrorCode.NOTHING_CHANGED, "input", "id")
                    .with("number", published.number()));
        }
        refusals.addAll(basis.obstacles(paper, FileCaseStudyErrorCode.class));
        return refusals;
    }

    static List<Refusal<PublishCaseStudyErrorCode>> publishing(CaseProgress progress, CaseBasis basis) {
        var revision = progress.revision();
        return revision == null || !progress.status().may(CaseStudyStatus.PUBLISHED)
                ? List.of(Refusal.of(PublishCaseStudyErrorCode.NOT_CHECKED, "input", "id")
                        .with("status", progress.status()))
                : basis.obstacles(revision.paper(), PublishCaseStudyErrorCode.class);
    }

    static List<Refusal<ReturnCaseStudyErrorCode>> returning(CaseProgress progress, String reason) {
        var refusals = new ArrayList<Refusal<ReturnCaseStudyErrorCode>>();
        if (progress.revision() == null || !progress.status().may(CaseStudyStatus.RETURNED)) {
            refusals.add(Refusal.of(ReturnCaseStudyErrorCode.NOT_FILED, "input", "id")
                    .with("status", progress.status()));
        }
        refusals.addAll(reason(reason, ReturnCaseStudyErrorCode.REASON_MISSING, ReturnCaseStudyErrorCode.TOO_LONG));
        return refusals;
    }

    static List<Refusal<RetractCaseStudyErrorCode>> retracting(CaseProgress progress, String reason) {
        var refusals = new ArrayList<Refusal<RetractCaseStudyErrorCode>>();
        if (progress.standing() != CaseStudyStatus.PUBLISHED) {
            refusals.add(Refusal.of(RetractCaseStudyErrorCode.NOT_PUBLISHED, "input", "id")
                    .with("status", progress.standing()));
        }
        refusals.addAll(reason(reason, RetractCaseStudyErrorCode.REASON_MISSING, RetractCaseStudyErrorCode.TOO_LONG));
        return refusals;
    }

    /// What was taken back stays so, and what says the same is no further version.
    static List<Refusal<Overtaken>> reissuing(CaseProgress progress, CasePaper paper) {
        var published = progress.publication();
        if (published == null || progress.retraction() != null) {
            return List.of(Refusal.of(Overtaken.RETRACTED, "key"));
        }
        return published.sha256().equals(paper.sha256()) ? List.of(Refusal.of(Overtaken.UNCHANGED, "key")) : List.of();
    }

    /// Once for each body, and never its author.
    static List<Refusal<RecordReplicationErrorCode>> replicating(CaseStudy study, Replication replication) {
        var refusals = new ArrayList<Refusal<RecordReplicationErrorCode>>();
        var known = study.replications();
        if (study.status() != CaseStudyStatus.PUBLISHED) {
            refusals.add(Refusal.of(RecordReplicationErrorCode.NOT_PUBLISHED, "input", "id")
                    .with("status", study.status()));
        }
        if (replication.organization().equals(study.authorId())) {
            refusals.add(Refusal.of(RecordReplicationErrorCode.OWN_CASE, "input", "organization"));
        }
        if (known.stream().anyMatch(each -> each.organization().equals(replication.organization()))) {
            refusals.add(Refusal.of(RecordReplicationErrorCode.ALREADY_RECORDED, "input", "organization"));
        }
        if (study.recorded().size() >= REPLICATIONS) {
            refusals.add(Refusal.of(RecordReplicationErrorCode.TOO_MANY, "input", "id")
                    .with("limit", REPLICATIONS));
        }
        return refusals;
    }

    static List<Refusal<WithdrawReplicationErrorCode>> withdrawing(
            CaseStudy study, OrganizationId body, String reason) {
        var refusals = new ArrayList<Refusal<WithdrawReplicationErrorCode>>();
        if (study.replications().stream().noneMatch(each -> each.organization().equals(body))) {
            refusals.add(Refusal.of(WithdrawReplicationErrorCode.NOT_RECORDED, "input", "organization"));
        }
        refusals.addAll(
                reason(reason, WithdrawReplicationErrorCode.REASON_MISSING, WithdrawReplicationErrorCode.TOO_LONG));
        return refusals;
    }

    private static <C extends Enum<C>> List<Refusal<C>> reason(String reason, C missing, C tooLong) {
        if (reason.isBlank()) {
            return List.of(Refusal.of(missing, "input", "reason"));
        }
        return reason.strip().length() > REASON
                ? List.of(Refusal.of(tooLong, "input", "reason").with("limit", REASON))
                : List.of();
    }

    private static void add(
            boolean missing, FileCaseStudyErrorCode code, List<Refusal<FileCaseStudyErrorCode>> refusals) {
        if (missing) {
            refusals.add(Refusal.of(code, "input", "id"));
        }
    }
}
