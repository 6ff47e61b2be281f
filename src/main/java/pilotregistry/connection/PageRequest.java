package pilotregistry.connection;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotregistry.connection.BadPage.Reason;

/// Which part of a list is asked for: `first` after a cursor, or `last` before one, never both counts at once.
///
/// Zero is a size: it reads no element and still tells the flags and the total. With `before` alone the page
/// ends at it; otherwise a page without a count starts at its beginning.
public record PageRequest(
        @Nullable Integer first,
        @Nullable String after,
        @Nullable Integer last,
        @Nullable String before) {

    public static final int DEFAULT_SIZE = 20;
    public static final int LARGEST_SIZE = 100;

    public PageRequest {
        if (first != null && last != null) throw new BadPage(Reason.FIRST_AND_LAST, "last");
        checkSize("first", first);
        checkSize("last", last);
    }

    /// The page that a field without any of the four arguments answers with.
    public static PageRequest firstPage() {
        return new PageRequest(null, null, null, null);
    }

    /// The names under which a field of the SDL offers paging.
    public static Set<String> arguments() {
        return Set.of("first", "after", "last", "before");
    }

    static PageRequest of(Map<String, Object> arguments) {
        return new PageRequest(
                (Integer) arguments.get("first"),
                (String) arguments.get("after"),
                (Integer) arguments.get("last"),
                (String) arguments.get("before"));
    }

    /// How many elements at most.
    public int size() {
        if (first != null) return first;
        return last != null ? last : DEFAULT_SIZE;
    }

    /// Whether the page is taken from the end of what lies before its cursor.
    public boolean backward() {
        return last != null || (first == null && before != null && after == null);
    }

    private static void checkSize(String argument, @Nullable Integer size) {
        if (size != null && (size < 0 || size > LARGEST_SIZE)) {
            throw new BadPage(Reason.SIZE_OUT_OF_RANGE, argument, Map.of("given", size, "largest", LARGEST_SIZE));
        }
    }
}
