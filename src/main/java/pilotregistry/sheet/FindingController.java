package pilotregistry.sheet;

import java.util.Locale;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// GraphQL: what is found of imported rows, in the caller's language.
@Controller
class FindingController {

    private final Messages messages;

    FindingController(Messages messages) {
        this.messages = messages;
    }

    @SchemaMapping
    String message(ImportFinding finding, Locale locale) {
        return finding.message(messages, Language.of(locale));
    }
}
