package pilotregistry.alert;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What the registry calls itself in feeds and mails.
@Component
class AlertAddress {

    private final String configured;

    AlertAddress(@Value("${registry.alerts.address:}") String configured) {
        this.configured = configured.replaceFirst("/$", "");
    }

    /// Whether links can be written where there is no request.
    boolean known() {
        return !configured.isEmpty();
    }

    /// Without a slash at its end; that of the request at hand where the operator named none.
    String base() {
        return configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : configured;
    }
}
