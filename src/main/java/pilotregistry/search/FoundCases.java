package pilotregistry.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.data.GraphQlArgumentBinder;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.connection.PageRequest;

/// All that a search finds, stretch by stretch in its order, for whoever reads it from end to end.
@Component
public class FoundCases {

    private static final ResolvableType FILTER = ResolvableType.forClass(CaseFilter.class);
    private static final ResolvableType ORDER = ResolvableType.forClassWithGenerics(List.class, CaseOrder.Key.class);

    private final CaseSearch search;
    private final Follower follower;
    private final GraphQlArgumentBinder binder = new GraphQlArgumentBinder();

    FoundCases(CaseSearch search, Follower follower) {
        this.search = search;
        this.follower = follower;
    }

    /// Up to which position of the feed whatever is found has been taken in.
    public long position() {
        return follower.position();
    }

    /// How many there are.
    ///
    /// @param arguments those of `searchCaseStudies`, as graphql-java has checked them
    public long count(Map<String, Object> arguments) {
        return find(arguments, new PageRequest(0, null, null, null), true).totalCount();
    }

    /// The next ones in their order, each with its cursor; none at the end.
    public Map<CaseStudyId, String> after(@Nullable String cursor, Map<String, Object> arguments) {
        var found = new LinkedHashMap<CaseStudyId, String>();
        find(arguments, new PageRequest(PageRequest.LARGEST_SIZE, cursor, null, null), false)
                .edges()
                .forEach(edge -> found.put(edge.node().id(), edge.cursor()));
        return found;
    }

    @SuppressWarnings("unchecked") // bound to that type
    private CaseStudyHitConnection find(Map<String, Object> arguments, PageRequest page, boolean exact) {
        var filter = (CaseFilter) bound(arguments.get("filter"), FILTER);
        return search.find(new CaseRequest(
                (String) arguments.get("text"),
                filter == null ? CaseFilter.NONE : filter,
                (List<CaseOrder.Key>) bound(arguments.get("orderBy"), ORDER),
                page,
                null,
                Set.of(),
                exact,
                false,
                false));
    }

    private @Nullable Object bound(@Nullable Object raw, ResolvableType type) {
        try {
            return raw == null ? null : binder.bind(raw, false, type);
        } catch (BindException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
