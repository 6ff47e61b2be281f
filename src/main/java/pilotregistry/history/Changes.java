package pilotregistry.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;
import pilotregistry.feed.Chronicle;
import pilotregistry.feed.Chronicle.State;
import pilotregistry.feed.Chronicles;
import pilotregistry.feed.Feed;
import pilotregistry.feed.FeedEntry;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.Recorded;

/// The feed as a reader may know it: what concerns records that are the reader's to see, and a tombstone
/// where one ceased to be. The door of this module for those who take it to others.
@Component
public class Changes {

    private static final int SCANNED = 200;

    private final Feed feed;
    private final Nodes nodes;
    private final Chronicles chronicles;
    private final Map<String, Class<?>> types = new HashMap<>();

    Changes(Feed feed, Nodes nodes, Chronicles chronicles, MongoMappingContext mapping) {
        this.feed = feed;
        this.nodes = nodes;
        this.chronicles = chronicles;
        mapping.getPersistentEntities().forEach(entity -> types.put(entity.getCollection(), entity.getType()));
    }

    /// A piece of the feed.
    ///
    /// @param entries all of it, whether the reader is told of them or not
    /// @param told those that the reader is told of
    public record Piece(List<FeedEntry> entries, List<HistoryChange> told) {

        /// Up to where the feed was read.
        public long position(long since) {
            return entries.isEmpty() ? since : entries.getLast().number();
        }
    }

    /// A page: as many changes as asked for, or as many as are in the next thousand entries.
    ///
    /// @param position up to which nothing is left out that is the reader's to know
    record Page(List<HistoryChange> changes, long position, long newest) {}

    /// What kinds of records changes are told of.
    public Set<String> types() {
        return types.values().stream()
                .filter(Recorded.class::isAssignableFrom)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Page page(long since, int first, Actor actor) {
        var newest = newest(since);
        var changes = new ArrayList<HistoryChange>();
        var position = since;
        for (int pieces = 0; pieces < 5 && changes.size() < first; pieces++) {
            var piece = piece(position, actor);
            for (var change : piece.told()) {
                if (changes.size() == first) {
                    return new Page(changes, changes.getLast().position(), newest);
                }
                changes.add(change);
            }
            if (piece.entries().isEmpty()) {
                break;
            }
            position = piece.position(position);
        }
        return new Page(changes, position, Math.max(newest, position));
    }

    long newest(long since) {
        var newest = feed.newest();
        if (since < 0) {
            throw new CodedException("BAD_VALUE", Map.of("field", "since"));
        }
        if (since > newest) {
            throw new CodedException("POSITION_AHEAD", Map.of("position", since));
        }
        return newest;
    }

    /// The next piece after a position, with the rights the reader has now.
    public Piece piece(long since, Actor actor) {
        var entries = feed.after(since, SCANNED);
        var ids = entries.stream().map(entry -> entry.event().aggregate()).collect(Collectors.toSet());
        var visible = nodes.load(ids, actor);
        var pasts = chronicles(entries, visible, actor);
        var told = entries.stream()
                .map(entry -> told(entry, visible.get(entry.event().aggregate()), pasts, actor))
                .filter(Objects::nonNull)
                .toList();
        return new Piece(entries, told);
    }

    private Map<String, Chronicle> chronicles(List<FeedEntry> entries, Map<String, Object> visible, Actor actor) {
        return chronicles.of(entries.stream()
                .filter(entry -> hasAPast(entry, visible.get(entry.event().aggregate()), actor))
                .collect(Collectors.groupingBy(
                        FeedEntry::collection,
                        Collectors.mapping(entry -> entry.event().aggregate(), Collectors.toSet()))));
    }

    // Whether it depends on what the thing was, at the time of this change, that the actor is told of it.
    private boolean hasAPast(FeedEntry entry, @Nullable Object now, Actor actor) {
        var event = entry.event();
        var source = nodes.source(event.aggregate());
        if (source == null || now == null) {
            return source != null && event.sequence() > 1; // what only begins cannot have ceased
        }
        return now instanceof Recorded recorded
                && source.tells(actor, event.act(), now)
                && !source.isRetracted(now) // of which everybody is told that it was taken back
                && !source.showsEveryPast(actor)
                && !(event.sequence() == recorded.history().sequence() && source.showsPast(actor, now, now));
    }

    private @Nullable HistoryChange told(
            FeedEntry entry, @Nullable Object now, Map<String, Chronicle> pasts, Actor actor) {
        var id = entry.event().aggregate();
        var source = nodes.source(id);
        if (source == null) {
            return null;
        }
        var chronicle = pasts.get(id);
        if (now == null) {
            return chronicle != null && ceased(entry, chronicle, source, actor) ? change(entry, true, null) : null;
        }
        var told = hasAPast(entry, now, actor)
                ? chronicle != null && shown(entry, chronicle, source, (Recorded) now, actor)
                : source.tells(actor, entry.event().act(), now);
        return told ? change(entry, source.isRetracted(now), now) : null;
    }

    // As its history tells it.
    private boolean shown(FeedEntry entry, Chronicle chronicle, NodeSource source, Recorded now, Actor actor) {
        var sequence = (int) entry.event().sequence();
        return sequence <= chronicle.entries().size()
                && new Past(chronicles, chronicle, source, now, actor).tells(sequence);
    }

    // Shown before this very change, and not after it.
    private boolean ceased(FeedEntry entry, Chronicle chronicle, NodeSource source, Actor actor) {
        var sequence = (int) entry.event().sequence();
        return sequence > 1
                && sequence <= chronicle.entries().size()
                && shown(sequence - 1, chronicle, source, actor)
                && !shown(sequence, chronicle, source, actor);
    }

    private boolean shown(int events, Chronicle chronicle, NodeSource source, Actor actor) {
        if (!(chronicle.after(events) instanceof State.Known)) {
            return false;
        }
        var type = Objects.requireNonNull(types.get(chronicle.collection())).asSubclass(Recorded.class);
        var then = chronicles.read(type, chronicle.restored(events));
        var now = chronicles.read(type, chronicle.document());
        return source.showsPast(actor, then, now);
    }

    private HistoryChange change(FeedEntry entry, boolean removed, @Nullable Object node) {
        var event = entry.event();
        var type = types.get(entry.collection());
        return new HistoryChange(
                entry.number(),
                event.at(),
                event.act(),
                type == null ? entry.collection() : type.getSimpleName(),
                event.aggregate(),
                event.sequence(),
                removed,
                event.hash(),
                node);
    }
}
