package pilotregistry.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;

/// Once a month, whatever everybody may see, as files that stay at their addresses, with what is gone since the one
/// before. However many nodes try, each file has one job and each month one record.
@Component
class MonthlySnapshots {

    static final List<ExportList> LISTS =
            List.of(ExportList.PILOTS, ExportList.OUTCOMES, ExportList.DELIVERABLES, ExportList.CASE_STUDIES);
    static final List<ExportFormat> FORMATS = List.of(ExportFormat.CSV, ExportFormat.NDJSON);

    private static final int YEARS = 20;

    private final Exports exports;
    private final RowSources sources;
    private final Columns columns;
    private final Deletions deletions;
    private final ExportFiles files;
    private final MongoOperations mongo;
    private final Clock clock;

    MonthlySnapshots(
            Exports exports,
            RowSources sources,
            Columns columns,
            Deletions deletions,
            ExportFiles files,
            MongoOperations mongo,
            Clock clock) {
        this.exports = exports;
        this.sources = sources;
        this.columns = columns;
        this.deletions = deletions;
        this.files = files;
        this.mongo = mongo;
        this.clock = clock;
    }

    /// Asks for this month's files, and once all of them are written records the snapshot.
    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void make() {
        var month = YearMonth.from(clock.instant().atOffset(Policy.ZONE));
        if (find(month.toString()).isEmpty()) {
            LISTS.forEach(list -> FORMATS.forEach(format -> request(month, list, format)));
            complete(month);
        }
    }

    private void request(YearMonth month, ExportList list, ExportFormat format) {
        var selection = new Selection(list, Map.of());
        var source = (RowSource.OfList) sources.of(selection, new Actor.Anonymous());
        var wish = new ExportWish(
                Author.REGISTRY.subject(),
                list,
                selection.asked(),
                format,
                columns.of(list).stream().map(Column::name).toList(),
                false,
                null,
                source.reading().toText(),
                List.of(),
                clock.instant());
        exports.make(wish, command(month, list, format));
    }

    /// The job of one file of a month's snapshot, when it is written.
    Optional<ExportJob> file(String month, ExportList list, ExportFormat format) {
        var id = new ExportId(command(YearMonth.parse(month), list, format).newId(ExportId.PREFIX));
        return exports.find(id).filter(job -> job.result() != null);
    }

    Optional<SnapshotRecord> find(String month) {
        return Optional.ofNullable(mongo.findById(month, SnapshotRecord.class));
    }

    /// The complete ones, the newest first.
    List<SnapshotRecord> all() {
        return mongo.find(
                new Query().with(Sort.by(Sort.Direction.DESC, "_id")).limit(12 * YEARS), SnapshotRecord.class);
    }

    private void complete(YearMonth month) {
        var done = LISTS.stream()
                .allMatch(list -> FORMATS.stream()
                        .allMatch(format -> file(month.toString(), list, format).isPresent()));
        if (done) {
            var previous = mongo.findOne(
                    Query.query(Criteria.where("_id").lt(month.toString()))
                            .with(Sort.by(Sort.Direction.DESC, "_id"))
                            .limit(1),
                    SnapshotRecord.class);
            try {
                record(month, Optional.ofNullable(previous).map(SnapshotRecord::month));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void record(YearMonth month, Optional<String> previous) throws IOException {
        var id = new ExportId("export_deletions" + month.toString().replace("-", ""));
        var parts = new Parts(files, id, ExportWriter.sha256());
        long gone = 0;
        try {
            for (var list : previous.isPresent() ? LISTS : List.<ExportList>of()) {
                var earlier = file(previous.get(), list, ExportFormat.NDJSON).map(ExportJob::result);
                gone += earlier.isPresent() ? deletions.write(list, earlier.get(), parts) : 0;
            }
            var sealed = new ArrayList<ExportPart>();
            Optional.ofNullable(parts.seal(gone)).ifPresent(sealed::add);
            insert(
                    id,
                    new SnapshotRecord(
                            month.toString(), previous.orElse(null), result(sealed, parts), clock.instant()));
        } finally {
            parts.abort();
        }
    }

    private static ExportResult result(List<ExportPart> sealed, Parts parts) {
        var bytes = sealed.stream().mapToLong(ExportPart::bytes).sum();
        var rows = sealed.stream().mapToLong(ExportPart::rows).sum();
        return new ExportResult(sealed, rows, bytes, parts.sha256(), 0, 0);
    }

    private void insert(ExportId id, SnapshotRecord record) {
        try {
            mongo.insert(record);
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            find(record.month())
                    .ifPresent(winner -> files.clear(id, winner.deletions().parts()));
        }
    }

    private Command command(YearMonth month, ExportList list, ExportFormat format) {
        return Command.ofRegistry(
                "requestExport", "snapshot/" + month + "/" + list.field() + "." + format.extension(), clock.instant());
    }
}
