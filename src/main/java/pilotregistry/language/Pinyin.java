package pilotregistry.language;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;

/// Chinese text as pinyin without tones: what names are sorted by, as databases here cannot collate.
public final class Pinyin {

    private static final Transliterator LATIN = Transliterator.getInstance("Han-Latin; Latin-ASCII");

    private Pinyin() {}

    public static String of(String text) {
        return LATIN.transliterate(text).toLowerCase(Locale.ROOT);
    }
}
