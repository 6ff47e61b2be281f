package pilotregistry.alert;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Scope;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;

/// The office of saved searches: keeps them, shows each to its owner alone, and ends them.
@Component
class SavedSearches {

    /// Searches one person may have saved.
    static final int SEATS = 20;

    private static final String OWNER = "owner";
    private static final String CLAIM = "keys.claim";
    private static final String TOKEN = "keys.token";
    private static final String CONFIRMATION = "keys.confirmation";

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Lookouts lookouts;
    private final CaseWatch watch;

    SavedSearches(Ledger ledger, MongoOperations mongo, Lookouts lookouts, CaseWatch watch) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.lookouts = lookouts;
        this.watch = watch;
        var indexes = mongo.indexOps(SavedSearch.class);
        indexes.createIndex(new Index(CLAIM, Direction.ASC).unique().sparse());
        indexes.createIndex(new Index(TOKEN, Direction.ASC).unique().sparse());
        indexes.createIndex(new Index(CONFIRMATION, Direction.ASC).unique().sparse());
        indexes.createIndex(new Index(OWNER, Direction.ASC));
    }

    /// Saves a new one, if one of its owner's seats is free: each is one document with a claim that is unique.
    Decision<SavedSearch, SaveSearchErrorCode> save(SearchWish wish, Command command) {
        var id = new SavedSearchId(command.newId(SavedSearchId.PREFIX));
        var owner = command.author().subject();
        var full =
                Refusal.of(SaveSearchErrorCode.TOO_MANY_SAVED_SEARCHES, "input").with("limit", SEATS);
        if (find(id).isPresent()) {
            return ledger.create(SavedSearch.class, id, command, full, () -> Decision.refused(null, List.of(full)));
        }
        var taken = taken(owner);
        for (var seat = 0; seat < SEATS; seat++) {
            if (!taken.contains(SearchKeys.claim(owner, seat))) {
                var saved = SavedSearch.saved(id, owner, wish, SearchKeys.of(owner, seat));
                begin(saved, command);
                var decision = ledger.create(SavedSearch.class, id, command, full, () -> Decision.done(saved));
                if (decision.accepted()) {
                    invite(decision.aggregate(), command);
                    return decision;
                }
            }
        }
        return Decision.refused(null, List.of(full));
    }

    Decision<SavedSearch, SaveSearchErrorCode> edit(SavedSearchId id, SearchWish wish, Actor actor, Command command) {
        var standing = owned(id, actor);
        if (!standing.deleted()) {
            begin(standing, command);
        }
        var decision = ledger.change(
                SavedSearch.class, id, command, SaveSearchErrorCode.VERSION_CONFLICT, saved -> saved.edit(wish));
        var saved = decision.aggregate();
        if (saved != null && !saved.deleted() && decision.accepted() && !command.validateOnly()) {
            begin(saved, command);
            follow(saved, command);
            invite(saved, command);
        }
        return decision;
    }

    // Before the search itself: one without the other does nothing and is cleared away, the other way round
    // nobody would ever look.
    private void begin(SavedSearch saved, Command command) {
        if (!command.validateOnly() && lookouts.find(saved.id()).isEmpty()) {
            var question = saved.wish().question();
            var due = command.at().plus(saved.interval().length());
            lookouts.begin(Lookout.begun(saved.id(), question, watch.known(question), due));
        }
    }

    // What it finds anew because it asks for something else is no news.
    private void follow(SavedSearch saved, Command command) {
        var question = saved.wish().question();
        lookouts.find(saved.id())
                .filter(lookout -> !lookout.question().equals(question))
                .flatMap(lookouts::take)
                .ifPresent(lookout -> lookouts.keep(lookout.following(question, watch.known(question))
                        .until(command.at().plus(saved.interval().length()))));
        lookouts.hasten(saved.id(), command.at().plus(saved.interval().length()));
    }

    // At the next round, whoever goes it.
    private void invite(@Nullable SavedSearch saved, Command command) {
        if (saved != null && saved.status() == SavedSearchStatus.UNCONFIRMED) {
            lookouts.hasten(saved.id(), command.at());
        }
    }

    Decision<SavedSearch, DeleteSavedSearchErrorCode> delete(SavedSearchId id, Actor actor, Command command) {
        owned(id, actor);
        var decision = end(id, command, SavedSearch::delete);
        if (decision.accepted() && !command.validateOnly()) {
            lookouts.remove(id);
        }
        return decision;
    }

    /// Ends what is told to whoever holds the address: by that address alone, whoever asks.
    void turnOff(SavedSearch saved, Command command) {
        if (end(saved.id(), command, SavedSearch::turnOff).accepted()) {
            lookouts.remove(saved.id());
        }
    }

    /// Takes note that whoever is to be told agrees.
    void confirm(SavedSearch saved, String confirmation, Command command) {
        end(saved.id(), command, it -> it.confirm(confirmation));
    }

    private Decision<SavedSearch, DeleteSavedSearchErrorCode> end(
            SavedSearchId id, Command command, Function<SavedSearch, List<Refusal<DeleteSavedSearchErrorCode>>> how) {
        return ledger.change(SavedSearch.class, id, command, DeleteSavedSearchErrorCode.VERSION_CONFLICT, how);
    }

    Optional<SavedSearch> find(SavedSearchId id) {
        return Optional.ofNullable(mongo.findById(id, SavedSearch.class));
    }

    Optional<SavedSearch> byToken(String token) {
        return by(TOKEN, token);
    }

    Optional<SavedSearch> byConfirmation(String confirmation) {
        return by(CONFIRMATION, confirmation);
    }

    private Optional<SavedSearch> by(String key, String value) {
        return Optional.ofNullable(mongo.findOne(Query.query(Criteria.where(key).is(value)), SavedSearch.class));
    }

    /// Those of them that are the actor's own.
    Map<SavedSearchId, SavedSearch> own(Collection<SavedSearchId> ids, Actor actor) {
        return mongo
                .find(Query.query(Criteria.where("_id").in(ids).andOperator(ownedBy(actor))), SavedSearch.class)
                .stream()
                .collect(Collectors.toMap(SavedSearch::id, Function.identity()));
    }

    /// All of the actor's own, the latest first.
    List<SavedSearch> own(Actor actor) {
        return mongo.find(
                Query.query(ownedBy(actor))
                        .with(Sort.by(Direction.DESC, "wish.at").and(Sort.by(Direction.DESC, "_id"))),
                SavedSearch.class);
    }

    // Also one that was deleted: who sends the same wish again is answered as before.
    private SavedSearch owned(SavedSearchId id, Actor actor) {
        return find(id).filter(saved -> saved.owner().equals(subject(actor))).orElseThrow(NotVisible::new);
    }

    private Set<String> taken(String owner) {
        var held = Query.query(Criteria.where(OWNER).is(owner).and(CLAIM).exists(true));
        held.fields().include(CLAIM);
        return mongo.find(held, Document.class, mongo.getCollectionName(SavedSearch.class)).stream()
                .map(saved -> saved.getEmbedded(List.of("keys", "claim"), String.class))
                .collect(Collectors.toSet());
    }

    private static Criteria ownedBy(Actor actor) {
        return Criteria.where(OWNER).is(subject(actor)).and(CLAIM).exists(true);
    }

    private static @Nullable String subject(Actor actor) {
        return actor.has(Scope.READ) ? actor.identified().orElseThrow().subject() : null;
    }

    /// The command of whoever holds the address of one.
    static Command byAddress(String act, java.time.Instant at) {
        return new Command(act, Author.REGISTRY, null, "", null, false, at);
    }
}
