package pilotregistry.attachment;

/// A file the room holds: its name as kept, what it was found to be, its length and the SHA-256 of its bytes in
/// lower-case hex.
public record StoredFile(FileId id, String name, String mediaType, long bytes, String sha256) {}
