package pilotregistry.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.persisted.PersistedQuerySupport;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.language.CodedException;

/// Which document a request means: the text it sends, or one that is known by its SHA-256, trusted or sent before
/// (automatic persisted queries).
///
/// What was sent before is a convenience of each node, bounded, and only those who are identified add to it. What is
/// trusted is kept in the database; anonymous callers may be held to it.
@Component
class KnownDocuments {

    private static final int CHARACTERS = 5_000_000;
    static final String PREFIX = "sha256:";
    private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{64}");

    /// Whose documents have to be trusted ones.
    enum Policy {
        OPEN,
        TRUSTED
    }

    private final Cache<String, String> sent = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .<String, String>weigher((hash, text) -> hash.length() + text.length())
            .build();

    private final TrustedDocuments trusted;
    private final ShippedDocuments shipped;
    private final Policy anonymous;

    KnownDocuments(
            TrustedDocuments trusted,
            ShippedDocuments shipped,
            @Value("${registry.documents.anonymous:open}") Policy anonymous) {
        this.trusted = trusted;
        this.shipped = shipped;
        this.anonymous = anonymous;
    }

    /// Whether the database has to be asked; numbers can be made up without end.
    boolean hasToAsk(ExecutionInput input, Actor actor) {
        var hash = hash(input);
        var written = written(input);
        if (written == null) {
            return hash != null && isNumber(hash) && sent.getIfPresent(hash) == null && !isAtHand(hash);
        }
        return isHeldToTrusted(actor) && !isAtHand(Sha256.of(written));
    }

    private boolean isAtHand(String hash) {
        return shipped.text(hash) != null || trusted.hasRead(hash);
    }

    private boolean isHeldToTrusted(Actor actor) {
        return anonymous == Policy.TRUSTED && actor instanceof Actor.Anonymous;
    }

    private static boolean isNumber(String hash) {
        return NUMBER.matcher(hash).matches();
    }

    /// @throws CodedException when there is no such document, or it is not open to the caller
    String text(ExecutionInput input, Actor actor) {
        var hash = hash(input);
        var written = written(input);
        if (hash != null && written != null && !hash.equals(Sha256.of(written))) {
            throw new CodedException("PERSISTED_QUERY_MISMATCH");
        }
        var text = written != null || hash == null ? written : found(hash);
        if (text == null) {
            throw new CodedException("PERSISTED_QUERY_NOT_FOUND");
        }
        if (isHeldToTrusted(actor) && trustedText(hash == null ? Sha256.of(text) : hash) == null) {
            throw new CodedException("DOCUMENT_NOT_TRUSTED");
        }
        return text;
    }

    /// Keeps a valid document that was sent with its number, for the next request to name it.
    void remember(ExecutionInput input, String text, Actor actor) {
        var hash = hash(input);
        if (hash != null && written(input) != null && actor instanceof Actor.Identified) {
            sent.put(hash, text);
        }
    }

    private @Nullable String found(String hash) {
        if (!isNumber(hash)) {
            return null;
        }
        var recent = sent.getIfPresent(hash);
        return recent == null ? trustedText(hash) : recent;
    }

    private @Nullable String trustedText(String hash) {
        var own = shipped.text(hash);
        return own == null ? trusted.text(hash) : own;
    }

    private static @Nullable String written(ExecutionInput input) {
        var query = input.getQuery();
        return query.isBlank() || query.equals(PersistedQuerySupport.PERSISTED_QUERY_MARKER) ? null : query;
    }

    private static @Nullable String hash(ExecutionInput input) {
        var extensions = input.getExtensions();
        var id = number("documentId", extensions.get("documentId"));
        var sent = persisted(extensions.get("persistedQuery"));
        if (id != null && sent != null && !id.equals(sent)) {
            throw new CodedException("PERSISTED_QUERY_MISMATCH");
        }
        return id == null ? sent : id;
    }

    private static @Nullable String persisted(@Nullable Object query) {
        if (query == null) {
            return null;
        }
        if (!(query instanceof Map<?, ?> named)) {
            throw new CodedException("BAD_EXTENSION", Map.of("name", "persistedQuery", "expected", "{sha256Hash}"));
        }
        if (named.get("version") != null && !Integer.valueOf(1).equals(named.get("version"))) {
            throw new CodedException("BAD_EXTENSION", Map.of("name", "persistedQuery.version", "expected", "1"));
        }
        return number("persistedQuery.sha256Hash", named.get("sha256Hash"));
    }

    /// The SHA-256 of an id, with its prefix or without.
    static String hash(String id) {
        return (id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String number(String name, @Nullable Object number) {
        return switch (number) {
            case null -> null;
            case String text -> hash(text);
            default -> throw new CodedException("BAD_EXTENSION", Map.of("name", name, "expected", "SHA-256"));
        };
    }

    long remembered() {
        sent.cleanUp();
        return sent.estimatedSize();
    }
}
