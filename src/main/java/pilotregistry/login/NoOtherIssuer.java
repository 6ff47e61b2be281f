package pilotregistry.login;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import pilotregistry.client.Issuers;

/// No issuer outside is configured: with one, demonstration persons must not be able to log in beside it.
final class NoOtherIssuer implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !Issuers.otherThanOwn(context.getEnvironment());
    }
}
