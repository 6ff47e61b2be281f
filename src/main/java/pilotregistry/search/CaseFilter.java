package pilotregistry.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.CodedException;
import pilotregistry.reference.Conversion;
import pilotregistry.reference.ReferenceLists;

/// Which of the hits are wanted: any of the values of a dimension, in every dimension that is named, and within ranges.
/// Where only what is confirmed is wanted, ranges are those of confirmed values.
record CaseFilter(
        @Nullable List<String> industries,
        @Nullable List<String> pilotTypes,
        @Nullable List<String> provinces,
        @Nullable List<String> regions,
        @Nullable List<String> watersheds,
        @Nullable List<String> batches,
        @Nullable List<String> metrics,
        @Nullable List<CaseVerification> verification,
        @Nullable List<ReplicabilityFeature> replicability,
        @Nullable List<OutcomeRange> outcomes,
        @Nullable YearRange year,
        @Nullable DecimalRange paybackYears,
        @Nullable Boolean synthetic) {

    static final CaseFilter NONE =
            new CaseFilter(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /// A range of an outcome; without a unit in the metric's own.
    record OutcomeRange(
            String metric,
            @Nullable BigDecimal gte,
            @Nullable BigDecimal lte,
            @Nullable String unit) {

        private Query query(String field, ReferenceLists reference) {
            return CaseFilter.within(field, canonical(gte, reference), canonical(lte, reference));
        }

        /// Whether a value in the metric's own unit lies within, by the doubles that the index has.
        boolean holds(BigDecimal canonical, ReferenceLists reference) {
            var from = canonical(gte, reference);
            var to = canonical(lte, reference);
            return (from == null || canonical.doubleValue() >= from.doubleValue())
                    && (to == null || canonical.doubleValue() <= to.doubleValue());
        }

        private @Nullable BigDecimal canonical(@Nullable BigDecimal value, ReferenceLists reference) {
            var known = reference
                    .outcomeMetric(metric)
                    .orElseThrow(() -> new CodedException("UNKNOWN_METRIC", Map.of("metric", metric)));
            if (value == null || unit == null) {
                return value;
            }
            return switch (reference.units().convert(value, unit, known)) {
                case Conversion.Converted converted -> converted.value();
                case Conversion.Impossible impossible ->
                    throw new CodedException("UNIT_DOES_NOT_FIT", Map.of("unit", unit, "metric", metric));
            };
        }
    }

    record YearRange(@Nullable Integer gte, @Nullable Integer lte) {}

    record DecimalRange(@Nullable BigDecimal gte, @Nullable BigDecimal lte) {}

    /// This, and within these ranges too.
    CaseFilter within(List<StatedRange> stated) {
        if (stated.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(outcomes == null ? List.of() : outcomes);
        stated.forEach(range -> all.add(range.range()));
        return new CaseFilter(
                industries,
                pilotTypes,
                provinces,
                regions,
                watersheds,
                batches,
                metrics,
                verification,
                replicability,
                all,
                year,
                paybackYears,
                synthetic);
    }

    /// The values chosen, dimension by dimension.
    Map<CaseDimension, List<String>> chosen() {
        var chosen = new EnumMap<CaseDimension, List<String>>(CaseDimension.class);
        choose(chosen, CaseDimension.INDUSTRY, industries);
        choose(chosen, CaseDimension.PILOT_TYPE, pilotTypes);
        choose(chosen, CaseDimension.PROVINCE, provinces);
        choose(chosen, CaseDimension.REGION, regions);
        choose(chosen, CaseDimension.WATERSHED, watersheds);
        choose(chosen, CaseDimension.BATCH, batches);
        choose(chosen, CaseDimension.METRIC, metrics);
        choose(chosen, CaseDimension.VERIFICATION, verification);
        choose(chosen, CaseDimension.REPLICABILITY, replicability);
        return chosen;
    }

    private static void choose(
            Map<CaseDimension, List<String>> chosen, CaseDimension dimension, @Nullable Collection<?> values) {
        if (values != null) {
            chosen.put(dimension, values.stream().map(String::valueOf).toList());
        }
    }

    List<Query> ranges(ReferenceLists reference) {
        var queries = new ArrayList<Query>();
        if (outcomes != null) {
            outcomes.forEach(range -> queries.add(range.query(
                    onlyConfirmed() ? CaseDocument.confirmed(range.metric()) : CaseDocument.outcome(range.metric()),
                    reference)));
        }
        if (year != null) {
            queries.add(IntPoint.newRangeQuery(
                    CaseDocument.YEAR,
                    year.gte() == null ? Integer.MIN_VALUE : year.gte(),
                    year.lte() == null ? Integer.MAX_VALUE : year.lte()));
        }
        if (paybackYears != null) {
            queries.add(within(CaseDocument.PAYBACK, paybackYears.gte(), paybackYears.lte()));
        }
        if (synthetic != null) {
            queries.add(new TermQuery(new Term(CaseDocument.SYNTHETIC, String.valueOf(synthetic))));
        }
        return queries;
    }

    /// Whether ranges are those of confirmed values.
    boolean onlyConfirmed() {
        return List.of(CaseVerification.CONFIRMED).equals(verification);
    }

    private static Query within(String field, @Nullable BigDecimal gte, @Nullable BigDecimal lte) {
        return DoublePoint.newRangeQuery(
                field,
                gte == null ? Double.NEGATIVE_INFINITY : gte.doubleValue(),
                lte == null ? Double.POSITIVE_INFINITY : lte.doubleValue());
    }
}
