package pilotregistry.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import graphql.ExecutionInput;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.execution.GraphQlSource;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.access.Actor;
import pilotregistry.allowance.Allowances;
import pilotregistry.allowance.Bill;
import pilotregistry.allowance.Payer;
import pilotregistry.language.Messages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Documents by their text and by their number, and what is known of them.
@RegistryTest
class DocumentTests {

    private static final Actor.Identified SOMEBODY =
            new Actor.Identified("lin.yuan", "林园", "graphiql", Set.of(), List.of());

    @LocalServerPort
    int port;

    @Autowired
    Documents documents;

    @Autowired
    KnownDocuments known;

    @Autowired
    TrustedDocuments trusted;

    @Autowired
    ShippedDocuments shipped;

    @Autowired
    GraphQlSource source;

    @Autowired
    Limits limits;

    @Autowired
    Allowances allowances;

    @Autowired
    Usage usage;

    @Autowired
    Messages messages;

    @Autowired
    MeterRegistry meters;

    @Test
    void answersByTheNumberOfWhatAnIdentifiedCallerSentBefore() {
        var text = "{ provinces { code } } # " + UUID.randomUUID();
        assertThat(code(asked(Caller.anonymous(port), null, Sha256.of(text)))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        asked(Caller.person(port, "lin.yuan"), text, Sha256.of(text));
        var answer = asked(Caller.anonymous(port), null, Sha256.of(text));
        assertThat(answer.at("/data/provinces")).hasSize(32);
    }

    @Test
    void remembersNothingForAnybodyWhomItDoesNotKnow() {
        var before = known.remembered();
        for (int time = 0; time < 50; time++) {
            var text = "{ provinces { code } } # " + UUID.randomUUID();
            var answer = asked(Caller.anonymous(port), text, Sha256.of(text));
            assertThat(answer.at("/data/provinces")).hasSize(32);
            assertThat(code(asked(Caller.anonymous(port), null, Sha256.of(text))))
                    .isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        }
        assertThat(known.remembered()).isEqualTo(before);
    }

    @Test
    void remembersNoMoreThanItHasRoomFor() {
        var text = "{ provinces { code } } #" + "x".repeat(5_000);
        for (int time = 0; time < 2_000; time++) {
            var one = text + time;
            known.remember(input(one, Map.of("sha256Hash", Sha256.of(one))), one, SOMEBODY);
        }
        assertThat(known.remembered()).isLessThan(1_000);
    }

    @Test
    void letsNobodyAskForMadeUpNumbersWithoutPaying() {
        var bills = new ArrayList<Bill>();
        for (var hash : List.of(Sha256.of("one"), Sha256.of("other"), Sha256.of("third"))) {
            var input = ExecutionInput.newExecutionInput("PersistedQueryMarker")
                    .extensions(Map.of("persistedQuery", Map.of("sha256Hash", hash)))
                    .graphQLContext(Map.of(Payer.class, new Payer("test of numbers", "test")))
                    .build();
            documents.getDocumentAsync(input, any -> fail("not asked")).join();
            bills.add(input.getGraphQLContext().get(Bill.class));
        }
        assertThat(bills).doesNotContainNull();
        assertThat(bills.getLast().remaining()).isLessThan(bills.getFirst().remaining());
    }

    @Test
    void takesForANumberOnlyWhatCouldBeOne() {
        for (var no : List.of("", "x", "0".repeat(63), "0".repeat(100_000), "{\"$ne\": 1}")) {
            assertThat(code(asked(Caller.anonymous(port), null, no))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        }
    }

    @Test
    void refusesATextThatHasAnotherNumber() {
        var answer =
                asked(Caller.person(port, "lin.yuan"), "{ provinces { code } }", Sha256.of("{ rules { number } }"));
        assertThat(code(answer)).isEqualTo("PERSISTED_QUERY_MISMATCH");
        assertThat(answer.at("/errors/0/message").asString()).contains("SHA-256");
    }

    @Test
    void keepsValidDocumentsOnly() {
        Caller.anonymous(port).ask("{ provinces { name } }");
        var before = documents.size();
        for (int time = 0; time < 20; time++) {
            Caller.anonymous(port).ask("{ nothing" + time + " }");
            Caller.anonymous(port).ask("{ provinces { name }");
        }
        Caller.anonymous(port).ask("{ provinces { name } }");
        assertThat(documents.size()).isEqualTo(before);
    }

    @Test
    void keepsNothingOfWhoAskedFirst() {
        var text = "{ viewer { subject } } # " + UUID.randomUUID();
        assertThat(Caller.person(port, "lin.yuan")
                        .data(text)
                        .at("/viewer/subject")
                        .asString())
                .isNotEmpty();
        assertThat(Caller.anonymous(port).data(text).at("/viewer/subject").isNull())
                .isTrue();
    }

    @Test
    void holdsAnonymousCallersToTrustedDocumentsWhereItIsToldTo() {
        var strict = new KnownDocuments(trusted, shipped, KnownDocuments.Policy.TRUSTED);
        var input = input("{ provinces { code } }", Map.of());
        assertThatThrownBy(() -> strict.text(input, new Actor.Anonymous()))
                .hasMessageContaining("DOCUMENT_NOT_TRUSTED");
        assertThat(strict.text(input, SOMEBODY)).isEqualTo("{ provinces { code } }");
    }

    @Test
    void pricesWithoutReadingAnything() {
        var answer = sent(
                Caller.anonymous(port),
                "query($n: Int) { batches(first: $n) { nodes { id } } provinces { code } }",
                Map.of("n", 3),
                Map.of("dryRun", true));
        assertThat(answer.has("errors")).isFalse();
        assertThat(answer.path("data")).isEmpty();
        var cost = answer.at("/extensions/cost");
        assertThat(cost.path("requested").asInt()).isEqualTo(104 + 33);
        assertThat(cost.path("most").asInt()).isEqualTo(200_000);
        assertThat(cost.at("/fields/batches").asInt()).isEqualTo(104);
        assertThat(cost.at("/fields/provinces").asInt()).isEqualTo(33);
    }

    @Test
    void doesNothingInADryRun() {
        var answer = sent(
                Caller.person(port, "admin"),
                "mutation($input: TrustDocumentsInput!) { trustDocuments(input: $input) { errors { code } } }",
                Map.of("input", Map.of("client", "", "documents", List.of())),
                Map.of("dryRun", true));
        assertThat(answer.path("data")).isEmpty();
        assertThat(answer.at("/extensions/cost/requested").asInt()).isPositive();
    }

    // `name` in another case, and what only looks like true: a mutation that was to be tried must not be done.
    @ParameterizedTest
    @CsvSource({
        "dryRun, text",
        "dryRun, 1",
        "DryRun, true",
        "removeDeprecated, yes",
        "documentId, 5",
        "persistedQuery, x"
    })
    void doesNothingWhereWhatIsAskedForBesideTheQueryIsNotUnderstood(String name, String value) {
        Object said = value.equals("true") ? (Object) true : value.matches("\\d") ? Integer.valueOf(value) : value;
        var answer = sent(
                Caller.person(port, "admin"),
                "mutation($input: TrustDocumentsInput!) { trustDocuments(input: $input) { errors { code } } }",
                Map.of("input", Map.of("client", "", "documents", List.of())),
                Map.of(name, said));
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("BAD_EXTENSION");
        assertThat(answer.at("/data/trustDocuments").isMissingNode()).isTrue();
    }

    @Test
    void letsTheWholeSchemaCostWhatItIs() {
        var answer = sent(Caller.anonymous(port), "{ __schema { types { name } } }", Map.of(), Map.of("dryRun", true));
        assertThat(answer.at("/extensions/cost/requested").asInt()).isGreaterThan(20_000);
    }

    @Test
    void tellsTheCostInEveryAnswer() {
        assertThat(Caller.anonymous(port)
                        .ask("{ provinces { code } }")
                        .at("/extensions/cost/requested")
                        .asInt())
                .isEqualTo(33);
    }

    @ParameterizedTest
    @CsvSource({"OPEN, true, true", "IDENTIFIED, false, true", "OFF, false, false"})
    void opensTheSchemaAsThePolicySays(Introspecting.Openness policy, boolean toAnybody, boolean toSomebody) {
        assertThat(isOpen(policy, new Actor.Anonymous())).isEqualTo(toAnybody);
        assertThat(isOpen(policy, SOMEBODY)).isEqualTo(toSomebody);
    }

    @Test
    void countsWhoUsesWhichElementOfTheSchema() {
        Caller.person(port, "lin.yuan").data("{ cpLevels { __typename } }");
        Caller.anonymous(port).data("{ cpLevels { __typename } }");
        for (var client : List.of("registry-cli", "anonymous")) {
            var counter = meters.find("registry.schema.usage")
                    .tags("coordinate", "Query.cpLevels", "client", client)
                    .counter();
            assertThat(counter).as(client).isNotNull();
            assertThat(counter.count()).isPositive();
        }
    }

    private boolean isOpen(Introspecting.Openness policy, Actor actor) {
        var toll = new Toll(limits, new Introspecting(policy), allowances, usage, messages);
        var engine = source.graphQl().transform(builder -> builder.instrumentation(toll));
        for (var document : List.of("{ __schema { queryType { name } } }", "{ __type(name: \"Batch\") { name } }")) {
            var result = engine.execute(ExecutionInput.newExecutionInput(document)
                    .graphQLContext(Map.of(Actor.class, actor))
                    .build());
            var refused = result.getErrors().stream()
                    .anyMatch(error ->
                            "INTROSPECTION_CLOSED".equals(error.getExtensions().get("code")));
            assertThat(result.isDataPresent()).isNotEqualTo(refused);
            if (refused) {
                return false;
            }
        }
        return true;
    }

    private static ExecutionInput input(String text, Map<String, Object> persisted) {
        var input = ExecutionInput.newExecutionInput(text);
        return persisted.isEmpty()
                ? input.build()
                : input.extensions(Map.of("persistedQuery", persisted)).build();
    }

    private static JsonNode asked(Caller caller, @Nullable String text, String hash) {
        return sent(caller, text, Map.of(), Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
    }

    private static JsonNode sent(
            Caller caller, @Nullable String text, Map<String, ?> variables, Map<String, ?> extensions) {
        var body = new HashMap<String, Object>(Map.of("variables", variables, "extensions", extensions));
        if (text != null) {
            body.put("query", text);
        }
        var json = JsonMapper.shared();
        return json.readTree(caller.post(json.writeValueAsString(body)).body());
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString();
    }
}
