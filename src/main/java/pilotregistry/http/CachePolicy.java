package pilotregistry.http;

/// How long an answer may be kept, in seconds, and by whom: the least of what its fields allow.
record CachePolicy(long maxAge, CacheScope scope) {

    /// What somebody with a token reads is never for others, and may have changed since by their own hand.
    ///
    /// @param recognised whether the request names somebody
    String header(boolean recognised) {
        if (scope == CacheScope.PRIVATE || maxAge == 0) {
            return "private, no-store";
        }
        return recognised ? "private, no-cache" : "public, max-age=" + maxAge;
    }
}
