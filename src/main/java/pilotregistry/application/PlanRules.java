package pilotregistry.application;

import static pilotregistry.application.FindingCode.*;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import pilotregistry.language.Label;
import pilotregistry.reference.PlanOutlinePart;
import pilotregistry.reference.ReferenceLists;

/// The rules on the plan and what carries it: notice 四（三）, 六 and the outline of the annex.
final class PlanRules {

    private static final String GROUNDWORK_PART = "2.2";

    private final List<PlanOutlinePart> outline;

    PlanRules(ReferenceLists reference) {
        this.outline = PlanOutline.parts(reference);
    }

    List<Question> questions() {
        return List.of(
                PlanRules::groundwork,
                PlanRules::funding,
                this::planComplete,
                PlanRules::schedule,
                PlanRules::expectedOutcomes);
    }

    // R17, notice 四（三）: 良好 is for a person to judge, that it is described is not
    private static Finding groundwork(Dossier dossier) {
        var written = dossier.content().plan().stream()
                .anyMatch(part -> part.number().equals(GROUNDWORK_PART) && Dossier.isWritten(part.text()));
        return Finding.of(GROUNDWORK, written, "content", "plan");
    }

    // R17, notice 四（三）: 明确的资金支持
    private static Finding funding(Dossier dossier) {
        var total = dossier.content().funding().stream().map(Funding::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Finding.of(FUNDING, total.signum() > 0, "content", "funding")
                .with("total", total.stripTrailingZeros().toPlainString());
    }

    // R24, notice 六 and annex: 7 sections, 6 parts
    private Finding planComplete(Dossier dossier) {
        var written = dossier.content().plan().stream()
                .filter(part -> Dossier.isWritten(part.text()))
                .map(PlanPart::number)
                .collect(Collectors.toSet());
        var missing = outline.stream()
                .filter(part -> !written.contains(part.number()))
                .map(PlanRules::heading)
                .toList();
        return Finding.of(PLAN_COMPLETE, missing.isEmpty(), "content", "plan")
                .with("missing", missing)
                .with("parts", outline.size());
    }

    private static Label heading(PlanOutlinePart part) {
        return new Label(
                part.number() + " " + part.title().zh(),
                part.number() + " " + part.title().en());
    }

    // R24, annex 6 试点项目实施计划
    private static Finding schedule(Dossier dossier) {
        var count = dossier.content().milestones().size();
        return Finding.of(SCHEDULE, count > 0, "content", "milestones").with("count", count);
    }

    // R24, annex 7 试点预期产出成果及效益: without a baseline nothing can be compared afterwards
    private static Finding expectedOutcomes(Dossier dossier) {
        var outcomes = dossier.content().expectedOutcomes();
        var comparable =
                outcomes.stream().filter(outcome -> outcome.baseline() != null).count();
        return Finding.of(EXPECTED_OUTCOMES, comparable > 0, "content", "expectedOutcomes")
                .with("count", outcomes.size())
                .with("comparable", comparable);
    }
}
