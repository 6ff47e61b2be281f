package pilotregistry.application;

import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.organization.OrganizationId;
import pilotregistry.reference.PilotType;

/// What an application says: what the applicant edits, the province verifies and the snapshot freezes. In an edit, what
/// is left out stays as it is, and an empty list clears.
public record ApplicationContent(
        @Nullable String title,
        @Nullable PilotType type,
        @Nullable OrganizationId implementer,
        @Nullable List<OrganizationId> coApplicants,
        @Nullable List<String> contractors,
        @Nullable String leadProvince,
        @Nullable PilotObject object,
        @Nullable List<IndustryChoice> industries,
        @Nullable List<Enterprise> enterprises,
        @Nullable List<PlanPart> plan,
        @Nullable List<Milestone> milestones,
        @Nullable List<ExpectedOutcome> expectedOutcomes,
        @Nullable List<Funding> funding,
        @Nullable Declaration declaration,
        @Nullable Contact contact,
        @Nullable String openListNote) {

    public static final ApplicationContent EMPTY = new ApplicationContent(
            null, null, null, List.of(), List.of(), null, null, List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), null, null, null);

    /// This, with what the edit gives.
    ApplicationContent with(ApplicationContent edit) {
        return new ApplicationContent(
                given(edit.title, title),
                given(edit.type, type),
                given(edit.implementer, implementer),
                given(edit.coApplicants, coApplicants),
                given(edit.contractors, contractors),
                given(edit.leadProvince, leadProvince),
                given(edit.object, object),
                given(edit.industries, industries),
                given(edit.enterprises, enterprises),
                given(edit.plan, plan),
                given(edit.milestones, milestones),
                given(edit.expectedOutcomes, expectedOutcomes),
                given(edit.funding, funding),
                given(edit.declaration, declaration),
                given(edit.contact, contact),
                given(edit.openListNote, openListNote));
    }

    /// The title as titles are told apart: in one width, without blanks.
    String normalTitle() {
        return Normalizer.normalize(title == null ? "" : title, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "");
    }

    private static <T> @Nullable T given(@Nullable T edit, @Nullable T current) {
        return edit == null ? current : edit;
    }

    @Override
    public List<OrganizationId> coApplicants() {
        return listed(coApplicants);
    }

    @Override
    public List<String> contractors() {
        return listed(contractors);
    }

    @Override
    public List<IndustryChoice> industries() {
        return listed(industries);
    }

    @Override
    public List<Enterprise> enterprises() {
        return listed(enterprises);
    }

    @Override
    public List<PlanPart> plan() {
        return listed(plan);
    }

    @Override
    public List<Milestone> milestones() {
        return listed(milestones);
    }

    @Override
    public List<ExpectedOutcome> expectedOutcomes() {
        return listed(expectedOutcomes);
    }

    @Override
    public List<Funding> funding() {
        return listed(funding);
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
