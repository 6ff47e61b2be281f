package pilotregistry.outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Role;
import pilotregistry.organization.OrganizationId;

/// One report of an outcome with all that became of it; none is ever overwritten.
///
/// @param body that reported it; null for the registry itself, at its first start
record OutcomeRevision(
        int number,
        OutcomeReport report,
        List<PlausibilityFinding> findings,
        Instant at,
        @Nullable OrganizationId body,
        @Nullable Role role,
        List<OutcomeVerification> verifications) {

    OutcomeRevision {
        findings = List.copyOf(findings);
        verifications = List.copyOf(verifications);
    }

    OutcomeRevision with(OutcomeVerification verification) {
        var all = new ArrayList<>(verifications);
        all.add(verification);
        return new OutcomeRevision(number, report, findings, at, body, role, all);
    }

    public OutcomeStatus status() {
        return verifications.isEmpty()
                ? OutcomeStatus.REPORTED
                : verifications.getLast().step().to();
    }

    boolean plausible() {
        return findings.stream().allMatch(finding -> finding.code().plausible());
    }

    boolean found(PlausibilityCode code) {
        return findings.stream().anyMatch(finding -> finding.code() == code);
    }
}
