package pilotregistry.outcome;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Role;
import pilotregistry.attachment.FileId;
import pilotregistry.organization.OrganizationId;

/// One step of the verification of an outcome, with the evidence it rests on.
record OutcomeVerification(
        VerificationStep step, String evidence, @Nullable FileId file, Instant at, OrganizationId body, Role role) {}
