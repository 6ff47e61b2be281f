package pilotregistry.history;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import pilotregistry.feed.Chronicle;
import pilotregistry.feed.Chronicle.State;
import pilotregistry.feed.FeedEntry;
import pilotregistry.ledger.Event;

/// Checks what is known of one record: that its events follow one another without gaps, each naming the one
/// before, that what they changed leads from each state to the next, and that the last state is the one
/// that is stored.
final class ChainCheck {

    private final Chronicle chronicle;
    private final String id;
    private final Findings findings;

    private ChainCheck(Chronicle chronicle, Findings findings) {
        this.chronicle = chronicle;
        this.id = chronicle.document().getString("_id");
        this.findings = findings;
    }

    static void of(Chronicle chronicle, Findings findings) {
        var check = new ChainCheck(chronicle, findings);
        check.links();
        check.states();
        check.head();
        check.outbox();
        findings.count(0, 1, 0);
    }

    private void links() {
        FeedEntry before = null;
        for (var entry : chronicle.entries()) {
            var event = entry.event();
            var last = before == null ? null : before.event();
            if (!entry.collection().equals(chronicle.collection())) {
                findings.add(HistoryFault.at(FaultCode.ENTRY_DIFFERS, entry));
            }
            if (event.sequence() != (last == null ? 1 : last.sequence() + 1) || !follows(entry, before)) {
                findings.add(HistoryFault.at(FaultCode.SEQUENCE_BROKEN, entry));
            } else if (!Objects.equals(event.previous(), last == null ? null : last.hash())) {
                findings.add(HistoryFault.at(FaultCode.PREVIOUS_DIFFERS, entry));
            } else if (!Objects.equals(event.before(), last == null ? null : last.after())) {
                findings.add(HistoryFault.at(FaultCode.BEFORE_DIFFERS, entry));
            }
            if (entry.number() == 0 && !event.holds()) {
                findings.add(HistoryFault.at(FaultCode.HASH_DIFFERS, entry));
            }
            before = entry;
        }
    }

    // The relay copies the events of a record one after the other.
    private static boolean follows(FeedEntry entry, @Nullable FeedEntry before) {
        return before == null || entry.number() == 0 || (before.number() > 0 && before.number() < entry.number());
    }

    private void states() {
        var entries = chronicle.entries();
        if (!entries.isEmpty() && chronicle.after(entries.size()) instanceof State.Broken) {
            findings.add(HistoryFault.ofRecord(FaultCode.RECORD_DIFFERS, chronicle.collection(), id));
            return;
        }
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (chronicle.after(i) instanceof State.Broken) {
                findings.add(HistoryFault.at(FaultCode.DELTA_DIFFERS, entries.get(i)));
                return;
            }
        }
    }

    private void head() {
        var entries = chronicle.entries();
        var document = chronicle.document();
        var last = entries.isEmpty() ? null : entries.getLast().event();
        var fits = last != null
                && document.getEmbedded(List.of("history", "sequence"), 0L) == last.sequence()
                && last.hash().equals(document.getEmbedded(List.of("history", "head"), ""))
                && document.get("version") instanceof Long version
                && version == last.sequence() - 1
                && document.get("history", Document.class).keySet().equals(Set.of("sequence", "head", "outbox"))
                && chronicle.beyond() == 0;
        if (!fits) {
            findings.add(HistoryFault.ofRecord(FaultCode.HEAD_DIFFERS, chronicle.collection(), id));
        }
    }

    // What waits is the tail of the chain; what was copied and is not trimmed yet is what was copied.
    private void outbox() {
        var stored = chronicle.document().getEmbedded(List.of("history", "outbox"), List.of());
        if (stored.size() != chronicle.outbox().size()) {
            findings.add(HistoryFault.ofRecord(FaultCode.OUTBOX_DIFFERS, chronicle.collection(), id));
        }
        for (var waiting : chronicle.outbox()) {
            if (!waiting.equals(known(waiting.sequence()))
                    || !waiting.aggregate().equals(id)) {
                findings.add(HistoryFault.ofRecord(FaultCode.OUTBOX_DIFFERS, chronicle.collection(), id));
            }
        }
    }

    private @Nullable Event known(long sequence) {
        return chronicle.entries().stream()
                .map(FeedEntry::event)
                .filter(event -> event.sequence() == sequence)
                .findFirst()
                .orElse(null);
    }
}
