package pilotregistry.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;

/// An export (导出): asked for by one person, written by whichever node takes it, kept for a time.
@Document("exportJobs")
final class ExportJob implements Recorded {

    @Id
    private final ExportId id;

    @Version
    private @Nullable Long version;

    private final ExportWish wish;
    private ExportCourse course;

    // One of the seats of its requester: a plain unique index on this, given up when nothing of it is kept.
    @SuppressWarnings("unused")
    private @Nullable String claim;

    private final History history;

    @PersistenceCreator
    ExportJob(
            ExportId id,
            @Nullable Long version,
            ExportWish wish,
            ExportCourse course,
            @Nullable String claim,
            History history) {
        this.id = id;
        this.version = version;
        this.wish = wish;
        this.course = course;
        this.claim = claim;
        this.history = history;
    }

    /// @param seat null for the registry's own
    static ExportJob requested(ExportId id, ExportWish wish, @Nullable Integer seat) {
        var claim = seat == null ? null : wish.requester() + "/" + seat;
        return new ExportJob(id, null, wish, ExportCourse.QUEUED, claim, new History());
    }

    /// A node begins to write it, or goes on after another one stopped.
    List<Refusal<CancelExportErrorCode>> start(Instant at) {
        if (status() != ExportStatus.QUEUED) {
            return ended();
        }
        course = course.started(at);
        return List.of();
    }

    List<Refusal<CancelExportErrorCode>> finish(ExportResult result, Instant at, Instant until) {
        if (!status().waiting()) {
            return ended();
        }
        course = course.done(result, at, until);
        return List.of();
    }

    List<Refusal<CancelExportErrorCode>> fail(ExportFailure why, Instant at) {
        return status().waiting() ? end(ExportStatus.FAILED, at, why) : ended();
    }

    List<Refusal<CancelExportErrorCode>> cancel(Instant at) {
        return status().ended() ? ended() : end(ExportStatus.CANCELLED, at, null);
    }

    List<Refusal<CancelExportErrorCode>> expire(Instant at) {
        var until = course.expiresAt();
        return until == null || at.isBefore(until) ? ended() : end(ExportStatus.EXPIRED, at, null);
    }

    private List<Refusal<CancelExportErrorCode>> end(ExportStatus how, Instant at, @Nullable ExportFailure why) {
        course = course.ended(how, at, why);
        claim = null;
        return List.of();
    }

    private List<Refusal<CancelExportErrorCode>> ended() {
        return List.of(
                Refusal.of(CancelExportErrorCode.ALREADY_ENDED, "input", "id").with("status", status()));
    }

    ExportWish wish() {
        return wish;
    }

    @Nullable
    ExportResult result() {
        return course.result();
    }

    @Override
    public ExportId id() {
        return id;
    }

    @Override
    public long version() {
        return Recorded.version(version);
    }

    @Override
    public History history() {
        return history;
    }

    public ExportList list() {
        return wish.list();
    }

    public String asked() {
        return wish.asked();
    }

    public ExportFormat format() {
        return wish.format();
    }

    public ExportStatus status() {
        return course.status();
    }

    public Instant requestedAt() {
        return wish.at();
    }

    public @Nullable Instant startedAt() {
        return course.startedAt();
    }

    public @Nullable Instant endedAt() {
        return course.endedAt();
    }

    public @Nullable Instant expiresAt() {
        return course.expiresAt();
    }

    public @Nullable ExportFailure failure() {
        return course.failure();
    }
}
