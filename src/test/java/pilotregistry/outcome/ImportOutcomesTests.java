package pilotregistry.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.util.unit.DataSize;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.access.Actor;
import pilotregistry.batch.BatchRegister;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.sheet.ImportFiles;
import pilotregistry.sheet.ImportReport;
import pilotregistry.sheet.ImportSource;
import pilotregistry.sheet.SheetFixtures;
import pilotregistry.sheet.TableFlaw;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
class ImportOutcomesTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    PilotRegister pilots;

    @Autowired
    Clock clock;

    @Autowired
    ImportFiles files;

    @Autowired
    Messages messages;

    @Value("${registry.import.limit}")
    DataSize limit;

    private OutcomeStory story;
    private Pilot pilot;

    @BeforeEach
    void aPilotOfItsOwn() {
        story = new OutcomeStory(port, mongo, batches, pilots, clock);
        pilot = story.pilot("石狮市大堡集控区清洁生产审核创新试点项目");
    }

    @Test
    void saysOfAMeasureThatItStatesNoFigure() {
        var answer = imported(HEADER + "1,员工培训,每季一次" + ",".repeat(18) + "\n");

        assertThat(codes(answer, 0)).containsExactly("NO_FIGURES");
        assertThat(stored()).isEmpty();
    }

    private static final String IMPORT = Caller.document("graphql-test/importOutcomes.graphql");
    private static final String HEADER =
            "序号,项目名称,内容,投资额(万元),经济效益(万元),节电(万kWh),折标煤(t),CO2(t),原辅料(t),节水(t),COD(t),氨氮(t),烟尘(t),粉尘(t),SO2(t),NOx(t),VOC(t),固废(t),废液(t),重金属(t),其他\n";
    private static final String TABLE = HEADER
            + "1,水洗工序逆流漂洗,三级逆流,35,12.5,,,,,8000,1.2,0.1,,,,,,,,,\n"
            + "2,空压机变频改造,三台,20,9,15.2,18.7,,,,,,,,,,,,,,\n"
            + "3,锅炉除尘改造,布袋,110,,,,,,,,,0.8,1.4,2,3,,,,,\n"
            + "4,废液回收,委托处置,5,1,,,,,,,,,,,,,12,3.5,0.002,少用桶\n"
            + "合计,,,170,22.5,15.2,18.7,,,8000,1.2,0.1,0.8,1.4,2,3,,12,3.5,0.002,\n";

    @Test
    void addsTheMeasuresOfTheCommonTableUpByMetric() {
        var answer = imported(TABLE);

        assertThat(counts(answer)).isEqualTo("4 created, 1 unchanged, 0 changed, 0 refused, 0 withheld of 5");
        assertThat(stored())
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("investment", "170"),
                        Map.entry("economic_benefit", "22.5"),
                        Map.entry("electricity_saved", "15.2"),
                        Map.entry("coal_equivalent_saved", "18.7"),
                        Map.entry("water_saved", "8000"),
                        Map.entry("cod_reduced", "1.2"),
                        Map.entry("ammonia_nitrogen_reduced", "0.1"),
                        Map.entry("particulates_reduced", "2.2"),
                        Map.entry("so2_reduced", "2"),
                        Map.entry("nox_reduced", "3"),
                        Map.entry("solid_waste_reduced", "12"),
                        Map.entry("heavy_metals_reduced", "2"))));
        assertThat(codes(answer, 3)).containsExactly("NO_SUCH_METRIC", "NO_SUCH_METRIC");
        assertThat(answer.at("/rows/3/findings/0/column").asString()).isEqualTo("废液(t)");
        assertThat(codes(answer, 4)).containsExactly("TOTAL_ROW");
        assertThat(answer.at("/rows/0/outcomes")).hasSize(5);
    }

    @Test
    void writesNothingWhenOnlyTried() {
        var answer = imported(TABLE, "validateOnly", true);

        assertThat(counts(answer)).startsWith("4 created");
        assertThat(stored()).isEmpty();
    }

    @Test
    void changesNothingWhenItComesAgain() {
        imported(TABLE);
        var again = imported(TABLE);

        assertThat(counts(again)).isEqualTo("0 created, 5 unchanged, 0 changed, 0 refused, 0 withheld of 5");
        assertThat(revisions("investment")).isEqualTo(1);
        var keyed = UUID.randomUUID().toString();
        var first = imported(TABLE.replace("110", "111"), "update", true, "idempotencyKey", keyed);
        assertThat(counts(first)).startsWith("0 created, 1 unchanged, 4 changed");
        assertThat(imported(TABLE.replace("110", "111"), "update", true, "idempotencyKey", keyed))
                .isEqualTo(first);
        assertThat(revisions("investment")).isEqualTo(2);
    }

    @Test
    void refusesWhatDiffersUnlessAnUpdateIsAskedFor() {
        imported(HEADER + "1,水洗,,35,,,,,,8000\n");
        var differing = imported(HEADER + "1,水洗,,36,,,,,,\n2,漂白,,,,,,,,8000\n");

        assertThat(counts(differing)).isEqualTo("0 created, 0 unchanged, 0 changed, 1 refused, 1 withheld of 2");
        assertThat(codes(differing, 0)).containsExactly("FIGURE_DIFFERS");
        assertThat(differing.at("/rows/0/findings/0/message").asString()).contains("投资之和 36", "已有成效 35");
        assertThat(stored()).containsEntry("investment", "35");
    }

    @Test
    void keepsASumOutThatLacksAMeasure() {
        var answer = imported(HEADER + "1,水洗,,35,,,,,,8000\n2,漂白,,三十,,,,,,5000\n");

        assertThat(counts(answer)).isEqualTo("0 created, 0 unchanged, 0 changed, 1 refused, 1 withheld of 2");
        assertThat(codes(answer, 1)).containsExactly("NOT_A_NUMBER");
        assertThat(stored()).isEmpty();
    }

    @Test
    void honoursTheUnitOfTheHeaderAndOfTheCell() {
        var answer = imported("项目名称,节水（万吨）,投资额(元),节电,固废(kg/a),COD(m³)\n甲,约1.5,350000,12000度,500,\n乙,>0.5,,,,3\n");

        assertThat(codes(answer, 1)).containsExactly("UNIT_IMPOSSIBLE");
        assertThat(answer.at("/rows/1/findings/0/message").asString()).contains("m³", "COD");
        imported("项目名称,节水（万吨）,投资额(元),节电,固废(kg/a)\n甲,约1.5,350000,12000度,500\n乙,>0.5,,,\n");
        assertThat(stored())
                .isEqualTo(new TreeMap<>(Map.of(
                        "water_saved",
                        "20000",
                        "investment",
                        "35",
                        "electricity_saved",
                        "1.2",
                        "solid_waste_reduced",
                        "0.5")));
    }

    @Test
    void tellsEnterprisesApart() {
        var stray = imported("项目名称,企业名称,节水(t)\n甲,石狮市某染整有限公司（演示）,100\n乙,石狮市某电镀有限公司(演示),30\n丙,别的公司,1\n丁,,7\n");
        assertThat(counts(stray))
                .as("the stray measure may be of any of them")
                .isEqualTo("0 created, 0 unchanged, 0 changed, 1 refused, 3 withheld of 4");
        assertThat(codes(stray, 2)).containsExactly("UNKNOWN_ENTERPRISE");

        var answer = imported("项目名称,企业名称,节水(t)\n甲,石狮市某染整有限公司（演示）,100\n乙,石狮市某电镀有限公司(演示),30\n丁,,7\n");
        assertThat(counts(answer)).isEqualTo("3 created, 0 unchanged, 0 changed, 0 refused, 0 withheld of 3");
        var whole = imported("项目名称,节水(t)\n甲,5\n", "enterprise", OutcomeStory.DYER, "update", true);
        assertThat(counts(whole)).contains("1 changed");
    }

    @Test
    void takesTonnesOfStandardCoalOnlyForTonnesOfStandardCoal() {
        assertThat(codes(imported("项目名称,节煤(t)\n甲,100\n"), 0)).containsExactly("UNIT_IMPOSSIBLE");
        assertThat(stored()).isEmpty();
        imported("项目名称,折标煤(t)\n甲,100\n");
        assertThat(stored()).containsEntry("coal_equivalent_saved", "100");
    }

    @Test
    void flagsADoubtfulSumOfTheWholeTable() {
        var answer = imported("项目名称,节水(万吨)\n甲,3000\n");

        assertThat(answer.get("findings").findValuesAsString("code")).containsExactly("IMPLAUSIBLE");
        assertThat(answer.at("/findings/0/message").asString()).contains("节水之和 30000000 t/a", "ABOVE_RANGE");
    }

    @Test
    void refusesASumThatCannotBe() {
        var answer = imported("项目名称,投资额(万元)\n甲,-3\n");

        assertThat(codes(answer, 0)).containsExactly("FIGURE_REFUSED");
        assertThat(answer.at("/rows/0/findings/0/message").asString()).contains("NEGATIVE");
    }

    @Test
    void readsWorkbooksThatWereHandedIn() {
        var table = SheetFixtures.xlsx(sheet -> {
            sheet.value(0, 0, "清洁生产项目绩效表");
            for (int i = 0; i < 3; i++) {
                sheet.value(1, i, List.of("序号", "项目名称", "节水（t/a）").get(i));
            }
            sheet.value(2, 0, 1);
            sheet.value(2, 1, "水洗");
            sheet.value(2, 2, 8000.5);
        });
        var stored = Caller.send(
                Caller.person(port, "lin.yuan")
                        .request("/attachments?import=outcomes&role=TABLE&name=jixiao.xlsx")
                        .POST(BodyPublishers.ofByteArray(table)),
                BodyHandlers.ofString());
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        var id = JsonMapper.shared().readTree(stored.body()).get("id").asString();
        var answer = Caller.person(port, "lin.yuan")
                .data(IMPORT, Map.of("input", Map.of("pilot", pilot.id().value(), "source", Map.of("attachment", id))))
                .get("importOutcomes");

        assertThat(answer.get("created").asInt()).isEqualTo(1);
        assertThat(stored()).containsEntry("water_saved", "8000.5");
    }

    @Test
    void followsTheMappingAndTellsOfUnknownColumns() {
        var answer = imported(
                "名目,用水,谁知道\n甲,5,x\n",
                "mapping",
                List.of(Map.of("column", "名目", "field", "NAME"), Map.of("column", "用水", "field", "WATER")));

        assertThat(answer.get("findings").findValuesAsString("code")).containsExactly("UNKNOWN_COLUMN");
        assertThat(stored()).containsEntry("water_saved", "5");
    }

    @Test
    void isForThePilotsOwnBodyItsProvinceAndTheMinistries() {
        var input = Map.of("input", Map.of("pilot", pilot.id().value(), "source", Map.of("csv", "项目名称,节水\n甲,5\n")));

        assertThat(Caller.person(port, "chen.eco")
                        .data(IMPORT, input)
                        .at("/importOutcomes/created")
                        .asInt())
                .isEqualTo(1);
        for (var person : List.of("huang.park", "he.eco", "qian.expert")) {
            assertThat(Caller.person(port, person).code(IMPORT, input))
                    .as(person)
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(Caller.person(port, "lin.yuan", "openid registry.read registry.write")
                        .code(IMPORT, input))
                .isEqualTo("SCOPE_MISSING");
    }

    @Test
    void refusesTheWholeTableForEveryReasonInBothLanguages() {
        var fit = "项目名称,节水\n甲,5\n";
        var cases = new LinkedHashMap<String, Map<String, Object>>();
        cases.put("EMPTY", csv(""));
        cases.put("TOO_LARGE", Map.of());
        cases.put("ENCODING_UNKNOWN", csv("项目\u0000名称,节水\n"));
        cases.put("FORMAT_NOT_ACCEPTED", Map.of());
        cases.put("UNREADABLE", csv("项目名称,节水\n甲,\"5\" 6\n"));
        cases.put("SHEET_NOT_FOUND", Map.of());
        cases.put("COLUMN_MISSING", csv("什么,节水\n甲,5\n"));
        cases.put("COLUMN_TWICE", csv("项目名称,节水(t),节水量\n甲,5,6\n"));
        cases.put(
                "MAPPED_COLUMN_MISSING",
                OutcomeStory.and(csv(fit), "mapping", List.of(Map.of("column", "无", "field", "COD"))));
        cases.put("ROWS_REFUSED", OutcomeStory.and(csv("项目名称,节水\n甲,五\n"), "allOrNothing", true));
        cases.put("ENTERPRISE_NOT_IN_SCOPE", OutcomeStory.and(csv(fit), "enterprise", "91350581MA0000009X"));
        cases.put(
                "PERIOD_REVERSED", OutcomeStory.and(csv(fit), "period", Map.of("start", "2024-02", "end", "2024-01")));

        assertThat(cases.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ImportOutcomesErrorCode.values())
                        .map(Enum::name)
                        .toList());
        // What needs a workbook or megabytes has tests of its own below.
        cases.values().removeIf(Map::isEmpty);
        cases.forEach((code, input) -> {
            for (var language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                var refused = Caller.person(port, "lin.yuan")
                        .in(language)
                        .data(IMPORT, Map.of("input", input))
                        .get("importOutcomes");
                assertThat(OutcomeStory.codes(refused)).as(code).contains(code);
                assertThat(refused.at("/errors/0/message").asString())
                        .as(code)
                        .doesNotContain("{")
                        .matches(language == Locale.ENGLISH ? "(?s)[\"A-Z\\d].*" : "(?s).*\\p{IsHan}.*");
            }
        });
    }

    @Test
    void refusesWhatIsTooLargeAndWhatIsNoTable() {
        var actor = new Actor.Anonymous();
        var large = files.open(
                new ImportSource(null, ",".repeat(Math.toIntExact(limit.toBytes()) + 1)),
                "importOutcomes",
                actor,
                ImportOutcomesErrorCode.class,
                table -> Decision.done(ImportReport.NONE));
        var old = handedIn("old.csv", "text/csv", "项目名称,节水\n甲,5\n".getBytes(StandardCharsets.UTF_8), "没有");
        var sheet = handedIn(
                "table.xlsx", "application/octet-stream", SheetFixtures.xlsx(first -> first.value(0, 0, "项目名称")), "没有");

        assertThat(large.refusals()).extracting(Refusal::code).containsExactly(ImportOutcomesErrorCode.TOO_LARGE);
        assertThat(messages.say("ImportOutcomesErrorCode.TOO_LARGE", Map.of("limit", 1), Language.EN))
                .startsWith("Above the limit of 1 bytes");
        assertThat(OutcomeStory.codes(old)).isEmpty();
        assertThat(OutcomeStory.codes(sheet)).containsExactly("SHEET_NOT_FOUND");
        assertThat(sheet.at("/errors/0/message").asString()).contains("没有名为“没有”的工作表");
        assertThat(messages.say("ImportOutcomesErrorCode.FORMAT_NOT_ACCEPTED", Map.of(), Language.ZH))
                .contains(".xls");
        assertThat(messages.say("ImportOutcomesErrorCode.FORMAT_NOT_ACCEPTED", Map.of(), Language.EN))
                .contains(".xls");
    }

    private JsonNode handedIn(String name, String type, byte[] table, String sheet) {
        var stored = Caller.send(
                Caller.person(port, "lin.yuan")
                        .request("/attachments?import=outcomes&role=TABLE&name=" + name)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(table)),
                BodyHandlers.ofString());
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        var id = JsonMapper.shared().readTree(stored.body()).get("id").asString();
        return Caller.person(port, "lin.yuan")
                .data(
                        IMPORT,
                        Map.of(
                                "input",
                                Map.of(
                                        "pilot",
                                        pilot.id().value(),
                                        "sheet",
                                        sheet,
                                        "source",
                                        Map.of("attachment", id))))
                .get("importOutcomes");
    }

    @Test
    void namesItsFlawsAsEveryImportDoes() {
        assertThat(Arrays.stream(ImportOutcomesErrorCode.values()).map(Enum::name))
                .containsAll(Arrays.stream(TableFlaw.values()).map(Enum::name).toList());
    }

    private Map<String, Object> csv(String text) {
        return Map.of("pilot", pilot.id().value(), "source", Map.of("csv", text));
    }

    private JsonNode imported(String csv, Object... more) {
        return Caller.person(port, "lin.yuan")
                .data(IMPORT, Map.of("input", OutcomeStory.and(csv(csv), more)))
                .get("importOutcomes");
    }

    private TreeMap<String, String> stored() {
        var values = new TreeMap<String, String>();
        of().stream()
                .filter(outcome -> outcome.enterprise() == null)
                .forEach(outcome ->
                        values.put(outcome.metricKey(), outcome.canonical().toPlainString()));
        return values;
    }

    private int revisions(String metric) {
        return of().stream()
                .filter(outcome -> outcome.metricKey().equals(metric))
                .findFirst()
                .orElseThrow()
                .revisionCount();
    }

    private List<Outcome> of() {
        return mongo.find(Query.query(Criteria.where("subject.pilot").is(pilot.id())), Outcome.class);
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

    private static List<String> codes(JsonNode answer, int row) {
        return answer.at("/rows/" + row + "/findings").findValuesAsString("code");
    }
}
