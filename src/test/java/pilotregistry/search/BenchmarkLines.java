package pilotregistry.search;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import pilotregistry.casestudy.CaseContent;
import tools.jackson.databind.json.JsonMapper;

/// Writes the synthetic cases of the benchmark as a file to be imported: `bench/import.sh` says how it is run.
final class BenchmarkLines {

    private static final int AT_ONCE = 1_000;

    private BenchmarkLines() {}

    public static void main(String[] arguments) throws IOException {
        int cases = Integer.parseInt(arguments[0]);
        var texts = new BenchmarkTexts();
        try (var out = Files.newBufferedWriter(Path.of(arguments[1]))) {
            for (int from = 1; from <= cases; from += AT_ONCE) {
                write(out, texts, from, Math.min(cases + 1, from + AT_ONCE));
            }
        }
    }

    private static void write(BufferedWriter out, BenchmarkTexts texts, int from, int to) throws IOException {
        var lines = IntStream.range(from, to)
                .parallel()
                .mapToObj(number -> line(number, texts.content(number)))
                .toList();
        for (var line : lines) {
            out.write(line);
            out.write('\n');
        }
    }

    private static String line(int number, CaseContent content) {
        var fields = new HashMap<String, Object>();
        fields.put("key", "synthetic-" + number);
        fields.put("title", content.title());
        fields.put("summary", content.summary());
        fields.put("problem", content.narrative().problem());
        fields.put("approach", content.narrative().approach());
        fields.put(
                "results",
                content.results().stream()
                        .map(each -> Map.of("metric", each.metric(), "value", each.value(), "unit", each.unit()))
                        .toList());
        fields.put(
                "industries",
                content.industries().stream().map(each -> each.code()).toList());
        fields.put("pilotType", Objects.requireNonNull(content.pilotType()).name());
        fields.put("provinceCode", content.provinceCode());
        fields.put(
                "replicability",
                Map.of("prerequisites", content.replicability().prerequisites(), "notSuitableWhen", List.of()));
        fields.put("year", content.year());
        fields.put("synthetic", true);
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
