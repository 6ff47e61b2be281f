package pilotregistry.casestudy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.organization.OrganizationId;
import pilotregistry.pilot.PilotId;

/// That a body repeated what a case study tells, as it says itself.
///
/// @param place code of the division where it was done
/// @param since the day it took effect there
/// @param note what came of it
/// @param pilot the pilot it was part of
/// @param recordedBy name of whoever recorded it
/// @param withdrawal null while it stands
public record Replication(
        OrganizationId organization,
        @Nullable String place,
        LocalDate since,
        String note,
        @Nullable PilotId pilot,
        String recordedBy,
        Instant recordedAt,
        @Nullable Withdrawal withdrawal) {

    /// That it was taken back.
    ///
    /// @param by name of whoever did
    public record Withdrawal(String reason, String by, Instant at) {}

    static List<Replication> standing(List<Replication> recorded) {
        return recorded.stream().filter(each -> each.withdrawal == null).toList();
    }

    /// The same, taken back where it is what this body recorded and still stands.
    Replication withdrawn(OrganizationId body, Withdrawal why) {
        return withdrawal == null && organization.equals(body)
                ? new Replication(organization, place, since, note, pilot, recordedBy, recordedAt, why)
                : this;
    }
}
