package pilotregistry.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.access.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
class TrustDocumentsTests {

    private static final String DOCUMENT = Caller.document("graphql-test/trustDocuments.graphql");

    @LocalServerPort
    int port;

    @Autowired
    TrustedDocuments trusted;

    @Autowired
    ShippedDocuments shipped;

    @Autowired
    MongoOperations mongo;

    private final String list = "query Batches($n: Int) { batches(first: $n) { nodes { id } } } # " + UUID.randomUUID();

    @Test
    void letsAnybodyAskByTheNumberFromThenOn() {
        var id = registered(Map.of("client", "公众门户", "documents", List.of(list)))
                .at("/documents/0/documentId")
                .asString();
        assertThat(id).isEqualTo("sha256:" + Sha256.of(list));
        var answer = byNumber(id.substring("sha256:".length()), Map.of("n", 1));
        assertThat(answer.at("/data/batches/nodes")).hasSizeLessThanOrEqualTo(1);
        assertThat(answer.has("errors")).isFalse();
    }

    @Test
    void answersItsIdByPostAndByGetLikeTheText() {
        var id = registered(Map.of("client", "公众门户", "documents", List.of(list)))
                .at("/documents/0/documentId")
                .asString();
        var json = JsonMapper.shared();
        var byPost = Caller.anonymous(port).post(json.writeValueAsString(Map.of("documentId", id)));
        assertThat(byPost.statusCode()).isEqualTo(200);
        assertThat(json.readTree(byPost.body()).at("/data/batches/nodes")).isNotEmpty();
        var byGet = Caller.send(
                Caller.anonymous(port).request("/graphql?documentId=" + id + "&variables=%7B%22n%22%3A1%7D"),
                BodyHandlers.ofString());
        assertThat(byGet.statusCode()).isEqualTo(200);
        assertThat(json.readTree(byGet.body()).at("/data/batches/nodes")).hasSize(1);
        assertThat(byGet.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).startsWith("public, max-age="));
        var unknown = Caller.send(
                Caller.anonymous(port).request("/graphql?documentId=sha256:" + "0".repeat(64)),
                BodyHandlers.ofString());
        assertThat(unknown.body()).contains("PERSISTED_QUERY_NOT_FOUND");
        assertThat(unknown.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void saysWhatEachDocumentHoldsAndCosts() {
        var document =
                registered(Map.of("client", "公众门户", "documents", List.of(list))).at("/documents/0");
        assertThat(document.at("/operations/0").asString()).isEqualTo("Batches");
        assertThat(document.path("cost").asInt()).isEqualTo(100 + 1 + 20);
    }

    @Test
    void registersTheSameTextOnceForAllItsClients() {
        registered(Map.of("client", "公众门户", "documents", List.of(list)));
        registered(Map.of(
                "client",
                "移动端",
                "documents",
                List.of(list),
                "idempotencyKey",
                UUID.randomUUID().toString()));
        var stored = mongo.findById(Sha256.of(list), Document.class, "trustedDocuments");
        assertThat(stored).isNotNull();
        assertThat(stored.getList("clients", String.class)).containsExactly("公众门户", "移动端");
    }

    @Test
    void opensTheRegistryToAnonymousFrontEndsThatAreHeldToTheirDocuments() {
        var strict = new KnownDocuments(trusted, shipped, KnownDocuments.Policy.TRUSTED);
        registered(Map.of("client", "公众门户", "documents", List.of(list)));
        var input = graphql.ExecutionInput.newExecutionInput("PersistedQueryMarker")
                .extensions(Map.of("documentId", "sha256:" + Sha256.of(list)))
                .build();
        assertThat(strict.text(input, new Actor.Anonymous())).isEqualTo(list);
        assertThat(strict.text(graphql.ExecutionInput.newExecutionInput(list).build(), new Actor.Anonymous()))
                .isEqualTo(list);
    }

    @Test
    void changesNothingWhenItIsOnlyTried() {
        var tried = registered(Map.of("client", "公众门户", "documents", List.of(list), "validateOnly", true));
        assertThat(tried.path("documents")).hasSize(1);
        assertThat(trusted.text(Sha256.of(list))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'{ nothing }', DOCUMENT_INVALID",
        "'{ batches', DOCUMENT_INVALID",
        "'fragment alone on Batch { id }', DOCUMENT_INVALID",
        "'{ a1: rules { number } b: rules { number } c: rules { number } d: rules { number } e: rules { number }"
                + " f: rules { number } g: rules { number } h: rules { number } i: rules { number } j: rules { number }"
                + " k: rules { number } }', DOCUMENT_OVER_LIMIT",
        "'{ batches(first: 100) { nodes { pilots(first: 100) { nodes { batch { pilots(first: 100) { nodes { id } } } } } } } }',"
                + " DOCUMENT_OVER_LIMIT"
    })
    void refusesWhatNobodyCouldAsk(String text, TrustDocumentsErrorCode code) {
        var refused = registered(Map.of("client", "公众门户", "documents", List.of(list, text)));
        assertThat(refused.path("documents")).isEmpty();
        assertThat(refused.path("errors")).hasSize(1);
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo(code.name());
        assertThat(refused.at("/errors/0/path").toString()).isEqualTo("[\"input\",\"documents\",\"1\"]");
        assertThat(refused.at("/errors/0/message").asString()).containsPattern("\\p{IsHan}");
        assertThat(trusted.text(Sha256.of(list))).as("all or none").isNull();
    }

    @Test
    void refusesNoClientAndNoDocumentsOrTooManyAtOnce() {
        assertThat(codes(Map.of("client", " ", "documents", List.of())))
                .containsExactly("CLIENT_MISSING", "DOCUMENT_COUNT");
        assertThat(codes(Map.of("client", "公众门户", "documents", Collections.nCopies(501, list))))
                .containsExactly("DOCUMENT_COUNT");
        var english = Caller.person(port, "admin")
                .in(Locale.ENGLISH)
                .data(DOCUMENT, Map.of("input", Map.of("client", "", "documents", List.of(list))));
        assertThat(english.at("/trustDocuments/errors/0/message").asString()).contains("client program");
    }

    @Test
    void isForAdministratorsWhoseProgramMayAdminister() {
        var input = Map.of("input", Map.of("client", "公众门户", "documents", List.of(list)));
        assertThat(Caller.anonymous(port).code(DOCUMENT, input)).isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.person(port, "lin.yuan").code(DOCUMENT, input)).isEqualTo("FORBIDDEN");
        assertThat(Caller.person(port, "admin", "openid registry.read registry.write")
                        .code(DOCUMENT, input))
                .isEqualTo("SCOPE_MISSING");
        assertThat(trusted.text(Sha256.of(list))).isNull();
    }

    private List<String> codes(Map<String, ?> input) {
        return registered(input)
                .path("errors")
                .valueStream()
                .map(error -> error.path("code").asString())
                .toList();
    }

    private JsonNode registered(Map<String, ?> input) {
        return Caller.person(port, "admin")
                .data(DOCUMENT, Map.of("input", input))
                .path("trustDocuments");
    }

    private JsonNode byNumber(String hash, Map<String, ?> variables) {
        var json = JsonMapper.shared();
        var body = new HashMap<String, Object>(Map.of("variables", variables));
        body.put("extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
        return json.readTree(
                Caller.anonymous(port).post(json.writeValueAsString(body)).body());
    }
}
