package pilotregistry.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Role;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.ListRequest;
import pilotregistry.connection.Listing;
import pilotregistry.connection.Reading;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;
import pilotregistry.organization.OrganizationId;
import pilotregistry.reference.PilotType;

/// The office that takes applications in (申报受理).
@Component
public class Intake {

    static final Listing<Application> APPLICATIONS = Listing.of(
            "applications",
            Application.class,
            filter -> filter.id("batch", "batch")
                    .id("applicant", "applicant")
                    .string("title", "content.title")
                    .enumeration("type", "content.type", PilotType.class)
                    .enumeration("status", "status", ApplicationStatus.class)
                    .string("leadProvince", "content.leadProvince")
                    .strings("industries", "content.industries.code")
                    .instant("createdAt", "course.createdAt")
                    .instant("submittedAt", "course.submission.at"),
            order -> order.by("CREATED", "course.createdAt")
                    .by("TITLE", "titleSort")
                    .by("STATUS", "status")
                    .by("PROVINCE", "content.leadProvince")
                    .by("SUBMITTED", "course.submission.at")
                    .unlessAsked("CREATED", Direction.DESC));

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Connections connections;
    private final BatchRegister batches;
    private final Directory directory;
    private final ContentCheck check;
    private final Rulebook rulebook;
    private final Claims claims;
    private final Snapshots snapshots;

    Intake(
            Ledger ledger,
            MongoOperations mongo,
            Connections connections,
            BatchRegister batches,
            Directory directory,
            ContentCheck check,
            Rulebook rulebook) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.connections = connections;
        this.batches = batches;
        this.directory = directory;
        this.check = check;
        this.rulebook = rulebook;
        this.claims = new Claims(mongo);
        this.snapshots = new Snapshots(mongo);
        var indexes = mongo.indexOps(Application.class);
        indexes.createIndex(new Index("applicant", Sort.Direction.ASC));
        indexes.createIndex(new Index("batch", Sort.Direction.ASC).on("content.leadProvince", Sort.Direction.ASC));
        indexes.createIndex(new Index("content.coApplicants", Sort.Direction.ASC));
        indexes.createIndex(new Index("content.leadProvince", Sort.Direction.ASC));
        indexes.createIndex(APPLICATIONS.defaultIndex());
        mongo.indexOps(Snapshot.class).createIndex(new Index("sha256", Sort.Direction.ASC));
    }

    Decision<Application, DraftApplicationErrorCode> draft(
            BatchId batch, OrganizationId applicant, ApplicationContent content, Actor actor, Command command) {
        var mandate = ApplicationAccess.applicant(actor, applicant);
        var id = new ApplicationId(command.newId(ApplicationId.PREFIX));
        var duplicate = Claims.duplicate(DraftApplicationErrorCode.DUPLICATE_TITLE, content);
        return ledger.create(Application.class, id, command.under(mandate.id().value()), duplicate, () -> {
            var refusals = new ArrayList<Refusal<DraftApplicationErrorCode>>();
            var call = batches.find(batch);
            if (call.isEmpty()) {
                refusals.add(Refusal.of(DraftApplicationErrorCode.UNKNOWN_BATCH, "input", "batch"));
            } else if (call.get().closedAt(command.at())) {
                refusals.add(Refusal.of(DraftApplicationErrorCode.BATCH_CLOSED, "input", "batch")
                        .by("R25, 通知六")
                        .with("lastDay", call.get().policy().lastDay()));
            }
            if (content.normalTitle().isEmpty()) {
                refusals.add(Refusal.of(DraftApplicationErrorCode.TITLE_MISSING, "input", "content", "title"));
            } else if (claims.taken(batch, applicant, content, id)) {
                refusals.add(duplicate);
            }
            check.flaws(content).forEach(flaw -> refusals.add(flaw.refusal(DraftApplicationErrorCode.class)));
            return refusals.isEmpty()
                    ? Decision.done(Application.draft(id, batch, applicant, content, command.at()))
                    : Decision.refused(null, refusals);
        });
    }

    Decision<Application, EditApplicationErrorCode> edit(
            ApplicationId id, ApplicationContent edit, Actor actor, Command command) {
        var mandate = ApplicationAccess.applicant(actor, visible(id, actor).applicantId());
        var duplicate = Claims.duplicate(EditApplicationErrorCode.DUPLICATE_TITLE, edit);
        return ledger.change(
                Application.class,
                id,
                command.under(mandate.id().value()),
                EditApplicationErrorCode.VERSION_CONFLICT,
                duplicate,
                application -> {
                    var refusals = new ArrayList<Refusal<EditApplicationErrorCode>>();
                    var call = batches.get(application.batchId());
                    if (call.closedAt(command.at())) {
                        refusals.add(Refusal.of(EditApplicationErrorCode.BATCH_CLOSED, "input", "id")
                                .by("R25, 通知六")
                                .with("lastDay", call.policy().lastDay()));
                    }
                    if (edit.title() != null && edit.normalTitle().isEmpty()) {
                        refusals.add(Refusal.of(EditApplicationErrorCode.TITLE_MISSING, "input", "content", "title"));
                    } else if (claims.taken(application, edit)) {
                        refusals.add(duplicate);
                    }
                    check.flaws(application.content().with(edit))
                            .forEach(flaw -> refusals.add(flaw.refusal(EditApplicationErrorCode.class)));
                    return refusals.isEmpty() ? application.edit(edit) : refusals;
                });
    }

    Decision<Application, FileApplicationErrorCode> file(ApplicationId id, Actor actor, Command command) {
        var mandate = ApplicationAccess.applicant(actor, visible(id, actor).applicantId());
        return ledger.change(
                Application.class,
                id,
                command.under(mandate.id().value()),
                FileApplicationErrorCode.VERSION_CONFLICT,
                application -> {
                    if (!application.status().editable()) {
                        return List.of(Refusal.of(FileApplicationErrorCode.NOT_EDITABLE, "input", "id")
                                .with("status", application.status()));
                    }
                    var refusals = findings(application, command.at()).stream()
                            .filter(Finding::refuses)
                            .map(finding ->
                                    finding.refusal(FileApplicationErrorCode.class, rulebook.clause(finding.rule())))
                            .toList();
                    if (refusals.isEmpty() && !command.validateOnly()) {
                        application.file(
                                snapshots.freeze(application, command.at()),
                                command.at(),
                                command.author().subject());
                    }
                    return refusals;
                });
    }

    Decision<Application, ReturnApplicationErrorCode> returnToApplicant(
            ApplicationId id, String reason, Actor actor, Command command) {
        var mandate = ApplicationAccess.province(actor, visible(id, actor));
        return ledger.change(
                Application.class,
                id,
                command.under(mandate.id().value()),
                ReturnApplicationErrorCode.VERSION_CONFLICT,
                application -> application.returnToApplicant(
                        reason, command.at(), command.author().subject()));
    }

    Decision<Application, WithdrawApplicationErrorCode> withdraw(
            ApplicationId id, String reason, Actor actor, Command command) {
        var mandate = ApplicationAccess.applicant(actor, visible(id, actor).applicantId());
        return ledger.change(
                Application.class,
                id,
                command.under(mandate.id().value()),
                WithdrawApplicationErrorCode.VERSION_CONFLICT,
                application -> application.withdraw(reason, command.at()));
    }

    /// R31: by the applicant, or by its province for it.
    Decision<Application, SubmitApplicationErrorCode> submit(ApplicationId id, Actor actor, Command command) {
        var seen = visible(id, actor);
        var byProvince = !actor.actsFor(seen.applicantId(), Role.APPLICANT);
        var mandate = byProvince
                ? ApplicationAccess.province(actor, seen)
                : ApplicationAccess.applicant(actor, seen.applicantId());
        var call = batches.get(seen.batchId());
        return ledger.change(
                Application.class,
                id,
                command.under(mandate.id().value()),
                SubmitApplicationErrorCode.VERSION_CONFLICT,
                application -> application.submit(
                        call, new Submission(command.at(), command.author().subject(), byProvince)));
    }

    /// R16: by a department of its province or by a ministry.
    Decision<Application, RecordEnvironmentalEventErrorCode> record(
            ApplicationId id, EnvironmentalEvent event, Actor actor, Command command) {
        var mandate = ApplicationAccess.office(actor, visible(id, actor));
        return ledger.change(
                Application.class,
                id,
                command.under(mandate.id().value()),
                RecordEnvironmentalEventErrorCode.VERSION_CONFLICT,
                application -> application.record(
                        new RecordedEvent(event, command.at(), command.author().subject())));
    }

    /// Enters the province's letter (R22).
    public Decision<Application, FollowUpErrorCode> recommended(ApplicationId id, Recommended letter, Command command) {
        return ledger.change(
                Application.class,
                id,
                command,
                FollowUpErrorCode.VERSION_CONFLICT,
                application -> application.recommend(letter));
    }

    /// Enters what the ministries made of it.
    public Decision<Application, FollowUpErrorCode> concluded(
            ApplicationId id, ApplicationStatus status, @Nullable String reason, Command command) {
        return ledger.change(
                Application.class,
                id,
                command,
                FollowUpErrorCode.VERSION_CONFLICT,
                application -> application.enter(status, reason, command.at()));
    }

    public List<Finding> findings(Application application, Instant now) {
        return Objects.requireNonNull(findings(List.of(application), now).get(application));
    }

    /// What every rule of its batch says of each.
    public Map<Application, List<Finding>> findings(Collection<Application> applications, Instant now) {
        var calls = batches.byId(applications.stream().map(Application::batchId).collect(Collectors.toSet()));
        var bodies =
                directory.byId(applications.stream().flatMap(Dossier::bodiesOf).collect(Collectors.toSet()));
        return rulebook.findings(applications.stream()
                .map(application -> new Dossier(
                        application, Objects.requireNonNull(calls.get(application.batchId()), "batch"), bodies, now))
                .toList());
    }

    /// The application, for whoever may see it.
    ///
    /// @throws NotVisible when it is not there or not the actor's to see
    public Application visible(ApplicationId id, Actor actor) {
        return find(id, actor).orElseThrow(NotVisible::new);
    }

    public Optional<Application> find(ApplicationId id, Actor actor) {
        return Optional.ofNullable(mongo.findById(id, Application.class))
                .filter(application -> ApplicationAccess.sees(actor, application));
    }

    public Map<ApplicationId, Application> visible(Collection<ApplicationId> ids, Actor actor) {
        return all(ids).values().stream()
                .filter(application -> ApplicationAccess.sees(actor, application))
                .collect(Collectors.toMap(Application::id, Function.identity()));
    }

    /// Without regard to who asks: for the offices' own decisions.
    public Map<ApplicationId, Application> all(Collection<ApplicationId> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Application.class).stream()
                .collect(Collectors.toMap(Application::id, Function.identity()));
    }

    Connection<Application> list(ListRequest request, Actor actor) {
        return connections.page(APPLICATIONS, request, ApplicationAccess.visibleTo(actor));
    }

    /// All of the list that this actor sees, to be read from end to end.
    public Reading reading(ListRequest request, Actor actor) {
        return connections.reading(APPLICATIONS, request, ApplicationAccess.visibleTo(actor));
    }
}
