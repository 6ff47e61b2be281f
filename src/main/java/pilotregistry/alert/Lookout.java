package pilotregistry.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// How far one saved search is told: kept beside it, since it moves by itself and nobody decides it.
///
/// @param turn grows whenever a node takes it: what an earlier turn still does is not stored
/// @param due when it is looked at next, by whichever node comes first
/// @param attempts how often it was taken without coming to an end
/// @param question that it follows
/// @param known what has been found so far
/// @param digests the last ones, the oldest first
@Document("lookouts")
record Lookout(
        @Id SavedSearchId id,
        long turn,
        Instant due,
        int attempts,
        Question question,
        List<Known> known,
        List<Digest> digests) {

    private static final int KEPT = 20;

    Lookout {
        known = List.copyOf(known);
        digests = List.copyOf(digests);
    }

    static Lookout begun(SavedSearchId id, Question question, List<Known> known, Instant due) {
        return new Lookout(id, 0, due, 0, question, known, List.of());
    }

    Lookout taken(Instant until) {
        return new Lookout(id, turn + 1, until, attempts + 1, question, known, digests);
    }

    /// Follows another question from now on, of which nothing is news.
    Lookout following(Question other, List<Known> found) {
        return new Lookout(id, turn, due, attempts, other, found, digests);
    }

    /// With what is new, if anything is.
    Lookout told(List<News> news, List<Known> found, Instant at) {
        if (news.isEmpty()) {
            return new Lookout(id, turn, due, attempts, question, found, digests);
        }
        var last = new ArrayList<>(digests);
        var newest = newest();
        last.add(Digest.of(newest == null ? 1 : newest.number() + 1, at, news));
        return new Lookout(
                id, turn, due, attempts, question, found, last.subList(Math.max(0, last.size() - KEPT), last.size()));
    }

    /// Nothing remains to be done before then.
    Lookout until(Instant next) {
        return new Lookout(id, turn, next, 0, question, known, digests);
    }

    /// After something went wrong: the later the more often it did.
    Duration pause() {
        return Duration.ofMinutes(1).multipliedBy(1L << Math.min(attempts, 8));
    }

    @Nullable
    Digest newest() {
        return digests.isEmpty() ? null : digests.getLast();
    }
}
