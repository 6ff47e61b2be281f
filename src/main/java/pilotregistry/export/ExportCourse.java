package pilotregistry.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far an export has come.
record ExportCourse(
        ExportStatus status,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant expiresAt,
        @Nullable ExportResult result,
        @Nullable ExportFailure failure) {

    static final ExportCourse QUEUED = new ExportCourse(ExportStatus.QUEUED, null, null, null, null, null);

    ExportCourse started(Instant at) {
        return new ExportCourse(ExportStatus.RUNNING, at, null, null, null, null);
    }

    ExportCourse done(ExportResult whole, Instant at, Instant until) {
        return new ExportCourse(ExportStatus.DONE, startedAt, at, until, whole, null);
    }

    ExportCourse ended(ExportStatus how, Instant at, @Nullable ExportFailure why) {
        return new ExportCourse(how, startedAt, at, null, null, why);
    }
}
