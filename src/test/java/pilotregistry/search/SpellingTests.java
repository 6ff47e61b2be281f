package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpellingTests {

    private final Spelling spelling = new Spelling(SearchFixtures.ANALYSIS);
    private CaseIndex index;

    @BeforeAll
    void indexes(@TempDir Path folder) throws IOException {
        var documents = new CaseDocument(SearchFixtures.ANALYSIS, SearchFixtures.REFERENCE);
        index = CaseIndex.empty(folder);
        for (var judged : JudgedSet.cases()) {
            index.put(judged.card(), documents);
        }
        index.commit(1, "test", true);
    }

    @AfterAll
    void closes() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"集中供热", "逆流漂洗", "余热回收", "NH3-N", "福建省", "废热回收", "西藏自治区"})
    void leavesWordsThatAreRight(String text) {
        assertThat(better(text)).isNull();
    }

    @Test
    void mendsAWordThatNobodyWrites() {
        assertThat(better("中水会用")).isEqualTo("中水回用");
    }

    @Test
    void knowsARecoveryInBothOrders() {
        var turned = SearchFixtures.segmented("园区集中供热回收余热");
        assertThat(SearchFixtures.VOCABULARY.within(turned))
                .flatExtracting(Mention::concepts)
                .extracting(Concept::code)
                .contains("waste_heat_recovery");
    }

    @ParameterizedTest
    @ValueSource(strings = {"钢铁 印染", "ELECTROPLATING industry park"})
    void findsByHalvesWhatNoCaseHasTogether(String text) {
        var found = index.read(searcher -> new Finder(searcher, SearchFixtures.REFERENCE)
                .find(
                        question(text),
                        CaseFilter.NONE,
                        CaseOrder.of(null, true, SearchFixtures.REFERENCE),
                        new Finder.Part(null, false, 10, Set.of(), true)));
        assertThat(found.total()).isPositive();
    }

    private @Nullable String better(String text) {
        return index.read(searcher -> spelling.better(question(text), searcher));
    }

    private static Question question(String text) {
        return Objects.requireNonNull(Question.of(text, SearchFixtures.ANALYSIS));
    }
}
