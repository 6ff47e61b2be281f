package pilotregistry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.batch.BatchId;
import pilotregistry.reference.PilotType;
import pilotregistry.report.ReportStory.Told;
import tools.jackson.databind.JsonNode;

@RegistryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverageTests {

    private static final String COVERAGE = """
            query($rows: CoverageAxis!, $columns: CoverageAxis!, $batch: ID, $filter: PilotFilter) {
              coverage(rows: $rows, columns: $columns, batch: $batch, filter: $filter) {
                asOf { at feedPosition } batch { id } pilotCount placementCount severalCount
                baseline { batches { id } pilotCount designatedCount complete }
                rows { code name pilotCount baselinePilotCount } columns { code name pilotCount baselinePilotCount }
                cells { row { code name } column { code name } pilotCount baselinePilotCount covered standing pilots { id } }
                emptyCells { row { code } column { code name } pilotCount baselinePilotCount covered standing } } }""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private ReportStory story;
    private BatchId earlier;
    private BatchId batch;

    @BeforeAll
    void pilotsOfEveryKind() {
        story = new ReportStory(port, context);
        earlier = story.batch(7);
        batch = story.batch(null, earlier);
        story.pilot(new Told(earlier)
                .type(PilotType.PARK_CLUSTER)
                .in("350000", "350000")
                .of("DYEING"));
        story.pilot(new Told(earlier).of("STEEL").in(null, "120000", "110000"));
        story.pilot(new Told(batch)
                .type(PilotType.PARK_CLUSTER)
                .in("350000", "350000")
                .of("DYEING", "ELECTROPLATING"));
        story.pilot(new Told(batch)
                .type(PilotType.PARK_CLUSTER)
                .in("350000", "350000")
                .of("DYEING", "DYEING"));
        story.pilot(new Told(batch)
                .type(PilotType.REGION_WATERSHED)
                .in(null, "110000", "120000", "130000")
                .of("STEEL")
                .region("BTH"));
        story.pilot(new Told(batch)
                .type(PilotType.REGION_WATERSHED)
                .in("420000", "430000")
                .of("OTHER")
                .watershed("YANGTZE"));
        story.pilot(new Told(batch));
        story.pilot(new Told(batch)
                .type(PilotType.KEY_INDUSTRY)
                .in("320000", "320000")
                .of("STEEL")
                .real());
    }

    @ParameterizedTest
    @CsvSource({
        "INDUSTRY, PROVINCE",
        "PROVINCE, INDUSTRY",
        "INDUSTRY, PILOT_TYPE",
        "REGION, INDUSTRY",
        "WATERSHED, PROVINCE",
        "BATCH, PILOT_TYPE",
        "PROVINCE, BATCH"
    })
    void agreesWithACountOfTheStoredDocuments(String rows, String columns) {
        var table = coverage(rows, columns);
        var now = stored(batch);
        var before = stored(earlier);
        var counted = new TreeMap<String, Integer>();
        var countedBefore = new TreeMap<String, Integer>();
        now.forEach(pilot -> cells(pilot, rows, columns).forEach(cell -> counted.merge(cell, 1, Integer::sum)));
        before.forEach(
                pilot -> cells(pilot, rows, columns).forEach(cell -> countedBefore.merge(cell, 1, Integer::sum)));

        assertThat(byCell(table.get("cells"), "/pilotCount")).isEqualTo(counted);
        assertThat(byCell(table.get("emptyCells"), "/pilotCount").values()).containsOnly(0);
        var reported = byCell(table.get("cells"), "/baselinePilotCount");
        reported.putAll(byCell(table.get("emptyCells"), "/baselinePilotCount"));
        reported.values().removeIf(count -> count == 0);
        countedBefore.keySet().removeIf(cell -> !counted.containsKey(cell) && cell.matches(".*(null|OTHER).*"));
        assertThat(reported).isEqualTo(countedBefore);
        assertThat(table.get("pilotCount").asInt()).isEqualTo(now.size()).isEqualTo(5);
        assertThat(table.at("/baseline/pilotCount").asInt()).isEqualTo(before.size());
        assertThat(table.get("placementCount").asInt())
                .isEqualTo(counted.values().stream().mapToInt(Integer::intValue).sum());
        assertThat(table.get("severalCount").asInt()).isEqualTo((int) now.stream()
                .filter(pilot -> cells(pilot, rows, columns).size() > 1)
                .count());
    }

    @Test
    void namesEveryCellThatIsEmpty() {
        var table = coverage("INDUSTRY", "PROVINCE");
        // 13 industries of the notice and 32 provincial units, but for those with a pilot
        assertThat(table.get("emptyCells")).hasSize(13 * 32 - 2 - 3);
        assertThat(ReportStory.lines(table.get("emptyCells"), "/row/code", "/column/code", "/standing"))
                .contains("DYEING 320000 NOWHERE", "STEEL 350000 NOWHERE")
                .noneMatch(line -> line.contains("OTHER") || line.contains("null"));
    }

    @Test
    void comparesEveryCellWithTheBaselineBatches() {
        var table = coverage("INDUSTRY", "PROVINCE");
        assertThat(ReportStory.lines(table.get("cells"), "/row/code", "/column/code", "/standing", "/covered"))
                .containsExactlyInAnyOrder(
                        "DYEING 350000 AGAIN true",
                        "ELECTROPLATING 350000 NEW true",
                        "STEEL 110000 AGAIN true",
                        "STEEL 120000 AGAIN true",
                        "STEEL 130000 NEW true",
                        "OTHER 420000 NEW true",
                        "OTHER 430000 NEW true",
                        "null null NEW true");
        assertThat(table.at("/baseline/designatedCount").asInt()).isEqualTo(7);
        assertThat(table.at("/baseline/complete").asBoolean()).isFalse();
        var types = coverage("BATCH", "INDUSTRY");
        assertThat(ReportStory.lines(types.get("emptyCells"), "/row/code", "/column/code", "/standing", "/covered"))
                .contains(earlier.value() + " DYEING BEFORE_ONLY true", earlier.value() + " PAPER NOWHERE false");
    }

    @Test
    void showsThePilotsOfACell() {
        var cell = coverage("INDUSTRY", "PROVINCE")
                .get("cells")
                .valueStream()
                .filter(each -> each.at("/row/code").asString().equals("DYEING"))
                .findFirst()
                .orElseThrow();
        assertThat(cell.get("pilots")).hasSize(2);
    }

    @Test
    void comparesNothingWithoutABatch() {
        var table = ask(
                "INDUSTRY",
                "PROVINCE",
                null,
                Map.of("batch", Map.of("eq", batch.value()), "demonstration", Map.of("eq", true)));
        assertThat(table.get("baseline").isNull()).isTrue();
        assertThat(table.at("/cells/0/standing").isNull()).isTrue();
        assertThat(table.at("/cells/0/baselinePilotCount").isNull()).isTrue();
        assertThat(table.get("pilotCount").asInt()).isEqualTo(5);
    }

    @Test
    void neverMixesTheInventedWithTheReal() {
        var table = ask("INDUSTRY", "PROVINCE", batch, Map.of());
        assertThat(table.get("pilotCount").asInt()).isEqualTo(1);
        assertThat(ReportStory.lines(table.get("cells"), "/row/code", "/column/code", "/pilotCount"))
                .containsExactly("STEEL 320000 1");
    }

    @Test
    void namesRowsAndColumnsInTheCallersLanguage() {
        var variables = Map.of("rows", "WATERSHED", "columns", "BATCH", "batch", batch.value());
        var en = Caller.anonymous(port)
                .in(Locale.ENGLISH)
                .data(COVERAGE, variables)
                .get("coverage");
        assertThat(en.at("/rows/0/name").asString()).matches("[\\p{ASCII}]+");
        assertThat(coverage("WATERSHED", "BATCH").at("/rows/0/name").asString()).matches(".*\\p{IsHan}.*");
    }

    @Test
    void refusesTwoAxesThatAreAlike() {
        var variables = Map.of("rows", "BATCH", "columns", "BATCH");
        assertThat(Caller.anonymous(port).code(COVERAGE, variables)).isEqualTo("AXES_ALIKE");
        assertThat(Caller.anonymous(port)
                        .code(COVERAGE, Map.of("rows", "BATCH", "columns", "PROVINCE", "batch", "batch_0")))
                .isEqualTo("NOT_FOUND");
    }

    private JsonNode coverage(String rows, String columns) {
        return ask(rows, columns, batch, Map.of("demonstration", Map.of("eq", true)));
    }

    private JsonNode ask(String rows, String columns, BatchId of, Map<String, ?> filter) {
        var variables = new TreeMap<String, Object>(Map.of("rows", rows, "columns", columns, "filter", filter));
        if (of != null) {
            variables.put("batch", of.value());
        }
        return Caller.anonymous(port).data(COVERAGE, variables).get("coverage");
    }

    private static Map<String, Integer> byCell(JsonNode cells, String count) {
        var counts = new TreeMap<String, Integer>();
        cells.forEach(cell -> counts.put(
                cell.at("/row/code").asString("null") + " "
                        + cell.at("/column/code").asString("null"),
                cell.at(count).asInt()));
        return counts;
    }

    // From here on: the same, counted from what is stored and in another way.

    private List<Document> stored(BatchId of) {
        return story.mongo
                .getCollection("pilots")
                .find(new Document("entry.batch", of.value()).append("entry.demonstration", true))
                .into(new ArrayList<>());
    }

    private static List<String> cells(Document pilot, String rows, String columns) {
        var cells = new ArrayList<String>();
        for (var row : values(pilot, rows)) {
            values(pilot, columns).forEach(column -> cells.add(row + " " + column));
        }
        return cells;
    }

    private static List<String> values(Document pilot, String axis) {
        var profile = pilot.getEmbedded(List.of("sheet", "profile"), Document.class);
        var target = (Document) profile.get("target");
        var found =
                switch (axis) {
                    case "INDUSTRY" ->
                        profile.getList("industries", Document.class).stream()
                                .map(each -> each.getString("code"))
                                .distinct()
                                .toList();
                    case "PROVINCE" -> {
                        var all = new ArrayList<>(profile.getList("provinces", String.class));
                        if (profile.get("leadProvince") != null && !all.contains(profile.getString("leadProvince"))) {
                            all.add(profile.getString("leadProvince"));
                        }
                        yield all;
                    }
                    case "PILOT_TYPE" -> Collections.singletonList(profile.getString("type"));
                    case "REGION" -> Collections.singletonList(target.getString("regionCode"));
                    case "WATERSHED" -> Collections.singletonList(target.getString("watershedCode"));
                    default -> List.of(pilot.getEmbedded(List.of("entry", "batch"), String.class));
                };
        return found.isEmpty() ? Collections.singletonList(null) : found;
    }
}
