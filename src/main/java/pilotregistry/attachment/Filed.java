package pilotregistry.attachment;

/// What became of a file that was handed in; every case but [Stored] left nothing behind.
public sealed interface Filed {

    /// The file is kept.
    record Stored(StoredFile file) implements Filed {}

    /// The file had more bytes than it was allowed.
    record TooLarge(long limit) implements Filed {}

    /// The content is not of an accepted kind, or not of the kind its name claims.
    record TypeRefused(String sniffed, String declared) implements Filed {}

    /// There was no byte.
    record Empty() implements Filed {}

    /// Nothing is left of the name, or it has no extension.
    record NameRefused(String name) implements Filed {}
}
