package pilotregistry.casestudy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.batch.Policy;
import pilotregistry.outcome.PlausibilityFinding;
import pilotregistry.reference.Division;
import pilotregistry.reference.Industry;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.Province;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.reference.Region;
import pilotregistry.reference.Watershed;

/// GraphQL: the things that a case study's content names by code.
@Controller
class CaseContentController {

    private final ReferenceLists reference;
    private final CopyDesk desk;
    private final Clock clock;

    CaseContentController(ReferenceLists reference, CopyDesk desk, Clock clock) {
        this.reference = reference;
        this.desk = desk;
        this.clock = clock;
    }

    @SchemaMapping
    Optional<Province> province(CaseContent content) {
        return Optional.ofNullable(content.provinceCode()).flatMap(reference::province);
    }

    @SchemaMapping
    Optional<Division> prefecture(CaseContent content) {
        return reference.divisions().find(content.prefectureCode());
    }

    @SchemaMapping
    Optional<Region> region(CaseContent content) {
        return Optional.ofNullable(content.regionCode())
                .flatMap(code -> reference.regions().find(code, day(content)));
    }

    // Regions are versioned: a case's is the one of the year in which its measures took effect.
    private LocalDate day(CaseContent content) {
        return content.year() == null
                ? LocalDate.ofInstant(clock.instant(), Policy.ZONE)
                : LocalDate.of(content.year(), 1, 1);
    }

    @SchemaMapping
    Optional<Watershed> watershed(CaseContent content) {
        return Optional.ofNullable(content.watershedCode()).flatMap(reference::watershed);
    }

    @SchemaMapping
    Optional<OutcomeMetric> metric(CaseResult result) {
        return reference.outcomeMetric(result.metric());
    }

    @SchemaMapping
    BigDecimal canonicalValue(CaseResult result) {
        return result.canonical();
    }

    @SchemaMapping
    @Nullable
    String canonicalUnit(CaseResult result) {
        return reference
                .outcomeMetric(result.metric())
                .map(OutcomeMetric::canonicalUnit)
                .orElse(null);
    }

    @SchemaMapping
    List<PlausibilityFinding> findings(CaseResult result) {
        return desk.doubts(result);
    }

    @SchemaMapping
    List<Industry> industries(Replicability replicability) {
        return replicability.industries().stream()
                .map(reference::industry)
                .flatMap(Optional::stream)
                .toList();
    }

    @SchemaMapping
    Optional<Division> place(Replication replication) {
        return reference.divisions().find(replication.place());
    }
}
