package pilotregistry.reference;

import pilotregistry.language.Label;

/// A code of GB/T 4754-2017 that stands for an industry of the notice, with its name there.
public record IndustryClass(GbtCode gbtCode, Label name) {

    public String code() {
        return gbtCode.value();
    }

    public GbtLevel level() {
        return gbtCode.level();
    }

    static IndustryClass of(Row row) {
        var code = GbtCode.parse(row.text("code"))
                .orElseThrow(() -> row.broken("code " + row.text("code") + " is not of GB/T 4754"));
        return new IndustryClass(code, row.label("name"));
    }
}
