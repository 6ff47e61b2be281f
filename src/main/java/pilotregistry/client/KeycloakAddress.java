package pilotregistry.client;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the registry administers the clients of a Keycloak realm, and as whom.
///
/// @param realm address of the realm, such as `https://login.example.cn/realms/pilot-registry`
/// @param clientId of a client there whose service account has the role `manage-clients` of `realm-management`
@ConfigurationProperties("registry.keycloak")
record KeycloakAddress(
        @Nullable String realm,
        @Nullable String clientId,
        @Nullable String clientSecret) {

    @Override
    public String toString() {
        return "KeycloakAddress[" + realm + ", " + clientId + "]";
    }
}
