package pilotregistry.casestudy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
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

    // Regions are versioned: a case's is the one that the notice fell under.
    private static final LocalDate NOTICE = LocalDate.of(2023, 3, 3);

    private final ReferenceLists reference;
    private final CopyDesk desk;

    CaseContentController(ReferenceLists reference, CopyDesk desk) {
        this.reference = reference;
        this.desk = desk;
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
                .flatMap(code -> reference.regions().find(code, NOTICE));
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
