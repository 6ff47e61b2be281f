package pilotregistry.login;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CorsConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import pilotregistry.http.Problems;

/// The stateless chain of the API: a bearer token or none, never a session; a token that does not hold is refused, not
/// ignored.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ResourceServer {

    /// Read by anybody: what is no reading there is a wrong method, not a want of rights.
    private static final String[] OPEN = {
        "/changes",
        "/history/**",
        "/.well-known/history-keys.json",
        "/exports/*.csv",
        "/exports/*.ndjson",
        "/exports/*.xlsx"
    };

    static final String ISSUER_URI = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

    @Bean
    @Order(100)
    SecurityFilterChain apiChain(
            HttpSecurity http,
            ObjectProvider<JwtDecoder> decoder,
            Problems problems,
            @Value("${registry.cors.allowed-origins:}") List<String> allowedOrigins,
            @Value("${registry.metrics.public:false}") boolean publicMetrics) {
        if (decoder.getIfAvailable() == null) {
            throw new InvalidConfigurationPropertyValueException(
                    ISSUER_URI, "", "Name the OpenID Connect issuer, or start with the profile `local`.");
        }
        var unknown = new UnknownPath(problems, new TokenRefused(problems));
        return http.csrf(AbstractHttpConfigurer::disable)
                .cors(cors -> allow(allowedOrigins, cors))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(Headers.with(Headers.DATA))
                .authorizeHttpRequests(paths -> metrics(paths, publicMetrics))
                .authorizeHttpRequests(ResourceServer::paths)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(unknown).accessDeniedHandler(unknown))
                .oauth2ResourceServer(server -> tokens(server, decoder.getObject(), problems))
                .build();
    }

    /// What operators measure is not the world's, unless the network keeps it from the world.
    private static void metrics(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths,
            boolean publicMetrics) {
        var prometheus = paths.requestMatchers("/actuator/prometheus");
        if (publicMetrics) {
            prometheus.permitAll();
        } else {
            prometheus.hasAuthority("SCOPE_registry.admin");
        }
    }

    /// Anonymous readers get in where the registry itself decides what is public; what is not listed here is closed.
    private static void paths(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
        paths.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/graphql", "/graphql/**", "/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers(OPEN)
                .permitAll()
                .requestMatchers(HttpMethod.GET, UnknownPath.FILES)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, UnknownPath.FILES)
                .permitAll()
                .requestMatchers(UnknownPath.FILES)
                .authenticated()
                .anyRequest()
                .denyAll();
    }

    // The handler of the box throws on when the issuer cannot be asked, which would look like a fault of the registry.
    private static void tokens(
            OAuth2ResourceServerConfigurer<HttpSecurity> server, JwtDecoder decoder, Problems problems) {
        var refused = new TokenRefused(problems);
        var handler = new AuthenticationEntryPointFailureHandler(refused);
        handler.setRethrowAuthenticationServiceException(false);
        server.bearerTokenResolver(new ShownToken())
                .jwt(jwt -> jwt.decoder(token -> decode(token, decoder)))
                .authenticationEntryPoint(refused)
                .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                    @Override
                    public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(handler);
                        return filter;
                    }
                });
    }

    // An issuer that could not be asked even once is no other case than one that cannot be asked for new keys.
    private static Jwt decode(String token, JwtDecoder decoder) {
        try {
            return decoder.decode(token);
        } catch (JwtDecoderInitializationException e) {
            throw new JwtException("The issuer cannot be asked", e);
        }
    }

    private static void allow(List<String> origins, CorsConfigurer<HttpSecurity> cors) {
        if (origins.isEmpty()) {
            cors.disable();
            return;
        }
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", allowed(origins));
        cors.configurationSource(source);
    }

    /// What pages of these origins may do; never with cookies.
    static CorsConfiguration allowed(List<String> origins) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"));
        allowed.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "Accept",
                "Accept-Language",
                "If-None-Match",
                "Prefer",
                "GraphQL-Require-Preflight",
                "Last-Event-ID",
                "X-GraphQL-Event-Stream-Token",
                "X-Request-Id"));
        allowed.setExposedHeaders(List.of(
                "ETag",
                "Location",
                "WWW-Authenticate",
                "Content-Disposition",
                "Retry-After",
                "RateLimit",
                "RateLimit-Policy",
                "X-Request-Id"));
        return allowed;
    }

    /// The box gives a remote issuer half a second for its keys.
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer issuerPatience() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(Duration.ofSeconds(5));
        requests.setReadTimeout(Duration.ofSeconds(5));
        return decoder -> decoder.restOperations(new RestTemplate(requests));
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
