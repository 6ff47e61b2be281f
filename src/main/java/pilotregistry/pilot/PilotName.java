package pilotregistry.pilot;

import java.text.Normalizer;
import java.util.Locale;

/// The name of a pilot in the one form that names are matched in: sources differ in blanks, width and brackets.
public final class PilotName {

    private PilotName() {}

    public static String normalized(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]", "")
                .replaceAll("[〔【\\[〈《「『]", "(")
                .replaceAll("[〕】\\]〉》」』]", ")")
                .toLowerCase(Locale.ROOT);
    }
}
