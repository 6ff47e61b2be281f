package pilotregistry.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.casestudy.CaseStudy;
import pilotregistry.feed.Feed;
import pilotregistry.language.CodedException;

/// Tells where a change stands in the feed, and where the index is.
@Component
class FeedPositions {

    private static final int TRIES = 40;
    private static final int PAUSE_MILLIS = 50;

    private final Feed feed;
    private final Follower follower;

    FeedPositions(Feed feed, Follower follower) {
        this.feed = feed;
        this.follower = follower;
    }

    /// How far the index has followed.
    ///
    /// @param lag entries of the feed it has not taken in yet, and cases with changes that have no number there yet
    record SearchIndex(long position, long feedPosition, long lag, int documents, boolean rebuilding) {}

    SearchIndex index() {
        long position = follower.position();
        long newest = Math.max(position, feed.newest());
        long lag = newest - position + follower.waiting();
        return new SearchIndex(position, newest, lag, follower.documents(), follower.rebuilding());
    }

    /// The numbers of their last changes in the feed. The relay gives them just after the write, so they are waited
    /// for; what has none within two seconds is left out.
    Map<CaseStudy, Long> of(List<CaseStudy> studies) {
        var sequences = studies.stream()
                .distinct()
                .collect(Collectors.toMap(
                        study -> study.id().value(), study -> study.history().sequence(), Math::max));
        var numbers = feed.numbersOf(sequences);
        for (int tried = 0; tried < TRIES && numbers.size() < sequences.size(); tried++) {
            pause();
            numbers = feed.numbersOf(sequences);
        }
        var positions = new HashMap<CaseStudy, Long>();
        for (var study : studies) {
            var number = numbers.get(study.id().value());
            if (number != null) {
                positions.put(study, number);
            }
        }
        return positions;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException("BUSY");
        }
    }
}
