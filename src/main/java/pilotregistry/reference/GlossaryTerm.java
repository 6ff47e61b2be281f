package pilotregistry.reference;

import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// A term of the field in both languages.
public record GlossaryTerm(
        String key, int order, Label term, @Nullable Label note) {

    public String id() {
        return "term_" + key;
    }

    static GlossaryTerm of(Row row) {
        return new GlossaryTerm(row.text("key"), row.number("order"), row.label("term"), row.optionalLabel("note"));
    }
}
