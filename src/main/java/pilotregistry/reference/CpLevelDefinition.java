package pilotregistry.reference;

import pilotregistry.language.Label;

/// What a level of cleaner production asks for.
public record CpLevelDefinition(CpLevel level, int order, Label name, Label threshold, Provenance provenance) {

    public String id() {
        return "cplevel_" + level;
    }

    static CpLevelDefinition of(Row row) {
        return new CpLevelDefinition(
                row.constant(CpLevel.class, "level"),
                row.number("order"),
                row.label("name"),
                row.label("threshold"),
                row.provenance());
    }
}
