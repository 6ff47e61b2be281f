package pilotregistry.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pilotregistry.language.Label;
import pilotregistry.outcome.OutcomeGrouping;
import pilotregistry.outcome.OutcomeGrouping.Part;
import pilotregistry.reference.PilotType;
import pilotregistry.reference.ReferenceLists;

/// What the parts of a report are called, and in which order they come.
@Component
class Names {

    static final Label NOT_STATED = new Label("无来源说明或不适用", "Not stated, or not applicable");

    private final ReferenceLists reference;

    Names(ReferenceLists reference) {
        this.reference = reference;
    }

    Label of(Part part) {
        return switch (part.kind()) {
            case ALL -> new Label("全部", "All");
            case SEVERAL -> new Label("同属多个", "Several");
            case UNKNOWN -> new Label("无来源说明", "Not stated");
            case NONE -> NOT_STATED;
            case ONE -> of(part.by(), String.valueOf(part.code()));
        };
    }

    Label of(OutcomeGrouping by, String code) {
        return known(by, code).orElseGet(() -> new Label(code, code));
    }

    private Optional<Label> known(OutcomeGrouping by, String code) {
        return switch (by) {
            case INDUSTRY -> reference.industry(code).map(it -> it.name());
            case PROVINCE -> reference.province(code).map(it -> it.name());
            case TYPE ->
                Optional.of(reference.pilotType(PilotType.valueOf(code)).name());
            case REGION -> reference.regions().find(code).map(it -> it.name());
            case WATERSHED -> reference.watershed(code).map(it -> it.name());
            case YEAR -> Optional.of(new Label(code + " 年", code));
            case BATCH -> Optional.of(batch(code.substring(code.indexOf('_') + 1)));
            case METRIC -> reference.outcomeMetric(code).map(it -> it.name());
        };
    }

    private static Label batch(String number) {
        return new Label("第 " + number + " 批", "Batch " + number);
    }

    /// The codes that the notice and the reference lists know, in their order; none where only the data tell.
    List<String> codes(OutcomeGrouping by) {
        return switch (by) {
            case INDUSTRY -> codes(reference.industries(), it -> it.code());
            case PROVINCE -> codes(reference.provinces(), it -> it.code());
            case TYPE -> Stream.of(PilotType.values()).map(Enum::name).toList();
            case REGION -> codes(reference.regions().on(LocalDate.EPOCH), it -> it.code());
            case WATERSHED -> codes(reference.watersheds(), it -> it.code());
            case YEAR, BATCH, METRIC -> List.of();
        };
    }

    private static <T> List<String> codes(List<T> list, Function<T, String> code) {
        return list.stream().map(code).toList();
    }
}
