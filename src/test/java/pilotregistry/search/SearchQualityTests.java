package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotregistry.search.JudgedSet.Judged;
import pilotregistry.search.JudgedSet.JudgedQuery;

/// How well the search answers, in figures, beside the two it is meant to be better than. A change for the worse fails.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchQualityTests {

    private static final Logger LOG = LoggerFactory.getLogger(SearchQualityTests.class);
    // It is what is found that is judged, and not how soon.
    private static final Turn.Turns UNHURRIED = new Turn.Turns(1, Duration.ofMinutes(2), Duration.ofMinutes(2));

    private final List<Judged> cases = JudgedSet.cases();
    private final List<JudgedQuery> queries = JudgedSet.queries();
    private final Map<String, Judged> byId = new HashMap<>();
    private CaseIndex index;
    private Figures ours;
    private Figures bigrams;
    private Figures smartcn;

    /// What one engine reached.
    record Figures(String name, double ndcg, double recall, double zero, double trapped, double falsehood) {}

    interface Engine {
        List<String> ids(String question) throws IOException;
    }

    @BeforeAll
    void asksAllThree(@TempDir Path folder) throws IOException {
        var documents = new CaseDocument(SearchFixtures.ANALYSIS, SearchFixtures.REFERENCE);
        index = CaseIndex.empty(folder);
        for (var each : cases) {
            byId.put(each.card().id(), each);
            index.put(each.card(), documents);
        }
        index.commit(1, "test", true);
        var cards = cases.stream().map(Judged::card).toList();
        ours = figures("registry", this::ids, true);
        bigrams = figures(
                "bigrams only",
                new BaselineEngine(new CJKAnalyzer(CharArraySet.EMPTY_SET), true, cards, documents)::ids,
                false);
        smartcn = figures(
                "SmartCN only", new BaselineEngine(new SmartChineseAnalyzer(), false, cards, documents)::ids, false);
        LOG.info("{} queries, {} cases", queries.size(), cases.size());
        for (var each : List.of(ours, bigrams, smartcn)) {
            LOG.info(String.format(
                    Locale.ROOT,
                    "%-14s nDCG@10 %.4f  recall@50 %.4f  zero results %.4f  trap rate %.4f  answers to nothing %.4f",
                    each.name(),
                    each.ndcg(),
                    each.recall(),
                    each.zero(),
                    each.trapped(),
                    each.falsehood()));
        }
    }

    @AfterAll
    void closes() throws IOException {
        index.close();
    }

    @Test
    void comparesEnough() {
        assertThat(queries).hasSizeGreaterThanOrEqualTo(120);
        assertThat(cases)
                .hasSizeGreaterThanOrEqualTo(150)
                .allMatch(each -> each.card().synthetic());
        assertThat(queries.stream().filter(query -> !query.wantsNothing()))
                .allMatch(query -> cases.stream().anyMatch(each -> JudgedSet.grade(query, each) == 3));
    }

    @Test
    void putsTheBestFirst() {
        assertThat(ours.ndcg())
                .isGreaterThanOrEqualTo(0.95)
                .isGreaterThan(bigrams.ndcg())
                .isGreaterThan(smartcn.ndcg());
    }

    @Test
    void findsNearlyAll() {
        assertThat(ours.recall()).isGreaterThanOrEqualTo(0.97).isGreaterThan(bigrams.recall());
        assertThat(ours.zero()).isZero();
    }

    @Test
    void fallsIntoNoTrap() {
        assertThat(ours.trapped()).isZero();
        assertThat(bigrams.trapped()).isEqualTo(1);
    }

    @Test
    void answersNothingWhereNothingAnswers() {
        assertThat(ours.falsehood()).isZero();
    }

    private List<String> ids(String text) throws IOException {
        var question = Question.of(text, SearchFixtures.ANALYSIS);
        return UNHURRIED.take(turn -> index.read(searcher -> {
            var finding = new Finder(searcher, SearchFixtures.REFERENCE)
                    .find(
                            question,
                            CaseFilter.NONE,
                            CaseOrder.of(null, true, SearchFixtures.REFERENCE),
                            new Finder.Part(null, false, 1000, Set.of(), true));
            var ids = new ArrayList<String>();
            for (var hit : finding.hits()) {
                ids.add(searcher.storedFields().document(hit.doc).get(CaseDocument.ID));
            }
            return ids;
        }));
    }

    private Figures figures(String name, Engine engine, boolean told) throws IOException {
        var ndcg = new ArrayList<Double>();
        var recall = new ArrayList<Double>();
        var byKind = new TreeMap<String, List<Double>>();
        int zero = 0;
        int nothing = 0;
        int falsehoods = 0;
        for (var query : queries) {
            var ids = engine.ids(query.text());
            if (query.wantsNothing()) {
                nothing++;
                falsehoods += ids.isEmpty() ? 0 : 1;
                continue;
            }
            zero += ids.isEmpty() ? 1 : 0;
            var reached = ndcg(query, ids);
            ndcg.add(reached);
            recall.add(recall(query, ids));
            byKind.computeIfAbsent(query.kind(), none -> new ArrayList<>()).add(reached);
            if (told && (reached < 0.9 || recall.getLast() < 0.9)) {
                LOG.info("{} {} nDCG {} recall {}", query.kind(), query.text(), reached, recall.getLast());
            }
        }
        LOG.info(
                "{} by kind: {}",
                name,
                byKind.entrySet().stream()
                        .map(each -> String.format(Locale.ROOT, "%s %.3f", each.getKey(), mean(each.getValue())))
                        .collect(Collectors.joining(", ")));
        return new Figures(
                name,
                mean(ndcg),
                mean(recall),
                (double) zero / ndcg.size(),
                trapped(engine, told),
                (double) falsehoods / nothing);
    }

    // A trap's word is asked for; the trap's own passage, which is in one of the cases, must not be among the answers.
    private double trapped(Engine engine, boolean told) throws IOException {
        var traps = SearchFixtures.rows("word-boundary-traps.tsv");
        int fallen = 0;
        for (var trap : traps) {
            var ids = engine.ids(trap[0]);
            boolean found = ids.stream()
                    .map(byId::get)
                    .anyMatch(each -> each.isTrap()
                            && CasePart.joined(CasePart.body(each.card().content()))
                                    .contains(trap[1]));
            fallen += found ? 1 : 0;
            if (found && told) {
                LOG.info("trap: {} in {}", trap[0], trap[1]);
            }
        }
        return (double) fallen / traps.size();
    }

    private double ndcg(JudgedQuery query, List<String> ids) {
        double reached = 0;
        for (int i = 0; i < Math.min(10, ids.size()); i++) {
            reached += gain(JudgedSet.grade(query, byId.get(ids.get(i))), i);
        }
        var grades = cases.stream()
                .map(each -> JudgedSet.grade(query, each))
                .sorted(Comparator.reverseOrder())
                .limit(10)
                .toList();
        double best = 0;
        for (int i = 0; i < grades.size(); i++) {
            best += gain(grades.get(i), i);
        }
        return reached / best;
    }

    private static double gain(int grade, int rank) {
        return (Math.pow(2, grade) - 1) * Math.log(2) / Math.log(rank + 2);
    }

    private double recall(JudgedQuery query, List<String> ids) {
        var relevant = cases.stream()
                .filter(each -> JudgedSet.grade(query, each) >= 2)
                .map(each -> each.card().id())
                .collect(Collectors.toSet());
        long found = ids.stream().limit(50).filter(relevant::contains).count();
        return (double) found / Math.min(50, relevant.size());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
