package pilotregistry.outcome;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.connection.Connections;
import pilotregistry.feed.Feed;

/// What outcomes come to, for reports: from the figures that are kept where the filter allows it, else from the book.
/// Both give the same.
@Component
public class OutcomeFigures {

    // What does not differ within a pilot and metric; any other condition asks the outcomes one by one.
    private static final Set<String> KEPT = Set.of(
            "and",
            "or",
            "not",
            "pilot",
            "metric",
            "family",
            "batch",
            "type",
            "provinces",
            "industries",
            "demonstration");
    private static final Set<String> BRANCHES = Set.of("and", "or", "not");

    private final TotalsReading book;
    private final KeptFigures kept;
    private final FiguresFollower follower;
    private final Connections connections;
    private final Feed feed;

    OutcomeFigures(TotalsReading book, KeptFigures kept, FiguresFollower follower, Connections connections, Feed feed) {
        this.book = book;
        this.kept = kept;
        this.follower = follower;
        this.connections = connections;
        this.feed = feed;
    }

    /// Totals, as of a position in the feed.
    public record Totalled(long feedPosition, Map<OutcomeGrouping, List<OutcomeTotal>> by) {}

    /// Adds up, by several groupings in one pass.
    ///
    /// @param shares whether shares are taken as figures of their own, to be compared and not added
    public Totalled totals(
            @Nullable Map<String, Object> filter, Set<OutcomeGrouping> groupings, boolean shares, Actor actor) {
        var demonstrations = TotalsReading.demonstrationsOnly(filter);
        var adding = new EnumMap<OutcomeGrouping, Totals>(OutcomeGrouping.class);
        groupings.forEach(by -> adding.put(by, new Totals(by, demonstrations, shares, book::metric)));
        long position = read(filter, actor, figures -> adding.values().forEach(totals -> totals.add(figures)));
        var by = new EnumMap<OutcomeGrouping, List<OutcomeTotal>>(OutcomeGrouping.class);
        adding.forEach((grouping, totals) -> by.put(grouping, totals.done()));
        return new Totalled(position, by);
    }

    private long read(@Nullable Map<String, Object> filter, Actor actor, Consumer<PilotFigures> sink) {
        var position = isKept(filter) ? follower.current() : null;
        if (position == null) {
            long before = feed.newest();
            book.read(filter, actor, sink);
            return before;
        }
        readKept(filter, actor, sink);
        return position;
    }

    void readKept(@Nullable Map<String, Object> filter, Actor actor, Consumer<PilotFigures> sink) {
        if (OutcomeAccess.seesAll(actor)) {
            read(filter, new Criteria(), KeptFigures.ALL, sink);
            return;
        }
        var open = Criteria.where(KeptFigures.OPEN + ".0").exists(true);
        var own = OutcomeAccess.ofOwnPilots(actor);
        if (own.isEmpty()) {
            read(filter, open, KeptFigures.OPEN, sink);
        } else {
            read(filter, new Criteria().orOperator(own), KeptFigures.ALL, sink);
            read(filter, new Criteria().andOperator(open, new Criteria().norOperator(own)), KeptFigures.OPEN, sink);
        }
    }

    private void read(
            @Nullable Map<String, Object> filter, Criteria within, String which, Consumer<PilotFigures> sink) {
        kept.read(connections.matching(OutcomeBook.OUTCOMES, filter, within), which, sink);
    }

    private static boolean isKept(@Nullable Map<?, ?> filter) {
        return filter == null
                || filter.entrySet().stream()
                        .allMatch(each -> each.getValue() == null
                                || (KEPT.contains(each.getKey())
                                        && (!BRANCHES.contains(each.getKey()) || areKept(each.getValue()))));
    }

    private static boolean areKept(Object branches) {
        return switch (branches) {
            case Map<?, ?> one -> isKept(one);
            case List<?> some -> some.stream().allMatch(each -> each instanceof Map<?, ?> one && isKept(one));
            default -> false;
        };
    }
}
