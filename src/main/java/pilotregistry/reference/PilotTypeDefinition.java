package pilotregistry.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// What the notice says of a type of pilot: its object, who applies, and whether the applicant carries it out.
///
/// `applicantIsImplementer` is null where the notice does not say (type 4).
public record PilotTypeDefinition(
        PilotType type,
        int order,
        String clause,
        Label name,
        Label object,
        List<ApplicantKind> applicantKinds,
        Label applicants,
        @Nullable Boolean applicantIsImplementer,
        List<CoAuditScope> coAuditScopes,
        @Nullable Label note) {

    public String id() {
        return "pilottype_" + type;
    }

    static PilotTypeDefinition of(Row row, List<CoAuditScope> scopes) {
        var type = row.constant(PilotType.class, "type");
        return new PilotTypeDefinition(
                type,
                row.number("order"),
                row.text("clause"),
                row.label("name"),
                row.label("object"),
                row.constants(ApplicantKind.class, "applicant_kinds"),
                row.label("applicants"),
                row.optionalText("applicant_is_implementer") == null ? null : row.flag("applicant_is_implementer"),
                type == PilotType.REGION_WATERSHED ? scopes : List.of(),
                row.optionalLabel("note"));
    }
}
