package pilotregistry.export;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import pilotregistry.Caller;
import pilotregistry.application.IndustryChoice;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchRegister;
import pilotregistry.ledger.Command;
import pilotregistry.pilot.HistoricPilot;
import pilotregistry.pilot.Origin;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotProfile;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.pilot.PilotTarget;
import pilotregistry.pilot.Term;
import pilotregistry.reference.PilotType;
import tools.jackson.databind.JsonNode;

/// A batch of its own with pilots of any name, and exports asked for over HTTP.
final class ExportStory {

    private static final AtomicInteger BATCHES = new AtomicInteger(9300);
    private static final String REQUEST = Caller.document("graphql-test/requestExport.graphql");
    private static final String JOB = Caller.document("graphql-test/exportJob.graphql");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final PilotRegister pilots;
    private final Clock clock;
    final Batch batch;

    ExportStory(BatchRegister batches, PilotRegister pilots, Clock clock) {
        this.pilots = pilots;
        this.clock = clock;
        var number = BATCHES.incrementAndGet();
        batch = batches.historic(
                new Batch.Call(number, 2023, "导出的测试批次", null, null),
                null,
                new Batch.PublishedFigures(null, null, null, "测试"),
                Command.ofRegistry("openBatch", "exports/" + number, clock.instant()));
    }

    Pilot pilot(String name) {
        var profile = new PilotProfile(
                name,
                PilotType.PARK_CLUSTER,
                "350000",
                List.of("350000", "320000"),
                List.of(),
                new PilotTarget(null, null, name, null, null),
                List.of(new IndustryChoice("DYEING", null)),
                null,
                null,
                List.of());
        var row = new HistoricPilot(
                batch.id(),
                profile,
                null,
                Term.of(YearMonth.of(2022, 8), 12),
                null,
                new Origin("测试", null, List.of(), List.of()),
                true);
        var command = Command.ofRegistry("enterPilot", UUID.randomUUID().toString(), clock.instant());
        return pilots.historic(row, command).pilot();
    }

    /// The selection of all pilots of this batch.
    Map<String, Object> ours() {
        return Map.of(
                "pilots",
                Map.of("filter", Map.of("batch", Map.of("eq", batch.id().value()))));
    }

    static Map<String, Object> input(Map<String, ?> select, String format, Object... more) {
        var input = new HashMap<String, Object>(Map.of("select", select, "format", format));
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return input;
    }

    JsonNode request(Caller caller, Map<String, ?> input) {
        return caller.data(REQUEST, Map.of("input", input)).get("requestExport");
    }

    /// Asked for and written.
    JsonNode done(Caller caller, Map<String, ?> input) {
        var requested = request(caller, input);
        if (requested.get("export").isNull()) {
            throw new AssertionError(requested.toPrettyString());
        }
        return ended(caller, requested.at("/export/id").asString());
    }

    JsonNode ended(Caller caller, String id) {
        var deadline = System.nanoTime() + PATIENCE;
        var job = job(caller, id);
        while (List.of("QUEUED", "RUNNING").contains(job.get("status").asString())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(job.toPrettyString());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            job = job(caller, id);
        }
        return job;
    }

    JsonNode job(Caller caller, String id) {
        return caller.data(JOB, Map.of("id", id)).get("exportJob");
    }

    /// Frees all seats of the caller.
    void cancelAll(Caller caller) {
        caller.data("{ exportJobs(first: 100, filter: {status: {in: [QUEUED, RUNNING, DONE]}}) { nodes { id } } }")
                .at("/exportJobs/nodes")
                .findValuesAsString("id")
                .forEach(id -> caller.data(
                        Caller.document("graphql-test/cancelExport.graphql"), Map.of("input", Map.of("id", id))));
    }

    static HttpResponse<byte[]> get(Caller caller, String path, String... headers) {
        var request = caller.request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Caller.send(request.GET(), BodyHandlers.ofByteArray());
    }

    /// The file of a finished export.
    static String file(Caller caller, JsonNode job) {
        var answer = get(caller, job.at("/file/path").asString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + job.toPrettyString());
        }
        return new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
