package pilotregistry.login;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// The chain of the pages for everybody: no token is read here, so that what they show is what nobody in particular may
/// see, and no text becomes markup or script in them (Trusted Types).
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class PublicPages {

    private static final String[] PATHS = {
        "/cases",
        "/cases/**",
        "/reports",
        "/reports/**",
        "/exports",
        "/exports/",
        "/alerts/**",
        "/pages/**",
        "/robots.txt",
        "/sitemap.xml",
        "/sitemap-*.xml"
    };

    @Bean
    @Order(4)
    SecurityFilterChain pagesChain(HttpSecurity http, @Value("${" + ResourceServer.ISSUER_URI + ":}") String issuer) {
        return http.securityMatcher(PATHS)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(Headers.with(
                        Graphiql.policy(issuer) + "; require-trusted-types-for 'script'; trusted-types 'none'"))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
    }
}
