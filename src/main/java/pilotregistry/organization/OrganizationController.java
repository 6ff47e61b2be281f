package pilotregistry.organization;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.connection.Connection;
import pilotregistry.connection.ListRequest;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.NotVisible;

/// GraphQL: the bodies that are known; all of it public.
@Controller
class OrganizationController {

    private final Directory directory;

    OrganizationController(Directory directory) {
        this.directory = directory;
    }

    @QueryMapping
    Organization organization(@Argument @Nullable OrganizationId id, @Argument @Nullable String socialCreditCode) {
        if (id != null && socialCreditCode == null) {
            return directory.find(id).orElseThrow(NotVisible::new);
        }
        if (id == null && socialCreditCode != null) {
            return directory
                    .findByCode(socialCreditCode.strip().toUpperCase(Locale.ROOT))
                    .orElseThrow(NotVisible::new);
        }
        throw new CodedException("ONE_OF", Map.of("arguments", "id, socialCreditCode"));
    }

    @QueryMapping
    Connection<Organization> applicants(ListRequest request) {
        return directory.applicants(request);
    }
}
