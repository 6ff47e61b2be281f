package pilotregistry.search;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
    /// @param lag entries of the feed it has not taken in yet
    record SearchIndex(long position, long feedPosition, long lag, int documents, boolean rebuilding) {}

    SearchIndex index() {
        long position = follower.position();
        long newest = Math.max(position, feed.newest());
        return new SearchIndex(position, newest, newest - position, follower.documents(), follower.rebuilding());
    }

    /// The number of its last change in the feed. The relay gives it just after the write, so it is waited for; null
    /// where that takes longer than two seconds.
    @Nullable
    Long of(CaseStudy study) {
        for (int tried = 0; tried < TRIES; tried++) {
            var number = feed.numberOf(study.id().value(), study.history().sequence());
            if (number.isPresent()) {
                return number.getAsLong();
            }
            pause();
        }
        return null;
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
