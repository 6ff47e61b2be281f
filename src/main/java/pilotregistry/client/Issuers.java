package pilotregistry.client;

import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/// Which issuer gives client programs their tokens: the registry's own in the profile `local`, or another one.
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
    Issuer issuer(Environment environment, LocalSecrets own) {
        return environment.acceptsProfiles(Profiles.of("local")) && !otherThanOwn(environment)
                ? own
                : new UnknownIssuer();
    }
}
