package pilotregistry.batch;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// The number of an official document (发文字号), such as 环办科财函〔2023〕79号, in one form however its brackets were typed.
public record DocumentNumber(String value) {

    private static final Pattern FORM = Pattern.compile("\\p{IsHan}{2,20}〔(19|20)\\d{2}〕\\d{1,5}号");

    public static Optional<DocumentNumber> parse(String text) {
        var written = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replaceAll("[\\[(【〈]", "〔")
                .replaceAll("[])】〉]", "〕");
        return FORM.matcher(written).matches() ? Optional.of(new DocumentNumber(written)) : Optional.empty();
    }

    /// In its one form, or as it was typed where it has no such form: for rules to refuse among all else.
    public static DocumentNumber asTyped(String text) {
        return parse(text).orElseGet(() -> new DocumentNumber(text));
    }

    public boolean isWellFormed() {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
