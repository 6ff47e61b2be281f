package pilotregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

/// What a request may ask for, before anything is read.
@RegistryTest
class RequestTests {

    private static final String NAMED =
            "query($name: String) { pilots(filter: {name: {contains: $name}}) { totalCount } }";

    @LocalServerPort
    int port;

    @Test
    void refusesListsWithinListsWithinLists() {
        var deep =
                "{ batches { nodes { pilots { nodes { batch { pilots { nodes { batch { pilots { nodes { id } } } } } } } } } } }";
        var chinese = Caller.anonymous(port).ask(deep);
        var english = Caller.anonymous(port).in(Locale.ENGLISH).ask(deep);
        assertThat(chinese.at("/errors/0/extensions/code").asString()).isEqualTo("TOO_COSTLY");
        assertThat(chinese.at("/errors/0/message").asString()).contains("代价");
        assertThat(english.at("/errors/0/message").asString()).contains("costs");
        assertThat(chinese.path("data").isNull() || chinese.path("data").isMissingNode())
                .isTrue();
    }

    @Test
    void refusesTheSameListManyTimesOver() {
        var ids = "\"batch_1\", ".repeat(100);
        var aliases = new StringBuilder("{");
        for (int time = 0; time < 10; time++) {
            aliases.append(" a")
                    .append(time)
                    .append(": nodes(ids: [")
                    .append(ids)
                    .append("]) {");
            aliases.append(" ... on Batch { pilots(first: 100) { nodes { enterprises { name } } } } }");
        }
        assertThat(Caller.anonymous(port).code(aliases.append("}").toString(), Map.of()))
                .isEqualTo("TOO_COSTLY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"园\u200b区", "nul\u0000", "rtl\u202eabc"})
    void refusesTextsThatNobodyCanReadBack(String text) {
        var answer = Caller.anonymous(port).ask(NAMED, Map.of("name", text));
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("BAD_TEXT");
        assertThat(answer.path("data").path("pilots").isMissingNode()).isTrue();
    }

    @Test
    void refusesLongerQuestionsThanAnyFieldNeeds() {
        var answer = Caller.anonymous(port).in(Locale.ENGLISH).ask(NAMED, Map.of("name", "市".repeat(30_000)));
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("TEXT_TOO_LONG");
        assertThat(answer.at("/errors/0/message").asString()).contains("2000").hasSizeLessThan(300);
    }

    @ParameterizedTest
    @CsvSource({
        "'{ batches(filter: {deadline: {gt: \"+999999999-12-31T23:59:59Z\"}}) { totalCount } }'",
        "'{ batches(filter: {deadline: {gt: \"-0001-12-31T23:59:59Z\"}}) { totalCount } }'",
        "'{ pilots(filter: {termStart: {gt: \"+12027-01\"}}) { totalCount } }'",
        "'{ regions(asOf: \"0000-01-01\") { code } }'",
        "'{ conversion(value: 99999999999999999999999999999999999999, unit: \"t\", metric: \"cod_reduced\") { __typename } }'"
    })
    void refusesTimesAndNumbersBeyondTheDomain(String document) {
        var chinese = Caller.anonymous(port).ask(document);
        var english = Caller.anonymous(port).in(Locale.ENGLISH).ask(document);
        assertThat(chinese.at("/errors/0/extensions/code").asString()).isIn("BAD_VALUE", "VALIDATION");
        assertThat(chinese.at("/errors/0/message").asString()).containsPattern("\\p{IsHan}");
        assertThat(english.at("/errors/0/message").asString()).doesNotContainPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @CsvSource({
        "de, '{ batches(first: \"x\") { totalCount } }', VALIDATION, 请求不符合 API 的定义",
        "zh, '{ nothing }', VALIDATION, 请求不符合 API 的定义",
        "zh, '{ batches', SYNTAX, 请求的语法不正确",
        "en, '{ batches', SYNTAX, The syntax of the request is not valid",
        "zh, '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }', BAD_REQUEST, 请求不正确"
    })
    void saysWhatIsWrongWithADocumentInTheCallersLanguage(String language, String document, String code, String said) {
        var answer = Caller.anonymous(port).in(Locale.forLanguageTag(language)).ask(document);
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo(code);
        assertThat(answer.at("/errors/0/message").asString()).startsWith(said);
    }
}
