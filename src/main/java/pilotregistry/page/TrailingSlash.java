package pilotregistry.page;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.UrlHandlerFilter;

/// Leads who writes a page like a folder, with a slash at its end, to the page.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class TrailingSlash {

    @Bean
    UrlHandlerFilter withoutTrailingSlash() {
        return UrlHandlerFilter.trailingSlashHandler("/cases/**", "/reports/**", "/exports/")
                .redirect(HttpStatus.PERMANENT_REDIRECT)
                .build();
    }
}
