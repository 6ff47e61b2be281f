package pilotregistry.document;

import java.util.List;

/// A document that the build of a front end has registered.
record TrustedDocument(String documentId, List<String> operations, int cost) {}
