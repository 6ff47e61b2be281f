package pilotregistry.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;
import pilotregistry.outcome.OutcomeGrouping;
import pilotregistry.outcome.OutcomeGrouping.Part;
import pilotregistry.outcome.OutcomeGrouping.PartKind;
import pilotregistry.outcome.OutcomeTotal;
import pilotregistry.reference.CoAuditKind;
import pilotregistry.reference.Pollutant;

/// What pilots brought, by groups, and the pollutants of co-audits by name.
record BenefitTotals(ReportAsOf asOf, OutcomeGrouping groupBy, List<Group> groups, List<PollutantBenefit> pollutants) {

    /// The totals of one group, in the order of the metrics.
    record Group(Part part, Label name, List<OutcomeTotal> totals) {

        static List<Group> of(List<OutcomeTotal> totals, Names names) {
            var byPart = new TreeMap<Part, List<OutcomeTotal>>();
            totals.forEach(total -> byPart.computeIfAbsent(total.part(), unseen -> new ArrayList<>())
                    .add(total));
            return byPart.entrySet().stream()
                    .map(each -> new Group(each.getKey(), names.of(each.getKey()), each.getValue()))
                    .toList();
        }
    }

    /// One pollutant in one region (R08) or watershed (R09).
    record PollutantBenefit(
            Pollutant pollutant,
            @Nullable String regionCode,
            @Nullable String watershedCode,
            List<OutcomeTotal> totals) {}

    static List<PollutantBenefit> pollutants(
            List<Pollutant> pollutants, Map<OutcomeGrouping, List<OutcomeTotal>> by, Names names) {
        var benefits = new ArrayList<PollutantBenefit>();
        for (var pollutant : pollutants) {
            var regional = pollutant.coAuditKind() == CoAuditKind.REGION;
            var grouping = regional ? OutcomeGrouping.REGION : OutcomeGrouping.WATERSHED;
            for (var code : names.codes(grouping)) {
                var totals = Objects.requireNonNull(by.get(grouping)).stream()
                        .filter(total -> total.part().kind() == PartKind.ONE
                                && code.equals(total.part().code())
                                && pollutant.metrics().contains(total.metric()))
                        .toList();
                if (!totals.isEmpty()) {
                    benefits.add(
                            new PollutantBenefit(pollutant, regional ? code : null, regional ? null : code, totals));
                }
            }
        }
        return benefits;
    }
}
