package pilotregistry.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// One of the 13 industries that the notice names (R03), or `OTHER`, which asks for a stated name.
public record Industry(
        String code,
        int order,
        Label name,
        boolean namedInNotice,
        boolean definedByCode,
        List<IndustryClass> classes,
        List<CoAuditKind> coAuditKinds,
        @Nullable Label note,
        Provenance provenance) {

    public static final String OTHER = "OTHER";

    public String id() {
        return "industry_" + code;
    }

    /// Whether a GB/T 4754 code falls under this industry. `POSSIBLE`: the code is wider than the industry
    /// (25 for coking), or the industry is a process that no code defines (工业涂装).
    public IndustryMatch match(GbtCode activity) {
        if (classes.stream().anyMatch(each -> activity.isUnder(each.gbtCode()))) {
            return definedByCode ? IndustryMatch.UNDER : IndustryMatch.POSSIBLE;
        }
        var wider = classes.stream().anyMatch(each -> each.gbtCode().isUnder(activity));
        return wider ? IndustryMatch.POSSIBLE : IndustryMatch.OUTSIDE;
    }

    static Industry of(Row row, List<IndustryClass> classes) {
        return new Industry(
                row.text("code"),
                row.number("order"),
                row.label("name"),
                row.flag("named_in_notice"),
                row.flag("defined_by_code"),
                classes,
                row.constants(CoAuditKind.class, "co_audit_kinds"),
                row.optionalLabel("note"),
                row.provenance());
    }
}
