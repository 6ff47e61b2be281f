package pilotregistry.casestudy;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Watch;
import reactor.core.publisher.Flux;

/// GraphQL: case studies as they are published; public. One that was retracted since is no longer told of.
@Controller
class CaseChangesController {

    private static final Set<String> PUBLISHING = Set.of("publishCaseStudy", "importCaseStudies");

    /// What everybody is told of a case that was published.
    static final Set<String> TOLD = Set.of(
            "publishCaseStudy", "importCaseStudies", "retractCaseStudy", "recordReplication", "withdrawReplication");

    private final CaseLibrary library;
    private final Watch watch;

    CaseChangesController(CaseLibrary library, Watch watch) {
        this.library = library;
        this.watch = watch;
    }

    record CaseStudyPublication(long position, Instant at, CaseStudy caseStudy) {}

    @SubscriptionMapping
    Flux<CaseStudyPublication> caseStudyPublished(
            @Argument @Nullable CaseStudyId id, @Argument @Nullable Long after, DataFetchingEnvironment environment) {
        return watch.changes(
                CaseStudy.class,
                new Watch.Wish(id, after),
                environment,
                (position, event, actor) -> library.find(new CaseStudyId(event.aggregate()))
                        .filter(study -> PUBLISHING.contains(event.act()) && study.published() != null)
                        .map(study -> new CaseStudyPublication(position, event.at(), study)));
    }
}
