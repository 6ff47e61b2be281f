package pilotregistry.connection;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// One page of a list as Relay shapes it; the total is counted only when it is read.
public final class Connection<T> {

    private final List<Edge<T>> edges;
    private final PageInfo pageInfo;
    private final IntSupplier count;
    private volatile @Nullable Integer total;

    Connection(List<Edge<T>> edges, BooleanSupplier previous, BooleanSupplier next, IntSupplier count) {
        this.edges = List.copyOf(edges);
        this.pageInfo = new PageInfo(
                edges.isEmpty() ? null : edges.getFirst().cursor(),
                edges.isEmpty() ? null : edges.getLast().cursor(),
                previous,
                next);
        this.count = count;
    }

    private Connection(List<Edge<T>> edges, PageInfo pageInfo, IntSupplier count) {
        this.edges = List.copyOf(edges);
        this.pageInfo = pageInfo;
        this.count = count;
    }

    /// The same page, each element shown as something else.
    public <R> Connection<R> map(Function<T, R> shown) {
        return new Connection<>(
                edges.stream()
                        .map(edge -> new Edge<>(shown.apply(edge.node()), edge.cursor()))
                        .toList(),
                pageInfo,
                this::totalCount);
    }

    public List<Edge<T>> edges() {
        return edges;
    }

    public List<T> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    public PageInfo pageInfo() {
        return pageInfo;
    }

    /// How many elements the filter lets through for this reader, whatever the page.
    public int totalCount() {
        var known = total;
        if (known == null) {
            known = count.getAsInt();
            total = known;
        }
        return known;
    }
}
