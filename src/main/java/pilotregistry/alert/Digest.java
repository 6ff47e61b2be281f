package pilotregistry.alert;

import java.time.Instant;
import java.util.List;

/// What was new at once to one saved search.
///
/// @param number from 1, without gaps
/// @param total how much was new; only the first ones are listed
record Digest(int number, Instant at, int total, List<News> news) {

    /// So many are listed, whatever a large import brings.
    static final int LISTED = 100;

    static Digest of(int number, Instant at, List<News> news) {
        return new Digest(number, at, news.size(), List.copyOf(news.subList(0, Math.min(news.size(), LISTED))));
    }

    /// Tells it from every other of its saved search, also from those before it was turned off and on.
    String name() {
        return "/" + number + "/" + at;
    }

    int more() {
        return total - news.size();
    }
}
