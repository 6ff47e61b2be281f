package pilotregistry.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.attachment.FileId;
import pilotregistry.attachment.FileOwner;
import pilotregistry.attachment.FileProblem;
import pilotregistry.attachment.MediaKind;
import pilotregistry.attachment.StoredFile;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchRegister;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;

/// The files of applications: the lead applicant attaches and detaches them while the application is its to edit; who
/// sees the application sees them.
@Component
class ApplicationFiles implements FileOwner {

    private final Ledger ledger;
    private final Intake intake;
    private final BatchRegister batches;
    private final MongoOperations mongo;
    private final Clock clock;

    ApplicationFiles(Ledger ledger, Intake intake, BatchRegister batches, MongoOperations mongo, Clock clock) {
        this.ledger = ledger;
        this.intake = intake;
        this.batches = batches;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return ApplicationId.PREFIX;
    }

    /// What is left of the batch's limit (R27), but never less than a file that is there: it may come again.
    @Override
    public Allowance allows(String owner, String role, Actor actor) {
        var application = editable(owner, actor);
        role(role);
        var call = call(application);
        application.shut(call, clock.instant()).stream().findFirst().ifPresent(refusal -> {
            throw problem(refusal);
        });
        long left = call.policy().sizeLimit() - application.totalBytes();
        long largest = application.attachments().stream()
                .mapToLong(Attachment::bytes)
                .max()
                .orElse(0);
        return new Allowance(Math.max(left, largest), MediaKind.DOCUMENTS);
    }

    @Override
    public Listed list(String owner, String role, StoredFile file, Actor actor) {
        var application = editable(owner, actor);
        var command = command("attachFile", Map.of("file", file, "role", role), application, actor);
        var attachment =
                new Attachment(file, role(role), command.at(), command.author().subject());
        var decision = change(application, command, now -> now.attach(attachment, call(now)));
        if (decision.accepted()) {
            return listed(attachment);
        }
        var refusal = decision.refusals().getFirst();
        if (refusal.code() != AttachErrorCode.ALREADY_ATTACHED) {
            throw problem(refusal);
        }
        return Objects.requireNonNull(decision.aggregate()).attachments().stream()
                .filter(each -> each.sha256().equals(file.sha256()))
                .findFirst()
                .map(ApplicationFiles::listed)
                // Detached a moment ago: then this one takes its place.
                .orElseGet(() -> list(owner, role, file, actor));
    }

    @Override
    public void strike(String owner, FileId file, Actor actor) {
        var application = editable(owner, actor);
        var command = command("detachFile", Map.of("file", file), application, actor);
        var decision = change(application, command, now -> now.detach(file.value(), call(now), command.at()));
        if (!decision.accepted()) {
            throw problem(decision.refusals().getFirst());
        }
    }

    @Override
    public boolean shows(String owner, FileId file, Actor actor) {
        return intake.find(new ApplicationId(owner), actor).stream()
                .flatMap(ApplicationFiles::filesOf)
                .anyMatch(file::equals);
    }

    @Override
    public boolean lists(String owner, FileId file) {
        var listed = Criteria.where("_id")
                .is(owner)
                .orOperator(
                        Criteria.where("attachments.file._id").is(file.value()),
                        Criteria.where("filings.files").is(file.value()));
        return mongo.exists(Query.query(listed), Application.class);
    }

    // What was filed can be read as long as the filing is kept.
    private static Stream<FileId> filesOf(Application application) {
        return Stream.concat(
                application.attachments().stream()
                        .map(attachment -> attachment.file().id()),
                application.filings().stream().flatMap(filing -> filing.files().stream()));
    }

    /// In the order of GraphQL: the scope and role at all, the application, the mandate for its applicant.
    private Application editable(String owner, Actor actor) {
        actor.acting(Scope.WRITE, any -> true, Role.APPLICANT);
        var application = intake.visible(new ApplicationId(owner), actor);
        mandate(application, actor);
        return application;
    }

    private Decision<Application, AttachErrorCode> change(
            Application application, Command command, Function<Application, List<Refusal<AttachErrorCode>>> act) {
        return ledger.change(Application.class, application.id(), command, AttachErrorCode.VERSION_CONFLICT, act);
    }

    private Batch call(Application application) {
        return batches.get(application.batchId());
    }

    private static Mandate mandate(Application application, Actor actor) {
        return ApplicationAccess.applicant(actor, application.applicantId());
    }

    private Command command(String act, Map<String, Object> arguments, Application application, Actor actor) {
        var identified = actor.identified().orElseThrow();
        var mandate = mandate(application, actor).id().value();
        return new Command(
                act,
                new Author(identified.subject(), identified.client(), mandate),
                null,
                Fingerprint.of(arguments),
                null,
                false,
                clock.instant());
    }

    private static AttachmentRole role(String name) {
        for (var role : AttachmentRole.values()) {
            if (role.name().equals(name)) {
                return role;
            }
        }
        throw new FileProblem(
                HttpStatus.BAD_REQUEST, "ROLE_UNKNOWN", Map.of("roles", List.of(AttachmentRole.values())));
    }

    private static Listed listed(Attachment attachment) {
        return new Listed(attachment.file(), attachment.role().name());
    }

    private static FileProblem problem(Refusal<AttachErrorCode> refusal) {
        var status = refusal.code() == AttachErrorCode.SIZE_LIMIT ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.CONFLICT;
        return new FileProblem(status, refusal.code().name(), refusal.facts());
    }
}
