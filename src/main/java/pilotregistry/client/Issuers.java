package pilotregistry.client;

import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import tools.jackson.databind.json.JsonMapper;

/// Which issuer gives client programs their tokens: the registry's own in the profile `local`, a Keycloak that it
/// administers, or one that it only trusts.
@Configuration(proxyBeanMethods = false)
public class Issuers {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    /// Whether an issuer outside is configured.
    public static boolean otherThanOwn(Environment environment) {
        return Stream.of("issuer-uri", "jwk-set-uri", "public-key-location")
                .anyMatch(name -> environment.containsProperty(JWT + name));
    }

    @Bean
    @Primary
    Issuer issuer(Environment environment, LocalSecrets own, KeycloakAddress keycloak, JsonMapper json) {
        if (environment.acceptsProfiles(Profiles.of("local")) && !otherThanOwn(environment)) {
            return own;
        }
        var realm = keycloak.realm();
        var clientId = keycloak.clientId();
        var secret = keycloak.clientSecret();
        return realm != null && !realm.isBlank() && clientId != null && secret != null
                ? new Keycloak(new KeycloakWire(realm, clientId, secret, json))
                : new UnknownIssuer();
    }
}
