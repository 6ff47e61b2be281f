package pilotregistry.outcome;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Mandate;
import pilotregistry.ledger.Command;
import pilotregistry.pilot.Pilot;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.sheet.ImportOutcome;

/// Enters the sums of a table as outcomes of one pilot: what is known and the same stays, what differs is revised only
/// where that is asked for.
///
/// @param coalIncludesElectricity null where nobody said
record OutcomeEntering(
        OutcomeDesk desk,
        OutcomeBook book,
        ReferenceLists reference,
        Pilot pilot,
        @Nullable Mandate mandate,
        @Nullable OutcomePeriod period,
        @Nullable Boolean coalIncludesElectricity) {

    private static final String COAL = "coal_equivalent_saved";

    /// What became of one sum.
    ///
    /// @param outcome REFUSED where it differs from what is known, and no update was asked for
    /// @param id null for a new one that is only tried
    /// @param refusal code for which the sum cannot be an outcome at all
    record Entry(
            ImportOutcome outcome,
            @Nullable String id,
            String name,
            String value,
            String known,
            @Nullable String refusal,
            List<PlausibilityFinding> findings) {

        boolean kept() {
            return outcome == ImportOutcome.REFUSED;
        }
    }

    /// All of one enterprise or none: nothing is written where one of them differs.
    Map<String, Entry> enter(
            @Nullable String enterprise, Map<String, MeasureSum> sums, boolean update, Command command) {
        var entries = new LinkedHashMap<String, Entry>();
        sums.forEach((metric, sum) -> entries.put(metric, compared(draft(enterprise, metric, sum), sum, update)));
        if (command.validateOnly() || entries.values().stream().anyMatch(Entry::kept)) {
            return entries;
        }
        sums.forEach((metric, sum) -> entries.computeIfPresent(metric, (key, entry) -> {
            var decision =
                    desk.report(draft(enterprise, metric, sum), pilot, mandate, command.step(key + "/" + enterprise));
            var entered = decision.aggregate();
            return new Entry(
                    entry.outcome(),
                    entered == null ? entry.id() : entered.id().value(),
                    entry.name(),
                    entry.value(),
                    entry.known(),
                    null,
                    entry.findings());
        }));
        return entries;
    }

    private Entry compared(OutcomeDraft draft, MeasureSum sum, boolean update) {
        var metric = reference.outcomeMetric(draft.metric()).orElseThrow();
        var checked = desk.checked(draft, pilot);
        var value = plain(sum.value()) + " " + metric.canonicalUnit();
        var subject = checked.subject();
        if (subject == null) {
            var code = checked.refusals().getFirst().code().name();
            return new Entry(ImportOutcome.REFUSED, null, metric.name().zh(), value, "-", code, List.of());
        }
        var id = OutcomeId.of(subject);
        var known = book.byId(List.of(id)).get(id);
        if (known == null) {
            return new Entry(ImportOutcome.CREATED, null, metric.name().zh(), value, "-", null, checked.findings());
        }
        var same = known.current().report().equals(checked.report());
        var outcome = same ? ImportOutcome.UNCHANGED : update ? ImportOutcome.CHANGED : ImportOutcome.REFUSED;
        var before = known.canonical();
        return new Entry(
                outcome,
                id.value(),
                metric.name().zh(),
                value,
                before == null ? "-" : plain(before),
                null,
                checked.findings());
    }

    private OutcomeDraft draft(@Nullable String enterprise, String key, MeasureSum sum) {
        var metric = reference.outcomeMetric(key).orElseThrow();
        var figure = new OutcomeDraft.Figure(
                sum.value().stripTrailingZeros(),
                Objects.requireNonNull(metric.canonicalUnit()),
                sum.qualifier(),
                null,
                "清洁生产项目绩效表 %d 项之和".formatted(sum.measures()));
        var draft = OutcomeDraft.of(pilot.id(), enterprise, key, period, figure);
        return key.equals(COAL) ? draft.withElectricity(coalIncludesElectricity) : draft;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
