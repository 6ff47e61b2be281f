package pilotregistry.export;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.batch.Policy;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.ReferenceLists;

/// Makes the table of an export out of its wish.
@Component
class Tables {

    private final Columns columns;
    private final ReferenceLists reference;

    Tables(Columns columns, ReferenceLists reference) {
        this.columns = columns;
        this.reference = reference;
    }

    Table of(ExportWish wish) {
        Map<String, Optional<String>> units = new HashMap<>();
        var month = YearMonth.from(wish.at().atOffset(Policy.ZONE));
        return new Table(
                columns.of(wish.list(), wish.columns()),
                new Column.Context(
                        month,
                        metric -> units.computeIfAbsent(metric, this::unit).orElse(null)));
    }

    private Optional<String> unit(@Nullable String metric) {
        return metric == null
                ? Optional.empty()
                : reference.outcomeMetric(metric).map(OutcomeMetric::canonicalUnit);
    }
}
