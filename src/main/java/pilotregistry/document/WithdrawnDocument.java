package pilotregistry.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document that one client no longer uses, and those that do.
record WithdrawnDocument(String documentId, List<String> clients) {

    static WithdrawnDocument without(String client, String hash, @Nullable List<String> clients) {
        var left = clients == null
                ? List.<String>of()
                : clients.stream().filter(other -> !other.equals(client)).toList();
        return new WithdrawnDocument(KnownDocuments.PREFIX + hash, left);
    }
}
