package pilotregistry.login;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import pilotregistry.access.ActorResolver;
import pilotregistry.client.ClientStandings;
import pilotregistry.client.ClientUsage;
import pilotregistry.client.LocalSecrets;

/// Where clients that the registry registered come in: those of the own issuer beside the ones that are configured,
/// none that is suspended and each for what it is registered for, whoever gave it its tokens and however it shows them.
@Configuration(proxyBeanMethods = false)
class ClientGate {

    @Bean
    static BeanPostProcessor registeredClients(
            ObjectProvider<ClientStandings> standings,
            ObjectProvider<ClientUsage> usage,
            ObjectProvider<LocalSecrets> secrets) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (bean) {
                    case JwtDecoder decoder ->
                        (JwtDecoder) token -> letIn(decoder.decode(token), standings.getObject(), usage.getObject());
                    case RegisteredClientRepository configured -> new RegisteredClients(configured, secrets);
                    default -> bean;
                };
            }
        };
    }

    private static Jwt letIn(Jwt token, ClientStandings standings, ClientUsage usage) {
        if (standings.bars(token)) {
            throw new ClientSuspended();
        }
        usage.asked(ActorResolver.client(token));
        return standings.narrowed(token);
    }
}
