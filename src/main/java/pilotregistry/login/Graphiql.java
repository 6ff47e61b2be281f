package pilotregistry.login;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// GraphiQL from this server alone: its page, the libraries the build unpacks beside it, the tour, and where to sign
/// in.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Graphiql implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/graphiql/**")
                .addResourceLocations("classpath:/graphiql/")
                .setCacheControl(CacheControl.noCache());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/graphiql");
    }

    @Bean
    @Order(3)
    SecurityFilterChain graphiqlChain(
            HttpSecurity http, @Value("${" + ResourceServer.ISSUER_URI + ":}") String issuer) {
        return http.securityMatcher("/", "/graphiql", "/graphiql/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(Headers.with(policy(issuer)))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
    }

    /// Scripts from here only, no eval; the page talks to the registry and to the issuer.
    static String policy(String issuer) {
        var signIn = issuer.isEmpty() ? "'self'" : "'self' " + origin(URI.create(issuer));
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
                + "connect-src " + signIn + "; form-action " + signIn + "; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /// What the page asks for; the issuer is absent where the registry is its own.
    @RestController
    static class Page {

        private final String page =
                new ClassPathResource("graphiql/index.html").getContentAsString(StandardCharsets.UTF_8);
        private final Tour tour = Tour.read();
        private final Settings settings;

        Page(@Value("${" + ResourceServer.ISSUER_URI + ":#{null}}") @Nullable String issuer) throws IOException {
            settings = new Settings(
                    issuer, "graphiql", "openid profile registry.read registry.write registry.admin registry.import");
        }

        @GetMapping(path = "/graphiql", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
        String page() {
            return page;
        }

        @GetMapping("/graphiql/settings")
        Settings settings() {
            return settings;
        }

        @GetMapping("/graphiql/tour")
        List<Tour.Step> tour() {
            return tour.steps();
        }
    }

    /// Where and as which client program GraphiQL signs people in.
    record Settings(@Nullable String issuer, String client, String scopes) {}
}
