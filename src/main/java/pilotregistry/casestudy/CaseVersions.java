package pilotregistry.casestudy;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// The shelf of published versions: only ever added to.
///
/// The published version stands in the case study itself and is copied here after; a crash in between loses nothing,
/// because no version leaves the case study before its copy is here.
@Component
class CaseVersions {

    private final MongoOperations mongo;

    CaseVersions(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(CaseStudyVersion.class)
                .createIndex(new Index("caseStudyId", Direction.ASC).on("number", Direction.ASC));
    }

    /// Puts the published version on the shelf, unless it is there.
    void keep(CaseStudy study) {
        var version = CaseStudyVersion.published(study);
        if (version != null && !mongo.exists(byId(List.of(version.id())), CaseStudyVersion.class)) {
            mongo.save(version);
        }
    }

    /// The versions of each that is not retracted, the newest first.
    Map<CaseStudyId, List<CaseStudyVersion>> of(Collection<CaseStudy> studies) {
        var current = studies.stream()
                .map(CaseStudyVersion::published)
                .filter(Objects::nonNull)
                .toList();
        var found = new HashMap<CaseStudyVersionId, CaseStudyVersion>();
        current.forEach(version -> found.put(version.id(), version));
        var open = current.stream().map(CaseStudyVersion::caseStudyId).toList();
        mongo.find(Query.query(Criteria.where("caseStudyId").in(open)), CaseStudyVersion.class)
                .forEach(version -> found.put(version.id(), version));
        return found.values().stream()
                .sorted(Comparator.comparing(CaseStudyVersion::number).reversed())
                .collect(Collectors.groupingBy(CaseStudyVersion::caseStudyId));
    }

    private static Query byId(Collection<CaseStudyVersionId> ids) {
        return Query.query(Criteria.where("_id").in(ids));
    }
}
