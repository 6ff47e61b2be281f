package pilotregistry.backup;

import java.util.Map;

/// A backup cannot be made, or an archive cannot be restored: nothing was lost, and nothing was written.
final class BackupFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    enum Reason {
        FILE_EXISTS,
        FILE_MISSING,
        NO_QUIET_MOMENT,
        HISTORY_BROKEN,
        FILE_DAMAGED,
        MIXED_IDS,
        NO_ARCHIVE,
        TRUNCATED,
        ARCHIVE_DAMAGED,
        NEWER_ARCHIVE,
        DATABASE_NOT_EMPTY,
        NOT_ALL_RESTORED
    }

    private final Reason reason;
    private final transient Map<String, Object> facts;

    BackupFault(Reason reason, Map<String, Object> facts) {
        super(reason + " " + facts);
        this.reason = reason;
        this.facts = facts;
    }

    Reason reason() {
        return reason;
    }

    Map<String, Object> facts() {
        return facts;
    }
}
