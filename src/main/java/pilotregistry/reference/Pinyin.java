package pilotregistry.reference;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;

/// Reads Chinese place names as toneless pinyin, syllable by syllable: what people sort and type by.
final class Pinyin {

    private final Keyed<String> readings;
    private final int longest;

    /// `readings` are the words that are read otherwise in place names (长, 都, 厦门, 六安).
    Pinyin(Keyed<String> readings, int longest) {
        this.readings = readings;
        this.longest = longest;
    }

    static Pinyin from(Tables tables) {
        var longest = new int[1];
        var readings = tables.keyed("pinyin.csv", "word", row -> {
            longest[0] = Math.max(longest[0], row.text("word").length());
            return row.text("reading");
        });
        return new Pinyin(readings, longest[0]);
    }

    String of(String name) {
        List<String> syllables = new ArrayList<>();
        var plain = new StringBuilder();
        for (var at = 0; at < name.length(); ) {
            var length = knownAt(name, at);
            if (length == 0) {
                plain.append(name.charAt(at++));
                continue;
            }
            flush(plain, syllables);
            readings.find(name.substring(at, at + length)).ifPresent(syllables::add);
            at += length;
        }
        flush(plain, syllables);
        return String.join(" ", syllables);
    }

    // ICU takes a second to build its rules, and the tables bring their pinyin along: most starts never need it.
    private static final class Latin {

        private static final Transliterator LETTERS = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
    }

    private int knownAt(String name, int at) {
        for (var length = Math.min(longest, name.length() - at); length > 0; length--) {
            if (readings.find(name.substring(at, at + length)).isPresent()) {
                return length;
            }
        }
        return 0;
    }

    private void flush(StringBuilder plain, List<String> syllables) {
        if (!plain.isEmpty()) {
            syllables.add(Latin.LETTERS.transliterate(plain.toString()));
            plain.setLength(0);
        }
    }
}
