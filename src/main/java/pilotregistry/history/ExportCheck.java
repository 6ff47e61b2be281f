package pilotregistry.history;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Deltas;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.ledger.Stored;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Checks an export of the feed (`/changes?hashes=true` or `events=true`, from 0) against published roots
/// and keys, with nothing else: no registry, no database, no network.
final class ExportCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Findings findings = new Findings();
    private final Frontier tree = new Frontier();
    private final Map<String, Link> links = new HashMap<>();
    private final List<SignedRoot> roots;
    private int next;
    private boolean broken;

    /// The last change of a record.
    ///
    /// @param state what the deltas so far led to; null where they are not told, or led nowhere
    private record Link(
            long sequence,
            String hash,
            String after,
            @Nullable Stored state) {}

    private ExportCheck(List<SignedRoot> roots, List<HistoryFault> faults) {
        this.roots = roots;
        faults.forEach(findings::add);
    }

    /// @param roots as `/history/roots` answers
    /// @param keys as `/.well-known/history-keys.json` answers
    static Findings of(Path export, Path roots, Path keys) throws IOException, ParseException {
        var faults = new ArrayList<HistoryFault>();
        var check = new ExportCheck(signed(roots, JWKSet.parse(Files.readString(keys)), faults), faults);
        try (var lines = Files.lines(export)) {
            lines.filter(line -> !line.isBlank()).forEach(check::line);
        }
        check.end();
        return check.findings;
    }

    private static List<SignedRoot> signed(Path file, JWKSet keys, List<HistoryFault> faults) throws IOException {
        var signed = new ArrayList<SignedRoot>();
        for (var told : JSON.readTree(Files.readString(file))) {
            var root = SignedRoot.verified(told.path("jws").asString(""), keys);
            if (root == null) {
                var date = LocalDate.parse(told.path("date").asString("1970-01-01"));
                faults.add(HistoryFault.ofRoot(
                        FaultCode.ROOT_NOT_SIGNED, date, told.path("size").asLong(0)));
                continue;
            }
            var before = signed.isEmpty() ? null : signed.getLast();
            if (!continues(root, before)) {
                faults.add(HistoryFault.ofRoot(FaultCode.ROOT_CHAIN_BROKEN, LocalDate.parse(root.date()), root.size()));
            }
            signed.add(root);
        }
        return signed;
    }

    // The first of the file may have others before it that the reader has no more.
    private static boolean continues(SignedRoot root, @Nullable SignedRoot before) {
        return before == null
                || (before.hash().equals(root.previous())
                        && before.size() <= root.size()
                        && before.date().compareTo(root.date()) < 0);
    }

    private void line(String text) {
        JsonNode line;
        try {
            line = JSON.readTree(text);
        } catch (JacksonException noJson) {
            line = JSON.createObjectNode();
        }
        var position = line.path("position").asLong(0);
        var hash = line.path("hash").asString("");
        if (!Fingerprint.isOne(hash)) {
            findings.add(HistoryFault.ofPosition(FaultCode.ENTRY_DIFFERS, tree.size() + 1));
            hash = "0".repeat(64);
        } else if (position != tree.size() + 1) {
            findings.add(HistoryFault.ofPosition(FaultCode.POSITION_MISSING, tree.size() + 1));
        }
        if (line.has("event")) {
            event(line, position, hash);
        }
        tree.add(hash);
        findings.count(1, 0, 0);
        root();
    }

    private void event(JsonNode line, long position, String hash) {
        var event = line.get("event");
        var aggregate = event.path("aggregate").asString("");
        var sequence = event.path("sequence").asLong(0);
        var place = new HistoryFault(
                FaultCode.HASH_DIFFERS, line.path("collection").asString(""), aggregate, sequence, position, null);
        var delta = line.has("delta") ? Fingerprint.ofText(line.get("delta").asString("")) : null;
        if (!Fingerprint.ofJson(event.toString()).equals(hash)) {
            findings.add(place);
        } else if (delta != null && !delta.equals(event.path("delta").asString(""))) {
            findings.add(place.with(FaultCode.DELTA_DIFFERS));
        }
        var before = links.get(aggregate);
        if (sequence != (before == null ? 1 : before.sequence() + 1)) {
            findings.add(place.with(FaultCode.SEQUENCE_BROKEN));
        } else if (!same(event.get("previous"), before == null ? null : before.hash())) {
            findings.add(place.with(FaultCode.PREVIOUS_DIFFERS));
        } else if (!same(event.get("before"), before == null ? null : before.after())) {
            findings.add(place.with(FaultCode.BEFORE_DIFFERS));
        }
        var state = before == null ? beginning(event) : before.state();
        var after = event.path("after").asString("");
        links.put(aggregate, new Link(sequence, hash, after, replayed(line, state, after, place)));
    }

    // Where it leads elsewhere than to what was hashed, what follows leads nowhere for this reason.
    private @Nullable Stored replayed(JsonNode line, @Nullable Stored state, String after, HistoryFault place) {
        if (state == null || !line.has("delta")) {
            return null;
        }
        var led = Deltas.done(line.path("delta").asString(""), state);
        if (led != null && led.hash().equals(after)) {
            return led;
        }
        findings.add(place.with(FaultCode.DELTA_DIFFERS));
        return null;
    }

    private static @Nullable Stored beginning(JsonNode event) {
        return event.path("before").asString("").isEmpty() ? Stored.nothing() : null;
    }

    // What roots were signed over and the export has not: its end is missing.
    private void end() {
        if (next < roots.size()) {
            findings.add(HistoryFault.ofPosition(FaultCode.POSITION_MISSING, tree.size() + 1));
        }
    }

    private static boolean same(@Nullable JsonNode told, @Nullable String expected) {
        return Objects.equals(told == null || told.isNull() ? null : told.asString(""), expected);
    }

    private void root() {
        while (next < roots.size() && roots.get(next).size() <= tree.size()) {
            var root = roots.get(next);
            if (root.size() == tree.size() && !broken && !root.root().equals(tree.root())) {
                var from = next == 0 ? 1 : roots.get(next - 1).size() + 1;
                findings.add(HistoryFault.ofRoot(FaultCode.ROOT_DIFFERS, LocalDate.parse(root.date()), from));
                broken = true; // what follows differs for this reason
            }
            findings.count(0, 0, 1);
            next++;
        }
    }
}
