package pilotregistry.search;

import java.util.List;

/// A stretch of a folded text that names one or more concepts; several where a word has several meanings.
record Mention(int from, int to, List<Concept> concepts) {

    int length() {
        return to - from;
    }

    boolean overlaps(Mention other) {
        return from < other.to && other.from < to;
    }

    boolean crosses(Mention other) {
        return overlaps(other) && !(from <= other.from && other.to <= to) && !(other.from <= from && to <= other.to);
    }
}
