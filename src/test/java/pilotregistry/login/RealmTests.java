package pilotregistry.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The realm of `docs/keycloak` and the local issuer know the same persons and clients.
@RegistryTest
class RealmTests {

    private static final JsonNode REALM =
            JsonMapper.shared().readTree(Path.of("docs/keycloak/pilot-registry-realm.json"));

    @Autowired
    Demonstration demonstration;

    @Autowired
    RegisteredClientRepository clients;

    @Test
    void knowsTheSamePersons() {
        assertThat(each("users")
                        .filter(user -> !user.has("serviceAccountClientId"))
                        .map(user -> user.get("username").asString() + " "
                                + user.get("firstName").asString()))
                .containsExactlyElementsOf(demonstration.persons().stream()
                        .map(person -> person.username() + " " + person.name())
                        .toList());
    }

    @Test
    void knowsTheSameClientsWithTheSameScopes() {
        // What the registry administers Keycloak with has no place at its own issuer.
        var programs = each("clients")
                .filter(client -> !client.get("clientId").asString().equals("registry-admin"));
        assertThat(programs).hasSize(3).allSatisfy(client -> {
            var ours = clients.findByClientId(client.get("clientId").asString());
            assertThat(ours).isNotNull();
            var scopes = ours.getScopes().stream()
                    .filter(scope -> !scope.equals("openid"))
                    .toList();
            assertThat(StreamSupport.stream(client.get("optionalClientScopes").spliterator(), false)
                            .map(JsonNode::asString))
                    .containsExactlyInAnyOrderElementsOf(scopes);
        });
    }

    private static Stream<JsonNode> each(String list) {
        return StreamSupport.stream(REALM.get(list).spliterator(), false);
    }
}
