package pilotregistry.sheet;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;

/// One import as it was carried out: of which file, and with what result. A run that was cut off has none, and is taken
/// up by the same call.
@Document("imports")
final class ImportRun implements Recorded {

    @Id
    private final ImportId id;

    @Version
    private @Nullable Long version;

    private final String file;
    private @Nullable ImportReport report;
    private final History history;

    @PersistenceCreator
    ImportRun(ImportId id, @Nullable Long version, String file, @Nullable ImportReport report, History history) {
        this.id = id;
        this.version = version;
        this.file = file;
        this.report = report;
        this.history = history;
    }

    static ImportRun begun(ImportId id, String file) {
        return new ImportRun(id, null, file, null, new History());
    }

    void finished(ImportReport result) {
        report = result;
    }

    @Override
    public ImportId id() {
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

    String file() {
        return file;
    }

    /// Null while it runs, and when it was cut off.
    @Nullable
    ImportReport report() {
        return report;
    }
}
