package pilotregistry.document;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.access.Actor;
import pilotregistry.language.Language;

@RegistryTest
class ShippedDocumentsTests {

    @LocalServerPort
    int port;

    @Autowired
    ShippedDocuments shipped;

    @Autowired
    TrustedDocuments trusted;

    @Autowired
    Examination examination;

    @Test
    void fitTheSchemaAndItsLimits() {
        assertThat(shipped.ids()).isNotEmpty().allSatisfy((name, id) -> {
            var text = Caller.document("pages/documents/" + name + ".graphql");
            var known = examination.examine(text, Language.ZH);
            assertThat(known.documentId()).isEqualTo(id);
            assertThat(known.cost()).as(name).isLessThan(30_000);
        });
    }

    @Test
    void areOpenWhereOnlyTrustedOnesAre() {
        var strict = new KnownDocuments(trusted, shipped, KnownDocuments.Policy.TRUSTED);
        var asked = ExecutionInput.newExecutionInput("PersistedQueryMarker")
                .extensions(Map.of("documentId", shipped.id("newest")))
                .build();
        assertThat(strict.text(asked, new Actor.Anonymous())).contains("query newest");
        assertThat(strict.hasToAsk(asked, new Actor.Anonymous())).isFalse();
    }

    @Test
    void areAskedByNumberAndKept() {
        var answer = Caller.send(
                Caller.anonymous(port).request("/graphql?documentId=" + shipped.id("batches")),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("\"id\":\"batch_");
        assertThat(answer.headers().firstValue(HttpHeaders.CACHE_CONTROL)).hasValue("public, max-age=60");
    }
}
