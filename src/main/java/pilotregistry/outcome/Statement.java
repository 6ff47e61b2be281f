package pilotregistry.outcome;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.organization.OrganizationId;

/// A report that nothing refuses, and who makes it.
///
/// @param body null for the registry itself, at its first start
record Statement(
        OutcomeReport report,
        List<PlausibilityFinding> findings,
        Instant at,
        @Nullable OrganizationId body,
        @Nullable Role role) {

    static Statement by(@Nullable Mandate mandate, ReportCheck.Checked checked, Instant at) {
        return new Statement(
                checked.report(),
                checked.findings(),
                at,
                mandate == null ? null : mandate.organizationId(),
                mandate == null ? null : mandate.role());
    }

    /// Whether it may stand in place of what a publication says.
    boolean mayPublish() {
        return role == null || role.ministerial() || role == Role.ADMINISTRATOR;
    }

    OutcomeRevision revision(int number) {
        return new OutcomeRevision(number, report, findings, at, body, role, List.of());
    }
}
