package pilotregistry.outcome;

import java.util.Map;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import pilotregistry.access.Actor;
import pilotregistry.access.Scope;
import pilotregistry.attachment.FileId;
import pilotregistry.attachment.FileOwner;
import pilotregistry.attachment.FileProblem;
import pilotregistry.attachment.FileRoom;
import pilotregistry.attachment.MediaKind;
import pilotregistry.attachment.StoredFile;
import pilotregistry.ledger.NotVisible;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotRegister;

/// The files of a pilot's outcomes: documents it produced, and evidence. Handed in before they are named by a report or
/// a verification; what nothing names within a day is forgotten. They are materials, never public (R32).
@Component
class OutcomeFiles implements FileOwner {

    private static final DataSize LIMIT = DataSize.ofMegabytes(50);
    private static final DataSize TOGETHER = DataSize.ofGigabytes(1);
    private static final int MOST = 500;

    private final FileRoom room;
    private final PilotRegister pilots;
    private final MongoOperations mongo;

    OutcomeFiles(FileRoom room, PilotRegister pilots, MongoOperations mongo) {
        this.room = room;
        this.pilots = pilots;
        this.mongo = mongo;
    }

    /// Whether the file was handed in for this pilot.
    boolean holds(PilotId pilot, FileId file) {
        return room.of(owner(pilot)).stream().anyMatch(each -> each.id().equals(file));
    }

    @Override
    public String prefix() {
        return OutcomeId.PREFIX;
    }

    @Override
    public String record(String named, Actor actor) {
        var pilot = facts(new PilotId(named));
        OutcomeAccess.reporter(actor, Scope.WRITE, pilot);
        return owner(new PilotId(named));
    }

    @Override
    public Allowance allows(String owner, String role, Actor actor) {
        reporter(owner, actor);
        var held = room.of(owner);
        if (held.size() >= MOST) {
            throw new FileProblem(HttpStatus.CONFLICT, "FILES_TOO_MANY", Map.of("limit", MOST));
        }
        var left =
                TOGETHER.toBytes() - held.stream().mapToLong(StoredFile::bytes).sum();
        return new Allowance(Math.clamp(left, 0, LIMIT.toBytes()), MediaKind.DOCUMENTS);
    }

    @Override
    public Listed list(String owner, String role, StoredFile file, Actor actor) {
        return new Listed(file, "OUTCOME");
    }

    @Override
    public void strike(String owner, FileId file, Actor actor) {
        reporter(owner, actor);
        if (lists(owner, file)) {
            throw new FileProblem(HttpStatus.CONFLICT, "FILE_IN_USE", Map.of());
        }
    }

    @Override
    public boolean shows(String owner, FileId file, Actor actor) {
        return pilots.find(pilot(owner))
                .filter(pilot -> OutcomeAccess.involved(actor, PilotFacts.of(pilot)))
                .isPresent();
    }

    @Override
    public boolean lists(String owner, FileId file) {
        var named = Criteria.where("subject.pilot")
                .is(pilot(owner))
                .and("keys.files")
                .is(file.value());
        return mongo.exists(Query.query(named), Outcome.class);
    }

    private void reporter(String owner, Actor actor) {
        OutcomeAccess.reporter(actor, Scope.WRITE, facts(pilot(owner)));
    }

    private PilotFacts facts(PilotId id) {
        return pilots.find(id).map(PilotFacts::of).orElseThrow(NotVisible::new);
    }

    private static String owner(PilotId pilot) {
        return OutcomeId.PREFIX + "_" + pilot.value();
    }

    private static PilotId pilot(String owner) {
        return new PilotId(owner.substring(OutcomeId.PREFIX.length() + 1));
    }
}
