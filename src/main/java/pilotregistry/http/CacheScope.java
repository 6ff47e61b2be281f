package pilotregistry.http;

/// Who may keep an answer.
enum CacheScope {
    PUBLIC,
    PRIVATE
}
