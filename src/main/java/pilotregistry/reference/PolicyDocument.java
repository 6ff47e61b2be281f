package pilotregistry.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// A law, plan or notice that the pilots rest on.
///
/// `issued` is a date or only a month, as far as it is known; with `issuedAtLatest` it is the latest possible one.
public record PolicyDocument(
        String key,
        int order,
        Label title,
        @Nullable String number,
        @Nullable String issued,
        boolean issuedAtLatest,
        @Nullable LocalDate inForceOn,
        @Nullable LocalDate publishedOn,
        Label issuer,
        Label role,
        ReadAs readAs,
        Certainty certainty,
        @Nullable Label certaintyNote) {

    public String id() {
        return "document_" + key;
    }

    static PolicyDocument of(Row row) {
        var issued = row.optionalText("issued");
        if (issued != null && !issued.matches("\\d{4}-\\d{2}(-\\d{2})?")) {
            throw row.broken("issued " + issued + " is neither a date nor a month");
        }
        return new PolicyDocument(
                row.text("key"),
                row.number("order"),
                row.label("title"),
                row.optionalText("number"),
                issued,
                row.flag("issued_at_latest"),
                row.optionalDate("in_force_on"),
                row.optionalDate("published_on"),
                row.label("issuer"),
                row.label("role"),
                row.constant(ReadAs.class, "read_as"),
                row.constant(Certainty.class, "certainty"),
                row.optionalLabel("certainty_note"));
    }
}
