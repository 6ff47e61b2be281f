package pilotregistry.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;
import pilotregistry.outcome.OutcomeGrouping;
import pilotregistry.outcome.OutcomeGrouping.Part;
import pilotregistry.outcome.OutcomeTotal;
import pilotregistry.reference.MetricForm;
import pilotregistry.reference.OutcomeMetric;

/// Cost and benefit of the innovation itself (F04), by groups.
record AuditEfficiency(ReportAsOf asOf, OutcomeGrouping groupBy, List<Group> groups) {

    /// The figures of one group, in the order of the metrics.
    record Group(Part part, Label name, List<Figure> figures) {

        static List<Group> of(List<OutcomeTotal> totals, Names names) {
            return BenefitTotals.Group.of(totals, names).stream()
                    .map(group -> new Group(
                            group.part(),
                            group.name(),
                            group.totals().stream().map(Figure::of).toList()))
                    .toList();
        }
    }

    /// One metric: what its figures come to, and how they lie.
    ///
    /// @param sum null for shares, which do not add up
    record Figure(
            OutcomeMetric metric,
            int count,
            int confirmedCount,
            @Nullable BigDecimal sum,
            @Nullable BigDecimal mean,
            @Nullable BigDecimal median,
            @Nullable BigDecimal lowest,
            @Nullable BigDecimal highest,
            List<OutcomeTotal.LeftOut> leftOut) {

        static Figure of(OutcomeTotal total) {
            var single = total.single();
            return new Figure(
                    total.metric(),
                    total.count(),
                    total.confirmedCount(),
                    total.metric().form() == MetricForm.PERCENT ? null : total.sum(),
                    Figures.mean(single),
                    Figures.median(single),
                    single.stream().min(Comparator.naturalOrder()).orElse(null),
                    single.stream().max(Comparator.naturalOrder()).orElse(null),
                    total.leftOut());
        }

        public @Nullable String unit() {
            return metric.canonicalUnit();
        }
    }
}
