package pilotregistry.reference;

import java.util.List;
import pilotregistry.language.Label;

/// A section of the outline that the notice's annex gives for implementation plans (R24).
public record PlanOutlineSection(int number, Label title, List<PlanOutlinePart> parts) {

    public String id() {
        return "plansection_" + number;
    }

    static List<PlanOutlineSection> from(Tables tables) {
        var parts = Groups.of(tables, "plan_outline_parts.csv", row -> row.text("section"), PlanOutlineSection::part);
        var sections = tables.keyed(
                "plan_outline.csv",
                "section",
                row -> new PlanOutlineSection(
                        row.number("section"), row.label("title"), parts.take(row.text("section"))));
        parts.refuseOrphans();
        return sections.all();
    }

    private static PlanOutlinePart part(Row row) {
        var number = row.text("part");
        if (!number.startsWith(row.text("section") + ".")) {
            throw row.broken("part " + number + " is not of section " + row.text("section"));
        }
        return new PlanOutlinePart(number, row.label("title"));
    }
}
