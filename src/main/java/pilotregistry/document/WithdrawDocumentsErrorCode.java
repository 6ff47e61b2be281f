package pilotregistry.document;

/// Why documents are not withdrawn.
enum WithdrawDocumentsErrorCode {
    DOCUMENT_COUNT,
    NOT_REGISTERED
}
