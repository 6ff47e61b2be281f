package pilotregistry.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.QueryMapper;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import pilotregistry.connection.BadPage.Reason;

/// Serves every list of the API: filtered, ordered and paged in both directions, never beyond what the reader may see.
@Component
public class Connections {

    private final MongoTemplate mongo;
    private final QueryMapper mapper;
    private final CursorSeal seal;

    public Connections(MongoTemplate mongo, @Value("${registry.cursor.keys:}") List<String> keys) {
        this.mongo = mongo;
        this.mapper = new QueryMapper(mongo.getConverter());
        this.seal = new CursorSeal(new CursorKeys(mongo, keys));
    }

    /// A page of a list; `visible` is what this reader may see, and no filter or cursor leads out of it.
    public <T> Connection<T> page(Listing<T> listing, ListRequest request, Criteria visible) {
        return page(listing, request.page(), request.filter(), request.orderBy(), visible);
    }

    public <T> Connection<T> page(
            Listing<T> listing,
            PageRequest page,
            @Nullable Map<String, Object> filter,
            @Nullable List<Map<String, Object>> orderBy,
            Criteria visible) {
        var asked = compile(listing, filter);
        var ordering = Ordering.of(listing, orderBy);
        var bound = seal.bind(listing.name(), ordering.sort().toJson(), asked.toJson());
        var span = new Scan.Span(
                bound.open(page.after(), "after"), bound.open(page.before(), "before"), page.backward(), page.size());
        var matching = FilterCompiler.all(List.of(mapped(listing, visible), asked));
        var scan = new Scan(mongo, mongo.getCollectionName(listing.type()), matching, ordering);
        return scan.page(span, bound, row -> mongo.getConverter().read(listing.type(), row));
    }

    /// The query behind a list, in stored form: for totals, facets and exports with the same filter.
    public Document matching(Listing<?> listing, @Nullable Map<String, Object> filter, Criteria visible) {
        return FilterCompiler.all(List.of(mapped(listing, visible), compile(listing, filter)));
    }

    /// The whole of a list, for whoever reads it from end to end.
    public <T> Reading reading(Listing<T> listing, ListRequest request, Criteria visible) {
        return new Reading(
                mongo.getCollectionName(listing.type()),
                matching(listing, request.filter(), visible),
                Ordering.of(listing, request.orderBy()));
    }

    /// A page of a list that is in memory, in the order given; `id` tells its elements apart.
    public <T> Connection<T> page(String list, List<T> elements, Function<? super T, String> id, PageRequest page) {
        var bound = seal.bind(list);
        var ids = elements.stream().<String>map(id).toList();
        var after = index(bound, ids, page.after(), "after");
        var before = index(bound, ids, page.before(), "before");
        int low = after == null ? 0 : after + 1;
        int high = before == null ? ids.size() : before;
        int size = Math.min(page.size(), Math.max(0, high - low));
        int from = page.backward() ? high - size : low;
        var edges = new ArrayList<Edge<T>>();
        for (var index = from; index < from + size; index++) {
            edges.add(new Edge<>(elements.get(index), bound.seal(List.of(ids.get(index)))));
        }
        return new Connection<>(edges, () -> from > 0, () -> from + size < ids.size(), ids::size);
    }

    /// Cursors of a list that something else keeps in order, bound to what it was asked with.
    public Cursors cursors(String... context) {
        return new Cursors(seal.bind(context));
    }

    private static @Nullable Integer index(
            CursorSeal.Bound bound, List<String> ids, @Nullable String cursor, String argument) {
        var position = bound.open(cursor, argument);
        if (position == null) return null;
        var index = ids.indexOf(position.getFirst());
        if (index < 0) throw new BadPage(Reason.UNKNOWN_CURSOR, argument);
        return index;
    }

    private Document compile(Listing<?> listing, @Nullable Map<String, Object> filter) {
        return new FilterCompiler(mongo.getConverter()).compile(listing.fields(), filter);
    }

    private Document mapped(Listing<?> listing, Criteria visible) {
        var entity = mongo.getConverter().getMappingContext().getPersistentEntity(listing.type());
        return mapper.getMappedObject(visible.getCriteriaObject(), entity);
    }
}
