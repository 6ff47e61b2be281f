package pilotregistry.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import pilotregistry.reference.ReferenceLists;

/// What the tests of the search share: one vocabulary, and the tables beside them.
final class SearchFixtures {

    static final Lexicon LEXICON = new Lexicon();
    static final ReferenceLists REFERENCE = ReferenceLists.load();
    static final Vocabulary VOCABULARY = VocabularyFile.read(REFERENCE, LEXICON);

    private SearchFixtures() {}

    static Segmented segmented(String text) {
        return new Segmenter(LEXICON).segment(new Folding().fold(text));
    }

    static final Analysis ANALYSIS = new Analysis(VOCABULARY, LEXICON);

    /// The rows below the heading, cell by cell.
    static List<String[]> rows(String file) {
        return lines(file).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", -1))
                .toList();
    }

    static List<String> lines(String file) {
        var stream = Objects.requireNonNull(SearchFixtures.class.getResourceAsStream("/search/" + file));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
