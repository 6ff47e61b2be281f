package pilotregistry.application;

import static pilotregistry.application.ApplicationStatus.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.language.Pinyin;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;

/// An application (申报): one body's wish to carry out a pilot under one batch, from draft to designation.
@Document("applications")
public final class Application implements Recorded {

    static final int ATTACHMENTS = 50;

    @Id
    private final ApplicationId id;

    @Version
    private @Nullable Long version;

    private final BatchId batch;
    private final OrganizationId applicant;
    private ApplicationContent content;
    private ApplicationStatus status;

    // One active application per body, batch and title: a plain unique index on this, given up when it ends.
    @SuppressWarnings("unused")
    private @Nullable String claim;

    @SuppressWarnings("unused") // what Chinese titles are sorted by, in the database
    private String titleSort;

    private final List<Attachment> attachments;
    private final List<Filing> filings;
    private Course course;
    private final History history;

    @PersistenceCreator
    Application(
            ApplicationId id,
            @Nullable Long version,
            BatchId batch,
            OrganizationId applicant,
            ApplicationContent content,
            ApplicationStatus status,
            @Nullable String claim,
            String titleSort,
            List<Attachment> attachments,
            List<Filing> filings,
            Course course,
            History history) {
        this.id = id;
        this.version = version;
        this.batch = batch;
        this.applicant = applicant;
        this.content = content;
        this.status = status;
        this.claim = claim;
        this.titleSort = titleSort;
        this.attachments = new ArrayList<>(attachments);
        this.filings = new ArrayList<>(filings);
        this.course = course;
        this.history = history;
    }

    static Application draft(
            ApplicationId id, BatchId batch, OrganizationId applicant, ApplicationContent content, Instant now) {
        var application = new Application(
                id,
                null,
                batch,
                applicant,
                ApplicationContent.EMPTY,
                DRAFT,
                null,
                "",
                List.of(),
                List.of(),
                Course.begun(now),
                new History());
        application.write(content);
        return application;
    }

    List<Refusal<EditApplicationErrorCode>> edit(ApplicationContent edit) {
        if (!status.editable()) {
            return List.of(Refusal.of(EditApplicationErrorCode.NOT_EDITABLE, "input", "id")
                    .with("status", status));
        }
        // What was filed to one province is not carried to another.
        if (!filings.isEmpty()
                && edit.leadProvince() != null
                && !edit.leadProvince().equals(content.leadProvince())) {
            return List.of(Refusal.of(EditApplicationErrorCode.PROVINCE_FIXED, "input", "content", "leadProvince"));
        }
        write(edit);
        return List.of();
    }

    /// Takes a file in: the sum of sizes is this document's own state, so no race passes the limit (R27).
    List<Refusal<AttachErrorCode>> attach(Attachment attachment, Batch call) {
        if (attachments.stream().anyMatch(each -> each.sha256().equals(attachment.sha256()))) {
            return List.of(Refusal.of(AttachErrorCode.ALREADY_ATTACHED));
        }
        var refusals = new ArrayList<>(shut(call, attachment.at()));
        if (totalBytes() + attachment.bytes() > call.policy().sizeLimit()) {
            refusals.add(Refusal.of(AttachErrorCode.SIZE_LIMIT)
                    .by("R27, 通知六")
                    .with("limit", call.policy().sizeLimit())
                    .with("bytes", totalBytes() + attachment.bytes()));
        }
        if (attachments.size() >= ATTACHMENTS) {
            refusals.add(Refusal.of(AttachErrorCode.TOO_MANY).with("limit", ATTACHMENTS));
        }
        if (refusals.isEmpty()) {
            attachments.add(attachment);
        }
        return refusals;
    }

    List<Refusal<AttachErrorCode>> detach(String file, Batch call, Instant now) {
        var refusals = shut(call, now);
        if (refusals.isEmpty()) {
            attachments.removeIf(attachment -> attachment.id().equals(file));
        }
        return refusals;
    }

    /// Why its files are what they are now: only a draft or a returned application changes, and only before the
    /// deadline (R25).
    List<Refusal<AttachErrorCode>> shut(Batch call, Instant now) {
        var refusals = new ArrayList<Refusal<AttachErrorCode>>();
        if (!status.editable()) {
            refusals.add(Refusal.of(AttachErrorCode.NOT_EDITABLE).with("status", status));
        }
        if (call.closedAt(now)) {
            refusals.add(Refusal.of(AttachErrorCode.BATCH_CLOSED)
                    .by("R25, 通知六")
                    .with("lastDay", call.policy().lastDay()));
        }
        return refusals;
    }

    /// Files to the province: R24, R25, R27 and every other rule that refuses must be met; the content is frozen.
    void file(String sha256, Instant now, String by) {
        move(FILED);
        filings.add(Filing.of(filings.size() + 1, sha256, attachments, now, by));
    }

    List<Refusal<ReturnApplicationErrorCode>> returnToApplicant(String reason, Instant now, String by) {
        var refusals = new ArrayList<Refusal<ReturnApplicationErrorCode>>();
        if (!status.may(RETURNED)) {
            refusals.add(Refusal.of(ReturnApplicationErrorCode.NOT_FILED, "input", "id")
                    .with("status", status));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of(ReturnApplicationErrorCode.REASON_MISSING, "input", "reason"));
        }
        if (refusals.isEmpty()) {
            move(RETURNED);
            filings.set(filings.size() - 1, filings.getLast().returned(new Filing.Return(now, by, reason)));
        }
        return refusals;
    }

    List<Refusal<WithdrawApplicationErrorCode>> withdraw(String reason, Instant now) {
        var refusals = new ArrayList<Refusal<WithdrawApplicationErrorCode>>();
        if (status == WITHDRAWN) {
            refusals.add(Refusal.of(WithdrawApplicationErrorCode.ALREADY_WITHDRAWN, "input", "id"));
        } else if (!status.may(WITHDRAWN)) {
            refusals.add(Refusal.of(WithdrawApplicationErrorCode.TOO_LATE, "input", "id")
                    .with("status", status));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of(WithdrawApplicationErrorCode.REASON_MISSING, "input", "reason"));
        }
        if (refusals.isEmpty()) {
            conclude(WITHDRAWN, reason, now);
        }
        return refusals;
    }

    /// The province's letter names it, for this very filing (R22).
    List<Refusal<FollowUpErrorCode>> recommend(Recommended letter) {
        var wrong = status.may(RECOMMENDED)
                ? letter.filingSha256().equals(filings.getLast().sha256()) ? null : FollowUpErrorCode.OTHER_FILING
                : FollowUpErrorCode.WRONG_STATE;
        if (wrong != null) {
            return List.of(Refusal.of(wrong));
        }
        move(RECOMMENDED);
        course = course.recommended(letter);
        return List.of();
    }

    /// Sends it to the ministries: R25, R27, R31.
    List<Refusal<SubmitApplicationErrorCode>> submit(Batch call, Submission submission) {
        var refusals = new ArrayList<Refusal<SubmitApplicationErrorCode>>();
        if (course.submission() != null) {
            refusals.add(Refusal.of(SubmitApplicationErrorCode.ALREADY_SUBMITTED, "input", "id"));
        } else if (!status.may(SUBMITTED)) {
            refusals.add(Refusal.of(SubmitApplicationErrorCode.NOT_RECOMMENDED, "input", "id")
                    .by("R31, 通知六"));
        }
        if (call.closedAt(submission.at())) {
            refusals.add(Refusal.of(SubmitApplicationErrorCode.DEADLINE, "input", "id")
                    .by("R25, 通知六")
                    .with("lastDay", call.policy().lastDay()));
        }
        if (totalBytes() > call.policy().sizeLimit()) {
            refusals.add(Refusal.of(SubmitApplicationErrorCode.SIZE_LIMIT, "input", "id")
                    .by("R27, 通知六")
                    .with("limit", call.policy().sizeLimit())
                    .with("bytes", totalBytes()));
        }
        if (refusals.isEmpty()) {
            move(SUBMITTED);
            course = course.submitted(submission);
        }
        return refusals;
    }

    /// What the ministries made of it: ACCEPTED, REJECTED, DESIGNATED or NOT_SELECTED. The same again changes nothing.
    List<Refusal<FollowUpErrorCode>> enter(ApplicationStatus next, @Nullable String reason, Instant now) {
        if (status == next) {
            return List.of();
        }
        if (!status.may(next)) {
            return List.of(Refusal.of(FollowUpErrorCode.WRONG_STATE).with("status", status));
        }
        if (next == ACCEPTED) {
            move(ACCEPTED);
        } else {
            conclude(next, reason, now);
        }
        return List.of();
    }

    /// Enters what became known after it was filed, until the ministries decide (R16).
    List<Refusal<RecordEnvironmentalEventErrorCode>> record(RecordedEvent event) {
        var refusals = event.refusals(this);
        if (refusals.isEmpty()) {
            course = course.with(event);
        }
        return refusals;
    }

    private void write(ApplicationContent edit) {
        content = content.with(edit);
        titleSort = Pinyin.of(content.normalTitle());
        claim = Claims.of(batch, applicant, content);
    }

    private void conclude(ApplicationStatus end, @Nullable String reason, Instant now) {
        move(end);
        course = course.concluded(new Conclusion(end, now, reason));
        if (end.ended()) {
            claim = null;
        }
    }

    private void move(ApplicationStatus next) {
        if (!status.may(next)) {
            throw new IllegalStateException(status + " never becomes " + next);
        }
        status = next;
    }

    @Override
    public ApplicationId id() {
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
        return batch;
    }

    public OrganizationId applicantId() {
        return applicant;
    }

    public ApplicationContent content() {
        return content;
    }

    public String title() {
        return content.title() == null ? "" : content.title();
    }

    public ApplicationStatus status() {
        return status;
    }

    public List<Attachment> attachments() {
        return List.copyOf(attachments);
    }

    public long totalBytes() {
        return attachments.stream().mapToLong(Attachment::bytes).sum();
    }

    public List<Filing> filings() {
        return List.copyOf(filings);
    }

    public Standing standing() {
        return new Standing(id, status, filings);
    }

    /// The filing the province works on; null before the first, and while it is returned.
    public @Nullable Filing currentFiling() {
        return status.editable() || filings.isEmpty() ? null : filings.getLast();
    }

    public List<RecordedEvent> recordedEvents() {
        return course.events();
    }

    public Instant createdAt() {
        return course.createdAt();
    }

    public @Nullable Recommended recommended() {
        return course.recommended();
    }

    public @Nullable Submission submission() {
        return course.submission();
    }

    public @Nullable Conclusion conclusion() {
        return course.conclusion();
    }
}
