package pilotregistry.connection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All that a list field is asked with: the page, the filter and the order, as the document gave them.
public record ListRequest(
        PageRequest page,
        @Nullable Map<String, Object> filter,
        @Nullable List<Map<String, Object>> orderBy) {

    /// The first page of everything in the list's own order.
    public static ListRequest everything() {
        return new ListRequest(PageRequest.firstPage(), null, null);
    }

    /// The names under which a field of the SDL offers paging, filtering and ordering.
    public static Set<String> arguments() {
        var names = new TreeSet<>(PageRequest.arguments());
        names.addAll(Set.of("filter", "orderBy"));
        return names;
    }

    /// Everything from the beginning that a filter lets through, in this order.
    public static ListRequest whole(@Nullable Map<String, Object> filter, @Nullable List<Map<String, Object>> orderBy) {
        return new ListRequest(PageRequest.firstPage(), filter, orderBy);
    }

    @SuppressWarnings("unchecked") // graphql-java has checked both against their input types
    static ListRequest of(Map<String, Object> arguments) {
        return new ListRequest(
                PageRequest.of(arguments), (Map<String, Object>) arguments.get("filter"), (List<Map<String, Object>>)
                        arguments.get("orderBy"));
    }
}
