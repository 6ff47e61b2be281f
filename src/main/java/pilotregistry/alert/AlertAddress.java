package pilotregistry.alert;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What the registry calls itself where it is read from elsewhere.
@Component
class AlertAddress {

    private final String configured;

    AlertAddress(@Value("${registry.pages.address:}") String configured) {
        this.configured = configured.replaceFirst("/$", "");
    }

    /// Without a slash at its end; that of the request at hand where the operator named none.
    String base() {
        return configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : configured;
    }
}
