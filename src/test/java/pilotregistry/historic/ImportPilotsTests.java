package pilotregistry.historic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.access.Actor;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Decision;
import pilotregistry.sheet.ImportFiles;
import pilotregistry.sheet.ImportFindingCode;
import pilotregistry.sheet.ImportReport;
import pilotregistry.sheet.ImportSource;
import pilotregistry.sheet.SheetFixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
class ImportPilotsTests {

    private static final String IMPORT = Caller.document("graphql-test/importPilots.graphql");
    private static final AtomicInteger BATCHES = new AtomicInteger(5800);

    @LocalServerPort
    int port;

    @Autowired
    ImportFiles files;

    @Autowired
    StoryClock clock;

    @Autowired
    ScheduledTaskHolder tasks;

    @Autowired
    Messages messages;

    @Autowired
    MongoOperations mongo;

    private int batch;

    @BeforeEach
    void openABatchOfItsOwn() {
        batch = BATCHES.incrementAndGet();
        var input = Map.of(
                "number",
                batch,
                "year",
                2023,
                "title",
                "导入的测试批次（演示）",
                "issuedOn",
                "2023-03-03",
                "lastDay",
                "2023-04-30",
                "demonstration",
                true);
        officer()
                .data(
                        "mutation($input: OpenBatchInput!) { openBatch(input: $input) { batch { id } } }",
                        Map.of("input", input));
    }

    @AfterEach
    void again() {
        clock.set(StoryClock.START);
    }

    @Test
    void takesInTheRowsThatAreFitAndSaysWhatIsWrongWithTheOthers() {
        var answer = imported(
                csv("甲园区清洁生产审核创新试点项目,江苏,高,,", ",江苏,高,,", "乙园区清洁生产审核创新试点项目,江东,高,2023-13,", "丙园区清洁生产审核创新试点项目,福建省,,,备注"));

        assertThat(counts(answer)).isEqualTo("2 created, 0 unchanged, 0 changed, 2 refused, 0 withheld of 4");
        assertThat(answer.get("errors")).isEmpty();
        assertThat(outcomes(answer)).containsExactly("2 CREATED", "3 REFUSED", "4 REFUSED", "5 CREATED");
        assertThat(codes(answer.at("/rows/1"))).containsExactly("NAME_MISSING");
        assertThat(codes(answer.at("/rows/2"))).containsExactly("UNKNOWN_PROVINCE", "MALFORMED_MONTH");
        assertThat(answer.at("/rows/2/findings/0/column").asString()).isEqualTo("省份");
        assertThat(answer.at("/rows/2/findings/0/value").asString()).isEqualTo("江东");
        assertThat(answer.at("/rows/2/findings/0/severity").asString()).isEqualTo("REFUSES");
        assertThat(answer.at("/rows/2/findings/0/message").asString()).startsWith("没有省级单位“江东”");
        assertThat(codes(answer)).containsExactly("UNKNOWN_COLUMN");
        assertThat(names()).containsExactly("甲园区清洁生产审核创新试点项目", "丙园区清洁生产审核创新试点项目");
        assertThat(answer.at("/rows/0/pilot/certainty").asString()).isEqualTo("HIGH");
        assertThat(answer.at("/rows/0/pilot/source").asString()).isEqualTo("测试来源");
    }

    @Test
    void answersInEnglishToo() {
        var answer = officer()
                .in(Locale.ENGLISH)
                .data(IMPORT, input(csv("甲园区,江东,,,")))
                .get("importPilots");

        assertThat(answer.at("/rows/0/findings/0/message").asString()).startsWith("There is no province \"江东\"");
    }

    @Test
    void labelsPilotsOfADemonstrationAsSuch() {
        imported(csv("甲园区,江苏,高,,"));

        assertThat(pilots("demonstration").get(0).get("demonstration").asBoolean())
                .isTrue();
    }

    @Test
    void keepsTheRowItCameFrom() {
        imported(csv("甲园区,江苏,高,,另有说明"));

        var row = pilots("originalRow { column value }").get(0).get("originalRow");
        assertThat(row.valueStream()
                        .map(cell -> cell.get("column").asString() + "="
                                + cell.get("value").asString()))
                .containsExactly("批次=" + batch, "名称=甲园区", "省份=江苏", "可信度=高", "说明=另有说明", "来源=测试来源");
    }

    @Test
    void writesNothingWhenItOnlyTries() {
        var answer = imported(csv("甲园区,江苏,高,,", ",江苏,,,"), "validateOnly", true);

        assertThat(counts(answer)).isEqualTo("1 created, 0 unchanged, 0 changed, 1 refused, 0 withheld of 2");
        assertThat(answer.at("/rows/0/pilot").isNull()).isTrue();
        assertThat(names()).isEmpty();
    }

    @Test
    void findsWhatItImportedBeforeHoweverTheNameIsWritten() {
        imported(csv("南京市汽车整车及零配件制造(涂装)行业,江苏,高,,"));

        var again = imported(csv("南京市汽车整车及零配件制造(涂装)行业,江苏,高,,"));
        var otherwise = imported(csv("南京市汽车整车及零配件制造（涂装） 行业,江苏省,高,,"));

        assertThat(counts(again)).isEqualTo("0 created, 1 unchanged, 0 changed, 0 refused, 0 withheld of 1");
        assertThat(counts(otherwise)).isEqualTo("0 created, 1 unchanged, 0 changed, 0 refused, 0 withheld of 1");
        assertThat(codes(otherwise.at("/rows/0"))).containsExactly("WRITTEN_OTHERWISE");
        assertThat(otherwise.at("/rows/0/pilot/id")).isEqualTo(again.at("/rows/0/pilot/id"));
        assertThat(names()).containsExactly("南京市汽车整车及零配件制造(涂装)行业");
    }

    @Test
    void changesWhatIsKnownOnlyWhenToldTo() {
        imported(csv("甲园区,江苏,中,2023-08,"));

        var refused = imported(csv("甲园区,浙江,高,2023-08,"));
        var changed = imported(csv("甲园区,浙江,高,,"), "update", true);

        assertThat(counts(refused)).isEqualTo("0 created, 0 unchanged, 0 changed, 1 refused, 0 withheld of 1");
        assertThat(codes(refused.at("/rows/0"))).contains("DIFFERS_FROM_REGISTER");
        assertThat(refused.at("/rows/0/findings/1/message").asString()).contains("leadProvince, provinces, certainty");
        assertThat(counts(changed)).isEqualTo("0 created, 0 unchanged, 1 changed, 0 refused, 0 withheld of 1");
        assertThat(changed.at("/rows/0/pilot/certainty").asString()).isEqualTo("HIGH");
    }

    @Test
    void neverErasesWhatIsKnownByABlankCell() {
        imported(csv("甲园区,江苏,中,,"));

        var again = imported(csv("甲园区,,,,"), "update", true);

        assertThat(counts(again)).isEqualTo("0 created, 1 unchanged, 0 changed, 0 refused, 0 withheld of 1");
        assertThat(pilots("provinces { code }").get(0).at("/provinces/0/code").asString())
                .isEqualTo("320000");
    }

    @Test
    void takesAllOrNothingWhenToldTo() {
        var answer = imported(csv("甲园区,江苏,高,,", ",江苏,,,"), "allOrNothing", true);

        assertThat(answer.at("/errors/0/code").asString()).isEqualTo("ROWS_REFUSED");
        assertThat(outcomes(answer)).containsExactly("2 WITHHELD", "3 REFUSED");
        assertThat(names()).isEmpty();
        assertThat(counts(imported(csv("甲园区,江苏,高,,"), "allOrNothing", true)))
                .isEqualTo("1 created, 0 unchanged, 0 changed, 0 refused, 0 withheld of 1");
    }

    @Test
    void answersTheSameToTheSameKey() {
        var first = imported(csv("甲园区,江苏,高,,", ",,,,x"), "idempotencyKey", "key-" + batch);
        var again = imported(csv("甲园区,江苏,高,,", ",,,,x"), "idempotencyKey", "key-" + batch);

        assertThat(again).isEqualTo(first);
        assertThat(again.get("created").asInt()).isEqualTo(1);
        assertThat(officer().code(IMPORT, input(csv("乙园区,江苏,高,,"), "idempotencyKey", "key-" + batch)))
                .isEqualTo("IDEMPOTENCY_MISMATCH");
        assertThat(names()).containsExactly("甲园区");
    }

    @Test
    void changesNothingWhereATableBreaksOff() {
        var answer = imported(csv("甲园区,江苏,高,,") + batch + ",\"乙\" 园区,江苏,,,,\n");

        assertThat(answer.at("/errors/0/code").asString()).isEqualTo("UNREADABLE");
        assertThat(answer.at("/errors/0/message").asString()).contains("第 3 行");
        assertThat(names()).isEmpty();
    }

    @Test
    void saysWhyATableIsNotRead() {
        assertThat(errors(imported(""))).containsExactly("EMPTY");
        assertThat(errors(imported("省份,来源\n江苏,甲\n"))).containsExactly("COLUMN_MISSING", "COLUMN_MISSING");
        assertThat(errors(imported("批次,批次号,名称\n"))).containsExactly("COLUMN_TWICE");
        assertThat(errors(imported("批次,名称\n", "mapping", List.of(Map.of("column", "标题", "field", "NAME")))))
                .containsExactly("MAPPED_COLUMN_MISSING");
    }

    @Test
    void saysOfAFileToWhichItIsNoTable() {
        var workbook = SheetFixtures.xlsx(sheet -> sheet.value(0, 0, "批次"));
        var largest = "批次,名称\n".repeat(20 * 1024 * 1024 / 6 + 1);

        assertRefused("SHEET_NOT_FOUND", Map.of("attachment", id(upload(officer(), "试点.xlsx", workbook))));
        var tooLarge = files.open( // the door of HTTP takes no text as large as that
                new ImportSource(null, largest),
                "importPilots",
                new Actor.Anonymous(),
                ImportPilotsErrorCode.class,
                table -> Decision.done(ImportReport.NONE));
        assertThat(tooLarge.refusals())
                .extracting(refusal -> refusal.code())
                .containsExactly(ImportPilotsErrorCode.TOO_LARGE);
        var old = upload(officer(), "试点.xls", HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
        assertThat(old.statusCode()).isEqualTo(415);
        assertThat(names()).isEmpty();
    }

    private void assertRefused(String code, Map<String, ?> source) {
        var input = Map.of("input", Map.of("source", source, "sheet", "没有此表"));
        var zh = officer().data(IMPORT, input).get("importPilots");
        var en = officer().in(Locale.ENGLISH).data(IMPORT, input).get("importPilots");

        assertThat(errors(zh)).containsExactly(code);
        assertThat(errors(en)).containsExactly(code);
        assertThat(zh.at("/errors/0/path/0").asString()).isEqualTo("input");
        assertThat(zh.at("/errors/0/message").asString())
                .containsPattern("\\p{IsHan}")
                .doesNotContain("{")
                .isNotEqualTo(en.at("/errors/0/message").asString());
    }

    @Test
    void changesNoPilotThatWasDesignatedHere() {
        imported(csv("甲园区,江苏,中,2023-08,"));
        var cause = new Document("application", "application_1").append("designation", "designation_1");
        mongo.updateFirst(
                Query.query(Criteria.where("entry.batch").is("batch_" + batch)),
                Update.update("cause", cause),
                "pilots");

        var answer = imported(csv("甲园区,浙江,高,2023-08,"), "update", true);

        assertThat(codes(answer.at("/rows/0"))).contains("DESIGNATED_HERE");
        assertThat(counts(answer)).isEqualTo("0 created, 0 unchanged, 0 changed, 1 refused, 0 withheld of 1");
    }

    @Test
    void followsTheMappingOfTheCaller() {
        var mapping = List.of(Map.of("column", "标题", "field", "NAME"), Map.of("column", "序号"));

        var answer = imported("序号,批次,标题,来源\n1," + batch + ",甲园区,测试\n", "mapping", mapping);

        assertThat(answer.get("findings")).isEmpty();
        assertThat(names()).containsExactly("甲园区");
    }

    @Test
    void skipsATitleAboveTheHeader() {
        imported("第二批清洁生产审核创新试点名单,,\n,,\n批次,名称,来源\n" + batch + ",甲园区,测试\n");

        assertThat(names()).containsExactly("甲园区");
    }

    @Test
    void importsAWorkbookThatWasUploaded() {
        var table = SheetFixtures.xlsx(sheet -> {
            var header = List.of("批次", "名称", "地市代码", "认定日期", "来源");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(1, 0, batch);
            sheet.value(1, 1, "石狮某园区");
            sheet.value(1, 2, 350500);
            sheet.value(1, 3, java.time.LocalDate.of(2023, 8, 4));
            sheet.style(1, 3).format("yyyy/m/d").set();
            sheet.value(1, 4, "测试");
            sheet.value(2, 0, batch);
            sheet.formula(2, 1, "B2");
        });

        var answer = attached(upload(officer(), "试点.xlsx", table));

        assertThat(outcomes(answer)).containsExactly("2 CREATED", "3 REFUSED");
        assertThat(codes(answer.at("/rows/1"))).contains("FORMULA");
        assertThat(pilots("divisions { code } notice { issuedOn }").get(0).toString())
                .isEqualTo("{\"divisions\":[{\"code\":\"350500\"}],\"notice\":{\"issuedOn\":\"2023-08-04\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void importsTextThatWasUploaded(String charset) {
        var table = csv("石狮某园区,福建,高,,").getBytes(Charset.forName(charset));

        var answer = attached(upload(officer(), "试点.csv", table));

        assertThat(outcomes(answer)).containsExactly("2 CREATED");
        assertThat(names()).containsExactly("石狮某园区");
    }

    @Test
    void showsAnUploadedTableToWhoHandedItInAndForgetsItAfterADay() {
        var mine = id(upload(officer(), "试点.csv", csv("甲园区,福建,高,,").getBytes(StandardCharsets.UTF_8)));
        var other = Caller.person(port, "sun.ndrc");

        assertThat(other.code(IMPORT, Map.of("input", Map.of("source", Map.of("attachment", mine)))))
                .isEqualTo("NOT_FOUND");
        assertThat(get(other, mine).statusCode()).isEqualTo(404);
        assertThat(get(Caller.anonymous(port), mine).statusCode()).isEqualTo(404);
        assertThat(get(officer(), mine).statusCode()).isEqualTo(200);

        clock.advance(Duration.ofHours(25));
        sweep();

        assertThat(get(officer(), mine).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesFilesThatAreNoTables() {
        var pdf = upload(officer(), "试点.pdf", "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        var unnamed = send(officer(), "/attachments?import=figures&name=a.csv", new byte[] {'a'});

        assertThat(pdf.statusCode()).isEqualTo(415);
        assertThat(json(unnamed).get("code").asString()).isEqualTo("IMPORT_UNKNOWN");
        assertThat(unnamed.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lin.yuan", "chen.eco", "qian.expert", "li.analyst"})
    void isForMinistriesAndAdministratorsOnly(String person) {
        var caller = Caller.person(port, person);

        assertThat(caller.code(IMPORT, input(csv("甲园区,福建,高,,")))).isEqualTo("FORBIDDEN");
        assertThat(upload(caller, "试点.csv", new byte[] {'a'}).statusCode()).isEqualTo(403);
        assertThat(names()).isEmpty();
    }

    @Test
    void needsTheScopeOfImport() {
        var narrow = Caller.person(port, "zhao.mee", "openid registry.read registry.write");

        assertThat(Caller.anonymous(port).code(IMPORT, input(csv("甲园区,,,,")))).isEqualTo("UNAUTHENTICATED");
        assertThat(narrow.code(IMPORT, input(csv("甲园区,,,,")))).isEqualTo("SCOPE_MISSING");
        assertThat(upload(narrow, "试点.csv", new byte[] {'a'}).statusCode()).isEqualTo(403);
        assertThat(counts(Caller.person(port, "admin")
                        .data(IMPORT, input(csv("甲园区,,,,")))
                        .get("importPilots")))
                .startsWith("1 created");
    }

    @Test
    void hasATextInBothLanguagesForWhateverItFinds() {
        for (var code : ImportFindingCode.values()) {
            assertThat(messages.knows("ImportFindingCode." + code))
                    .as(code.name())
                    .isTrue();
        }
        for (var code : ImportPilotsErrorCode.values()) {
            assertThat(messages.knows("ImportPilotsErrorCode." + code))
                    .as(code.name())
                    .isTrue();
        }
    }

    private Caller officer() {
        return Caller.person(port, "zhao.mee");
    }

    /// Rows of name, province, certainty, start of the term and a remark.
    private String csv(String... rows) {
        var csv = new StringBuilder("批次,名称,省份,可信度,期限起,说明,来源\n");
        for (var row : rows) {
            csv.append(batch).append(',').append(row).append(",测试来源\n");
        }
        return csv.toString();
    }

    private static Map<String, Object> input(String csv, Object... more) {
        var input = new HashMap<String, Object>(Map.of("source", Map.of("csv", csv)));
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return Map.of("input", input);
    }

    private JsonNode imported(String csv, Object... more) {
        return officer().data(IMPORT, input(csv, more)).get("importPilots");
    }

    private JsonNode attached(HttpResponse<String> upload) {
        return officer()
                .data(IMPORT, Map.of("input", Map.of("source", Map.of("attachment", id(upload)))))
                .get("importPilots");
    }

    private JsonNode pilots(String selection) {
        var document =
                "query($batch: ID!) { batch(id: $batch) { pilots(first: 100) { nodes { " + selection + " } } } }";
        return officer().data(document, Map.of("batch", "batch_" + batch)).at("/batch/pilots/nodes");
    }

    private List<String> names() {
        return pilots("name")
                .valueStream()
                .map(pilot -> pilot.get("name").asString())
                .toList();
    }

    private static String counts(JsonNode answer) {
        return "%d created, %d unchanged, %d changed, %d refused, %d withheld of %d"
                .formatted(
                        answer.get("created").asInt(),
                        answer.get("unchanged").asInt(),
                        answer.get("changed").asInt(),
                        answer.get("refused").asInt(),
                        answer.get("withheld").asInt(),
                        answer.get("rowCount").asInt());
    }

    private static List<String> outcomes(JsonNode answer) {
        return answer.get("rows")
                .valueStream()
                .map(row -> row.get("row").asInt() + " " + row.get("outcome").asString())
                .toList();
    }

    private static List<String> codes(JsonNode of) {
        return of.get("findings")
                .valueStream()
                .map(finding -> finding.get("code").asString())
                .toList();
    }

    private static List<String> errors(JsonNode answer) {
        return answer.get("errors")
                .valueStream()
                .map(error -> error.get("code").asString())
                .toList();
    }

    private static HttpResponse<String> upload(Caller caller, String name, byte[] table) {
        return send(
                caller, "/attachments?import=pilots&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8), table);
    }

    private static HttpResponse<String> send(Caller caller, String path, byte[] body) {
        return Caller.send(caller.request(path).POST(BodyPublishers.ofByteArray(body)), BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(Caller caller, String id) {
        return Caller.send(caller.request("/attachments/" + id), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String id(HttpResponse<String> upload) {
        assertThat(upload.statusCode()).as(upload.body()).isEqualTo(201);
        return json(upload).get("id").asString();
    }

    private void sweep() {
        tasks.getScheduledTasks().stream()
                .map(task -> task.getTask())
                .filter(task -> task.toString().contains("FileSweep"))
                .findFirst()
                .orElseThrow()
                .getRunnable()
                .run();
    }
}
