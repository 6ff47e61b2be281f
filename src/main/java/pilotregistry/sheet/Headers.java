package pilotregistry.sheet;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The headers that an import knows, and the columns it cannot do without.
public final class Headers<F extends Enum<F> & SheetField> {

    private final Map<String, F> byHeader;
    private final List<F> required;
    private final UnaryOperator<String> bare;

    private Headers(Map<String, F> byHeader, List<F> required, UnaryOperator<String> bare) {
        this.byHeader = byHeader;
        this.required = required;
        this.bare = bare;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // copied at once
    public static <F extends Enum<F> & SheetField> Headers<F> of(Class<F> fields, F... required) {
        var known = Arrays.stream(fields.getEnumConstants())
                .<Map.Entry<String, F>>mapMulti((field, all) ->
                        field.headers().forEach(header -> all.accept(Map.entry(normal(header), field))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Headers<>(known, List.of(required), UnaryOperator.identity());
    }

    /// The same, where a header that is not known may be once something is taken off it, such as its unit.
    public Headers<F> orWithout(UnaryOperator<String> taken) {
        return new Headers<>(byHeader, required, taken);
    }

    public Optional<F> field(String header) {
        return Optional.ofNullable(byHeader.get(normal(header)))
                .or(() -> Optional.ofNullable(byHeader.get(normal(bare.apply(header)))));
    }

    List<F> required() {
        return required;
    }

    // Width, case, blanks and the mark of a required column (*) say nothing.
    static String normal(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}_*-]", "")
                .toLowerCase(Locale.ROOT);
    }
}
