package pilotregistry.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.batch.Batch;
import pilotregistry.batch.Policy;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;
import pilotregistry.reference.PilotType;

/// What the rules look at: an application, its call and the bodies it names, at an instant.
record Dossier(Application application, Batch call, Map<OrganizationId, Organization> bodies, Instant now) {

    /// The bodies an application names, the applicant among them.
    static Stream<OrganizationId> bodiesOf(Application application) {
        var content = application.content();
        return Stream.concat(
                        Stream.of(application.applicantId()),
                        Stream.concat(Stream.ofNullable(content.implementer()), content.coApplicants().stream()))
                .distinct();
    }

    ApplicationContent content() {
        return application.content();
    }

    Policy policy() {
        return call.policy();
    }

    Organization applicant() {
        return Objects.requireNonNull(bodies.get(application.applicantId()), "applicant");
    }

    Optional<Organization> body(@Nullable OrganizationId id) {
        return Optional.ofNullable(id == null ? null : bodies.get(id));
    }

    boolean isOf(PilotType type) {
        return content().type() == type;
    }

    /// Types 1–3: one body applies and implements, in one province.
    boolean isOfOneBody() {
        return content().type() != null && !isOf(PilotType.REGION_WATERSHED);
    }

    List<String> divisionCodes() {
        var object = content().object();
        return object == null ? List.of() : object.divisionCodes();
    }

    boolean explainsOpenList() {
        return isWritten(content().openListNote());
    }

    /// When it was submitted, or now: what came in time stays in time.
    Instant arrival() {
        var submission = application.submission();
        return submission == null ? now : submission.at();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, Policy.ZONE);
    }

    /// The day whose law the notice means: its own date, else the last day of the call.
    LocalDate noticeDay() {
        return Objects.requireNonNullElseGet(call.issuedOn(), policy()::lastDay);
    }

    static boolean isWritten(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
