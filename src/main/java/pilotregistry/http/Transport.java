package pilotregistry.http;

/// How a question came that has one answer; absent from the context where it came by a way that has many.
enum Transport {
    GET,
    POST
}
