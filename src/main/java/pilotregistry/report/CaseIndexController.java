package pilotregistry.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.casestudy.CaseSurvey;
import pilotregistry.casestudy.CaseSurvey.Surveyed;
import pilotregistry.outcome.OutcomeGrouping;
import pilotregistry.reference.Industry;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.search.CaseMeasures;
import pilotregistry.search.CaseMeasures.Measure;
import pilotregistry.search.ReplicabilityFeature;

/// GraphQL: the index of case studies; of what is published only, so everybody is answered alike.
@Controller
class CaseIndexController {

    private final CaseSurvey survey;
    private final CaseMeasures measures;
    private final ReferenceLists reference;
    private final Names names;
    private final Clock clock;

    CaseIndexController(CaseSurvey survey, CaseMeasures measures, ReferenceLists reference, Names names, Clock clock) {
        this.survey = survey;
        this.measures = measures;
        this.reference = reference;
        this.names = names;
        this.clock = clock;
    }

    /// Where a case stands in the index.
    private record Place(
            @Nullable String industry,
            @Nullable Measure measure,
            @Nullable ReplicabilityFeature feature) {}

    @QueryMapping
    CaseIndex caseIndex(@Argument @Nullable Map<String, Object> filter) {
        var at = clock.instant();
        var told = measures.of();
        var cases = survey.of(filter);
        var byCase = new HashMap<CaseStudyId, List<Measure>>();
        told.cases()
                .forEach((measure, telling) -> telling.forEach(id ->
                        byCase.computeIfAbsent(id, unseen -> new ArrayList<>()).add(measure)));
        var entries = new HashMap<Place, List<String>>();
        cases.forEach(study -> places(study, byCase.getOrDefault(study.id(), List.of()))
                .forEach(place -> entries.computeIfAbsent(place, unseen -> new ArrayList<>())
                        .add(study.number())));
        return new CaseIndex(
                new ReportAsOf(at, told.feedPosition()),
                cases.size(),
                (int) cases.stream().filter(Surveyed::synthetic).count(),
                entries.entrySet().stream()
                        .map(each -> entry(each.getKey(), each.getValue()))
                        .sorted(inOrder(new ArrayList<>(told.cases().keySet())))
                        .toList());
    }

    @SchemaMapping(typeName = "CaseIndexEntry")
    Optional<Industry> industry(CaseIndex.Entry entry) {
        return Optional.ofNullable(entry.industryCode()).flatMap(reference::industry);
    }

    private static List<Place> places(Surveyed study, List<Measure> told) {
        var features = ReplicabilityFeature.of(study.replicability(), study.replications());
        var places = new ArrayList<Place>();
        for (var industry : orNone(study.industries())) {
            for (var measure : orNone(told)) {
                for (var feature : orNone(features)) {
                    places.add(new Place(industry, measure, feature));
                }
            }
        }
        return places;
    }

    private static <T> List<@Nullable T> orNone(Collection<T> some) {
        var all = new ArrayList<@Nullable T>(some);
        if (all.isEmpty()) {
            all.add(null);
        }
        return all;
    }

    private static CaseIndex.Entry entry(Place place, List<String> numbers) {
        return new CaseIndex.Entry(
                place.industry(),
                place.measure(),
                place.feature(),
                numbers.size(),
                List.copyOf(numbers.subList(0, Math.min(numbers.size(), CaseIndex.MOST_NUMBERS))));
    }

    private Comparator<CaseIndex.Entry> inOrder(List<Measure> told) {
        var industries = names.codes(OutcomeGrouping.INDUSTRY);
        return Comparator.comparingInt((CaseIndex.Entry entry) -> last(industries.indexOf(entry.industryCode())))
                .thenComparingInt(entry -> last(told.indexOf(entry.measure())))
                .thenComparing(CaseIndex.Entry::replicability, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    private static int last(int index) {
        return index < 0 ? Integer.MAX_VALUE : index;
    }
}
