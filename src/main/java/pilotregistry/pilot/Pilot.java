package pilotregistry.pilot;

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
import pilotregistry.designation.Designation;
import pilotregistry.designation.DesignationId;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
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
