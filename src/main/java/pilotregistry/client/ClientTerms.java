package pilotregistry.client;

import static pilotregistry.client.RegisterClientErrorCode.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.FieldClass;
import pilotregistry.access.Scope;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;

/// What a client program is registered for.
///
/// @param name as people know it
/// @param scopes what its tokens may ask for
/// @param reads the highest class of fields it may read
/// @param rate points in a window; null for what everybody has
record ClientTerms(
        String name,
        OrganizationId organization,
        List<Scope> scopes,
        FieldClass reads,
        @Nullable Long rate) {

    static final int NAME = 100;
    // Hardly a request costs less.
    static final long LEAST = 1_000;
    static final long MOST = 1_000_000_000_000L;

    // Of programs that administer or import others know only what they did under a person's name.
    private static final Set<Scope> OFFERED = EnumSet.of(Scope.READ, Scope.WRITE, Scope.PARTNER);
    // Those three stand in logs and metrics for whoever has no name.
    private static final Pattern CLIENT_ID = Pattern.compile("(?!(?:anonymous|other|unknown)$)[a-z][a-z0-9-]{2,49}");

    ClientTerms {
        scopes = scopes.stream().distinct().sorted().toList();
    }

    /// What speaks against it for a new client, whoever asks.
    List<Refusal<RegisterClientErrorCode>> flaws(String clientId) {
        var refusals = new ArrayList<Refusal<RegisterClientErrorCode>>();
        if (name.isBlank()) {
            refusals.add(Refusal.of(NAME_MISSING, "input", "name"));
        }
        if (name.length() > NAME) {
            refusals.add(
                    Refusal.of(TOO_LONG, "input", "name").with("limit", NAME).with("length", name.length()));
        }
        if (!CLIENT_ID.matcher(clientId).matches()) {
            refusals.add(Refusal.of(CLIENT_ID_INVALID, "input", "clientId"));
        }
        refusals.addAll(excess());
        return refusals;
    }

    /// What of it is given to no client.
    List<Refusal<RegisterClientErrorCode>> excess() {
        var refusals = new ArrayList<Refusal<RegisterClientErrorCode>>();
        if (reads == FieldClass.INTERNAL) {
            refusals.add(Refusal.of(FIELD_CLASS_NOT_OFFERED, "input", "reads"));
        }
        if (!OFFERED.containsAll(scopes)
                || !scopes.contains(Scope.READ)
                || scopes.contains(Scope.PARTNER) != (reads == FieldClass.PARTNER)) {
            refusals.add(Refusal.of(SCOPES_INVALID, "input", "scopes"));
        }
        if (rate != null && (rate < LEAST || rate > MOST)) {
            refusals.add(Refusal.of(RATE_INVALID, "input", "rate")
                    .with("least", LEAST)
                    .with("limit", MOST));
        }
        return refusals;
    }
}
