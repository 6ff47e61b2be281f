package pilotregistry.casestudy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.batch.BatchId;
import pilotregistry.casestudy.CaseEntering.Overtaken;
import pilotregistry.language.Label;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotStatus;

/// A case study (典型案例): written by the body of a pilot, checked by its province and an expert, published by a
/// ministry in immutable versions, cited by its permanent number (R30).
@Document("caseStudies")
public final class CaseStudy implements Recorded {

    @Id
    private final CaseStudyId id;

    @Version
    private @Nullable Long version;

    private final CaseEntry entry;
    private CaseProgress progress;
    private final List<Replication> replications;

    @SuppressWarnings("unused") // read by the database only
    private CaseKeys keys;

    private final History history;

    @PersistenceCreator
    CaseStudy(
            CaseStudyId id,
            @Nullable Long version,
            CaseEntry entry,
            CaseProgress progress,
            List<Replication> replications,
            CaseKeys keys,
            History history) {
        this.id = id;
        this.version = version;
        this.entry = entry;
        this.progress = progress;
        this.replications = new ArrayList<>(replications);
        this.keys = keys;
        this.history = history;
    }

    static CaseStudy draft(CaseStudyId id, CaseEntry entry, CasePaper paper) {
        var progress = CaseProgress.drafted(paper);
        return new CaseStudy(id, null, entry, progress, List.of(), CaseKeys.of(progress, 0), new History());
    }

    /// A case that is taken in as published: its first version.
    static CaseStudy imported(CaseStudyId id, CaseEntry entry, CaseNumber number, CasePublication first) {
        var progress = CaseProgress.imported(number, first);
        return new CaseStudy(id, null, entry, progress, List.of(), CaseKeys.of(progress, 0), new History());
    }

    /// Replaces what is being worked on; of what is published, begins a new version.
    List<Refusal<EditCaseStudyErrorCode>> edit(CasePaper paper) {
        var refusals = CaseRules.editing(progress);
        return refusals.isEmpty() ? enter(progress.edited(paper)) : refusals;
    }

    /// Files it to be checked: from here on its content is named by its hash.
    List<Refusal<FileCaseStudyErrorCode>> file(CaseBasis basis, Instant now, String by) {
        var refusals = CaseRules.filing(progress, basis);
        return refusals.isEmpty() ? enter(progress.filed(now, by)) : refusals;
    }

    /// Sends a filing back; what was found right with it stays on record and counts no longer.
    List<Refusal<ReturnCaseStudyErrorCode>> returnToAuthor(CaseRound.Return why) {
        var refusals = CaseRules.returning(progress, why.reason());
        return refusals.isEmpty() ? enter(progress.returned(why)) : refusals;
    }

    /// Fills one of the two slots of the filing; with both it is checked.
    List<Refusal<CheckCaseStudyErrorCode>> check(Examination examination) {
        var refusals = examination.refusals(progress);
        return refusals.isEmpty() ? enter(progress.checked(examination.step(), examination.check())) : refusals;
    }

    /// Publishes what was checked as the next version.
    ///
    /// @param given its number, where it has none yet
    List<Refusal<PublishCaseStudyErrorCode>> publish(CaseBasis basis, CaseNumber given, Instant now, Publisher by) {
        var refusals = CaseRules.publishing(progress, basis);
        var revision = progress.revision();
        if (!refusals.isEmpty() || revision == null) {
            return refusals;
        }
        var paper = revision.paper();
        var version = CasePublication.after(progress.publication(), paper, basis.confirming(paper), null, now, by);
        return enter(progress.published(given, version));
    }

    /// Takes over what its importer says now, as the next version.
    List<Refusal<Overtaken>> reissue(CasePaper paper, CaseSource source, Instant now, Publisher by) {
        var refusals = CaseRules.reissuing(progress, paper);
        if (!refusals.isEmpty()) {
            return refusals;
        }
        var version = CasePublication.after(progress.publication(), paper, List.of(), source, now, by);
        return enter(progress.published(Objects.requireNonNull(progress.number()), version));
    }

    /// Takes it back: number, title, day and reason stay, the content is no longer shown.
    List<Refusal<RetractCaseStudyErrorCode>> retract(String reason, Instant now, String by) {
        var refusals = CaseRules.retracting(progress, reason);
        return refusals.isEmpty() ? enter(progress.retracted(reason.strip(), now, by)) : refusals;
    }

    /// Records that a body repeated it.
    List<Refusal<RecordReplicationErrorCode>> replicate(Replication replication) {
        var refusals = CaseRules.replicating(this, replication);
        return refusals.isEmpty() && replications.add(replication) ? enter(progress) : refusals;
    }

    /// Takes back that a body repeated it: that stays on record, and counts no longer.
    List<Refusal<WithdrawReplicationErrorCode>> withdraw(OrganizationId body, Replication.Withdrawal why) {
        var refusals = CaseRules.withdrawing(this, body, why.reason());
        replications.replaceAll(each -> refusals.isEmpty() ? each.withdrawn(body, why) : each);
        return refusals.isEmpty() ? enter(progress) : refusals;
    }

    CaseProgress progress() {
        return progress;
    }

    /// Takes note of how its pilot ended.
    void follow(PilotStatus end) {
        enter(progress.after(end));
    }

    private <C extends Enum<C>> List<Refusal<C>> enter(CaseProgress next) {
        progress = next;
        keys = CaseKeys.of(next, replications().size());
        return List.of();
    }

    /// What is being worked on; null when nothing newer than the published version is.
    @Nullable
    CaseRevision revision() {
        return progress.revision();
    }

    @Override
    public CaseStudyId id() {
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

    /// The permanent number people cite, such as `CS-2024-0001`; null before the first version.
    public @Nullable String number() {
        return progress.number() == null ? null : progress.number().text();
    }

    /// What everybody may know of it: a newer draft changes nothing about what is published.
    public CaseStudyStatus status() {
        return progress.standing();
    }

    /// The version that is published now; null before the first and after a retraction.
    public @Nullable CaseStudyVersionId published() {
        var publication = publication();
        return publication == null ? null : CaseStudyVersionId.of(id, publication.number());
    }

    /// The publication behind `published`.
    public @Nullable CasePublication publication() {
        return progress.retraction() == null ? progress.publication() : null;
    }

    /// What the published version says; null before the first and after a retraction.
    public @Nullable CaseContent content() {
        var publication = publication();
        return publication == null ? null : publication.content();
    }

    /// Title of the published version; it outlives a retraction.
    public String title() {
        return progress.title();
    }

    public @Nullable CaseRetraction retraction() {
        return progress.retraction();
    }

    /// Null where the case is of no pilot of this register.
    public @Nullable PilotId pilotId() {
        return entry.pilot();
    }

    /// The province whose departments check it; null for an imported one.
    @Nullable
    String provinceCode() {
        return entry.province();
    }

    public @Nullable BatchId batchId() {
        return entry.batch();
    }

    /// Null where the registry itself took it in.
    public @Nullable OrganizationId authorId() {
        return entry.author();
    }

    public String authorName() {
        return entry.authorName();
    }

    /// True for a case invented to try the registry out.
    public boolean synthetic() {
        return labels().synthetic();
    }

    /// Whether the pilot had not passed its assessment when this was written.
    public boolean inProgress() {
        return labels().inProgress();
    }

    /// Whether no result rests on a confirmed outcome.
    public boolean qualitative() {
        return labels().qualitative();
    }

    /// What readers have to be told beside the text; null where there is nothing.
    public @Nullable Label notice() {
        return labels().text(progress.pilotEnd());
    }

    /// The labels of the published version, before the first one of the draft.
    public CaseLabels labels() {
        var paper = progress.paper();
        return paper == null ? CaseLabels.NONE : paper.labels();
    }

    /// The bodies that repeated it, as they say themselves, in that order; none that withdrew, none of a retracted one.
    public List<Replication> replications() {
        return progress.retraction() == null ? Replication.standing(replications) : List.of();
    }

    List<Replication> recorded() {
        return List.copyOf(replications);
    }

    /// When version 1 was published; null before.
    public @Nullable Instant firstPublishedAt() {
        return progress.publication() == null ? null : progress.publication().firstAt();
    }
}
