package pilotregistry.pilot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.pilot.HistoricEntry.Difference;

/// All that is known of a pilot, or that one source states.
///
/// @param origin null for a pilot that was designated here
record PilotSheet(
        PilotProfile profile, PilotCourse course, @Nullable Origin origin) {

    /// This, with what another source states.
    PilotSheet with(HistoricPilot stated) {
        return new PilotSheet(
                profile.with(stated.profile()),
                course.with(stated.course()),
                origin == null ? stated.origin() : origin.with(stated.origin()));
    }

    PilotSheet with(PilotCourse later) {
        return new PilotSheet(profile, later, origin);
    }

    /// What the source states otherwise.
    List<Difference> differences(HistoricPilot stated) {
        return Differences.between(this, with(stated));
    }
}
