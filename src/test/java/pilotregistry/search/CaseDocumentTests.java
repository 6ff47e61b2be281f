package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotregistry.casestudy.CaseContent;
import pilotregistry.casestudy.CaseResult;
import pilotregistry.casestudy.Narrative;
import pilotregistry.casestudy.Replicability;

class CaseDocumentTests {

    private static final String PARTS = "中水回用焦化聚 \n\t。，a9.é\u0301㎏ＶＯＣ廢😀\u0000\uD800\u200B-_*\"<>";

    @TempDir
    Path folder;

    @Test
    void takesWhateverStandsInACase() throws IOException {
        var random = new Random(20240820);
        var documents = new CaseDocument(SearchFixtures.ANALYSIS, SearchFixtures.REFERENCE);
        try (var index = CaseIndex.empty(folder)) {
            for (int each = 0; each < 300; each++) {
                index.put(card(each, text(random, 60), text(random, 400)), documents);
            }
            index.put(card(300, "a".repeat(70_000), "中".repeat(40_000)), documents);
            index.put(card(301, "", ""), documents);
            index.commit(1, "test", true);
            assertThat(index.documents()).isEqualTo(302);
        }
    }

    @Test
    void ordersNumbersByTheirYearFirst() throws IOException {
        var documents = new CaseDocument(SearchFixtures.ANALYSIS, SearchFixtures.REFERENCE);
        try (var index = CaseIndex.empty(folder)) {
            for (var number : List.of("CS-2024-10000", "CS-2025-0001", "CS-2024-9999")) {
                index.put(card(number, number), documents);
            }
            index.commit(1, "test", true);
            assertThat(inOrder(index, CaseOrder.of(null, false, SearchFixtures.REFERENCE)))
                    .containsExactly("CS-2025-0001", "CS-2024-10000", "CS-2024-9999");
        }
    }

    @Test
    void findsConfirmedFiguresAloneWhereOnlyWhatIsConfirmedIsWanted() throws IOException {
        var documents = new CaseDocument(SearchFixtures.ANALYSIS, SearchFixtures.REFERENCE);
        var results = List.of(result("cod_reduced", "5", "outcome_1"), result("ammonia_nitrogen_reduced", "12", null));
        try (var index = CaseIndex.empty(folder)) {
            index.put(card("case_half", results, Set.of("outcome_1")), documents);
            index.put(card("case_none", results, Set.of()), documents);
            index.commit(1, "test", true);
            assertThat(within(index, "ammonia_nitrogen_reduced", null)).isEqualTo(2);
            assertThat(within(index, "ammonia_nitrogen_reduced", CaseVerification.CONFIRMED))
                    .isZero();
            assertThat(within(index, "cod_reduced", CaseVerification.CONFIRMED)).isEqualTo(1);
            assertThat(within(index, "cod_reduced", CaseVerification.UNCONFIRMED))
                    .isEqualTo(1);
        }
    }

    private static long within(CaseIndex index, String metric, @Nullable CaseVerification verification) {
        var range = new CaseFilter.OutcomeRange(metric, BigDecimal.ONE, null, null);
        var asked = verification == null ? null : List.of(verification);
        var filter =
                new CaseFilter(null, null, null, null, null, null, null, asked, null, List.of(range), null, null, null);
        var order = CaseOrder.of(null, false, SearchFixtures.REFERENCE);
        return index.read(searcher -> new Finder(searcher, SearchFixtures.REFERENCE)
                .find(null, filter, order, new Finder.Part(null, false, 10, Set.of(), true))
                .total());
    }

    private static CaseResult result(String metric, String value, @Nullable String outcome) {
        return new CaseResult(metric, new BigDecimal(value), "t/a", null, new BigDecimal(value), outcome);
    }

    private static List<String> inOrder(CaseIndex index, CaseOrder order) {
        return index.read(searcher -> {
            var ids = new ArrayList<String>();
            for (var hit : searcher.search(MatchAllDocsQuery.INSTANCE, 10, order.sort(false)).scoreDocs) {
                ids.add(searcher.storedFields().document(hit.doc).get(CaseDocument.ID));
            }
            return ids;
        });
    }

    @Test
    void marksStretchesOfTheOriginalText() {
        var random = new Random(7);
        for (int each = 0; each < 300; each++) {
            var text = text(random, 80);
            var terms = SearchFixtures.ANALYSIS.read(text);
            var all = new ArrayList<Term>(terms.words());
            all.addAll(terms.concepts());
            assertThat(all)
                    .allMatch(term -> term.start() >= 0 && term.start() < term.end() && term.end() <= text.length());
        }
    }

    private static String text(Random random, int most) {
        var text = new StringBuilder();
        for (int length = random.nextInt(most); length > 0; length--) {
            text.append(PARTS.charAt(random.nextInt(PARTS.length())));
        }
        return text.toString();
    }

    private static CaseCard card(int number, String title, String text) {
        return card("case_" + number, null, title, text);
    }

    private static CaseCard card(String id, String number) {
        return card(id, number, "题", "文");
    }

    private static CaseCard card(String id, @Nullable String number, String title, String text) {
        return new CaseCard(id, number, content(title, text, List.of()), null, Set.of(), true, 0);
    }

    private static CaseCard card(String id, List<CaseResult> results, Set<String> confirmed) {
        return new CaseCard(id, null, content("题", "文", results), null, confirmed, true, 0);
    }

    private static CaseContent content(String title, String text, List<CaseResult> results) {
        return new CaseContent(
                title,
                text,
                new Narrative(text, text, null, null, null, null, null),
                results,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                new Replicability(List.of(), null, List.of(text), List.of(), List.of(), null, null),
                null);
    }
}
