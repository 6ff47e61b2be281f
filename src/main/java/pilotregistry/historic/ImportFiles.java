package pilotregistry.historic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.attachment.FileId;
import pilotregistry.attachment.FileOwner;
import pilotregistry.attachment.FileProblem;
import pilotregistry.attachment.FileRoom;
import pilotregistry.attachment.MediaKind;
import pilotregistry.attachment.StoredFile;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;

/// The tables that are handed in to be imported: for the eyes of who handed them in, and kept for a day, as no record
/// lists them.
@Component
class ImportFiles implements FileOwner {

    private static final String PILOTS = "pilots";

    private final FileRoom room;
    private final DataSize limit;

    ImportFiles(FileRoom room, @Value("${registry.import.limit}") DataSize limit) {
        this.room = room;
        this.limit = limit;
    }

    /// The mandate under which somebody imports.
    static Mandate importer(Actor actor) {
        return actor.acting(
                Scope.IMPORT,
                any -> true,
                Role.MINISTRY_ECOLOGY,
                Role.MINISTRY_DEVELOPMENT_AND_REFORM,
                Role.ADMINISTRATOR);
    }

    /// Lets a table that the actor handed in be read.
    <T> T read(FileId id, Actor actor, Function<TableFile, T> use) {
        var file = room.of(owner(actor)).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(NotVisible::new);
        return TableFile.spooled(file.name(), out -> room.copy(id, 0, file.bytes(), out), use);
    }

    /// Why a text is not read; nothing when it is.
    Optional<Decision<ImportReport, ImportPilotsErrorCode>> tooLarge(String text) {
        return text.length() <= limit.toBytes()
                ? Optional.empty()
                : Optional.of(Decision.refused(
                        null,
                        List.of(Refusal.of(ImportPilotsErrorCode.TOO_LARGE, "input", "source", "csv")
                                .with("limit", limit.toBytes()))));
    }

    @Override
    public String prefix() {
        return ImportId.PREFIX;
    }

    @Override
    public Scope scope() {
        return Scope.IMPORT;
    }

    @Override
    public String record(String named, Actor actor) {
        importer(actor);
        if (!named.equals(PILOTS)) {
            throw new FileProblem(HttpStatus.BAD_REQUEST, "IMPORT_UNKNOWN", Map.of("imports", PILOTS));
        }
        return owner(actor);
    }

    @Override
    public Allowance allows(String owner, String role, Actor actor) {
        importer(actor);
        return new Allowance(limit.toBytes(), MediaKind.TABLES);
    }

    @Override
    public Listed list(String owner, String role, StoredFile file, Actor actor) {
        return new Listed(file, "IMPORT");
    }

    @Override
    public void strike(String owner, FileId file, Actor actor) {
        importer(actor);
    }

    @Override
    public boolean shows(String owner, FileId file, Actor actor) {
        return actor.identified().isPresent() && owner.equals(owner(actor));
    }

    @Override
    public boolean lists(String owner, FileId file) {
        return false;
    }

    private static String owner(Actor actor) {
        return ImportId.PREFIX + "_"
                + actor.identified().orElseThrow(NotVisible::new).subject();
    }
}
