package pilotregistry.webhook;

import java.util.HashMap;
import java.util.Locale;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// GraphQL: what went wrong with a webhook, in the caller's language.
@Controller
class WebhookFaultController {

    private final Messages messages;

    WebhookFaultController(Messages messages) {
        this.messages = messages;
    }

    @SchemaMapping
    String message(WebhookFault fault, Locale locale) {
        var facts = new HashMap<String, Object>();
        facts.put("status", fault.status());
        return messages.say("WebhookFaultCode." + fault.code(), facts, Language.of(locale));
    }
}
