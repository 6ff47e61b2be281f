package pilotregistry.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// How far one saved search is told: kept beside it, since it moves by itself and nobody decides it.
///
/// @param question that it follows
/// @param known what has been found so far
/// @param digests the last ones, the oldest first
@Document("lookouts")
record Lookout(
        @Id SavedSearchId id,
        LookoutTurn turn,
        Question question,
        List<Known> known,
        List<Digest> digests,
        Errands errands) {

    private static final int KEPT = 20;

    Lookout {
        known = List.copyOf(known);
        digests = List.copyOf(digests);
    }

    static Lookout begun(SavedSearchId id, Question question, List<Known> known, Instant due) {
        return new Lookout(id, new LookoutTurn(0, due, 0), question, known, List.of(), Errands.NONE);
    }

    Lookout taken(Instant until) {
        return new Lookout(id, turn.taken(until), question, known, digests, errands);
    }

    /// Follows another question from now on, of which nothing is news.
    Lookout following(Question other, List<Known> found) {
        return new Lookout(id, turn, other, found, digests, errands);
    }

    /// With what is new, if anything is; it is to be delivered.
    Lookout told(List<News> news, List<Known> found, Instant at) {
        if (news.isEmpty()) {
            return new Lookout(id, turn, question, found, digests, errands);
        }
        var number = digests.isEmpty() ? 1 : digests.getLast().number() + 1;
        var last = new ArrayList<>(digests);
        last.add(Digest.of(number, at, news));
        var kept = last.subList(Math.max(0, last.size() - KEPT), last.size());
        return new Lookout(id, turn, question, found, kept, new Errands(number, errands.invited()));
    }

    /// What it owes has been delivered.
    Lookout delivered() {
        return new Lookout(id, turn, question, known, digests, new Errands(null, errands.invited()));
    }

    Lookout invited(String confirmation) {
        return new Lookout(id, turn, question, known, digests, new Errands(errands.owed(), confirmation));
    }

    /// Nothing remains to be done before then.
    Lookout until(Instant next) {
        return new Lookout(id, turn.ended(next), question, known, digests, errands);
    }

    /// The digest that is still to be delivered.
    @Nullable
    Digest owing() {
        return errands.owed() == null || digests.isEmpty() ? null : digests.getLast();
    }
}
