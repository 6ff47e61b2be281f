package pilotregistry.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What the pages call themselves in links that leave them: metadata, sitemap, feed.
@Component
@ConditionalOnWebApplication
class PageAddress {

    private final String configured;

    PageAddress(@Value("${registry.pages.address:}") String configured) {
        this.configured = configured;
    }

    /// Without a slash at its end; that of the request where the operator named none.
    String base(HttpServletRequest request) {
        return configured.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
                : configured.replaceFirst("/$", "");
    }
}
