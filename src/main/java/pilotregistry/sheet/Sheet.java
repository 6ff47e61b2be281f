package pilotregistry.sheet;

import org.jspecify.annotations.Nullable;

/// A table read row by row, never whole.
public interface Sheet extends AutoCloseable {

    /// The next row, blank ones too; null at the end.
    ///
    /// @throws UnreadableTable where it cannot be read on
    @Nullable
    SheetRow next();

    @Override
    void close();
}
