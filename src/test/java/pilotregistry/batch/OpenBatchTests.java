package pilotregistry.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

@RegistryTest
class OpenBatchTests {

    private static final String DOCUMENT = Caller.document("graphql-test/openBatch.graphql");
    private static final AtomicInteger NUMBERS = new AtomicInteger(3000);

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"zhao.mee", "sun.ndrc"})
    void opensACallWithWhatTheNoticeSays(String person) {
        var answer = open(person, input());
        assertThat(codes(answer)).isEmpty();
        var batch = answer.get("batch");
        assertThat(batch.at("/documentNumber").asString()).isEqualTo("环办科财函〔2023〕79号");
        assertThat(batch.at("/status").asString()).isEqualTo("OPEN");
        assertThat(batch.at("/lastDay").asString()).isEqualTo("2023-04-07");
        assertThat(batch.at("/deadline").asString()).isEqualTo("2023-04-07T16:00:00Z");
        assertThat(batch.at("/quota").asInt()).isEqualTo(5);
        assertThat(batch.at("/sizeLimit").asLong()).isEqualTo(52_428_800);
        assertThat(batch.at("/termMonths").asInt()).isEqualTo(12);
        assertThat(batch.at("/cleanSince").asString()).isEqualTo("2020-04-07");
        assertThat(batch.at("/creditTrigger").asString()).isEqualTo("ASSESSMENT_PASSED");
        assertThat(recommendingUnits(batch)).hasSize(32);
    }

    @Test
    void keepsWhatIsNamedTwiceOnce() {
        var input = with(
                with(input(), "recommendingUnits", List.of("350000", "350000")),
                "baselineBatches",
                List.of("batch_1", "batch_1", "batch_2"));
        var batch = open("zhao.mee", input).get("batch");
        assertThat(recommendingUnits(batch)).containsExactly("350000");
        assertThat(Caller.anonymous(port)
                        .data(
                                "query($id: ID!) { batch(id: $id) { baselineBatches { number } } }",
                                Map.of("id", batch.at("/id").asString()))
                        .at("/batch/baselineBatches")
                        .findValuesAsString("number"))
                .containsExactly("1", "2");
    }

    @Test
    void isForTheMinistriesOnly() {
        for (var person : List.of("lin.yuan", "chen.eco", "qian.expert", "admin")) {
            assertThat(Caller.person(port, person).code(DOCUMENT, Map.of("input", input())))
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(Caller.anonymous(port).code(DOCUMENT, Map.of("input", input())))
                .isEqualTo("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @CsvSource({
        "number, 0, NUMBER_INVALID, 批次号须为, must be 1–9999",
        "number, 10000, NUMBER_INVALID, 批次号须为, must be 1–9999",
        "number, 2, NUMBER_TAKEN, 批次号 2 已用, number 2 is taken",
        "year, 2025, YEAR_INVALID, 2025 不能作为年度, 2025 cannot be the year",
        "title, ' ', TITLE_MISSING, 请填写通知的标题, title of the notice",
        "documentNumber, 第79号, DOCUMENT_NUMBER_INVALID, 不是发文字号, no document number",
        "lastDay, 2023-03-09, DEADLINE_PASSED, 最后一日已过, last day has passed",
        "lastDay, 2025-03-03, DEADLINE_TOO_FAR, 之后 2 年之内, within 2 years",
        "lastDay, 9999-12-31, DEADLINE_TOO_FAR, 之后 2 年之内, within 2 years",
        "quota, 0, QUOTA_INVALID, 1–100, 1–100",
        "quota, 101, QUOTA_INVALID, 1–100, 1–100",
        "sizeLimit, 1073741825, SIZE_INVALID, 1073741824 字节, 1073741824 bytes",
        "sizeWarning, 52428801, SIZE_INVALID, 不小于提示线, neither below the warning",
        "termMonths, 121, TERM_INVALID, 1–120 个月, 1–120 months",
        "cleanRecordYears, -1, CLEAN_RECORD_INVALID, 0–50, 0–50",
        "cleanRecordYears, 51, CLEAN_RECORD_INVALID, 0–50, 0–50",
    })
    void saysWhatIsWrongInBothLanguages(String field, String value, String code, String zh, String en) {
        var number = List.of("year", "number", "quota", "sizeLimit", "sizeWarning", "termMonths", "cleanRecordYears")
                .contains(field);
        refuses(with(input(), field, number ? (Object) Integer.valueOf(value) : value), code, zh, en);
    }

    @Test
    void knowsTheBatchesAndProvincesItNames() {
        refuses(
                with(input(), "baselineBatches", List.of("batch_1", "batch_9999")),
                "UNKNOWN_BASELINE_BATCH",
                "不存在的批次",
                "does not exist");
        refuses(
                with(input(), "recommendingUnits", List.of("350000", "990000", "990000")),
                "UNKNOWN_RECOMMENDING_UNIT",
                "没有代码为“990000”",
                "no province with the code");
    }

    @Test
    void closesAfterTheNotice() {
        var input = with(with(input(), "issuedOn", "2023-03-15"), "lastDay", "2023-03-15");
        refuses(input, "DEADLINE_BEFORE_NOTICE", "须晚于通知的日期", "after the date of the notice");
    }

    @Test
    void takesNoTitleBeyondMeasure() {
        refuses(with(input(), "title", "题".repeat(201)), "TOO_LONG", "201 字，最多 200 字", "at most 200");
        assertThat(codes(open("zhao.mee", with(input(), "title", "题".repeat(200)))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+999999999-12-31", "-999999999-01-01", "10000-01-01"})
    void refusesDatesOfNoCalendarWithACode(String date) {
        for (var field : List.of("lastDay", "issuedOn")) {
            var answer = Caller.person(port, "zhao.mee").ask(DOCUMENT, Map.of("input", with(input(), field, date)));
            var coded = answer.at("/errors/0/extensions/code").asString("").equals("BAD_VALUE")
                    || !codes(answer.at("/data/openBatch")).isEmpty();
            assertThat(coded).as(answer.toString()).isTrue();
        }
    }

    @Test
    void namesEveryReasonAtOnceAMalformedNumberAmongThem() {
        var input = with(with(with(input(), "documentNumber", "第79号"), "title", " "), "quota", 0);
        var answer = open("zhao.mee", input);
        assertThat(codes(answer)).containsExactly("TITLE_MISSING", "DOCUMENT_NUMBER_INVALID", "QUOTA_INVALID");
        assertThat(answer.at("/errors/1/path").toString()).isEqualTo("[\"input\",\"documentNumber\"]");
    }

    @Test
    void knowsAKeyEvenWhenTheNumberIsMalformedTheSecondTime() {
        var input = with(input(), "idempotencyKey", UUID.randomUUID().toString());
        var first = open("zhao.mee", input);
        assertThat(codes(first)).isEmpty();
        assertThat(open("zhao.mee", input)).isEqualTo(first);
        assertThat(Caller.person(port, "zhao.mee")
                        .code(DOCUMENT, Map.of("input", with(input, "documentNumber", "第79号"))))
                .isEqualTo("IDEMPOTENCY_MISMATCH");
    }

    @Test
    void onlyTriesWhenAsked() {
        var input = input();
        assertThat(open("zhao.mee", with(input, "validateOnly", true))
                        .get("batch")
                        .isNull())
                .isTrue();
        assertThat(codes(open("zhao.mee", input))).isEmpty();
    }

    @Test
    void opensANumberOnceHoweverManyTry() {
        var input = input();
        var answers = Race.of(20, writer -> open(writer % 2 == 0 ? "zhao.mee" : "sun.ndrc", input));
        assertThat(answers).filteredOn(answer -> codes(answer).isEmpty()).hasSize(1);
        assertThat(answers.stream().flatMap(answer -> codes(answer).stream()).distinct())
                .containsExactly("NUMBER_TAKEN");
    }

    private void refuses(Map<String, Object> input, String code, String zh, String en) {
        var answer = open("zhao.mee", input);
        assertThat(codes(answer)).containsExactly(code);
        assertThat(answer.get("batch").isNull()).isTrue();
        assertThat(answer.at("/errors/0/message").asString()).contains(zh);
        assertThat(answer(Caller.person(port, "zhao.mee").in(Locale.ENGLISH), input)
                        .at("/errors/0/message")
                        .asString())
                .contains(en);
    }

    private List<String> recommendingUnits(JsonNode batch) {
        return Caller.anonymous(port)
                .data(
                        "query($id: ID!) { batch(id: $id) { recommendingUnits { code } } }",
                        Map.of("id", batch.at("/id").asString()))
                .at("/batch/recommendingUnits")
                .findValuesAsString("code");
    }

    private JsonNode open(String person, Map<String, Object> input) {
        return answer(Caller.person(port, person), input);
    }

    private static JsonNode answer(Caller caller, Map<String, Object> input) {
        return caller.data(DOCUMENT, Map.of("input", input)).get("openBatch");
    }

    private static List<String> codes(JsonNode payload) {
        return payload.isMissingNode() || payload.isNull()
                ? Collections.emptyList()
                : payload.at("/errors").findValuesAsString("code");
    }

    private static Map<String, Object> input() {
        return new HashMap<>(Map.of(
                "number",
                NUMBERS.incrementAndGet(),
                "year",
                2023,
                "title",
                "关于推荐第二批清洁生产审核创新试点项目的通知（测试）",
                "documentNumber",
                "环办科财函[2023]79号",
                "issuedOn",
                "2023-03-03",
                "lastDay",
                "2023-04-07",
                "demonstration",
                true));
    }

    private static Map<String, Object> with(Map<String, Object> input, String name, @Nullable Object value) {
        var other = new HashMap<>(input);
        other.put(name, value);
        return other;
    }
}
