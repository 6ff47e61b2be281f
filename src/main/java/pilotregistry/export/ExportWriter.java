package pilotregistry.export;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import pilotregistry.feed.Feed;

/// Writes one export, part by part: after a kill another node, or the same, goes on behind the last part that is whole.
@Component
class ExportWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ExportWriter.class);
    private static final int ATTEMPTS = 5;

    private final Exports exports;
    private final ExportRuns runs;
    private final ExportFiles files;
    private final Tables tables;
    private final RowSources sources;
    private final Feed feed;
    private final DataSize part;

    ExportWriter(
            Exports exports,
            ExportRuns runs,
            ExportFiles files,
            Tables tables,
            RowSources sources,
            Feed feed,
            @Value("${registry.exports.part:8MB}") DataSize part) {
        this.exports = exports;
        this.runs = runs;
        this.files = files;
        this.tables = tables;
        this.sources = sources;
        this.feed = feed;
        this.part = part;
    }

    /// Writes it, unless another node does.
    void write(ExportId id) {
        runs.claim(id).ifPresent(run -> {
            try {
                write(id, run);
            } catch (ExportRuns.Overtaken elsewhere) {
                LOG.info("{} is written by another node, or not any more", id);
            } catch (RuntimeException | IOException again) {
                LOG.warn("{} is gone on with later: {}", id, again.toString());
                runs.release(run);
            }
        });
    }

    private void write(ExportId id, ExportRun run) throws IOException {
        var job = exports.start(id).orElse(null);
        if (job == null) {
            runs.remove(id);
        } else if (!exports.holds(job)) {
            exports.fail(id, ExportFailure.MANDATE_ENDED);
        } else if (run.attempts() > ATTEMPTS) {
            exports.fail(id, ExportFailure.BROKEN);
        } else {
            write(job, run);
        }
    }

    private void write(ExportJob job, ExportRun claimed) throws IOException {
        var source = sources.of(job.wish());
        var run = claimed;
        if (run.parts().isEmpty() || !job.format().resumable()) {
            run = runs.keep(run, run.anew(source.count(), feed.newest()));
            files.clear(job.id(), List.of());
        }
        if (job.format() == ExportFormat.XLSX && Objects.requireNonNull(run.total()) > XlsxRows.MOST) {
            exports.fail(job.id(), ExportFailure.TOO_LARGE);
            return;
        }
        var digest = sha256();
        files.digest(run.parts(), digest);
        var parts = new Parts(files, job.id(), digest);
        try {
            var table = tables.of(job.wish());
            var rows = RowWriter.of(job.wish(), table, parts);
            var size = job.format().resumable() ? part.toBytes() : Long.MAX_VALUE;
            var result = new Pen(runs, run, parts, rows, size).write(source, table);
            exports.finish(job.id(), result);
        } finally {
            parts.abort();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
