package pilotregistry.reference;

import pilotregistry.language.Label;

/// One of the seven stages of a cleaner production audit; manuals name some of them otherwise. Pilots need not follow
/// them (F02).
public record AuditStage(int number, Label name, String manualName) {

    public String id() {
        return "stage_" + number;
    }

    static AuditStage of(Row row) {
        return new AuditStage(row.number("number"), row.label("name"), row.text("manual_name_zh"));
    }
}
