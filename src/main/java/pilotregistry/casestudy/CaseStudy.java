package pilotregistry.casestudy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.batch.BatchId;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.organization.OrganizationId;
import pilotregistry.pilot.PilotId;

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
        return publication == null || publication.paper() == null
                ? null
                : publication.paper().content();
    }

    public @Nullable CaseRetraction retraction() {
        return progress.retraction();
    }

    /// Null where the case is of no pilot of this register.
    public @Nullable PilotId pilotId() {
        return entry.pilot();
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
        return progress.paper() != null && progress.paper().labels().synthetic();
    }

    /// Whether the pilot had not passed its assessment when this was written.
    public boolean inProgress() {
        return progress.paper() != null && progress.paper().labels().inProgress();
    }

    /// Whether no result rests on a confirmed outcome.
    public boolean qualitative() {
        return progress.paper() != null && progress.paper().labels().qualitative();
    }

    /// The bodies that repeated it, as they say themselves, in the order in which they said so.
    public List<Replication> replications() {
        return List.copyOf(replications);
    }

    /// When version 1 was published; null before.
    public @Nullable Instant firstPublishedAt() {
        return progress.publication() == null ? null : progress.publication().firstAt();
    }
}
