package pilotregistry.login;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CorsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/// The stateless chain of the API: a bearer token or none, never a session; a token that does not hold is refused, not
// ignored.
@Configuration(proxyBeanMethods = false)
class ResourceServer {

    static final String ISSUER_URI = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

    @Bean
    @Order(100)
    SecurityFilterChain apiChain(
            HttpSecurity http,
            ObjectProvider<JwtDecoder> decoder,
            @Value("${registry.cors.allowed-origins:}") List<String> allowedOrigins) {
        if (decoder.getIfAvailable() == null) {
            throw new InvalidConfigurationPropertyValueException(
                    ISSUER_URI, "", "Name the OpenID Connect issuer, or start with the profile `local`.");
        }
        return http.csrf(AbstractHttpConfigurer::disable)
                .cors(cors -> allow(allowedOrigins, cors))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(Headers.with(Headers.DATA))
                .authorizeHttpRequests(ResourceServer::paths)
                .oauth2ResourceServer(server -> server.jwt(jwt -> {}).authenticationEntryPoint(new TokenRefused()))
                .build();
    }

    /// Anonymous readers get in where the registry itself decides what is public; what is not listed here is closed.
    private static void paths(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
        paths.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/graphql", "/graphql/**", "/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/attachments/**", "/applications/**")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/attachments/**", "/applications/**")
                .permitAll()
                .requestMatchers("/attachments/**", "/applications/**")
                .authenticated()
                .anyRequest()
                .denyAll();
    }

    private static void allow(List<String> origins, CorsConfigurer<HttpSecurity> cors) {
        if (origins.isEmpty()) {
            cors.disable();
            return;
        }
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"));
        allowed.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept", "Accept-Language", "If-None-Match"));
        allowed.setExposedHeaders(List.of("ETag", "Location", "WWW-Authenticate", "Content-Disposition"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", allowed);
        cors.configurationSource(source);
    }

    /// A token without an end is none. Time is the machine's, not the registry's clock: issuers do not live by ours.
    @Bean
    JwtTimestampValidator tokenTimes() {
        var times = new JwtTimestampValidator();
        times.setAllowEmptyExpiryClaim(false);
        return times;
    }

    /// Issuers that follow RFC 9068 say `at+jwt`, the others `JWT` or nothing.
    @Bean
    JwtTypeValidator tokenType() {
        var type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        return type;
    }
}
