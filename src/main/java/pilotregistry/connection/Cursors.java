package pilotregistry.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Seals and opens the positions of one list with one filter in one order, and shapes its pages as every list's.
public final class Cursors {

    private final CursorSeal.Bound bound;

    Cursors(CursorSeal.Bound bound) {
        this.bound = bound;
    }

    /// The position a cursor stands for; null where there is none.
    public @Nullable List<@Nullable Object> open(@Nullable String cursor, String argument) {
        return bound.open(cursor, argument);
    }

    /// A page of elements in their order; flags and total are asked for only when they are read.
    public <T> Connection<T> page(
            List<T> elements,
            Function<T, List<@Nullable Object>> position,
            BooleanSupplier previous,
            BooleanSupplier next,
            IntSupplier total) {
        var edges = new ArrayList<Edge<T>>();
        elements.forEach(each -> edges.add(new Edge<>(each, bound.seal(position.apply(each)))));
        return new Connection<>(edges, previous, next, total);
    }
}
