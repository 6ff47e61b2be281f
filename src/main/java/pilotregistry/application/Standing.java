package pilotregistry.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far an application has come, without what it says: what the offices that follow decide by.
public record Standing(ApplicationId id, ApplicationStatus status, List<Filing> filings) {

    public Standing {
        filings = List.copyOf(filings);
    }

    /// The filing it stands on; null before the first, while it is returned, and once it is withdrawn.
    public @Nullable Filing filing() {
        return status.editable() || status == ApplicationStatus.WITHDRAWN || filings.isEmpty()
                ? null
                : filings.getLast();
    }
}
