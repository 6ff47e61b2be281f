package pilotregistry.connection;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What lies around a page; both flags are exact in both directions, and the database is asked only when one is read.
public final class PageInfo {

    private final @Nullable String startCursor;
    private final @Nullable String endCursor;
    private final BooleanSupplier next;
    private final BooleanSupplier previous;
    private volatile @Nullable Boolean hasNext;
    private volatile @Nullable Boolean hasPrevious;

    PageInfo(@Nullable String startCursor, @Nullable String endCursor, BooleanSupplier previous, BooleanSupplier next) {
        this.startCursor = startCursor;
        this.endCursor = endCursor;
        this.previous = previous;
        this.next = next;
    }

    public boolean hasNextPage() {
        var known = hasNext;
        if (known == null) {
            known = next.getAsBoolean();
            hasNext = known;
        }
        return known;
    }

    public boolean hasPreviousPage() {
        var known = hasPrevious;
        if (known == null) {
            known = previous.getAsBoolean();
            hasPrevious = known;
        }
        return known;
    }

    public @Nullable String startCursor() {
        return startCursor;
    }

    public @Nullable String endCursor() {
        return endCursor;
    }
}
