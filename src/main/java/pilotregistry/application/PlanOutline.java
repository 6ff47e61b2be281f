package pilotregistry.application;

import java.util.List;
import java.util.stream.Stream;
import pilotregistry.reference.PlanOutlinePart;
import pilotregistry.reference.ReferenceLists;

/// The parts a plan has text for: those of the annex outline, and the sections that have none.
final class PlanOutline {

    private PlanOutline() {}

    static List<PlanOutlinePart> parts(ReferenceLists reference) {
        return reference.planOutline().stream()
                .flatMap(section -> section.parts().isEmpty()
                        ? Stream.of(new PlanOutlinePart(String.valueOf(section.number()), section.title()))
                        : section.parts().stream())
                .toList();
    }

    static List<String> numbers(ReferenceLists reference) {
        return parts(reference).stream().map(PlanOutlinePart::number).toList();
    }
}
