package pilotregistry.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

@RegistryTest
class WithdrawDocumentsTests {

    private static final String DOCUMENT = Caller.document("graphql-test/withdrawDocuments.graphql");
    private static final String UNKNOWN = "sha256:" + "0".repeat(64);

    @LocalServerPort
    int port;

    @Autowired
    TrustedDocuments trusted;

    @Autowired
    MongoOperations mongo;

    private final String text = "{ batches { totalCount } } # " + UUID.randomUUID();
    private final String id = KnownDocuments.PREFIX + Sha256.of(text);

    @Test
    void endsItsTrustWithItsLastClient() {
        trust("公众门户");
        trust("移动端");
        assertThat(withdrawn("公众门户").at("/documents/0/clients").toString()).isEqualTo("[\"移动端\"]");
        assertThat(trusted.text(Sha256.of(text))).isEqualTo(text);
        var last = withdrawn("移动端");
        assertThat(last.at("/documents/0/documentId").asString()).isEqualTo(id);
        assertThat(last.at("/documents/0/clients")).isEmpty();
        assertThat(trusted.text(Sha256.of(text))).isNull();
        var byNumber = Caller.anonymous(port).post("{\"documentId\": \"" + id + "\"}");
        assertThat(byNumber.body()).contains("PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void keepsWhoWithdrewItAndWhen() {
        trust("公众门户");
        withdrawn("公众门户");
        var stored = mongo.findById(Sha256.of(text), Document.class, "trustedDocuments");
        assertThat(stored).isNotNull().containsEntry("withdrawnBy", "admin").containsKey("withdrawnAt");
    }

    @Test
    void changesNothingAgainAndNothingWhenOnlyTried() {
        trust("公众门户");
        ask(Map.of("client", "公众门户", "documentIds", List.of(id), "validateOnly", true));
        assertThat(trusted.text(Sha256.of(text))).isEqualTo(text);
        withdrawn("公众门户");
        assertThat(withdrawn("公众门户").path("errors")).isEmpty();
        trust("公众门户");
        assertThat(trusted.text(Sha256.of(text))).as("registered again").isEqualTo(text);
    }

    @Test
    void refusesAllWhereOneWasNeverRegistered() {
        trust("公众门户");
        var refused = ask(Map.of("client", "公众门户", "documentIds", List.of(id, UNKNOWN)));
        assertThat(refused.path("documents")).isEmpty();
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo(WithdrawDocumentsErrorCode.NOT_REGISTERED.name());
        assertThat(refused.at("/errors/0/path").toString()).isEqualTo("[\"input\",\"documentIds\",\"1\"]");
        assertThat(refused.at("/errors/0/message").asString()).containsPattern("\\p{IsHan}");
        assertThat(trusted.text(Sha256.of(text))).isEqualTo(text);
        var english = Caller.person(port, "admin")
                .in(Locale.ENGLISH)
                .data(DOCUMENT, Map.of("input", Map.of("client", "x", "documentIds", List.of(UNKNOWN))));
        assertThat(english.at("/withdrawDocuments/errors/0/message").asString()).contains("ever registered");
    }

    @Test
    void refusesNoneAndTooManyAtOnce() {
        for (var ids : List.of(List.<String>of(), Collections.nCopies(501, id))) {
            assertThat(ask(Map.of("client", "公众门户", "documentIds", ids))
                            .at("/errors/0/code")
                            .asString())
                    .isEqualTo(WithdrawDocumentsErrorCode.DOCUMENT_COUNT.name());
        }
    }

    @Test
    void isForAdministratorsWhoseProgramMayAdminister() {
        trust("公众门户");
        var input = Map.of("input", Map.of("client", "公众门户", "documentIds", List.of(id)));
        assertThat(Caller.anonymous(port).code(DOCUMENT, input)).isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.person(port, "lin.yuan").code(DOCUMENT, input)).isEqualTo("FORBIDDEN");
        assertThat(Caller.person(port, "admin", "openid registry.read registry.write")
                        .code(DOCUMENT, input))
                .isEqualTo("SCOPE_MISSING");
        assertThat(trusted.text(Sha256.of(text))).isEqualTo(text);
    }

    private void trust(String client) {
        Caller.person(port, "admin")
                .data(
                        Caller.document("graphql-test/trustDocuments.graphql"),
                        Map.of("input", Map.of("client", client, "documents", List.of(text))));
    }

    private JsonNode withdrawn(String client) {
        return ask(Map.of("client", client, "documentIds", List.of(id)));
    }

    private JsonNode ask(Map<String, ?> input) {
        return Caller.person(port, "admin")
                .data(DOCUMENT, Map.of("input", input))
                .path("withdrawDocuments");
    }
}
