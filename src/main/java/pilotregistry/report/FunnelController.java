package pilotregistry.report;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.application.ApplicationSurvey;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.feed.Feed;
import pilotregistry.language.CodedException;
import pilotregistry.outcome.OutcomeGrouping;
import pilotregistry.pilot.PilotSurvey;

/// GraphQL: how many reached each stage; who applied is told only to those who see all who did.
@Controller
class FunnelController {

    private final ApplicationSurvey applications;
    private final PilotSurvey pilots;
    private final BatchRegister batches;
    private final Names names;
    private final Feed feed;
    private final Clock clock;

    FunnelController(
            ApplicationSurvey applications,
            PilotSurvey pilots,
            BatchRegister batches,
            Names names,
            Feed feed,
            Clock clock) {
        this.applications = applications;
        this.pilots = pilots;
        this.batches = batches;
        this.names = names;
        this.feed = feed;
        this.clock = clock;
    }

    @QueryMapping
    Funnel funnel(@Argument BatchId batch, @Argument @Nullable String province, Actor actor) {
        if (province != null && !names.codes(OutcomeGrouping.PROVINCE).contains(province)) {
            throw new CodedException("BAD_VALUE", Map.of("field", "province"));
        }
        var asOf = new ReportAsOf(clock.instant(), feed.newest());
        var call = batches.get(batch);
        var sight = FunnelSight.of(actor);
        var applied = sight.seesAny() ? applications.of(batch, null, actor) : List.<ApplicationSurvey.Surveyed>of();
        var table = new FunnelTable(
                applied.stream()
                        .filter(application -> province == null || province.equals(application.leadProvince()))
                        .toList(),
                pilots.of(null, List.of(batch)).stream()
                        .filter(pilot -> province == null || province.equals(pilot.leadProvince()))
                        .toList(),
                sight,
                province,
                applications.knows(batch),
                names);
        return new Funnel(asOf, call, table.whole(), table.provinces(), table.types());
    }
}
