package pilotregistry.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import pilotregistry.StoryClock;
import pilotregistry.casestudy.CaseStudyId;

class LookoutTests {

    private final Lookout begun =
            Lookout.begun(new SavedSearchId("savedsearch_1"), new Question("{}"), List.of(), StoryClock.START);

    @Test
    void listsTheFirstHundredOfALargeImportAndSaysHowManyMoreThereAre() {
        var digest = told(begun, 250).owing();
        assertThat(digest).isNotNull();
        assertThat(digest.news()).hasSize(100);
        assertThat(digest.total()).isEqualTo(250);
        assertThat(digest.more()).isEqualTo(150);
    }

    @Test
    void keepsTheLastDigestsAndNumbersThemWithoutGaps() {
        var lookout = begun;
        for (int time = 0; time < 25; time++) {
            lookout = told(lookout, 1).delivered();
        }
        assertThat(lookout.digests()).hasSize(20);
        assertThat(lookout.digests().getFirst().number()).isEqualTo(6);
        assertThat(lookout.digests().getLast().number()).isEqualTo(25);
        assertThat(lookout.owing()).isNull();
    }

    @Test
    void owesNothingWhereNothingIsNew() {
        assertThat(told(begun, 0).owing()).isNull();
        assertThat(told(begun, 0).digests()).isEmpty();
    }

    @Test
    void waitsTheLongerTheMoreOftenSomethingWentWrong() {
        var turn = begun.turn();
        assertThat(turn.taken(StoryClock.START).pause()).isEqualTo(Duration.ofMinutes(2));
        for (int time = 0; time < 30; time++) {
            turn = turn.taken(StoryClock.START);
        }
        assertThat(turn.number()).isEqualTo(30);
        assertThat(turn.pause()).isEqualTo(Duration.ofMinutes(256));
        assertThat(turn.ended(StoryClock.START).pause()).isEqualTo(Duration.ofMinutes(1));
    }

    private static Lookout told(Lookout lookout, int news) {
        var each = new News(NewsKind.NEW, new CaseStudyId("casestudy_1"), "CS-2024-0001", "题名", 1, List.of());
        return lookout.told(Collections.nCopies(news, each), List.of(), StoryClock.START);
    }
}
