package pilotregistry.document;

/// Why documents are not registered.
enum TrustDocumentsErrorCode {
    CLIENT_MISSING,
    DOCUMENT_COUNT,
    DOCUMENT_INVALID,
    DOCUMENT_OVER_LIMIT
}
