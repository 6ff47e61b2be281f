package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordBorderTests {

    @Test
    void findsNoWordAcrossTheBordersOfOthers() {
        var fallenInto = SearchFixtures.rows("word-boundary-traps.tsv").stream()
                .filter(trap -> stands(trap[1], trap[0]))
                .map(trap -> trap[0] + " in " + trap[1])
                .toList();
        assertThat(fallenInto).isEmpty();
    }

    @Test
    void findsEveryWordOfTheDomainWhereItStands() {
        var missed = new ArrayList<String>();
        for (var row : SearchFixtures.rows("phrases.tsv")) {
            for (var term : row[1].split("\\|")) {
                if (!stands(row[0], term) && Collections.disjoint(mentioned(row[0]), codes(term))) {
                    missed.add(term + " in " + row[0]);
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void listsTermsAndTrapsInNumbers() {
        assertThat(SearchFixtures.rows("word-boundary-traps.tsv")).hasSizeGreaterThanOrEqualTo(72);
        assertThat(SearchFixtures.rows("phrases.tsv").stream()
                        .flatMap(row -> Arrays.stream(row[1].split("\\|")))
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(57);
    }

    @Test
    void takesConceptsFromBothLanguages() {
        assertThat(codes("挥发性有机物治理"))
                .isEqualTo(codes("VOCs treatment"))
                .isEqualTo(codes("ＶＯＣＳ治理"))
                .isEqualTo(codes("揮發性有機物治理"));
        assertThat(codes("中水回用")).isEqualTo(codes("再生水利用")).isEqualTo(codes("water reuse"));
        assertThat(codes("化学需氧量")).isEqualTo(codes("COD")).isEqualTo(codes("chemical oxygen demand"));
    }

    @Test
    void takesTheLongestOfSeveralNames() {
        assertThat(codes("清洁生产审核")).containsExactly("cleaner_production_audit");
        assertThat(codes("江苏 印染 中水回用")).containsExactly("province_320000", "industry_DYEING", "water_reuse");
    }

    private static List<String> codes(String text) {
        return SearchFixtures.VOCABULARY.longest(SearchFixtures.segmented(text)).stream()
                .flatMap(mention -> mention.concepts().stream())
                .map(Concept::code)
                .toList();
    }

    private static List<String> mentioned(String passage) {
        return SearchFixtures.VOCABULARY.within(SearchFixtures.segmented(passage)).stream()
                .flatMap(mention -> mention.concepts().stream())
                .map(Concept::code)
                .toList();
    }

    private static boolean stands(String passage, String term) {
        var text = SearchFixtures.segmented(passage);
        var folded = new Folding().fold(term).text();
        for (int at = text.text().indexOf(folded); at >= 0; at = text.text().indexOf(folded, at + 1)) {
            if (text.stands(at, at + folded.length())) {
                return true;
            }
        }
        return false;
    }
}
