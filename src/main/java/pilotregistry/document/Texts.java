package pilotregistry.document;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.CodedException;

/// Whether the texts of a request are texts that people can read back: no control characters, nothing invisible, no
/// half characters, and no longer than any field needs.
public final class Texts {

    private static final int ASKED = 2_000;
    // Fields that look for a text hold it to a shorter limit themselves: one limit is told, not two.
    private static final Pattern SOUGHT = Pattern.compile("\\w+\\.text");
    private static final int WRITTEN = 100_000;
    // Tables come as text too; the import has a limit of its own.
    private static final Set<String> TABLES = Set.of("csv", "ndjson");
    private static final String KEY = "idempotencyKey";
    private static final int KEY_LENGTH = 200;
    private static final String ALLOWED_CONTROLS = "\t\n\r";

    private Texts() {}

    /// Checks what somebody asks with, such as a filter.
    ///
    /// @throws CodedException `BAD_TEXT` or `TEXT_TOO_LONG`, naming the argument
    public static void checkAsked(String path, @Nullable Object value) {
        check(path, value, true);
    }

    /// @throws CodedException `BAD_TEXT` or `TEXT_TOO_LONG`, naming the argument
    static void check(String path, @Nullable Object value, boolean asked) {
        switch (value) {
            case null -> {}
            case String text -> check(path, text, asked);
            case Map<?, ?> fields -> fields.forEach((name, field) -> check(path + "." + name, field, asked));
            case Collection<?> items -> items.forEach(item -> check(path, item, asked));
            default -> {}
        }
    }

    private static void check(String path, String text, boolean asked) {
        var name = path.substring(path.lastIndexOf('.') + 1);
        var isKey = name.equals(KEY);
        var most = isKey ? KEY_LENGTH : asked ? ASKED : WRITTEN;
        var hasOwnLimit =
                TABLES.contains(name) || (asked && SOUGHT.matcher(path).matches());
        if (text.length() > most && !hasOwnLimit) {
            throw new CodedException("TEXT_TOO_LONG", Map.of("field", path, "limit", most, "length", text.length()));
        }
        if ((isKey && text.isBlank())
                || (!TABLES.contains(name) && text.codePoints().anyMatch(Texts::unreadable))) {
            throw new CodedException("BAD_TEXT", Map.of("field", path));
        }
    }

    private static boolean unreadable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> ALLOWED_CONTROLS.indexOf(point) < 0;
            // Zero width and marks of direction: what is shown would not be what is stored.
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
