package pilotregistry.recommendation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.Standing;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Duty;

/// What one province recommends in one batch (推荐): the seats, both departments' endorsements and the letters are one
/// document, so that no race passes the quota and a joint endorsement comes about once.
@Document("recommendations")
public final class Recommendation implements Recorded {

    static final int REASON = 1_000;
    static final int COMMENT = 2_000;

    @Id
    private final RecommendationId id;

    @Version
    private @Nullable Long version;

    private final Opening opening;
    private final List<Entry> entries;
    private final List<Letter> letters;
    private final History history;

    /// What was fixed when the first application came to be listed.
    ///
    /// @param quota seats of the province in principle (R15)
    record Opening(BatchId batch, String province, int quota, Instant at) {}

    @PersistenceCreator
    Recommendation(
            RecommendationId id,
            @Nullable Long version,
            Opening opening,
            List<Entry> entries,
            List<Letter> letters,
            History history) {
        this.id = id;
        this.version = version;
        this.opening = opening;
        this.entries = new ArrayList<>(entries);
        this.letters = new ArrayList<>(letters);
        this.history = history;
    }

    static Recommendation open(Batch call, String province, Instant now) {
        return new Recommendation(
                RecommendationId.of(call.id(), province),
                null,
                new Opening(call.id(), province, call.policy().quota(), now),
                List.of(),
                List.of(),
                new History());
    }

    /// Enters a verification (R23), which lists the application and takes a seat when it is authentic (R15).
    ///
    /// @param listed how the listed applications stand now, and the one in question
    List<Refusal<VerifyApplicationErrorCode>> verify(Examination examination, Map<ApplicationId, Standing> listed) {
        var refusals = new ArrayList<>(Verifying.refusals(
                this, examination, listed.get(examination.application().id())));
        var earlier = entry(examination.application().id()).orElse(null);
        var over = examination.verification().authentic() && seatsTaken(listed) >= quota();
        var reason = examination.reason() == null && earlier != null ? earlier.overQuotaReason() : examination.reason();
        if (over && reason == null) {
            refusals.add(Refusal.of(VerifyApplicationErrorCode.QUOTA_NEEDS_REASON, "input", "overQuotaReason")
                    .by("R15, 通知四（一）")
                    .with("quota", quota()));
        }
        if (refusals.isEmpty()) {
            list(earlier, examination, over ? reason : null);
        }
        return refusals;
    }

    private void list(@Nullable Entry earlier, Examination examination, @Nullable String reason) {
        var filing = examination.application().currentFiling();
        var verification = examination.verification();
        if (filing == null) {
            throw new IllegalStateException(examination.application().id() + " is not filed");
        }
        var round = Round.of(filing, verification);
        if (earlier == null) {
            entries.add(new Entry(
                    examination.application().id(),
                    verification.at(),
                    examination.rank(),
                    examination.selfRecommendation(),
                    reason,
                    List.of(round)));
        } else {
            replace(earlier.verified(round, examination.rank(), examination.selfRecommendation(), reason));
        }
    }

    /// Fills the slot of one department (R22): once, and only upon what was verified as authentic.
    List<Refusal<EndorseApplicationErrorCode>> endorse(
            Duty department, Endorsement endorsement, Standing application, Batch call) {
        var entry = entry(application.id()).orElse(null);
        var refusals = new ArrayList<Refusal<EndorseApplicationErrorCode>>();
        if (call.closedAt(endorsement.at())) {
            refusals.add(Refusal.of(EndorseApplicationErrorCode.DEADLINE, "input", "application")
                    .by("R25, 通知六")
                    .with("lastDay", String.valueOf(call.lastDay())));
        }
        if (endorsement.comment() != null && endorsement.comment().length() > COMMENT) {
            refusals.add(Refusal.of(EndorseApplicationErrorCode.TOO_LONG, "input", "comment")
                    .with("limit", COMMENT));
        }
        var obstacle = entry == null
                ? EndorseApplicationErrorCode.NOT_VERIFIED
                : entry.obstacle(department, endorsement.by(), application);
        if (obstacle != null) {
            refusals.add(
                    Refusal.of(obstacle, "input", "application").by("R22, 通知六").with("status", application.status()));
        }
        if (refusals.isEmpty() && entry != null) {
            replace(entry.withCurrent(round -> round.endorsed(department, endorsement)));
        }
        return refusals;
    }

    /// Records a letter upon these applications, or upon all that are ready for one; entering it upon the
    /// applications comes after, and is made up for when something comes in between.
    ///
    /// @param chosen null for all that are ready
    List<Refusal<IssueRecommendationLetterErrorCode>> issue(
            Letter letter, @Nullable List<ApplicationId> chosen, Map<ApplicationId, Standing> listed, Batch call) {
        var named = chosen == null ? ready(listed) : chosen;
        var refusals = Issuing.refusals(this, letter, named, listed, call);
        if (refusals.isEmpty()) {
            letters.add(letter);
            named.forEach(application -> replace(entry(application)
                    .orElseThrow()
                    .withCurrent(round -> round.included(Inclusion.pending(letter.documentNumber())))));
        }
        return refusals;
    }

    private List<ApplicationId> ready(Map<ApplicationId, Standing> listed) {
        return entries.stream()
                .filter(entry -> Issuing.obstacle(entry, listed.get(entry.application())) == null)
                .map(Entry::application)
                .toList();
    }

    /// Notes what became of a letter upon the applications it names; what is settled stays as it is.
    void settle(String letter, Map<ApplicationId, Inclusion> outcomes) {
        for (var entry : List.copyOf(entries)) {
            var outcome = outcomes.get(entry.application());
            if (outcome != null) {
                replace(entry.withRounds(round -> round.isPending(letter) ? round.included(outcome) : round));
            }
        }
    }

    private void replace(Entry changed) {
        entries.replaceAll(entry -> entry.application().equals(changed.application()) ? changed : entry);
    }

    Optional<Entry> entry(ApplicationId application) {
        return entries.stream()
                .filter(entry -> entry.application().equals(application))
                .findFirst();
    }

    long seatsTaken(Map<ApplicationId, Standing> listed) {
        return entries.stream()
                .filter(entry -> entry.holdsSeat(listed.get(entry.application())))
                .count();
    }

    Collection<ApplicationId> applications() {
        return entries.stream().map(Entry::application).toList();
    }

    /// In the province's order of preference, those without a rank last.
    List<Entry> entriesByRank() {
        return entries.stream()
                .sorted(Comparator.comparing(Entry::rank, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /// The letters that are not yet entered upon every application they name.
    List<Letter> pendingLetters() {
        return letters.stream()
                .filter(letter -> entries.stream()
                        .flatMap(entry -> entry.rounds().stream())
                        .anyMatch(round -> round.isPending(letter.documentNumber())))
                .toList();
    }

    /// The rounds upon which a letter is still to be entered.
    Map<ApplicationId, Round> rounds(Letter pending) {
        var rounds = new LinkedHashMap<ApplicationId, Round>();
        entries.forEach(entry -> entry.rounds().stream()
                .filter(round -> round.isPending(pending.documentNumber()))
                .forEach(round -> rounds.put(entry.application(), round)));
        return rounds;
    }

    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    @Override
    public RecommendationId id() {
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

    public BatchId batchId() {
        return opening.batch();
    }

    public String provinceCode() {
        return opening.province();
    }

    public int quota() {
        return opening.quota();
    }

    public Instant openedAt() {
        return opening.at();
    }
}
