package pilotregistry.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.access.FieldClass;
import pilotregistry.access.Scope;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;

/// A client program (客户端) of a body: what it is registered for, which secrets hold, whether it is let in. The secrets
/// themselves are never part of it.
@Document("clients")
final class Client implements Recorded {

    static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    // Longer than an issuer is waited for, over all requests of a rotation.
    static final Duration ROTATING = Duration.ofMinutes(3);

    private static final int REASON = 1_000;

    @Id
    private final ClientId id;

    @Version
    private @Nullable Long version;

    private ClientTerms terms;
    private final Instant registeredAt;
    private List<ClientSecret> secrets;
    private @Nullable Suspension suspension;
    private final History history;

    /// That it is not let in.
    record Suspension(Instant at, String by, String reason) {}

    @PersistenceCreator
    Client(
            ClientId id,
            @Nullable Long version,
            ClientTerms terms,
            Instant registeredAt,
            List<ClientSecret> secrets,
            @Nullable Suspension suspension,
            History history) {
        this.id = id;
        this.version = version;
        this.terms = terms;
        this.registeredAt = registeredAt;
        this.secrets = List.copyOf(secrets);
        this.suspension = suspension;
        this.history = history;
    }

    static Client register(ClientId id, ClientTerms terms, IssuedSecret secret, Instant at) {
        var first = new ClientSecret(secret.key(), at, null);
        return new Client(id, null, terms, at, List.of(first), null, new History());
    }

    /// Is registered for something else from now on.
    ///
    /// @param administered whether its issuer can be told of other scopes
    List<Refusal<EditClientErrorCode>> edit(ClientTerms wish, boolean administered) {
        var refusals = new ArrayList<Refusal<EditClientErrorCode>>();
        wish.excess().forEach(flaw -> refusals.add(EditClientErrorCode.of(flaw)));
        if (!administered && !wish.scopes().equals(terms.scopes())) {
            refusals.add(Refusal.of(EditClientErrorCode.ISSUER_NOT_ADMINISTERED, "input", "scopes"));
        }
        if (refusals.isEmpty()) {
            terms = wish;
        }
        return refusals;
    }

    /// What speaks against a new secret beside those that hold.
    List<Refusal<RotateClientSecretErrorCode>> rotation(Duration overlap, Instant at) {
        if (newest().until() != null && newest().holdsAt(at)) {
            return List.of(underWay());
        }
        var refusals = new ArrayList<Refusal<RotateClientSecretErrorCode>>();
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            refusals.add(Refusal.of(RotateClientSecretErrorCode.OVERLAP_INVALID, "input", "overlapHours")
                    .with("limit", LONGEST_OVERLAP.toHours()));
        }
        // What was promised to hold until then holds until then, unless all of it is to end.
        secrets.stream()
                .filter(secret -> secret.until() != null && secret.holdsAt(at) && !overlap.isZero())
                .forEach(secret ->
                        refusals.add(Refusal.of(RotateClientSecretErrorCode.STILL_OVERLAPPING, "input", "overlapHours")
                                .with("until", String.valueOf(secret.until()))));
        return refusals;
    }

    /// Begins a rotation, the only one until it is done or its time is over; the secrets before hold as they did.
    void rotating(String key, Instant at) {
        var standing = new ArrayList<ClientSecret>();
        secrets.stream().filter(earlier -> earlier.holdsAt(at)).forEach(standing::add);
        standing.add(new ClientSecret(key, at, at.plus(ROTATING)));
        secrets = List.copyOf(standing);
    }

    /// Ends the rotation that was begun, unless another one was begun since.
    List<Refusal<RotateClientSecretErrorCode>> rotated(IssuedSecret secret, Instant at) {
        if (!secret.key().equals(newest().key())) {
            return List.of(underWay());
        }
        var former = secret.formerUntil() == null ? at : secret.formerUntil();
        var standing = new ArrayList<ClientSecret>();
        secrets.stream()
                .limit(secrets.size() - 1L)
                .map(earlier -> earlier.ending(former))
                .filter(earlier -> earlier.holdsAt(at))
                .forEach(standing::add);
        standing.add(new ClientSecret(secret.key(), at, null));
        secrets = List.copyOf(standing);
        return List.of();
    }

    /// What to say of a rotation that another call began and did not end.
    List<Refusal<RotateClientSecretErrorCode>> unfinished() {
        return newest().until() == null ? List.of() : List.of(underWay());
    }

    // The newest holds without an end, unless it is not yet made.
    private Refusal<RotateClientSecretErrorCode> underWay() {
        return Refusal.of(RotateClientSecretErrorCode.ROTATION_UNDER_WAY, "input", "id")
                .with("until", String.valueOf(newest().issuedAt().plus(ROTATING)));
    }

    ClientSecret newest() {
        return secrets.getLast();
    }

    List<Refusal<SuspendClientErrorCode>> suspend(Suspension wish) {
        var refusals = new ArrayList<Refusal<SuspendClientErrorCode>>();
        if (suspension != null) {
            refusals.add(Refusal.of(SuspendClientErrorCode.ALREADY_SUSPENDED, "input", "id"));
        }
        if (wish.reason().isBlank()) {
            refusals.add(Refusal.of(SuspendClientErrorCode.REASON_MISSING, "input", "reason"));
        }
        if (wish.reason().length() > REASON) {
            refusals.add(Refusal.of(SuspendClientErrorCode.TOO_LONG, "input", "reason")
                    .with("limit", REASON)
                    .with("length", wish.reason().length()));
        }
        if (refusals.isEmpty()) {
            suspension = wish;
        }
        return refusals;
    }

    List<Refusal<ResumeClientErrorCode>> resume() {
        if (suspension == null) {
            return List.of(Refusal.of(ResumeClientErrorCode.NOT_SUSPENDED, "input", "id"));
        }
        suspension = null;
        return List.of();
    }

    ClientTerms terms() {
        return terms;
    }

    boolean suspended() {
        return suspension != null;
    }

    @Override
    public ClientId id() {
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

    public String clientId() {
        return id.name();
    }

    public String name() {
        return terms.name();
    }

    public OrganizationId organizationId() {
        return terms.organization();
    }

    public ClientStatus status() {
        return suspended() ? ClientStatus.SUSPENDED : ClientStatus.ACTIVE;
    }

    public List<Scope> scopes() {
        return terms.scopes();
    }

    public FieldClass reads() {
        return terms.reads();
    }

    public @Nullable Long rate() {
        return terms.rate();
    }

    public List<ClientSecret> secrets() {
        return secrets;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    public @Nullable Suspension suspension() {
        return suspension;
    }
}
