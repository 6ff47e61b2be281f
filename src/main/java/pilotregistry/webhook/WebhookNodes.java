package pilotregistry.webhook;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Webhooks by global id, each for its owner.
@Component
class WebhookNodes implements NodeSource {

    private final OwnWebhooks webhooks;

    WebhookNodes(OwnWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public String prefix() {
        return WebhookId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return webhooks.own(ids.stream().map(WebhookId::new).toList(), actor).values().stream()
                .collect(Collectors.toMap(webhook -> webhook.id().value(), Function.identity()));
    }
}
