package pilotregistry.pilot;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.function.UnaryOperator;
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
        var course = PilotCourse.designated(designation);
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
        return go(PilotRules.suspension(this, ruling), by(ruling, PilotDecisionKind.SUSPENDED, null));
    }

    List<Refusal<ResumePilotErrorCode>> resume(Ruling ruling) {
        return go(PilotRules.resumption(this, ruling), by(ruling, PilotDecisionKind.RESUMED, null));
    }

    List<Refusal<ExtendPilotErrorCode>> extend(YearMonth end, Ruling ruling) {
        return go(PilotRules.extension(this, end, ruling), by(ruling, PilotDecisionKind.EXTENDED, end));
    }

    List<Refusal<TerminatePilotErrorCode>> terminate(Ruling ruling) {
        return go(PilotRules.termination(this, ruling), by(ruling, PilotDecisionKind.TERMINATED, null));
    }

    List<Refusal<AssessPilotErrorCode>> assess(AssessmentResult result, Ruling ruling) {
        return go(PilotRules.assessment(this, result, ruling), by(ruling, PilotDecisionKind.of(result), null));
    }

    /// Takes the final report, or another revision of it.
    List<Refusal<SubmitFinalReportErrorCode>> report(FinalReport.Draft draft, Instant now, String by) {
        var refusals = ReportRules.report(this, draft, YearMonth.from(now.atOffset(Policy.ZONE)));
        return go(refusals, course -> course.reported(draft, now, by));
    }

    List<Refusal<CheckFinalReportErrorCode>> check(ProvincialCheck check) {
        return go(ReportRules.check(this, check), course -> course.with(acts().with(check)));
    }

    List<Refusal<PilotFileErrorCode>> attach(PilotFile file) {
        return go(ReportRules.attachment(this, file), course -> course.with(acts().with(file)));
    }

    List<Refusal<PilotFileErrorCode>> detach(String file) {
        return go(ReportRules.detachment(this, file), course -> course.with(acts().without(file)));
    }

    /// Its credits have followed it to this turn; says nothing of a later one.
    List<Refusal<AssessPilotErrorCode>> settle(int turn) {
        var late = !unsettled() || acts().turn() != turn;
        return go(
                late ? List.of(Refusal.of(AssessPilotErrorCode.VERSION_CONFLICT)) : List.of(),
                course -> course.with(acts().settled()));
    }

    private static UnaryOperator<PilotCourse> by(Ruling ruling, PilotDecisionKind kind, @Nullable YearMonth end) {
        return course -> course.after(ruling.deciding(kind, end));
    }

    private <C extends Enum<C>> List<Refusal<C>> go(List<Refusal<C>> refusals, UnaryOperator<PilotCourse> on) {
        if (refusals.isEmpty()) {
            sheet = sheet.with(on.apply(course()));
            keys = PilotKeys.of(sheet);
        }
        return refusals;
    }

    /// What it is in this month: between start and end of its term a designated pilot runs, after it the term is over.
    public PilotStatus statusIn(YearMonth month) {
        var course = sheet.course();
        return course.status().in(course.term(), month);
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
