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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "{ batches(first: \"x\") { totalCount } } | 应为整数，收到的是字符串 | an integer is expected, not a string",
                "{ batches(first: 1.5) { totalCount } } | 应为整数，收到的是小数 | an integer is expected, not a decimal number",
                "{ batches } | 须选取其中的字段 | select fields of it",
                "{ nothing } | 没有字段“nothing” | no field 'nothing'",
                "{ node(idd: 1) { id } } | 缺少参数“id” | 'id' is missing",
                "{ node(id: null) { id } } | 不能为 null | cannot be null",
                "{ node(id: {a: 1}) { id } } | 收到的是对象 | not an object",
                "{ nodes(ids: [null]) { id } } | “ids[0]”不能为 null | 'ids[0]' cannot be null",
                "{ pilots(filter: {nope: 1}) { totalCount } } | 没有字段“nope” | has no field 'nope'",
                "{ pilots(filter: {name: 1}) { totalCount } } | 须为输入对象 | must be an input object",
                "{ coverage(rows: NOPE, columns: TYPE) { __typename } } | 'NOPE'不是枚举 | 'NOPE' is no value of",
                "{ conversion(value: true, unit: \"t\", metric: \"m\") { __typename } } | “true”不是 | \"true\" is no",
                "query($a: Int) { batches(first: $a) { totalCount } } | 收到的是字符串 | not a string",
                "query($a: PilotFilter) { pilots(filter: $a) { totalCount } } | 应为输入对象 | input object is expected",
                "query($a: [ID!]!) { nodes(ids: $a) { id } } | “ID!”不能为 null | cannot be null",
                "query($a: Boolean!) { provinces { code @skip(if: $a) } } | 应为真假值 | true or false",
                "query($a: Nope) { node(id: $a) { id } } | 没有类型“Nope” | no type 'Nope'",
                "query($a: Int = \"x\") { batches(first: $a) { totalCount } } | 默认值 | default value",
                "mutation { openBatch(input: {}) { errors { code } } } | 缺少必填的字段 | lacks required fields",
                "query a { __typename } query b { __typename } | operationName | operationName",
                "{ provinces { ... on Batch { id } } } | 不会是 | is never a",
                "type A { b: Int } | 不能定义类型 | cannot define the type",
                "{ batches | 第 1 行 | line 1",
                "{ node(id: 'x') { id } } | 第 1 行 | line 1",
                "{ batches }} | 多出 | has ended",
                "hello | 不应为“hello” | 'hello' cannot stand",
                "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } } | 反复 | circles"
            })
    void namesNoClassOfItsEngineAndSpeaksOneLanguage(String document, String chinese, String english) {
        var variables = new java.util.HashMap<String, Object>();
        if (document.startsWith("query($a")) {
            variables.put("a", document.contains("[ID!]") ? java.util.Collections.singletonList(null) : "x");
        }
        var zh = message(Caller.anonymous(port), document, variables);
        var en = message(Caller.anonymous(port).in(Locale.ENGLISH), document, variables);
        assertThat(zh).contains(chinese).containsPattern("^\\p{IsHan}").doesNotContain(ENGINE);
        assertThat(en).contains(english).doesNotContainPattern("\\p{IsHan}").doesNotContain(ENGINE);
    }

    // Of its classes, of Java's, and of its own English.
    private static final String[] ENGINE = {
        "Value{", "IntValue", "StringValue", "'Map'", "LinkedHashMap", "Integer'", "ANTLR", "Validation error", "⟦", "⟨"
    };

    private static String message(Caller caller, String document, Map<String, Object> variables) {
        return caller.ask(document, variables).at("/errors/0/message").asString();
    }

    @Test
    void saysWhichFieldOfAVariableIsNotKnown() {
        var document = "query($a: PilotFilter) { pilots(filter: $a) { totalCount } }";
        var variables = Map.<String, Object>of("a", Map.of("nope", 1));
        assertThat(message(Caller.anonymous(port), document, variables)).contains("类型“PilotFilter”没有字段“nope”");
        assertThat(message(Caller.anonymous(port).in(Locale.ENGLISH), document, variables))
                .contains("the type \"PilotFilter\" has no field \"nope\"");
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
