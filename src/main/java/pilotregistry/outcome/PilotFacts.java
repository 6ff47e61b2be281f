package pilotregistry.outcome;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.batch.BatchId;
import pilotregistry.organization.OrganizationId;
import pilotregistry.pilot.AssessmentResult;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotBody;
import pilotregistry.reference.PilotType;

/// What lists, totals and visibility of outcomes need of their pilot, kept with each of them and renewed when the pilot
/// changes.
///
/// @param region code of the region that is its object
/// @param watershed code of the watershed that is its object
/// @param bodies registered bodies that applied for it or carry it out
/// @param historic known from a source, not designated here
record PilotFacts(
        BatchId batch,
        @Nullable PilotType type,
        @Nullable String leadProvince,
        List<String> provinces,
        List<String> industries,
        @Nullable String region,
        @Nullable String watershed,
        @Nullable YearMonth termEnd,
        List<OrganizationId> bodies,
        boolean passed,
        boolean historic,
        boolean demonstration) {

    static PilotFacts of(Pilot pilot) {
        var profile = pilot.profile();
        var target = profile.target();
        var term = pilot.term();
        var assessment = pilot.assessment();
        return new PilotFacts(
                pilot.batchId(),
                pilot.type(),
                profile.leadProvince(),
                List.copyOf(profile.provinces()),
                profile.industries().stream()
                        .map(IndustryChoice::code)
                        .distinct()
                        .toList(),
                target == null ? null : target.regionCode(),
                target == null ? null : target.watershedCode(),
                term == null ? null : term.end(),
                Stream.of(pilot.applicant(), pilot.implementer())
                        .filter(Objects::nonNull)
                        .map(PilotBody::organizationId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                assessment != null && assessment.result() == AssessmentResult.PASSED,
                pilot.applicationId() == null,
                pilot.demonstration());
    }

    /// The provinces whose departments verify: the leading one, or any where no source states it.
    List<String> verifyingProvinces() {
        return leadProvince == null ? provinces : List.of(leadProvince);
    }
}
