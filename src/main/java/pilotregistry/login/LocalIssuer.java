package pilotregistry.login;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/// The profile `local`: an OpenID Connect issuer inside the registry, so that nothing else is needed to try it.
/// It gives way as soon as another issuer is configured; its clients stand in `application-local.yaml`.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Profile("local")
@Conditional(NoOtherIssuer.class)
class LocalIssuer {

    // Chromium applies form-action to where the form's answer redirects: back to GraphiQL, or to a program on this
    // machine.
    private static final String FORM = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
            + "form-action 'self' http://localhost:* http://127.0.0.1:*";

    @Bean
    @Order(1)
    SecurityFilterChain issuerChain(HttpSecurity http) {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                })
                .headers(Headers.with(FORM))
                .authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
                .exceptionHandling(exceptions -> exceptions
                        .defaultAuthenticationEntryPointFor(LocalIssuer::refuse, LocalIssuer::ofProgram)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"),
                                new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    // Programs post, to tokens among others, and take whatever comes: a page to log in would be none of it.
    private static boolean ofProgram(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod());
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Exception unauthenticated)
            throws IOException {
        var answer = new ServletServerHttpResponse(response);
        answer.setStatusCode(HttpStatus.UNAUTHORIZED);
        new OAuth2ErrorHttpMessageConverter()
                .write(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT), MediaType.APPLICATION_JSON, answer);
    }

    @Bean
    @Order(2)
    SecurityFilterChain loginChain(HttpSecurity http) {
        return http.securityMatcher("/login", "/login.css")
                .headers(Headers.with(FORM))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/graphiql"))
                .build();
    }

    @Bean
    JWKSource<SecurityContext> signingKey(@Value("${registry.data:./data}") Path folder) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.keptIn(folder)));
    }

    /// Checks its own tokens with the key in hand: asking itself over HTTP would need a server that is already up.
    @Bean
    JwtDecoder localTokens(
            JWKSource<SecurityContext> signingKey,
            OwnNames ownNames,
            JwtTimestampValidator times,
            JwtTypeValidator type,
            @Value("${registry.audience:pilot-registry}") String audience) {
        var decoder = NimbusJwtDecoder.withJwkSource(signingKey).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                List.of(times, type, ownNames.issuerRule(), new JwtAudienceValidator(audience))));
        return decoder;
    }

    @Bean
    OwnNames ownNames(AuthorizationServerSettings settings, Environment environment) {
        return new OwnNames(settings.getIssuer(), environment);
    }

    /// Access tokens are for the registry and name the client program (RFC 9068); persons carry the name people know.
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(
            Demonstration demonstration, @Value("${registry.audience:pilot-registry}") String audience) {
        return token -> {
            if (token.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
                token.getClaims()
                        .audience(List.of(audience))
                        .claim("client_id", token.getRegisteredClient().getClientId());
            }
            Optional.<Authentication>ofNullable(token.getPrincipal())
                    .flatMap(principal -> demonstration.person(principal.getName()))
                    .ifPresent(person -> token.getClaims().claim("name", person.name()));
        };
    }

    @Bean
    UserDetailsService persons(Demonstration demonstration, PasswordEncoder encoder) {
        var password = encoder.encode(demonstration.password());
        return new InMemoryUserDetailsManager(demonstration.persons().stream()
                .map(person -> User.withUsername(person.username())
                        .password(password)
                        .authorities(List.of())
                        .build())
                .toList());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new AnySecret();
    }
}
