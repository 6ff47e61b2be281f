package pilotregistry.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;

/// The right of one person or client to act for one body in one role, for a time.
@Document("mandates")
public final class Mandate implements Recorded {

    private static final int REASON = 1_000;

    @Id
    private final MandateId id;

    @Version
    private @Nullable Long version;

    private final Grant grant;
    private @Nullable Revocation revocation;

    // Which of this holder, body and role it is: of two granted at the same moment a plain unique index lets one be.
    private @Nullable String claim;

    private final History history;

    /// What was granted.
    ///
    /// @param holder subject of the person's or client's tokens
    /// @param province of the body, kept with the mandate: it decides what a provincial department sees
    /// @param mayGrant the holder may hand it on: for the same body, in the same role, within this period
    /// @param from first instant at which it holds
    /// @param until first instant at which it no longer holds; null without end
    /// @param grantedBy subject of whoever granted it
    public record Grant(
            String holder,
            OrganizationId organization,
            @Nullable String province,
            Role role,
            boolean mayGrant,
            Instant from,
            @Nullable Instant until,
            String grantedBy) {

        boolean endsBeforeItBegins() {
            return until != null && !until.isAfter(from);
        }

        /// Whether at some instant both would hold.
        boolean overlaps(Grant other) {
            return (until == null || other.from.isBefore(until)) && (other.until == null || from.isBefore(other.until));
        }

        boolean within(Grant wider) {
            return !from.isBefore(wider.from) && !outlasts(wider);
        }

        boolean outlasts(Grant other) {
            return other.until != null && (until == null || until.isAfter(other.until));
        }
    }

    /// How it ended before its time.
    public record Revocation(Instant at, String by, String reason) {}

    @PersistenceCreator
    Mandate(
            MandateId id,
            @Nullable Long version,
            Grant grant,
            @Nullable Revocation revocation,
            @Nullable String claim,
            History history) {
        this.id = id;
        this.version = version;
        this.grant = grant;
        this.revocation = revocation;
        this.claim = claim;
        this.history = history;
    }

    /// @param earlier how many this holder was granted before for this body in this role, ended ones included
    static Mandate grant(MandateId id, Grant grant, int earlier) {
        return new Mandate(id, null, grant, null, claimOf(grant, earlier), new History());
    }

    private static String claimOf(Grant grant, int number) {
        return Fingerprint.of(
                List.of(grant.holder(), grant.organization().value(), grant.role(), String.valueOf(number)));
    }

    /// Whether it is the one with this number of those of its holder, body and role.
    boolean claims(int number) {
        return claimOf(grant, number).equals(claim);
    }

    /// Takes a number that no other has; one of before claims has none.
    <C extends Enum<C>> List<Refusal<C>> claim(int number) {
        if (claim == null) {
            claim = claimOf(grant, number);
        }
        return List.of();
    }

    List<Refusal<RevokeMandateErrorCode>> revoke(Instant at, String by, String reason) {
        var refusals = new ArrayList<Refusal<RevokeMandateErrorCode>>();
        if (revocation != null) {
            refusals.add(Refusal.of(RevokeMandateErrorCode.ALREADY_REVOKED, "input", "id"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of(RevokeMandateErrorCode.REASON_MISSING, "input", "reason"));
        }
        if (reason.length() > REASON) {
            refusals.add(Refusal.of(RevokeMandateErrorCode.TOO_LONG, "input", "reason")
                    .with("limit", REASON)
                    .with("length", reason.length()));
        }
        if (refusals.isEmpty()) {
            revocation = new Revocation(at, by, reason);
        }
        return refusals;
    }

    /// Whether it leaves room for this wish: revoked, or of another time.
    boolean leavesRoomFor(Grant wish) {
        return revocation != null || !grant.overlaps(wish);
    }

    /// Whether its holder may hand on what is wished, for however long.
    boolean delegates(OrganizationId body, Role role) {
        return grant.mayGrant()
                && role.delegable()
                && grant.role() == role
                && grant.organization().equals(body);
    }

    /// Whether its holder may register bodies of this province.
    boolean registersBodiesOf(String province) {
        return grant.role() == Role.ADMINISTRATOR
                || grant.role().ministerial()
                || (grant.role().provincial() && province.equals(grant.province()));
    }

    Grant grant() {
        return grant;
    }

    public boolean holdsAt(Instant at) {
        return revocation == null
                && !at.isBefore(grant.from())
                && (grant.until() == null || at.isBefore(grant.until()));
    }

    @Override
    public MandateId id() {
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

    public String holder() {
        return grant.holder();
    }

    public OrganizationId organizationId() {
        return grant.organization();
    }

    public @Nullable String province() {
        return grant.province();
    }

    public Role role() {
        return grant.role();
    }

    public boolean mayGrant() {
        return grant.mayGrant();
    }

    public Instant from() {
        return grant.from();
    }

    public @Nullable Instant until() {
        return grant.until();
    }

    public String grantedBy() {
        return grant.grantedBy();
    }

    public @Nullable Revocation revocation() {
        return revocation;
    }
}
