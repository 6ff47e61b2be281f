package pilotregistry.history;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.feed.Feed;
import tools.jackson.databind.json.JsonMapper;

/// Checks the daily roots: that each is signed, names the one before, and is the root of the feed as it is
/// stored.
@Component
class RootCheck {

    private static final int PIECE = 5_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Roots roots;
    private final Feed feed;

    RootCheck(Roots roots, Feed feed) {
        this.roots = roots;
        this.feed = feed;
    }

    /// Those that somebody has kept, as `/history/roots` answered then: each must stand as it was published.
    void kept(Path file, Findings findings) throws IOException {
        long size = 0;
        for (var told : JSON.readTree(Files.readString(file))) {
            var date = LocalDate.parse(told.path("date").asString(""));
            var stands = roots.of(date)
                    .filter(root -> root.jws().equals(told.path("jws").asString("")))
                    .isPresent();
            if (!stands) {
                findings.add(HistoryFault.ofRoot(FaultCode.ROOT_DIFFERS, date, size + 1));
            }
            size = told.path("size").asLong(0);
        }
    }

    /// Those of the days whose events lie in the range.
    void of(long from, long to, Findings findings) {
        var all = new ArrayList<>(roots.all());
        all.sort(Comparator.comparing(DailyRoot::day));
        var before = all.stream().filter(root -> root.size() < from).toList();
        @Nullable DailyRoot last = before.isEmpty() ? null : before.getLast();
        var stood = last == null ? Optional.of(new Frontier()) : last.tree();
        if (last != null && stood.isEmpty()) {
            findings.add(HistoryFault.ofRoot(FaultCode.ROOT_DIFFERS, last.date(), last.size()));
            return;
        }
        var tree = stood.orElseThrow();
        var keys = roots.keys();
        for (var root : all.subList(before.size(), all.size())) {
            if (root.size() > to) {
                if (root.size() > feed.newest()) {
                    findings.add(differs(root, last));
                }
                break;
            }
            findings.count(0, 0, 1);
            signature(root, last, keys, findings);
            if (!grow(tree, root.size())
                    || !tree.root().equals(root.root())
                    || !tree.peaks().equals(root.peaks())) {
                findings.add(differs(root, last));
                return; // what follows differs for this reason
            }
            last = root;
        }
    }

    private static void signature(DailyRoot root, @Nullable DailyRoot before, JWKSet keys, Findings findings) {
        var signed = SignedRoot.verified(root.jws(), keys);
        if (signed == null || !says(signed, root)) {
            findings.add(HistoryFault.ofRoot(FaultCode.ROOT_NOT_SIGNED, root.date(), root.size()));
        } else if (!Objects.equals(signed.previous(), before == null ? null : SignedRoot.hashOf(before.jws()))) {
            findings.add(HistoryFault.ofRoot(FaultCode.ROOT_CHAIN_BROKEN, root.date(), root.size()));
        }
    }

    private static HistoryFault differs(DailyRoot root, @Nullable DailyRoot before) {
        return HistoryFault.ofRoot(FaultCode.ROOT_DIFFERS, root.date(), before == null ? 1 : before.size() + 1);
    }

    private static boolean says(SignedRoot signed, DailyRoot root) {
        return signed.date().equals(root.day())
                && signed.size() == root.size()
                && signed.root().equals(root.root())
                && Objects.equals(signed.previous(), root.previous())
                && signed.at().truncatedTo(ChronoUnit.MILLIS).equals(root.at())
                && signed.key().getKeyID().equals(root.keyId())
                && root.publicKey().filter(signed.key()::equals).isPresent();
    }

    private boolean grow(Frontier tree, long size) {
        while (tree.size() < size) {
            List<String> hashes = feed.hashes(tree.size(), size, PIECE);
            if (hashes.isEmpty()) {
                return false;
            }
            hashes.forEach(tree::add);
        }
        return true;
    }
}
