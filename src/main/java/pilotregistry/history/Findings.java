package pilotregistry.history;

import java.util.ArrayList;
import java.util.List;

/// What a verification went through, and the first faults it met.
final class Findings {

    private static final int MOST = 100;

    private final List<HistoryFault> faults = new ArrayList<>();
    private long events;
    private long records;
    private long roots;
    private boolean more;

    synchronized void add(HistoryFault fault) {
        if (faults.size() < MOST) {
            faults.add(fault);
        } else {
            more = true;
        }
    }

    synchronized void count(long seenEvents, long seenRecords, long seenRoots) {
        events += seenEvents;
        records += seenRecords;
        roots += seenRoots;
    }

    synchronized List<HistoryFault> faults() {
        return List.copyOf(faults);
    }

    /// Whether there are more faults than are named.
    boolean more() {
        return more;
    }

    long events() {
        return events;
    }

    long records() {
        return records;
    }

    long roots() {
        return roots;
    }
}
