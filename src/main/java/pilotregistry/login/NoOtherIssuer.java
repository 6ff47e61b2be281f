package pilotregistry.login;

import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// No issuer outside is configured: with one, demonstration persons must not be able to log in beside it.
final class NoOtherIssuer implements Condition {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Stream.of("issuer-uri", "jwk-set-uri", "public-key-location")
                .noneMatch(name -> context.getEnvironment().containsProperty(JWT + name));
    }
}
