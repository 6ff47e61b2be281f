package pilotregistry.pilot;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.IndustryChoice;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.Policy;
import pilotregistry.designation.Designation;
import pilotregistry.designation.DesignationId;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.HistoricEntry.Difference;
import pilotregistry.reference.PilotType;

/// A pilot (试点): designated by the ministries, carried out for a term, assessed after it.
@Document("pilots")
public final class Pilot implements Recorded {

    @Id
    private final PilotId id;

    @Version
    private @Nullable Long version;

    private final PilotEntry entry;
    private final @Nullable Cause cause;
    private PilotSheet sheet;

    @SuppressWarnings("unused") // read by the database only
    private PilotKeys keys;

    private final History history;

    /// What it came of, when it was designated here.
    record Cause(ApplicationId application, DesignationId designation) {}

    @PersistenceCreator
    Pilot(
            PilotId id,
            @Nullable Long version,
            PilotEntry entry,
            @Nullable Cause cause,
            PilotSheet sheet,
            PilotKeys keys,
            History history) {
        this.id = id;
        this.version = version;
        this.entry = entry;
        this.cause = cause;
        this.sheet = sheet;
        this.keys = keys;
        this.history = history;
    }

    static Pilot historic(PilotId id, PilotEntry entry, HistoricPilot row) {
        var sheet = new PilotSheet(row.profile(), row.course(), row.origin());
        return new Pilot(id, null, entry, null, sheet, PilotKeys.of(sheet), new History());
    }

    static Pilot designated(
            PilotEntry entry, PilotProfile profile, ApplicationId application, Designation designation) {
        var content = designation.content();
        var course = new PilotCourse(
                new DesignationNotice(content.documentNumber(), content.issuedOn(), null),
                Term.of(content.termStart(), designation.termMonths()),
                PilotStatus.DESIGNATED,
                null,
                null);
        var sheet = new PilotSheet(profile, course, null);
        return new Pilot(
                PilotId.of(application),
                null,
                entry,
                new Cause(application, designation.id()),
                sheet,
                PilotKeys.of(sheet),
                new History());
    }

    /// What the row states otherwise.
    List<Difference> differences(HistoricPilot row) {
        return sheet.differences(row);
    }

    /// Takes over what the row states.
    void amend(HistoricPilot row) {
        sheet = sheet.with(row);
        keys = PilotKeys.of(sheet);
    }

    List<Refusal<SuspendPilotErrorCode>> suspend(Ruling ruling) {
        return take(PilotRules.suspension(this, ruling), ruling.deciding(PilotDecisionKind.SUSPENDED, null));
    }

    List<Refusal<ResumePilotErrorCode>> resume(Ruling ruling) {
        return take(PilotRules.resumption(this, ruling), ruling.deciding(PilotDecisionKind.RESUMED, null));
    }

    List<Refusal<ExtendPilotErrorCode>> extend(YearMonth end, Ruling ruling) {
        return take(PilotRules.extension(this, end, ruling), ruling.deciding(PilotDecisionKind.EXTENDED, end));
    }

    List<Refusal<TerminatePilotErrorCode>> terminate(Ruling ruling) {
        return take(PilotRules.termination(this, ruling), ruling.deciding(PilotDecisionKind.TERMINATED, null));
    }

    List<Refusal<AssessPilotErrorCode>> assess(AssessmentResult result, Ruling ruling) {
        var kind = result == AssessmentResult.PASSED ? PilotDecisionKind.PASSED : PilotDecisionKind.NOT_PASSED;
        return take(PilotRules.assessment(this, result, ruling), ruling.deciding(kind, null));
    }

    /// Takes the final report, or another revision of it.
    List<Refusal<SubmitFinalReportErrorCode>> report(FinalReport.Draft draft, Instant now, String by) {
        var refusals = ReportRules.report(this, draft, YearMonth.from(now.atOffset(Policy.ZONE)));
        if (refusals.isEmpty()) {
            follow(course().reported(draft.numbered(acts().reports().size() + 1, now, by)));
        }
        return refusals;
    }

    List<Refusal<CheckFinalReportErrorCode>> check(ProvincialCheck check) {
        var refusals = ReportRules.check(this, check);
        if (refusals.isEmpty()) {
            follow(course().with(acts().with(check)));
        }
        return refusals;
    }

    List<Refusal<PilotFileErrorCode>> attach(PilotFile file) {
        var refusals = ReportRules.attachment(this, file);
        if (refusals.isEmpty()) {
            follow(course().with(acts().with(file)));
        }
        return refusals;
    }

    List<Refusal<PilotFileErrorCode>> detach(String file) {
        var refusals = ReportRules.detachment(this, file);
        if (refusals.isEmpty()) {
            follow(course().with(acts().without(file)));
        }
        return refusals;
    }

    /// Its credits have followed it to this turn; says nothing of a later one.
    List<Refusal<AssessPilotErrorCode>> settle(int turn) {
        if (!unsettled() || acts().turn() != turn) {
            return List.of(Refusal.of(AssessPilotErrorCode.VERSION_CONFLICT));
        }
        follow(course().with(acts().settled()));
        return List.of();
    }

    private <C extends Enum<C>> List<Refusal<C>> take(List<Refusal<C>> refusals, PilotDecision decision) {
        if (refusals.isEmpty()) {
            follow(course().after(decision));
        }
        return refusals;
    }

    private void follow(PilotCourse course) {
        sheet = sheet.with(course);
        keys = PilotKeys.of(sheet);
    }

    /// What it is in this month: between start and end of its term a designated pilot runs, after it the term is over.
    public PilotStatus statusIn(YearMonth month) {
        var course = sheet.course();
        var term = course.term();
        return course.status() == PilotStatus.DESIGNATED && term != null ? term.at(month) : course.status();
    }

    @Override
    public PilotId id() {
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

    /// The number people know it by, such as `CP-02-0001`.
    public String code() {
        return entry.code();
    }

    int number() {
        return entry.number();
    }

    public BatchId batchId() {
        return entry.batch();
    }

    /// Null for a historic pilot.
    public @Nullable ApplicationId applicationId() {
        return cause == null ? null : cause.application();
    }

    /// Null for a historic pilot.
    public @Nullable DesignationId designationId() {
        return cause == null ? null : cause.designation();
    }

    public PilotProfile profile() {
        return sheet.profile();
    }

    public String name() {
        return sheet.profile().name();
    }

    public @Nullable PilotType type() {
        return sheet.profile().type();
    }

    public @Nullable PilotTarget target() {
        return sheet.profile().target();
    }

    public List<IndustryChoice> industries() {
        return sheet.profile().industries();
    }

    public @Nullable PilotBody applicant() {
        return sheet.profile().applicant();
    }

    public @Nullable PilotBody implementer() {
        return sheet.profile().implementer();
    }

    public List<ScopeEnterprise> enterprises() {
        return sheet.profile().enterprises();
    }

    public @Nullable DesignationNotice notice() {
        return sheet.course().notice();
    }

    public @Nullable Term term() {
        return sheet.course().term();
    }

    PilotCourse course() {
        return sheet.course();
    }

    Proceedings acts() {
        return sheet.course().acts();
    }

    boolean unsettled() {
        return acts().unsettled();
    }

    /// In the order in which they were taken.
    public List<PilotDecision> decisions() {
        return acts().decisions();
    }

    /// Whether it passed its assessment: then its cases may be published (R30).
    public boolean passed() {
        return sheet.course().status() == PilotStatus.PASSED;
    }

    public @Nullable Assessment assessment() {
        return sheet.course().assessment();
    }

    /// Null for a pilot that was designated here.
    @Nullable
    Origin origin() {
        return sheet.origin();
    }

    /// True for a pilot invented to show the registry at work; nobody designated it.
    public boolean demonstration() {
        return entry.demonstration();
    }
}
