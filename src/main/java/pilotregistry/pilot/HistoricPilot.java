package pilotregistry.pilot;

import org.jspecify.annotations.Nullable;
import pilotregistry.batch.BatchId;

/// A pilot of the past, as a source states it; what no source states is null or empty.
public record HistoricPilot(
        BatchId batch,
        PilotProfile profile,
        @Nullable DesignationNotice notice,
        @Nullable Term term,
        @Nullable Assessment assessment,
        Origin origin,
        boolean demonstration) {

    PilotId id() {
        return PilotId.of(batch, profile.name());
    }

    PilotCourse course() {
        return PilotCourse.historic(notice, term, assessment);
    }
}
