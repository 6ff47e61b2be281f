package pilotregistry.search;

import com.huaban.analysis.jieba.JiebaSegmenter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import pilotregistry.application.IndustryChoice;
import pilotregistry.casestudy.CaseContent;
import pilotregistry.casestudy.CaseResult;
import pilotregistry.casestudy.Narrative;
import pilotregistry.casestudy.Replicability;
import pilotregistry.reference.PilotType;

/// Synthetic texts of about 800 characters: general words by Zipf's law, and one word in eight of the domain. They mean
/// nothing; their lengths, frequencies and facets are what is measured.
final class BenchmarkTexts {

    private static final int VOCABULARY = 6_000;
    private static final int WORDS = 360;

    private final List<String> words = frequent();
    private final List<String> terms = SearchFixtures.VOCABULARY.concepts().stream()
            .filter(concept ->
                    List.of("MEASURE", "POLLUTANT", "TERM", "INDUSTRY").contains(concept.kind()))
            .map(concept -> concept.name().zh())
            .toList();
    private final double[] zipf = new double[VOCABULARY];

    BenchmarkTexts() {
        double sum = 0;
        for (int rank = 0; rank < VOCABULARY; rank++) {
            sum += 1.0 / (rank + 1);
            zipf[rank] = sum;
        }
    }

    CaseContent content(int number) {
        var random = new Random(number);
        var industries = SearchFixtures.REFERENCE.industries();
        var provinces = SearchFixtures.REFERENCE.provinces();
        var metrics = SearchFixtures.REFERENCE.outcomeMetrics().subList(5, 20);
        var metric = metrics.get(skewed(random, metrics.size()));
        var value = BigDecimal.valueOf(random.nextInt(100_000), 1);
        return new CaseContent(
                "合成" + text(random, 10),
                text(random, 40),
                new Narrative(text(random, 90), text(random, WORDS - 240), null, null, null, text(random, 60), null),
                List.of(new CaseResult(
                        metric.key(), value, Objects.requireNonNull(metric.canonicalUnit()), null, value, null)),
                List.of(new IndustryChoice(
                        industries.get(skewed(random, industries.size())).code(), null)),
                PilotType.values()[random.nextInt(PilotType.values().length)],
                provinces.get(skewed(random, provinces.size())).code(),
                null,
                null,
                null,
                new Replicability(
                        List.of(), null, List.of(text(random, 20)), List.of(text(random, 20)), List.of(), null, null),
                2015 + random.nextInt(10));
    }

    /// Two words that cases have: one of the domain, one of the domain or a general one.
    String question(Random random) {
        var second = random.nextBoolean() ? term(random) : words.get(50 + random.nextInt(2_000));
        return term(random) + " " + second;
    }

    private String term(Random random) {
        return terms.get(skewed(random, terms.size()));
    }

    private String text(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 1; i <= length; i++) {
            text.append(random.nextInt(8) == 0 ? term(random) : word(random));
            text.append(i == length ? "。" : i % 9 == 0 ? "，" : "");
        }
        return text.toString();
    }

    private String word(Random random) {
        double point = random.nextDouble() * zipf[VOCABULARY - 1];
        int found = java.util.Arrays.binarySearch(zipf, point);
        return words.get(Math.min(VOCABULARY - 1, found < 0 ? -found - 1 : found));
    }

    private static int skewed(Random random, int size) {
        return (int) (size * random.nextDouble() * random.nextDouble());
    }

    private static List<String> frequent() {
        var dictionary = Objects.requireNonNull(JiebaSegmenter.class.getResourceAsStream("/dict.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(dictionary, StandardCharsets.UTF_8))) {
            Stream<String[]> cells = lines.lines().map(line -> line.split(" ", -1));
            return cells.filter(each -> each[0].length() > 1)
                    .sorted(Comparator.comparingInt((String[] each) -> Integer.parseInt(each[1]))
                            .reversed())
                    .limit(VOCABULARY)
                    .map(each -> each[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
