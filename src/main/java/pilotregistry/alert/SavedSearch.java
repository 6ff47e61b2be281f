package pilotregistry.alert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.courier.SigningSecret;
import pilotregistry.language.Language;
import pilotregistry.ledger.History;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;

/// A search (保存的检索) that one person keeps to be told what is new to it. Once deleted, nothing is left of it but that
/// there was one.
@Document("savedSearches")
final class SavedSearch implements Recorded {

    @Id
    private final SavedSearchId id;

    @Version
    private @Nullable Long version;

    private final String owner;
    private @Nullable SearchWish wish;
    private SavedSearchStatus status;

    private @Nullable SearchKeys keys;

    private final History history;

    @PersistenceCreator
    SavedSearch(
            SavedSearchId id,
            @Nullable Long version,
            String owner,
            @Nullable SearchWish wish,
            SavedSearchStatus status,
            @Nullable SearchKeys keys,
            History history) {
        this.id = id;
        this.version = version;
        this.owner = owner;
        this.wish = wish;
        this.status = status;
        this.keys = keys;
        this.history = history;
    }

    static SavedSearch saved(SavedSearchId id, String owner, SearchWish wish, SearchKeys keys) {
        var saved = new SavedSearch(id, null, owner, wish, SavedSearchStatus.ON, keys, new History());
        saved.tell(wish);
        return saved;
    }

    /// Saves it anew, which turns it on again.
    List<Refusal<SaveSearchErrorCode>> edit(SearchWish other) {
        stand();
        tell(other);
        return List.of();
    }

    private void tell(SearchWish next) {
        wish = next;
        keys = keys().telling(next.address());
        status = keys().confirmation() == null ? SavedSearchStatus.ON : SavedSearchStatus.UNCONFIRMED;
    }

    /// Whoever is to be told agrees.
    List<Refusal<DeleteSavedSearchErrorCode>> confirm(String confirmation) {
        stand();
        if (!confirmation.equals(keys().confirmation())) {
            throw new NotVisible();
        }
        keys = keys().confirmed(wish().address());
        status = SavedSearchStatus.ON;
        return List.of();
    }

    /// Ends what it is told, by whoever holds its address; who does not want to be told is asked before it
    /// begins again.
    List<Refusal<DeleteSavedSearchErrorCode>> turnOff() {
        stand();
        status = SavedSearchStatus.OFF;
        keys = keys().confirmed(null);
        return List.of();
    }

    List<Refusal<DeleteSavedSearchErrorCode>> delete() {
        stand();
        wish = null;
        status = SavedSearchStatus.OFF;
        keys = null;
        return List.of();
    }

    private void stand() {
        if (deleted()) {
            throw new NotVisible();
        }
    }

    boolean deleted() {
        return wish == null;
    }

    boolean off() {
        return status == SavedSearchStatus.OFF;
    }

    /// In the address that only whoever is to be told is sent; null where nothing is to be confirmed.
    @Nullable
    String confirmation() {
        return keys().confirmation();
    }

    String confirmPath() {
        return "/alerts/" + confirmation() + "/confirm";
    }

    String owner() {
        return owner;
    }

    SearchWish wish() {
        return Objects.requireNonNull(wish, "deleted");
    }

    @Override
    public SavedSearchId id() {
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

    public String name() {
        return wish().name();
    }

    public String asked() {
        return wish().question().json();
    }

    public Language language() {
        return wish().language();
    }

    public AlertChannel channel() {
        return wish().channel();
    }

    public @Nullable String address() {
        return wish().address();
    }

    /// As senders and receivers of webhooks write it; null where none is sent.
    public @Nullable String webhookSecret() {
        var secret = keys().secret();
        return channel() != AlertChannel.WEBHOOK || secret == null
                ? null
                : SigningSecret.of(secret.getBytes(StandardCharsets.US_ASCII)).value();
    }

    public DigestInterval interval() {
        return wish().interval();
    }

    public SavedSearchStatus status() {
        return status;
    }

    /// Its feed, which needs no other token.
    public String feedPath() {
        return path() + ".atom";
    }

    /// Where whoever holds this address turns it off.
    public String offPath() {
        return path() + "/off";
    }

    public Instant savedAt() {
        return wish().at();
    }

    private String path() {
        return "/alerts/" + keys().token();
    }

    private SearchKeys keys() {
        return Objects.requireNonNull(keys, "deleted");
    }
}
