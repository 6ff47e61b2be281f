package pilotregistry.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import pilotregistry.access.Actor;
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
public class ImportFiles implements FileOwner {

    private final FileRoom room;
    private final Map<String, ImportKind> kinds;
    private final DataSize limit;

    ImportFiles(FileRoom room, List<ImportKind> kinds, @Value("${registry.import.limit}") DataSize limit) {
        this.room = room;
        this.kinds = kinds.stream()
                .collect(Collectors.toMap(
                        ImportKind::name, Function.identity(), (one, other) -> one, () -> new TreeMap<>()));
        this.limit = limit;
    }

    /// Lets a table be read that the actor handed in, or gives as text.
    ///
    /// @param name of the act, which a text goes by
    public <C extends Enum<C>> Decision<ImportReport, C> open(
            ImportSource source,
            String name,
            Actor actor,
            Class<C> codes,
            Function<TableFile, Decision<ImportReport, C>> use) {
        var csv = source.csv();
        if (csv == null) {
            return read(Objects.requireNonNull(source.attachment()), actor, use);
        }
        if (csv.length() > limit.toBytes()) {
            return Decision.refused(
                    null,
                    TableFlaw.as(
                            codes,
                            List.of(Refusal.of(TableFlaw.TOO_LARGE, "input", "source", "csv")
                                    .with("limit", limit.toBytes()))));
        }
        return TableFile.spooled(name + ".csv", out -> out.write(csv.getBytes(StandardCharsets.UTF_8)), use);
    }

    /// Lets a file be read that the actor handed in.
    public <T> T read(FileId id, Actor actor, Function<TableFile, T> use) {
        var file = room.of(owner(actor)).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(NotVisible::new);
        return TableFile.spooled(file.name(), out -> room.copy(id, 0, file.bytes(), out), use);
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
        actor.requireScope(Scope.IMPORT);
        var kind = kinds.get(named);
        if (kind == null) {
            throw new FileProblem(
                    HttpStatus.BAD_REQUEST, "IMPORT_UNKNOWN", Map.of("imports", String.join(", ", kinds.keySet())));
        }
        kind.importer(actor);
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

    private void importer(Actor actor) {
        actor.acting(
                Scope.IMPORT,
                any -> true,
                kinds.values().stream()
                        .flatMap(kind -> kind.roles().stream())
                        .distinct()
                        .toArray(Role[]::new));
    }

    private static String owner(Actor actor) {
        return ImportId.PREFIX + "_"
                + actor.identified().orElseThrow(NotVisible::new).subject();
    }
}
