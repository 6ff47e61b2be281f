package pilotregistry.application;

import static pilotregistry.application.FindingCode.BEYOND_BASELINE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import pilotregistry.application.BaselineCoverage.Coverage;
import pilotregistry.batch.BatchId;
import pilotregistry.language.Label;
import pilotregistry.reference.Industry;
import pilotregistry.reference.PilotTypeDefinition;
import pilotregistry.reference.ReferenceLists;

/// R13, notice 四（一）: priority to what the first batch does not cover; it ranks and never decides. For one round of
/// questions: it remembers what it has asked.
final class BaselineRule implements Question {

    private final ReferenceLists reference;
    private final ObjectProvider<BaselineCoverage> baseline;
    private final Map<List<BatchId>, Optional<Coverage>> covered = new HashMap<>();

    BaselineRule(ReferenceLists reference, ObjectProvider<BaselineCoverage> baseline) {
        this.reference = reference;
        this.baseline = baseline;
    }

    @Override
    public @Nullable Finding ask(Dossier dossier) {
        var batches = dossier.policy().baselineBatches();
        if (batches.isEmpty()) {
            return null;
        }
        var coverage = covered.computeIfAbsent(batches, this::coverage);
        var beyond = coverage.map(known -> beyond(known, dossier.content())).orElse(List.of());
        return finding(coverage.orElse(null), beyond).with("beyond", beyond);
    }

    private Optional<Coverage> coverage(List<BatchId> batches) {
        return Optional.ofNullable(baseline.getIfAvailable()).map(known -> known.of(batches));
    }

    // What an incomplete list lacks may be covered all the same; what it has is covered for certain.
    private static Finding finding(@Nullable Coverage coverage, List<Label> beyond) {
        var unsure = coverage == null || (!beyond.isEmpty() && !coverage.complete());
        return unsure
                ? Finding.open(BEYOND_BASELINE, "content", "industries")
                : Finding.of(BEYOND_BASELINE, !beyond.isEmpty(), "content", "industries");
    }

    private List<Label> beyond(Coverage coverage, ApplicationContent content) {
        var beyond = new ArrayList<Label>();
        content.industries().stream()
                .map(IndustryChoice::code)
                .filter(code ->
                        !code.equals(Industry.OTHER) && !coverage.industries().contains(code))
                .map(reference::industry)
                .flatMap(Optional::stream)
                .map(Industry::name)
                .forEach(beyond::add);
        Optional.ofNullable(content.type())
                .filter(type -> !coverage.types().contains(type))
                .map(reference::pilotType)
                .map(PilotTypeDefinition::name)
                .ifPresent(beyond::add);
        return beyond;
    }
}
