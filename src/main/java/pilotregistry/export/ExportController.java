package pilotregistry.export;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.connection.Connection;
import pilotregistry.connection.ListRequest;
import pilotregistry.language.Language;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;

/// GraphQL: exports, each for whoever asked for it.
@Controller
class ExportController {

    private final Exports exports;
    private final ExportQueue queue;
    private final ExportRuns runs;
    private final RowSources sources;
    private final Columns columns;

    ExportController(Exports exports, ExportQueue queue, ExportRuns runs, RowSources sources, Columns columns) {
        this.exports = exports;
        this.queue = queue;
        this.runs = runs;
        this.sources = sources;
        this.columns = columns;
    }

    record RequestExportInput(
            Map<String, Object> select,
            ExportFormat format,
            @Nullable List<String> columns,
            @Nullable Boolean byteOrderMark,
            @Nullable Language headings) {}

    record RequestExportPayload(@Nullable ExportJob export, List<Refusal<RequestExportErrorCode>> errors) {}

    record CancelExportInput(ExportId id) {}

    record CancelExportPayload(@Nullable ExportJob export, List<Refusal<CancelExportErrorCode>> errors) {}

    /// What GraphQL shows of a finished file.
    record ExportFile(String path, String manifestPath, long rows, long bytes, String sha256, long feedPosition) {

        static ExportFile of(ExportId id, ExportResult result) {
            var path = "/exports/" + id;
            return new ExportFile(
                    path, path + "/manifest", result.rows(), result.bytes(), result.sha256(), result.feedPosition());
        }
    }

    record ExportProgress(long rows, long total) {}

    @QueryMapping
    ExportJob exportJob(@Argument ExportId id, Actor actor) {
        var own = exports.own(List.of(id), actor).get(id);
        if (own == null) {
            throw new NotVisible();
        }
        return own;
    }

    @QueryMapping
    Connection<ExportJob> exportJobs(ListRequest request, Actor actor) {
        return exports.list(request, actor);
    }

    @QueryMapping
    List<Column> exportColumns(@Argument ExportList list) {
        return columns.of(list);
    }

    @MutationMapping
    RequestExportPayload requestExport(
            @Argument RequestExportInput input, DataFetchingEnvironment environment, Actor actor, Command command) {
        actor.acting(Scope.READ, any -> true, Role.values());
        Map<String, Object> given = Objects.requireNonNull(environment.getArgument("input"));
        @SuppressWarnings("unchecked") // an input object is a map
        var selection = Selection.of((Map<String, Object>) Objects.requireNonNull(given.get("select")));
        var named = input.columns() == null
                ? columns.of(selection.list()).stream().map(Column::name).toList()
                : input.columns();
        var refusals = columns.refusals(selection.list(), named);
        var wish = wish(selection, input, named, actor, command);
        if (!refusals.isEmpty()) {
            return new RequestExportPayload(null, refusals);
        }
        sources.check(selection);
        var decision = exports.request(wish, command);
        var job = decision.aggregate();
        if (job != null && job.status() == ExportStatus.QUEUED) {
            queue.offer(job.id());
        }
        return new RequestExportPayload(job, decision.refusals());
    }

    private ExportWish wish(
            Selection selection, RequestExportInput input, List<String> named, Actor actor, Command command) {
        var source = sources.of(selection, actor);
        return new ExportWish(
                command.author().subject(),
                selection.list(),
                selection.asked(),
                input.format(),
                named,
                Boolean.TRUE.equals(input.byteOrderMark()),
                input.headings(),
                source instanceof RowSource.OfList list ? list.reading().toText() : null,
                sources.isEverybodys(selection, actor)
                        ? List.of()
                        : actor.mandates(any -> true)
                                .map(Mandate::id)
                                .map(Object::toString)
                                .toList(),
                command.at());
    }

    @MutationMapping
    CancelExportPayload cancelExport(@Argument CancelExportInput input, Actor actor, Command command) {
        actor.acting(Scope.READ, any -> true, Role.values());
        var decision = exports.cancel(input.id(), actor, command);
        return new CancelExportPayload(decision.aggregate(), decision.refusals());
    }

    @SchemaMapping(typeName = "ExportJob", field = "columns")
    List<Column> columnsOfJob(ExportJob job) {
        return columns.of(job.list(), job.wish().columns());
    }

    @BatchMapping(typeName = "ExportJob")
    Map<ExportJob, ExportProgress> progress(List<ExportJob> jobs) {
        var running = runs.of(jobs.stream().map(ExportJob::id).toList());
        var progress = new HashMap<ExportJob, ExportProgress>();
        jobs.forEach(job -> {
            var result = job.result();
            var run = running.get(job.id());
            if (result != null) {
                progress.put(job, new ExportProgress(result.rows(), result.rows()));
            } else if (run != null && run.total() != null) {
                progress.put(job, new ExportProgress(run.written(), run.total()));
            }
        });
        return progress;
    }

    @BatchMapping(typeName = "ExportJob")
    Map<ExportJob, ExportFile> file(List<ExportJob> jobs) {
        var files = new HashMap<ExportJob, ExportFile>();
        var holding = exports.holding(jobs);
        jobs.forEach(job -> {
            var result = job.result();
            if (result != null && holding.contains(job.id())) {
                files.put(job, ExportFile.of(job.id(), result));
            }
        });
        return files;
    }
}
