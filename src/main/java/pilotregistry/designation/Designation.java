package pilotregistry.designation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.access.Role;
import pilotregistry.batch.BatchId;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;

/// A designation (认定, R29): one document of both ministries, in force once both have signed the same content.
@Document("designations")
public final class Designation implements Recorded {

    @Id
    private final DesignationId id;

    @Version
    private @Nullable Long version;

    private final DesignationContent content;
    private final int termMonths;
    private Signatures signatures;
    private Course course;
    private final History history;

    /// Two named slots: two persons of one ministry fill only one.
    record Signatures(
            @Nullable MinistrySignature ecology, @Nullable MinistrySignature developmentAndReform) {

        Signatures with(MinistrySignature signature) {
            return switch (signature.ministry()) {
                case MINISTRY_ECOLOGY -> new Signatures(signature, developmentAndReform);
                case MINISTRY_DEVELOPMENT_AND_REFORM -> new Signatures(ecology, signature);
                default -> throw new IllegalArgumentException(signature.ministry() + " designates nothing");
            };
        }

        /// In the order of the ministries, not of signing.
        List<MinistrySignature> all() {
            return Stream.of(ecology, developmentAndReform)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /// @param effectiveAt when the second ministry signed
    /// @param completedAt when everything that follows from it was done
    record Course(@Nullable Instant effectiveAt, @Nullable Instant completedAt) {}

    @PersistenceCreator
    Designation(
            DesignationId id,
            @Nullable Long version,
            DesignationContent content,
            int termMonths,
            Signatures signatures,
            Course course,
            History history) {
        this.id = id;
        this.version = version;
        this.content = content;
        this.termMonths = termMonths;
        this.signatures = signatures;
        this.course = course;
        this.history = history;
    }

    static Designation drawnUp(DesignationContent content, int termMonths, MinistrySignature first) {
        return new Designation(
                DesignationId.of(content.batch(), content.documentNumber()),
                null,
                content,
                termMonths,
                new Signatures(null, null).with(first),
                new Course(null, null),
                new History());
    }

    /// Adds a ministry's signature; with the second it is in force.
    List<Refusal<DesignatePilotsErrorCode>> sign(DesignationContent read, MinistrySignature signature) {
        if (!content.equals(read)) {
            return List.of(Refusal.of(DesignatePilotsErrorCode.DIFFERS_FROM_SIGNED, "input")
                    .by("R29, 通知五（二）")
                    .with("number", content.documentNumber().value()));
        }
        if (isSignedBy(signature.ministry())) {
            return List.of(Refusal.of(DesignatePilotsErrorCode.ALREADY_SIGNED, "input", "documentNumber")
                    .with("number", content.documentNumber().value()));
        }
        if (signatures.all().stream().anyMatch(other -> other.by().equals(signature.by()))) {
            return List.of(Refusal.of(DesignatePilotsErrorCode.SAME_PERSON, "input", "documentNumber")
                    .by("R29, 通知五（二）")
                    .with("number", content.documentNumber().value()));
        }
        signatures = signatures.with(signature);
        course = new Course(signature.at(), null);
        return List.of();
    }

    void complete(Instant now) {
        course = new Course(course.effectiveAt(), now);
    }

    boolean isSignedBy(Role ministry) {
        return signatures.all().stream().anyMatch(signature -> signature.ministry() == ministry);
    }

    @Override
    public DesignationId id() {
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

    public DesignationContent content() {
        return content;
    }

    public BatchId batchId() {
        return content.batch();
    }

    public String documentNumber() {
        return content.documentNumber().value();
    }

    public LocalDate issuedOn() {
        return content.issuedOn();
    }

    public YearMonth termStart() {
        return content.termStart();
    }

    public int termMonths() {
        return termMonths;
    }

    public List<MinistrySignature> signatures() {
        return signatures.all();
    }

    public @Nullable Instant effectiveAt() {
        return course.effectiveAt();
    }

    public @Nullable Instant completedAt() {
        return course.completedAt();
    }

    boolean unfinished() {
        return course.effectiveAt() != null && course.completedAt() == null;
    }
}
