package pilotregistry.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.PageRequest;
import pilotregistry.feed.Feed;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Recorded;

/// GraphQL: whether the history is what it was, and how others can tell.
@Controller
class ProofController {

    private static final long AT_ONCE = 2_000;

    private final Verification verification;
    private final Roots roots;
    private final Proofs proofs;
    private final Nodes nodes;
    private final Feed feed;
    private final Connections connections;

    ProofController(
            Verification verification, Roots roots, Proofs proofs, Nodes nodes, Feed feed, Connections connections) {
        this.verification = verification;
        this.roots = roots;
        this.proofs = proofs;
        this.nodes = nodes;
        this.feed = feed;
        this.connections = connections;
    }

    /// @param next where to go on; null at the end of the feed, and for a single record
    record HistoryVerification(
            boolean untouched,
            long events,
            long records,
            long roots,
            List<HistoryFault> faults,
            boolean moreFaults,
            @Nullable Long next) {

        static HistoryVerification of(Findings found, List<HistoryFault> faults, @Nullable Long next) {
            return new HistoryVerification(
                    faults.isEmpty(), found.events(), found.records(), found.roots(), faults, found.more(), next);
        }
    }

    @QueryMapping
    HistoryVerification verifyHistory(
            @Argument @Nullable String id, @Argument @Nullable Long from, @Argument @Nullable Long to, Actor actor) {
        if (id != null) {
            if (!(nodes.load(List.of(id), actor).get(id) instanceof Recorded recorded)) {
                throw new NotVisible();
            }
            var found = verification.of(recorded);
            return HistoryVerification.of(found, found.faults(), null);
        }
        var newest = feed.newest();
        var first = from == null ? 1 : from;
        if (first < 1 || (to != null && to < first)) {
            throw new CodedException("BAD_VALUE", Map.of("field", "from, to"));
        }
        if (from != null && from > newest) {
            throw new CodedException("POSITION_AHEAD", Map.of("position", from));
        }
        var last = Math.min(Math.min(to == null ? newest : to, first + AT_ONCE - 1), newest);
        var found = verification.ofRange(first, last);
        return HistoryVerification.of(found, told(found.faults(), actor), last < newest ? last + 1 : null);
    }

    // That something is wrong is everybody's business; which record it is, theirs who may see it.
    private List<HistoryFault> told(List<HistoryFault> faults, Actor actor) {
        var ids = new ArrayList<String>();
        faults.stream().map(HistoryFault::record).forEach(record -> {
            if (record != null) {
                ids.add(record);
            }
        });
        Set<String> visible = nodes.load(ids, actor).keySet();
        return faults.stream()
                .map(fault -> fault.record() == null || visible.contains(fault.record()) ? fault : fault.anonymous())
                .toList();
    }

    @QueryMapping
    Connection<DailyRoot> dailyRoots(PageRequest page) {
        return connections.page("dailyRoots", roots.all(), DailyRoot::day, page);
    }

    @QueryMapping
    Proof.Inclusion inclusionProof(@Argument Long position, @Argument @Nullable LocalDate date) {
        return proofs.inclusion(position, date);
    }

    @QueryMapping
    Proof.Consistency consistencyProof(@Argument LocalDate from, @Argument LocalDate to) {
        return proofs.consistency(from, to);
    }
}
