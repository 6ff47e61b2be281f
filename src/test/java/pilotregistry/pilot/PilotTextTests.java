package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;

@RegistryTest
class PilotTextTests {

    private static final int BATCH = 4_900;
    private static final String LIST = """
            query($text: String, $filter: PilotFilter) { pilots(text: $text, filter: $filter, first: 100) { totalCount nodes { name } } }""";

    @LocalServerPort
    int port;

    @Autowired
    BatchRegister batches;

    @Autowired
    PilotRegister register;

    @Autowired
    java.time.Clock clock;

    private final BatchId batch = BatchId.of(BATCH);

    @BeforeEach
    void entersTwo() {
        var policy = new Policy(
                Policy.endOf(java.time.LocalDate.of(2023, 4, 7)),
                5,
                52_428_800,
                50_000_000,
                12,
                3,
                CreditTrigger.ASSESSMENT_PASSED,
                List.of(),
                List.of());
        batches.historic(
                new Batch.Call(BATCH, 2023, "按名称查找的测试批次", null, null),
                policy,
                new Batch.PublishedFigures(null, null, null, "测试"),
                Command.ofRegistry("openBatch", "pilot-text/" + BATCH, clock.instant()));
        var command = new Command("importPilots", Author.REGISTRY, null, "", null, false, clock.instant());
        register.historic(HistoricPilots.shishi(batch), command);
        register.historic(HistoricPilots.shishi(batch, "临清市轴承产业集群（烟店镇）清洁生产审核创新试点项目", null), command);
    }

    @Test
    void findsByWordsOfNameObjectAndCodeInAnyOrder() {
        for (var text : List.of("石狮", "大堡集控区 石狮", "石獅", "ＣＰ-4900-0001", "cp-4900-0001")) {
            assertThat(names(text)).as(text).anyMatch(name -> name.startsWith("石狮市大堡集控区"));
        }
        for (var text : List.of("轴承", "（烟店镇）", "(烟店镇)", "集群（烟店")) {
            assertThat(names(text)).as(text).hasSize(1);
        }
        assertThat(names("大堡集控区：印染")).hasSize(2);
        assertThat(names("石狮 轴承 电厂")).isEmpty();
        assertThat(names(".*")).isEmpty();
        assertThat(names(" ")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 2001})
    void refusesATextThatIsTooLong(int length) {
        var variables = Map.of("text", "石".repeat(length));
        var answer = Caller.anonymous(port).ask(LIST, variables);
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("TEXT_TOO_LONG");
        assertThat(answer.at("/errors/0/message").asString()).contains(length + " ", "200 ", "字符");
        assertThat(Caller.anonymous(port)
                        .in(Locale.ENGLISH)
                        .ask(LIST, variables)
                        .at("/errors/0/message")
                        .asString())
                .contains("at most 200");
    }

    private List<String> names(String text) {
        return Caller.anonymous(port)
                .data(LIST, Map.of("text", text, "filter", Map.of("batch", Map.of("eq", batch.value()))))
                .at("/pilots")
                .findValuesAsString("name");
    }
}
