package pilotregistry.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares two answers of the API about one record, leaf by leaf.
final class Differences {

    private static final Set<String> UNTOLD = Set.of("__typename", "version");

    private final Words words;
    private final String type;
    private final List<Difference> found = new ArrayList<>();

    private Differences(Words words, String type) {
        this.words = words;
        this.type = type;
    }

    /// @param before null for nothing
    /// @param after null for nothing
    static List<Difference> between(@Nullable Object before, @Nullable Object after, String type, Words words) {
        var differences = new Differences(words, type);
        differences.compare(before, after, List.of());
        return List.copyOf(differences.found);
    }

    private void compare(@Nullable Object before, @Nullable Object after, List<String> path) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (isEither(Map.class, before, after)) {
            compareObjects(map(before), map(after), path);
        } else if (isEither(List.class, before, after)) {
            compareLists(list(before), list(after), path);
        } else {
            found.add(new Difference(path, words.label(type, path), text(before), text(after)));
        }
    }

    private void compareObjects(Map<?, ?> before, Map<?, ?> after, List<String> path) {
        var names = new LinkedHashSet<Object>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            if (!UNTOLD.contains(name)) {
                compare(before.get(name), after.get(name), below(path, String.valueOf(name)));
            }
        }
    }

    // What was put in or taken out in between is told as such, and not as a change of all that follows.
    private void compareLists(List<?> before, List<?> after, List<String> path) {
        var shorter = Math.min(before.size(), after.size());
        int front = 0;
        while (front < shorter && Objects.equals(before.get(front), after.get(front))) {
            front++;
        }
        int back = 0;
        while (back < shorter - front
                && Objects.equals(before.get(before.size() - 1 - back), after.get(after.size() - 1 - back))) {
            back++;
        }
        var most = Math.max(before.size(), after.size()) - back;
        for (int i = front; i < most; i++) {
            compare(
                    i < before.size() - back ? before.get(i) : null,
                    i < after.size() - back ? after.get(i) : null,
                    below(path, String.valueOf(i)));
        }
    }

    private static boolean isEither(Class<?> kind, @Nullable Object one, @Nullable Object other) {
        return (kind.isInstance(one) || one == null) && (kind.isInstance(other) || other == null);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static List<String> below(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
