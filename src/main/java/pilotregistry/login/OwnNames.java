package pilotregistry.login;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;

/// The names under which the local issuer may have signed: the configured one, or this machine's own on the port in
/// use.
final class OwnNames {

    private final @Nullable String configured;
    private final Environment environment;

    OwnNames(@Nullable String configured, Environment environment) {
        this.configured = configured;
        this.environment = environment;
    }

    OAuth2TokenValidator<Jwt> issuerRule() {
        return new JwtClaimValidator<>(JwtClaimNames.ISS, issuer -> issuer != null && covers(issuer.toString()));
    }

    // The port is asked for late: port 0 becomes a number only when the server is up.
    private boolean covers(String issuer) {
        if (configured != null) {
            return configured.equals(issuer);
        }
        var port = environment.getProperty("local.server.port");
        var suffix = "80".equals(port) ? "" : ":" + port;
        return Set.of("http://localhost" + suffix, "http://127.0.0.1" + suffix, "http://[::1]" + suffix)
                .contains(issuer);
    }
}
