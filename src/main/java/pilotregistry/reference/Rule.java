package pilotregistry.reference;

import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// A rule of the notice (R01 to R32) or of what followed it (F01 to F06), and how the registry treats it.
///
/// `zhVerbatim`: the Chinese text is a quotation from the document; the English one always is a summary.
public record Rule(
        String number,
        int order,
        PolicyDocument document,
        @Nullable String clause,
        Label text,
        boolean zhVerbatim,
        Label binds,
        Checkable checkable,
        @Nullable Label checkableNote,
        @Nullable Label how,
        @Nullable Label ambiguity,
        Label treatment) {

    public String id() {
        return "rule_" + number;
    }

    static Rule of(Row row, Keyed<PolicyDocument> documents) {
        var number = row.text("number");
        if (!number.matches("[RF]\\d{2}")) {
            throw row.broken("number " + number + " is not like R25");
        }
        return new Rule(
                number,
                row.number("order"),
                row.among(documents, "document"),
                row.optionalText("clause"),
                row.label("text"),
                row.flag("zh_verbatim"),
                row.label("binds"),
                row.constant(Checkable.class, "checkable"),
                row.optionalLabel("checkable_note"),
                row.optionalLabel("how"),
                row.optionalLabel("ambiguity"),
                row.label("treatment"));
    }
}
