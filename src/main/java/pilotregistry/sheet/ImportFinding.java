package pilotregistry.sheet;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.Finding.Severity;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// Something found wrong with a row, in one of its columns or as a whole.
///
/// @param column as the header has it
/// @param facts what the message mentions
public record ImportFinding(int row, @Nullable String column, ImportFindingCode code, Map<String, String> facts) {

    private static final int SHOWN = 60;

    public static ImportFinding of(int row, @Nullable String column, ImportFindingCode code, String value) {
        return new ImportFinding(row, column, code, Map.of("value", shortened(value)));
    }

    public ImportFinding with(String name, String value) {
        var more = new java.util.HashMap<>(facts);
        more.put(name, shortened(value));
        return new ImportFinding(row, column, code, Map.copyOf(more));
    }

    public Severity severity() {
        return code.severity();
    }

    public boolean refuses() {
        return severity() == Severity.REFUSES;
    }

    public @Nullable String value() {
        return facts.get("value");
    }

    public String message(Messages messages, Language language) {
        return messages.say("ImportFindingCode." + code, facts, language);
    }

    private static String shortened(String value) {
        return value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    }
}
