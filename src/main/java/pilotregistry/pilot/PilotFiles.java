package pilotregistry.pilot;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.attachment.FileId;
import pilotregistry.attachment.FileOwner;
import pilotregistry.attachment.FileProblem;
import pilotregistry.attachment.MediaKind;
import pilotregistry.attachment.StoredFile;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.ledger.Refusal;

/// The files of pilots: its own body hands them in until it is assessed, and they are no more public than its reports.
@Component
class PilotFiles implements FileOwner {

    private final FinalReportDesk desk;
    private final MongoOperations mongo;
    private final Clock clock;

    PilotFiles(FinalReportDesk desk, MongoOperations mongo, Clock clock) {
        this.desk = desk;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return PilotId.PREFIX;
    }

    /// What is left of the limit, but never less than a file that is there: it may come again.
    @Override
    public Allowance allows(String owner, String role, Actor actor) {
        var pilot = editable(owner, actor);
        role(role);
        ReportRules.shut(pilot).stream().findFirst().ifPresent(refusal -> {
            throw problem(refusal);
        });
        var largest =
                pilot.acts().files().stream().mapToLong(PilotFile::bytes).max().orElse(0);
        return new Allowance(Math.max(ReportRules.LIMIT - ReportRules.bytes(pilot), largest), MediaKind.DOCUMENTS);
    }

    @Override
    public Listed list(String owner, String role, StoredFile file, Actor actor) {
        var pilot = editable(owner, actor);
        var command = command("attachFile", Map.of("file", file, "role", role), pilot, actor);
        var listed =
                new PilotFile(file, role(role), command.at(), command.author().subject());
        var decision = desk.attach(pilot.id(), listed, command);
        if (decision.accepted()) {
            return listed(listed);
        }
        var refusal = decision.refusals().getFirst();
        if (refusal.code() != PilotFileErrorCode.ALREADY_ATTACHED) {
            throw problem(refusal);
        }
        return Objects.requireNonNull(decision.aggregate()).acts().files().stream()
                .filter(each -> each.sha256().equals(file.sha256()))
                .findFirst()
                .map(PilotFiles::listed)
                // Detached a moment ago: then this one takes its place.
                .orElseGet(() -> list(owner, role, file, actor));
    }

    @Override
    public void strike(String owner, FileId file, Actor actor) {
        var pilot = editable(owner, actor);
        var command = command("detachFile", Map.of("file", file), pilot, actor);
        var decision = desk.detach(pilot.id(), file.value(), command);
        if (!decision.accepted()) {
            throw problem(decision.refusals().getFirst());
        }
    }

    @Override
    public boolean shows(String owner, FileId file, Actor actor) {
        var pilot = mongo.findById(new PilotId(owner), Pilot.class);
        return pilot != null
                && PilotAccess.sees(actor, pilot)
                && pilot.acts().file(file.value()).isPresent();
    }

    @Override
    public boolean lists(String owner, FileId file) {
        var listed = Criteria.where("_id")
                .is(owner)
                .and("sheet.course.proceedings.files.file._id")
                .is(file.value());
        return mongo.exists(Query.query(listed), Pilot.class);
    }

    private Pilot editable(String owner, Actor actor) {
        var pilot = desk.get(new PilotId(owner));
        PilotAccess.implementer(actor, pilot);
        return pilot;
    }

    private Command command(String act, Map<String, Object> arguments, Pilot pilot, Actor actor) {
        var identified = actor.identified().orElseThrow();
        var mandate = PilotAccess.implementer(actor, pilot).id().value();
        return new Command(
                act,
                new Author(identified.subject(), identified.client(), mandate),
                null,
                Fingerprint.of(arguments),
                null,
                false,
                clock.instant());
    }

    private static PilotFileRole role(String name) {
        for (var role : PilotFileRole.values()) {
            if (role.name().equals(name)) {
                return role;
            }
        }
        throw new FileProblem(HttpStatus.BAD_REQUEST, "ROLE_UNKNOWN", Map.of("roles", List.of(PilotFileRole.values())));
    }

    private static Listed listed(PilotFile file) {
        return new Listed(file.file(), file.role().name());
    }

    private static FileProblem problem(Refusal<PilotFileErrorCode> refusal) {
        var status = refusal.code() == PilotFileErrorCode.FILES_TOO_LARGE
                ? HttpStatus.CONTENT_TOO_LARGE
                : HttpStatus.CONFLICT;
        return new FileProblem(status, refusal.code().name(), refusal.facts());
    }
}
