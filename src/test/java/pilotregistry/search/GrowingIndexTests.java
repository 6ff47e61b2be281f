package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.FieldDoc;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages that are taken while cases come in.
class GrowingIndexTests {

    private final List<CaseCard> cards =
            JudgedSet.cases().stream().map(JudgedSet.Judged::card).toList();
    private final CaseDocument documents = new CaseDocument(SearchFixtures.ANALYSIS, SearchFixtures.REFERENCE);
    private final CaseOrder order = CaseOrder.of(null, true, SearchFixtures.REFERENCE);

    @TempDir
    Path folder;

    private CaseIndex index;

    @BeforeEach
    void opens() throws IOException {
        index = CaseIndex.empty(folder);
    }

    @AfterEach
    void closes() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"废水", "节能 改造", "回收"})
    void comesToAnEndWithNearlyAllThatWasThereAtFirst(String text) throws IOException {
        int first = cards.size() / 3;
        put(0, first);
        var question = Question.of(text, SearchFixtures.ANALYSIS);
        var atFirst = ids(page(question, null, 1_000));
        assertThat(atFirst).hasSizeGreaterThan(5);
        var shown = new ArrayList<String>();
        FieldDoc after = null;
        for (int at = first; ; at = Math.min(cards.size(), at + 3)) {
            var page = page(question, after, 2);
            if (page.isEmpty()) {
                break;
            }
            shown.addAll(ids(page));
            assertThat(shown).hasSizeLessThanOrEqualTo(cards.size());
            after = order.at(CaseOrder.position(page.getLast()));
            put(at, Math.min(cards.size(), at + 3));
        }
        var distinct = new HashSet<>(shown);
        assertThat(shown.size() - distinct.size()).isLessThanOrEqualTo(shown.size() / 5);
        distinct.retainAll(atFirst);
        assertThat(distinct).hasSizeGreaterThanOrEqualTo(atFirst.size() * 4 / 5);
    }

    @Test
    void goesOnWhereACaseStoodThatIsNoLongerThere() throws IOException {
        put(0, cards.size());
        var question = Question.of("废水", SearchFixtures.ANALYSIS);
        var all = ids(page(question, null, 1_000));
        var page = page(question, null, 3);
        index.remove(ids(page).getLast());
        index.commit(2, "test", true);
        var next = page(question, order.at(CaseOrder.position(page.getLast())), 3);
        assertThat(ids(next)).isNotEmpty().doesNotContainAnyElementsOf(all.subList(0, 3));
    }

    private void put(int from, int to) throws IOException {
        for (var card : cards.subList(from, to)) {
            index.put(card, documents);
        }
        index.commit(1, "test", true);
    }

    private List<FieldDoc> page(@Nullable Question question, @Nullable FieldDoc after, int size) {
        return index.read(searcher -> new Finder(searcher, SearchFixtures.REFERENCE)
                .find(question, CaseFilter.NONE, order, new Finder.Part(after, false, size, Set.of(), true))
                .hits());
    }

    private List<String> ids(List<FieldDoc> hits) {
        return index.read(searcher -> {
            var ids = new ArrayList<String>();
            for (var hit : hits) {
                ids.add(searcher.storedFields().document(hit.doc).get(CaseDocument.ID));
            }
            return ids;
        });
    }
}
