package pilotregistry.login;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import pilotregistry.client.LocalSecrets;

/// The clients of the own issuer: the configured ones, and those that the registry registered, as they stand now.
final class RegisteredClients implements RegisteredClientRepository {

    private static final Duration TOKEN = Duration.ofMinutes(15);

    private final RegisteredClientRepository configured;
    private final ObjectProvider<LocalSecrets> registered;

    RegisteredClients(RegisteredClientRepository configured, ObjectProvider<LocalSecrets> registered) {
        this.configured = configured;
        this.registered = registered;
    }

    @Override
    public void save(RegisteredClient client) {
        configured.save(client);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        var own = configured.findById(id);
        return own == null ? registered(id) : own;
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        var own = configured.findByClientId(clientId);
        return own == null ? registered(clientId) : own;
    }

    private @Nullable RegisteredClient registered(String clientId) {
        return registered
                .getObject()
                .credentials(clientId)
                .map(RegisteredClients::client)
                .orElse(null);
    }

    private static RegisteredClient client(LocalSecrets.Credentials credentials) {
        return RegisteredClient.withId(credentials.clientId())
                .clientId(credentials.clientId())
                .clientName(credentials.name())
                .clientSecret(AnySecret.all(credentials.hashes()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(credentials.scopes()))
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(TOKEN).build())
                .build();
    }
}
