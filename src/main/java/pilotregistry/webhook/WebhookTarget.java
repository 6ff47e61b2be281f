package pilotregistry.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pilotregistry.courier.Courier;
import pilotregistry.ledger.Refusal;

/// Where changes are taken, and which.
///
/// @param types of records; all where none is named
record WebhookTarget(String url, List<String> types) {

    WebhookTarget {
        types = types.stream().distinct().sorted().toList();
    }

    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }

    /// What is wrong with its form.
    List<Refusal<RegisterWebhookErrorCode>> flaws(Set<String> known) {
        var flaws = new ArrayList<Refusal<RegisterWebhookErrorCode>>();
        if (!Courier.names(url)) {
            flaws.add(Refusal.of(RegisterWebhookErrorCode.URL_INVALID, "input", "url"));
        }
        types.stream()
                .filter(type -> !known.contains(type))
                .forEach(type -> flaws.add(Refusal.of(RegisterWebhookErrorCode.TYPE_UNKNOWN, "input", "types")
                        .with("type", type)));
        return flaws;
    }
}
