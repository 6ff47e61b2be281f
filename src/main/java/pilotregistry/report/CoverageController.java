package pilotregistry.report;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.application.BaselineCoverage;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.feed.Feed;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.NotVisible;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.pilot.PilotSurvey;
import pilotregistry.pilot.PilotSurvey.Surveyed;

/// GraphQL: what pilots cover; public, like the list of pilots.
@Controller
class CoverageController {

    private final PilotSurvey survey;
    private final PilotRegister register;
    private final BatchRegister batches;
    private final BaselineCoverage known;
    private final Names names;
    private final Feed feed;
    private final Clock clock;

    CoverageController(
            PilotSurvey survey,
            PilotRegister register,
            BatchRegister batches,
            BaselineCoverage known,
            Names names,
            Feed feed,
            Clock clock) {
        this.survey = survey;
        this.register = register;
        this.batches = batches;
        this.known = known;
        this.names = names;
        this.feed = feed;
        this.clock = clock;
    }

    @QueryMapping
    Coverage coverage(
            @Argument CoverageAxis rows,
            @Argument CoverageAxis columns,
            @Argument @Nullable BatchId batch,
            @Argument @Nullable Map<String, Object> filter) {
        if (rows == columns) {
            throw new CodedException("AXES_ALIKE", Map.of("axis", rows));
        }
        var asOf = new ReportAsOf(clock.instant(), feed.newest());
        var call = batch == null ? null : batches.find(batch).orElseThrow(NotVisible::new);
        var invented = (call != null && call.demonstration()) || Filters.demonstrations(filter);
        var now = pilots(filter, call == null ? null : List.of(call.id()), invented);
        var before = call == null ? null : pilots(filter, call.baselineBatchIds(), invented);
        var table = new CoverageTable(rows, columns, names, now, before);
        return new Coverage(
                asOf,
                call,
                call == null || before == null ? null : baseline(call, before.size()),
                rows,
                columns,
                table.rows(),
                table.columns(),
                table.cells(),
                table.emptyCells(),
                now.size(),
                table.placements(),
                table.several());
    }

    @BatchMapping(typeName = "CoverageCell", field = "pilots")
    Map<Coverage.Cell, List<Pilot>> pilotsOfCell(List<Coverage.Cell> cells) {
        var found = register.byId(
                cells.stream().flatMap(cell -> cell.some().stream()).collect(Collectors.toSet()));
        var joined = new HashMap<Coverage.Cell, List<Pilot>>();
        cells.forEach(cell -> joined.put(
                cell,
                cell.some().stream().map(found::get).filter(Objects::nonNull).toList()));
        return joined;
    }

    private List<Surveyed> pilots(
            @Nullable Map<String, Object> filter, @Nullable List<BatchId> within, boolean invented) {
        return survey.of(filter, within).stream()
                .filter(pilot -> invented || !pilot.demonstration())
                .toList();
    }

    private Coverage.Baseline baseline(Batch call, int pilots) {
        var ids = call.baselineBatchIds();
        var found = batches.byId(ids);
        var earlier = ids.stream().map(found::get).filter(Objects::nonNull).toList();
        var complete = !ids.isEmpty() && known.of(ids).complete();
        return new Coverage.Baseline(earlier, pilots, designated(earlier), complete);
    }

    private static @Nullable Integer designated(List<Batch> earlier) {
        int sum = 0;
        for (var batch : earlier) {
            var published = batch.published();
            if (published == null || published.designated() == null) {
                return null;
            }
            sum += published.designated();
        }
        return sum;
    }
}
