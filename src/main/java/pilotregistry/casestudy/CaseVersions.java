package pilotregistry.casestudy;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
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
        keep(List.of(study));
    }

    /// The same for several at once.
    void keep(List<CaseStudy> studies) {
        var editions = studies.stream()
                .map(CaseStudyVersion::published)
                .filter(Objects::nonNull)
                .toList();
        if (editions.isEmpty()) {
            return;
        }
        var query = query(editions.stream().map(CaseStudyVersion::id).toList());
        query.fields().include("_id");
        var kept = mongo.find(query, Document.class, mongo.getCollectionName(CaseStudyVersion.class)).stream()
                .map(each -> each.getString("_id"))
                .collect(Collectors.toSet());
        var missing = editions.stream()
                .filter(edition -> !kept.contains(edition.id().value()))
                .toList();
        // Several may come at once with the same edition: whoever writes it, it is the same.
        if (missing.size() == 1) {
            mongo.save(missing.getFirst());
        } else if (!missing.isEmpty()) {
            var bulk = mongo.bulkOps(BulkMode.UNORDERED, CaseStudyVersion.class);
            missing.forEach(edition -> bulk.replaceOne(
                    query(List.of(edition.id())),
                    edition,
                    FindAndReplaceOptions.options().upsert()));
            bulk.execute();
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

    /// Those of them that are here, retracted or not.
    Map<CaseStudyVersionId, CaseStudyVersion> byId(List<CaseStudyVersionId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : mongo.find(query(ids), CaseStudyVersion.class).stream()
                        .collect(Collectors.toMap(CaseStudyVersion::id, Function.identity()));
    }

    private static Query query(Collection<CaseStudyVersionId> ids) {
        return Query.query(Criteria.where("_id").in(ids));
    }
}
