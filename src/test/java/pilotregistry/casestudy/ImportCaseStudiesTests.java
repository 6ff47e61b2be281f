package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.ledger.Decision;
import pilotregistry.sheet.ImportFiles;
import pilotregistry.sheet.ImportReport;
import pilotregistry.sheet.ImportSource;
import pilotregistry.sheet.TableFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
class ImportCaseStudiesTests {

    private static final String IMPORT = """
            mutation($input: ImportCaseStudiesInput!) { importCaseStudies(input: $input) {
              created unchanged changed refused withheld rowCount findings { code column message }
              rows { row outcome name caseStudy { id number status title synthetic }
                findings { row column code severity value message } } errors { code message path } } }""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private CaseStory story;
    private String run;

    @BeforeEach
    void begin() {
        story = new CaseStory(port, context);
        run = UUID.randomUUID().toString();
    }

    @Test
    void publishesEachLineInOneStepWithItsSource() {
        var payload = imported(ndjson(full("GD-1", "广东省“十三五”清洁生产审核")), Map.of("source", "广东省生态环境厅"));
        assertThat(payload.get("errors")).isEmpty();
        assertThat(payload.get("created").asInt()).isEqualTo(1);
        var row = payload.at("/rows/0");
        assertThat(row.get("row").asInt()).isEqualTo(1);
        assertThat(row.get("findings")).isEmpty();
        assertThat(row.at("/caseStudy/number").asString()).matches("CS-2023-\\d{4,}");
        var read = Caller.anonymous(port)
                .data("""
                        query($id: ID!) { caseStudy(id: $id) { status synthetic qualitative notice authorName author { name } pilot { id } source { key text certainty }
                          published { number publisher { name } }
                          content { title summary narrative { problem approach } pilotType province { code } prefecture { code } region { code } watershed { code }
                            year industries { code text } results { metric { key } value unit canonicalValue canonicalUnit }
                            replicability { scale prerequisites notSuitableWhen paybackYears } } } }""", Map.of("id", row.at("/caseStudy/id").asString()))
                .get("caseStudy");
        assertThat(read.get("status").asString()).isEqualTo("PUBLISHED");
        assertThat(read.get("authorName").asString()).isEqualTo("生态环境部");
        assertThat(read.at("/published/publisher/name").asString()).isEqualTo("生态环境部");
        assertThat(read.at("/source/text").asString()).isEqualTo("广东省生态环境厅");
        assertThat(read.at("/source/key").asString()).isEqualTo(run + "GD-1");
        assertThat(read.get("synthetic").asBoolean()).isTrue();
        assertThat(read.get("notice").asString()).isEqualTo("合成数据，并非真实案例");
        var content = read.get("content");
        assertThat(content.at("/narrative/problem").asString()).isEqualTo("废水多");
        assertThat(content.at("/pilotType").asString()).isEqualTo("PARK_CLUSTER");
        assertThat(content.at("/province/code").asString()).isEqualTo("440000");
        assertThat(content.at("/prefecture/code").asString()).isEqualTo("440600");
        assertThat(content.at("/region/code").asString()).isEqualTo("PRD");
        assertThat(content.at("/watershed/code").asString()).isEqualTo("PEARL");
        assertThat(content.at("/industries/1/text").asString()).isEqualTo("轴承");
        assertThat(content.at("/results/0/metric/key").asString()).isEqualTo("water_saved");
        assertThat(content.at("/results/0/canonicalValue").decimalValue()).isEqualByComparingTo("750000");
        assertThat(content.at("/replicability/prerequisites").toString()).isEqualTo("[\"有统一的污水处理厂\"]");
        assertThat(content.at("/replicability/paybackYears").decimalValue()).isEqualByComparingTo("2.5");
    }

    @Test
    void readsTheSameFromATable() {
        var csv =
                "key,title,summary,problem,approach,results,industries,pilotType,provinceCode,prefectureCode,regionId,watershedId,"
                        + "replicability.scale,replicability.prerequisites,replicability.notSuitableWhen,replicability.paybackYears,year,synthetic\n"
                        + run + "GD-1,广东省“十三五”清洁生产审核,一万余家次审核,废水多,分行业推进,"
                        + "water_saved=75 万吨/年|cod_reduced=10 吨,STEEL|OTHER:轴承,PARK_CLUSTER,440000,440600,region_PRD,PEARL,"
                        + "十家以上,有统一的污水处理厂,企业分散|工艺各异,2.5,2020,true\n";
        assertThat(imported(csv).get("created").asInt()).isEqualTo(1);
        assertThat(imported(csv).get("unchanged").asInt()).isEqualTo(1);
        var again = imported(ndjson(full("GD-1", "广东省“十三五”清洁生产审核")));
        assertThat(again.get("unchanged").asInt()).as(again.toPrettyString()).isEqualTo(1);
    }

    @Test
    void needsNoMoreThanKeyTitleAndSummary() {
        var payload = imported(ndjson(Map.of("key", "K", "title", "题", "summary", "摘要")));
        assertThat(payload.get("created").asInt()).isEqualTo(1);
        assertThat(payload.at("/rows/0/caseStudy/synthetic").asBoolean()).isFalse();
    }

    @Test
    void publishesANewVersionOfWhatChangedAndLeavesTheRestAlone() {
        imported(ndjson(small("A", "甲"), small("B", "乙")));
        var payload = imported(ndjson(small("A", "甲"), small("B", "乙（更正）"), small("C", "丙")));
        assertThat(List.of(
                        payload.get("created").asInt(),
                        payload.get("unchanged").asInt(),
                        payload.get("changed").asInt()))
                .containsExactly(1, 1, 1);
        var id = payload.at("/rows/1/caseStudy/id").asString();
        var read = Caller.anonymous(port)
                .data(
                        "query($id: ID!) { caseStudy(id: $id) { title versions { number content { title } diff { path before after } } } }",
                        Map.of("id", id))
                .get("caseStudy");
        assertThat(read.get("title").asString()).isEqualTo("乙（更正）");
        assertThat(read.get("versions")).hasSize(2);
        assertThat(read.at("/versions/0/diff/0/before").asString()).isEqualTo("乙");
    }

    @Test
    void knowsAKeyByTheBodyThatImportsIt() {
        var file = ndjson(small("K", "同键"));
        var ecology = imported(file).at("/rows/0/caseStudy/id").asString();
        var other = Caller.person(port, "sun.ndrc")
                .data(IMPORT, Map.of("input", Map.of("file", file)))
                .at("/importCaseStudies");
        assertThat(other.get("created").asInt()).isEqualTo(1);
        assertThat(other.at("/rows/0/caseStudy/id").asString()).isNotEqualTo(ecology);
    }

    @Test
    void saysOfEveryBrokenLineWhatIsWrongAndTakesTheOthers() {
        var lines = String.join(
                "\n",
                line(small("A", "好的")),
                "{\"key\": \"B\", ",
                "[1]",
                "{\"key\":\"" + run + "C\",\"key\":\"D\",\"title\":\"重复的字段\",\"summary\":\"s\"}",
                line(Map.of("title", "没有键", "summary", "s")),
                line(Map.of("key", "E", "summary", "s")),
                line(Map.of("key", "F", "title", "没有摘要")),
                line(with(
                        small("G", "错的类型"),
                        Map.of(
                                "year",
                                "2020",
                                "industries",
                                "STEEL",
                                "synthetic",
                                "yes",
                                "results",
                                Map.of(),
                                "replicability",
                                3))),
                line(with(
                        small("H", "错的代码"),
                        Map.of(
                                "provinceCode",
                                "99",
                                "regionId",
                                "XX",
                                "watershedId",
                                "NILE",
                                "pilotType",
                                "PARK",
                                "industries",
                                List.of("BREWING")))),
                line(with(
                        small("I", "错的结果"),
                        Map.of(
                                "results",
                                List.of(
                                        Map.of("metric", "nothing", "value", 1, "unit", "吨"),
                                        Map.of("metric", "cod_reduced", "value", 1, "unit", "度"),
                                        Map.of("metric", "cod_reduced", "value", -1, "unit", "吨"),
                                        Map.of("metric", "cod_reduced", "value", "1", "unit", "吨"),
                                        Map.of("metric", "cod_reduced"))))),
                line(small("A", "同键")),
                line(small("J", "长".repeat(201))),
                line(small("K", "坏\u0007字")),
                line(with(small("L", "多余的字段"), Map.of("colour", "red"))),
                "",
                line(with(
                        small("M", "别省的市"),
                        Map.of("provinceCode", "440000", "prefectureCode", "350500", "year", 1066))),
                line(with(
                        small("N", "太多"),
                        Map.of(
                                "replicability",
                                Map.of(
                                        "prerequisites",
                                        java.util.Collections.nCopies(101, "件"),
                                        "paybackYears",
                                        1e300)))),
                line(with(small("O", "行业两次"), Map.of("industries", List.of("STEEL", "STEEL"), "certainty", "也许"))),
                line(with(small("P", "地级有误"), Map.of("prefectureCode", "350581"))));
        var payload = imported(Map.of("ndjson", lines));
        assertThat(payload.get("errors")).isEmpty();
        assertThat(payload.get("created").asInt()).isEqualTo(2);
        assertThat(payload.get("rowCount").asInt()).isEqualTo(18);
        assertThat(found(payload))
                .containsExactlyInAnyOrder(
                        "2 null MALFORMED_JSON",
                        "3 null WRONG_TYPE",
                        "4 null MALFORMED_JSON",
                        "5 key KEY_MISSING",
                        "6 title TITLE_MISSING",
                        "7 summary SUMMARY_MISSING",
                        "8 year WRONG_TYPE",
                        "8 industries WRONG_TYPE",
                        "8 synthetic WRONG_TYPE",
                        "8 results WRONG_TYPE",
                        "8 replicability WRONG_TYPE",
                        "9 provinceCode UNKNOWN_PROVINCE",
                        "9 regionId UNKNOWN_REGION",
                        "9 watershedId UNKNOWN_WATERSHED",
                        "9 pilotType UNKNOWN_TYPE",
                        "9 industries.0 UNKNOWN_INDUSTRY",
                        "10 results.0.metric UNKNOWN_METRIC",
                        "10 results.1.unit UNIT_DOES_NOT_FIT",
                        "10 results.2.value NUMBER_OUT_OF_RANGE",
                        "10 results.3.value WRONG_TYPE",
                        "10 results.4 MALFORMED_RESULT",
                        "11 key DUPLICATE_IN_FILE",
                        "12 title TOO_LONG",
                        "13 title CONTROL_CHARACTER",
                        "14 colour UNKNOWN_COLUMN",
                        "16 prefectureCode PREFECTURE_NOT_IN_PROVINCE",
                        "16 year NUMBER_OUT_OF_RANGE",
                        "17 replicability.prerequisites TOO_MANY",
                        "17 replicability.paybackYears NUMBER_OUT_OF_RANGE",
                        "18 industries.1 LISTED_TWICE",
                        "18 certainty UNKNOWN_CERTAINTY",
                        "19 prefectureCode UNKNOWN_PREFECTURE");
        for (var language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            var told = Caller.person(port, "zhao.mee")
                    .in(language)
                    .data(IMPORT, Map.of("input", Map.of("file", Map.of("ndjson", lines), "validateOnly", true)));
            assertThat(told.findValuesAsString("message"))
                    .hasSizeGreaterThan(30)
                    .allMatch(message -> !message.contains("{value") && !message.contains("{key}"))
                    .allMatch(message -> language == Locale.ENGLISH || message.matches("(?s).*\\p{IsHan}.*"));
        }
    }

    @Test
    void findsWhatIsWrongWithACell() {
        var csv = "key,title,summary,results,year,synthetic,replicability.paybackYears,颜色\n"
                + "K1,题,摘要,cod_reduced 12 吨,二〇二〇,也许,两年,红\n"
                + "K2,=1+1,摘要,,,,,\n"
                + "K3,题,摘要,cod_reduced=12.5 吨|cod_reduced=1;2 吨,,,,\n"
                + "K4,题,摘要,\"cod_reduced=1,5 吨\",,,,\n"
                + "K5,题,摘要,\"water_saved=1,200.5 吨\",,,,\n";
        var payload = imported(Map.of("csv", csv));
        assertThat(payload.get("created").asInt()).isEqualTo(1);
        assertThat(payload.at("/findings/0/code").asString()).isEqualTo("UNKNOWN_COLUMN");
        assertThat(found(payload))
                .containsExactlyInAnyOrder(
                        "2 results MALFORMED_RESULT",
                        "2 year MALFORMED_NUMBER",
                        "2 synthetic WRONG_TYPE",
                        "2 replicability.paybackYears MALFORMED_NUMBER",
                        "3 title FORMULA",
                        "4 results UNIT_DOES_NOT_FIT",
                        "5 results MALFORMED_RESULT");
    }

    @Test
    void takesInWhatIsBeyondThePlausibleRangeAndFlagsIt() {
        var doubtful = with(
                small("D", "节水偏大"),
                Map.of("results", List.of(Map.of("metric", "water_saved", "value", 3000, "unit", "万吨"))));
        for (var language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            var row = Caller.person(port, "zhao.mee")
                    .in(language)
                    .data(IMPORT, Map.of("input", Map.of("file", ndjson(doubtful))))
                    .at("/importCaseStudies/rows/0");
            assertThat(row.get("outcome").asString()).isNotEqualTo("REFUSED");
            assertThat(row.at("/findings/0/code").asString()).isEqualTo("RESULT_IMPLAUSIBLE");
            assertThat(row.at("/findings/0/severity").asString()).isEqualTo("FLAGS");
            assertThat(row.at("/findings/0/column").asString()).isEqualTo("results.0.value");
            assertThat(row.at("/findings/0/message").asString()).contains("3000", "10000000");
        }
    }

    @Test
    void refusesWhatItsImporterSaysOfARetractedCase() {
        var id = imported(ndjson(small("X", "将撤回"))).at("/rows/0/caseStudy/id").asString();
        CaseStory.done(story.act("zhao.mee", "retractCaseStudy", Map.of("id", id, "reason", "来源有误")));
        var payload = imported(ndjson(small("X", "再来一次")));
        assertThat(found(payload)).containsExactly("1 null CASE_RETRACTED");
        assertThat(payload.at("/rows/0/findings/0/message").asString()).contains("CS-2023-", "已撤回");
    }

    @Test
    void onlyTriesWhenAsked() {
        var file = ndjson(small("T", "只试"));
        var tried = imported(file, Map.of("validateOnly", true));
        assertThat(tried.get("created").asInt()).isEqualTo(1);
        assertThat(tried.at("/rows/0/caseStudy").isNull()).isTrue();
        assertThat(imported(file).get("created").asInt()).isEqualTo(1);
        assertThat(imported(ndjson(small("T", "只试改动")), Map.of("validateOnly", true))
                        .get("changed")
                        .asInt())
                .isEqualTo(1);
        assertThat(imported(file).get("unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void takesAllOrNothingWhenAsked() {
        var file = Map.of("ndjson", line(small("U", "好的")) + "\n{}\n");
        var payload = imported(file, Map.of("allOrNothing", true));
        assertThat(CaseStory.codes(payload.get("errors"))).containsExactly("ROWS_REFUSED");
        assertThat(payload.get("withheld").asInt()).isEqualTo(1);
        assertThat(payload.get("refused").asInt()).isEqualTo(1);
        assertThat(imported(ndjson(small("U", "好的"))).get("created").asInt()).isEqualTo(1);
    }

    @Test
    void saysWhyAFileAsAWholeIsNotImported() throws Exception {
        assertThat(refused(Map.of("csv", ""))).containsExactly("EMPTY");
        assertThat(imported(Map.of("csv", "")).at("/errors/0/path").toString()).isEqualTo("[\"input\",\"file\"]");
        assertThat(refused(Map.of("csv", "key,title\nK,题\n"))).containsExactly("COLUMN_MISSING");
        assertThat(refused(Map.of("csv", "key,title,标题,summary\nK,题,题,摘\n"))).containsExactly("COLUMN_TWICE");
        assertThat(refused(Map.of("csv", "key,title,summary\nK,\"题\" 目,摘\n"))).containsExactly("UNREADABLE");
        var chinese = line(small("GB", "国标编码")).getBytes(java.nio.charset.Charset.forName("GB18030"));
        assertThat(refused(Map.of("attachment", upload("cases.ndjson", chinese))))
                .containsExactly("ENCODING_UNKNOWN");
        // the door of HTTP takes no text as large as that
        var large = context.getBean(ImportFiles.class)
                .open(
                        new ImportSource(null, "x".repeat(21 << 20)),
                        "importCaseStudies",
                        story.actor("zhao.mee"),
                        ImportCaseStudiesErrorCode.class,
                        file -> Decision.done(ImportReport.NONE));
        assertThat(large.refusals())
                .extracting(refusal -> refusal.code())
                .containsExactly(ImportCaseStudiesErrorCode.TOO_LARGE);
        var workbook = workbook();
        assertThat(refused(Map.of("attachment", workbook), Map.of("sheet", "无此表")))
                .containsExactly("SHEET_NOT_FOUND");
        for (var code : ImportCaseStudiesErrorCode.values()) {
            story.saysBoth(pilotregistry.ledger.Refusal.of(code)
                    .with("limit", 1)
                    .with("row", 1)
                    .with("reason", "x")
                    .with("sheet", "x")
                    .with("field", "KEY")
                    .with("headers", "key")
                    .with("first", "a")
                    .with("second", "b")
                    .with("count", 1));
        }
    }

    @Test
    void readsWorkbooksAndUploadedLines() throws Exception {
        var fromWorkbook = imported(Map.of("attachment", workbook()));
        assertThat(fromWorkbook.get("created").asInt())
                .as(fromWorkbook.toPrettyString())
                .isEqualTo(1);
        var bytes = ("\ufeff" + line(small("UP", "上传的"))).getBytes(StandardCharsets.UTF_8);
        var uploaded = imported(Map.of("attachment", upload("cases.ndjson", bytes)));
        assertThat(uploaded.get("created").asInt())
                .as(uploaded.toPrettyString())
                .isEqualTo(1);
    }

    @Test
    void answersARepeatedKeyWithTheSameAndImportsOnce() {
        var key = UUID.randomUUID().toString();
        var first = imported(ndjson(small("R", "一次")), Map.of("idempotencyKey", key));
        var again = imported(ndjson(small("R", "一次")), Map.of("idempotencyKey", key));
        assertThat(again.get("created").asInt()).isEqualTo(1);
        assertThat(again.at("/rows/0/caseStudy/number")).isEqualTo(first.at("/rows/0/caseStudy/number"));
    }

    @Test
    void publishesEachKeyOnceHoweverManyImportItAtOnce() {
        var lines = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 20; i++) {
            lines.add(small("RACE" + i, "竞争" + i));
        }
        var file = ndjson(lines);
        var payloads = Race.of(4, writer -> imported(file));
        assertThat(payloads.stream()
                        .mapToInt(payload -> payload.get("created").asInt())
                        .sum())
                .isEqualTo(20);
        var studies = context.getBean(MongoOperations.class)
                .find(
                        Query.query(Criteria.where("keys.title")
                                .regex("^竞争")
                                .and("progress.publication.source.key")
                                .regex("^" + run)),
                        CaseStudy.class);
        assertThat(studies).hasSize(20).allMatch(study -> study.publication().number() == 1);
        assertThat(studies.stream().map(CaseStudy::number)).doesNotHaveDuplicates();
    }

    @Test
    void makesOneVersionOfAChangeHoweverManyImportItAtOnce() {
        var id = imported(ndjson(small("TWICE", "先前")))
                .at("/rows/0/caseStudy/id")
                .asString();
        var file = ndjson(small("TWICE", "其后"));
        Race.of(4, writer -> imported(file));
        var study = story.library().find(new CaseStudyId(id)).orElseThrow();
        assertThat(study.title()).isEqualTo("其后");
        assertThat(study.publication().number()).isEqualTo(2);
    }

    @Test
    void isForTheMinistriesWithTheScopeToImport() {
        var input = Map.of("input", Map.of("file", ndjson(small("Z", "题"))));
        for (var person : List.of("lin.yuan", "chen.eco", "admin")) {
            assertThat(Caller.person(port, person).code(IMPORT, input))
                    .as(person)
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(Caller.person(port, "zhao.mee", "openid registry.read registry.write")
                        .code(IMPORT, input))
                .isEqualTo("SCOPE_MISSING");
    }

    @Test
    void streamsManyLines() {
        var out = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            out.append(line(with(small("M" + i, "合成案例 " + i), Map.of("synthetic", true))))
                    .append('\n');
        }
        var file = out.toString().getBytes(StandardCharsets.UTF_8);
        var imports = context.getBean(CaseImport.class);
        var order = new CaseImport.Order(story.bodyOf("zhao.mee"), "合成", null, false);
        var decision = TableFile.spooled(
                "cases.ndjson",
                sink -> sink.write(file),
                table -> imports.run(table, order, story.command("importCaseStudies"), row -> {}));
        assertThat(decision.aggregate().rowCount()).isEqualTo(600);
        assertThat(decision.aggregate().count(pilotregistry.sheet.ImportOutcome.CREATED))
                .isEqualTo(600);
    }

    private JsonNode imported(Map<String, ?> file) {
        return imported(file, Map.of());
    }

    private JsonNode imported(String csv) {
        return imported(Map.of("csv", csv));
    }

    private JsonNode imported(Map<String, ?> file, Map<String, ?> more) {
        var input = new HashMap<String, Object>(more);
        input.put("file", file);
        return Caller.person(port, "zhao.mee")
                .data(IMPORT, Map.of("input", input))
                .get("importCaseStudies");
    }

    private List<String> refused(Map<String, ?> file) {
        return refused(file, Map.of());
    }

    private List<String> refused(Map<String, ?> file, Map<String, ?> more) {
        return CaseStory.codes(imported(file, more).get("errors"));
    }

    private static List<String> found(JsonNode payload) {
        var found = new ArrayList<String>();
        payload.get("rows")
                .forEach(row -> row.get("findings").forEach(finding -> {
                    assertThat(finding.get("message").asString()).matches("(?s).*\\p{IsHan}.*");
                    found.add(finding.get("row").asInt() + " "
                            + (finding.get("column").isNull()
                                    ? "null"
                                    : finding.get("column").asString()) + " "
                            + finding.get("code").asString());
                }));
        return found;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // copied at once
    private Map<String, Object> ndjson(Map<String, ?>... lines) {
        return ndjson(List.of(lines));
    }

    private Map<String, Object> ndjson(List<? extends Map<String, ?>> lines) {
        return Map.of("ndjson", String.join("\n", lines.stream().map(this::line).toList()));
    }

    private String line(Map<String, ?> fields) {
        var own = new HashMap<String, Object>(fields);
        own.computeIfPresent("key", (name, key) -> run + key);
        return JsonMapper.shared().writeValueAsString(own);
    }

    private static Map<String, Object> small(String key, String title) {
        return Map.of("key", key, "title", title, "summary", "摘要");
    }

    private static Map<String, Object> with(Map<String, Object> fields, Map<String, ?> more) {
        var all = new HashMap<>(fields);
        all.putAll(more);
        return all;
    }

    private static Map<String, Object> full(String key, String title) {
        var fields = new HashMap<String, Object>(small(key, title));
        fields.putAll(Map.of(
                "summary", "一万余家次审核",
                "problem", "废水多",
                "approach", "分行业推进",
                "results",
                        List.of(
                                Map.of("metric", "water_saved", "value", 75, "unit", "万吨/年"),
                                Map.of("metric", "cod_reduced", "value", 10, "unit", "吨")),
                "industries", List.of("STEEL", "OTHER:轴承"),
                "pilotType", "PARK_CLUSTER",
                "provinceCode", "440000",
                "prefectureCode", "440600",
                "regionId", "PRD",
                "watershedId", "watershed_PEARL"));
        fields.putAll(Map.of(
                "replicability",
                Map.of(
                        "scale",
                        "十家以上",
                        "prerequisites",
                        List.of("有统一的污水处理厂"),
                        "notSuitableWhen",
                        List.of("企业分散", "工艺各异"),
                        "paybackYears",
                        2.5),
                "year",
                2020,
                "synthetic",
                true));
        return fields;
    }

    private String workbook() throws java.io.IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("案例");
            var cells = List.of("key", "title", "summary", "year");
            var values = List.<Object>of(run + "XLSX", "表中的案例", "摘要", 2020);
            for (int i = 0; i < cells.size(); i++) {
                sheet.value(0, i, cells.get(i));
                if (values.get(i) instanceof Number number) {
                    sheet.value(1, i, number);
                } else {
                    sheet.value(1, i, values.get(i).toString());
                }
            }
        }
        return upload("cases.xlsx", bytes.toByteArray());
    }

    private String upload(String name, byte[] bytes) {
        var request = Caller.person(port, "zhao.mee")
                .request("/attachments?import=cases&name=" + name)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
        var response = Caller.send(request, HttpResponse.BodyHandlers.ofString());
        var json = JsonMapper.shared().readTree(response.body());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return json.get("id").asString();
    }
}
