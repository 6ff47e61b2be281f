package pilotregistry.search;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import pilotregistry.language.Label;
import pilotregistry.reference.Division;
import pilotregistry.reference.DivisionKind;
import pilotregistry.reference.DivisionLevel;
import pilotregistry.reference.ReferenceLists;

/// Puts the vocabulary together: `concepts.csv`, and the names of places from the reference lists.
final class VocabularyFile {

    private static final Pattern BAR = Pattern.compile("\\|");
    private static final Pattern TAIL = Pattern.compile("(?:特别行政区|[\\p{IsHan}]{1,4}族自治[州县]|自治[州县]|地区|省|市|县|盟|林区)$");

    private static final Pattern TURNED = Pattern.compile("(\\p{IsHan}{2,4})(回收|回用)");

    private final Map<String, Concept> concepts = new LinkedHashMap<>();
    private final ReferenceLists reference;
    private final Lexicon lexicon;

    private VocabularyFile(ReferenceLists reference, Lexicon lexicon) {
        this.reference = reference;
        this.lexicon = lexicon;
    }

    static Vocabulary read(ReferenceLists reference, Lexicon lexicon) {
        var file = new VocabularyFile(reference, lexicon);
        file.rows();
        file.places();
        return new Vocabulary(List.copyOf(file.concepts.values()));
    }

    private void rows() {
        var stream = Objects.requireNonNull(VocabularyFile.class.getResourceAsStream("/search/concepts.csv"));
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            csv.forEach(row -> add(concept(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Concept concept(NamedCsvRecord row) {
        var zh = words(row.getField("zh"));
        var en = words(row.getField("en"));
        var forms = new LinkedHashSet<String>(zh);
        zh.forEach(word -> turned(word).ifPresent(forms::add));
        forms.addAll(en);
        forms.addAll(words(row.getField("abbreviations")));
        return new Concept(
                row.getField("code"),
                row.getField("kind"),
                new Label(zh.getFirst(), en.getFirst()),
                List.copyOf(forms),
                words(row.getField("broader")));
    }

    // 余热回收 is also written 回收余热.
    private static Optional<String> turned(String word) {
        var verb = TURNED.matcher(word);
        return verb.matches() ? Optional.of(verb.group(2) + verb.group(1)) : Optional.empty();
    }

    private void places() {
        for (var province : reference.provinces()) {
            var en = province.name().en().replaceAll(" \\(.*\\)", "");
            var forms = List.of(province.name().zh(), province.shortName().zh(), en);
            add(new Concept(province.id(), "PROVINCE", province.name(), forms, List.of()));
        }
        reference.divisions().all().stream()
                .filter(division -> division.level() != DivisionLevel.PROVINCE)
                .filter(division -> division.kind() == DivisionKind.ADMIN)
                .forEach(division -> add(new Concept(
                        division.id(),
                        "DIVISION",
                        new Label(division.name(), division.pinyin()),
                        names(division),
                        List.of())));
    }

    // 镇江市 is also 镇江; but 资源县 is not 资源, which is a word of its own.
    private List<String> names(Division division) {
        var names = new ArrayList<String>(List.of(division.name()));
        var bare = TAIL.matcher(division.name()).replaceFirst("");
        if (bare.length() >= 2 && !bare.equals(division.name()) && lexicon.isOnlyPlace(bare)) {
            names.add(bare);
        }
        return names;
    }

    private void add(Concept concept) {
        concepts.merge(concept.code(), concept, VocabularyFile::joined);
    }

    private static Concept joined(Concept one, Concept other) {
        var forms = new LinkedHashSet<>(one.forms());
        forms.addAll(other.forms());
        return new Concept(one.code(), one.kind(), one.name(), List.copyOf(forms), one.broader());
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.copyOf(Arrays.asList(BAR.split(cell)));
    }
}
