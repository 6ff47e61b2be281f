package pilotregistry.pilot;

import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
import pilotregistry.language.Pinyin;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.pilot.Differences.Stand;
import pilotregistry.pilot.HistoricEntry.Difference;
import pilotregistry.reference.Certainty;
import pilotregistry.reference.PilotType;

/// A pilot (试点): designated by the ministries, carried out for a term, assessed after it.
@Document("pilots")
public final class Pilot implements Recorded {

    @Id
    private final PilotId id;

    @Version
    private @Nullable Long version;

    private final Entry entry;
    private final @Nullable Cause cause;
    private PilotProfile profile;
    private PilotCourse course;
    private @Nullable Origin origin;

    @SuppressWarnings("unused") // read by the database only
    private Keys keys;

    private final boolean demonstration;
    private final History history;

    /// Its place in the register.
    ///
    /// @param number within the batch
    record Entry(BatchId batch, int batchNumber, int number, String code) {

        static Entry of(BatchId batch, int batchNumber, int number) {
            return new Entry(
                    batch, batchNumber, number, String.format(Locale.ROOT, "CP-%02d-%04d", batchNumber, number));
        }
    }

    /// What it came of, when it was designated here.
    record Cause(ApplicationId application, DesignationId designation) {}

    /// What lists filter and sort by.
    ///
    /// @param places its divisions with those around them
    record Keys(
            String name,
            String nameSort,
            List<String> places,
            @Nullable Boolean passed) {

        static Keys of(PilotProfile profile, PilotCourse course) {
            var places = new LinkedHashSet<>(profile.provinces());
            for (var code : profile.divisions()) {
                // GB/T 2260: two digits of the province, two of the prefecture, two of the county
                places.add(code.substring(0, 2) + "0000");
                places.add(code.substring(0, 4) + "00");
                places.add(code);
            }
            var assessment = course.assessment();
            return new Keys(
                    PilotName.normalized(profile.name()),
                    Pinyin.of(PilotName.normalized(profile.name())),
                    List.copyOf(places),
                    assessment == null ? null : assessment.passed());
        }
    }

    @PersistenceCreator
    Pilot(
            PilotId id,
            @Nullable Long version,
            Entry entry,
            @Nullable Cause cause,
            PilotProfile profile,
            PilotCourse course,
            @Nullable Origin origin,
            Keys keys,
            boolean demonstration,
            History history) {
        this.id = id;
        this.version = version;
        this.entry = entry;
        this.cause = cause;
        this.profile = profile;
        this.course = course;
        this.origin = origin;
        this.keys = keys;
        this.demonstration = demonstration;
        this.history = history;
    }

    static Pilot historic(PilotId id, Entry entry, HistoricPilot row) {
        return new Pilot(
                id,
                null,
                entry,
                null,
                row.profile(),
                row.course(),
                row.origin(),
                Keys.of(row.profile(), row.course()),
                row.demonstration(),
                new History());
    }

    static Pilot designated(
            PilotId id,
            Entry entry,
            ApplicationId application,
            Designation designation,
            PilotProfile profile,
            boolean demonstration) {
        var content = designation.content();
        var course = new PilotCourse(
                new DesignationNotice(content.documentNumber(), content.issuedOn(), null),
                Term.of(content.termStart(), designation.termMonths()),
                PilotStatus.DESIGNATED,
                null);
        return new Pilot(
                id,
                null,
                entry,
                new Cause(application, designation.id()),
                profile,
                course,
                null,
                Keys.of(profile, course),
                demonstration,
                new History());
    }

    /// What the row states otherwise.
    List<Difference> differences(HistoricPilot row) {
        return Differences.between(
                new Stand(profile, course, origin),
                new Stand(profile.with(row.profile()), course.with(row.course()), originWith(row.origin())));
    }

    /// Takes over what the row states.
    void amend(HistoricPilot row) {
        profile = profile.with(row.profile());
        course = course.with(row.course());
        origin = originWith(row.origin());
        keys = Keys.of(profile, course);
    }

    private Origin originWith(Origin stated) {
        return origin == null
                ? stated
                : new Origin(
                        Stated.of(stated.source(), origin.source()),
                        Stated.of(stated.certainty(), origin.certainty()),
                        Stated.of(stated.facts(), origin.facts()),
                        Stated.of(stated.originalRow(), origin.originalRow()));
    }

    /// What it is in this month: between start and end of its term a designated pilot runs, after it the term is over.
    public PilotStatus statusIn(YearMonth month) {
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
        return profile;
    }

    public String name() {
        return profile.name();
    }

    public @Nullable PilotType type() {
        return profile.type();
    }

    public @Nullable PilotTarget target() {
        return profile.target();
    }

    public List<IndustryChoice> industries() {
        return profile.industries();
    }

    public @Nullable PilotBody applicant() {
        return profile.applicant();
    }

    public @Nullable PilotBody implementer() {
        return profile.implementer();
    }

    public List<ScopeEnterprise> enterprises() {
        return profile.enterprises();
    }

    public @Nullable DesignationNotice notice() {
        return course.notice();
    }

    public @Nullable Term term() {
        return course.term();
    }

    public @Nullable Assessment assessment() {
        return course.assessment();
    }

    public List<Fact> facts() {
        return origin == null ? List.of() : origin.facts();
    }

    public @Nullable String source() {
        return origin == null ? null : origin.source();
    }

    public @Nullable Certainty certainty() {
        return origin == null ? null : origin.certainty();
    }

    public List<OriginalCell> originalRow() {
        return origin == null ? List.of() : origin.originalRow();
    }

    /// True for a pilot invented to show the registry at work; nobody designated it.
    public boolean demonstration() {
        return demonstration;
    }
}
