package pilotregistry.historic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

@RegistryTest
class FirstStartTests {

    private static final String PILOTS = """
            query($batches: [ID!]) {
              pilots(first: 100, filter: {batch: {in: $batches}, demonstration: {eq: false}}) {
                totalCount
                nodes {
                  code name type source certainty status demonstration
                  leadProvince { code } provinces { code } divisions { code } applicant { name } implementer { name }
                  industries { code text } target { text }
                  notice { documentNumber issuedOn issuedIn } term { start end months }
                  assessment { result publishedOn source }
                  facts { text source certainty }
                }
              }
            }""";

    @LocalServerPort
    int port;

    @Test
    void knowsTheSeventeenRealPilotsWithTheirSources() {
        var pilots = pilots();

        assertThat(pilots.at("/totalCount").asInt()).isEqualTo(17);
        assertThat(pilots.at("/nodes")).hasSize(17).allSatisfy(pilot -> {
            assertThat(pilot.get("source").asString()).isNotBlank();
            assertThat(pilot.get("certainty").isNull()).isFalse();
            assertThat(pilot.get("applicant").isNull()).isTrue();
        });
        var certainties = values(pilots, "certainty").stream()
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        assertThat(certainties).isEqualTo(Map.of("HIGH", 14L, "MEDIUM", 2L, "LOW", 1L));
        assertThat(values(pilots, "code")).contains("CP-01-0008", "CP-02-0009").doesNotHaveDuplicates();
    }

    @Test
    void keepsTheFactsOfAPilot() {
        var shishi = pilot("石狮市大堡集控区清洁生产审核创新试点项目");

        assertThat(shishi.at("/facts/0/text").asString()).isEqualTo("范围内企业 29 家");
        assertThat(shishi.at("/facts/0/source").asString()).isEqualTo("石狮日报 2024-03-09");
        assertThat(shishi.at("/facts/0/certainty").asString()).isEqualTo("HIGH");
        assertThat(shishi.at("/divisions/0/code").asString()).isEqualTo("350581");
        assertThat(values(shishi.get("industries"), "code")).containsExactly("DYEING", "ELECTROPLATING");
        assertThat(shishi.at("/term/months").asInt()).isEqualTo(12);
        assertThat(shishi.at("/notice/documentNumber").asString()).isEqualTo("环办科财函〔2023〕261号");
    }

    @Test
    void leavesUnknownWhatNoSourceStates() {
        var lianyungang = pilot("连云港经济技术开发区清洁生产审核创新试点项目");
        var region = pilot("京津冀区域清洁生产协同审核创新试点项目");
        var unseen = pilot("（名称未见原文）两江新区 汽车制造业 清洁生产审核创新试点");

        assertThat(lianyungang.get("term").isNull()).isTrue();
        assertThat(lianyungang.get("status").asString()).isEqualTo("PASSED");
        assertThat(lianyungang.at("/notice/issuedOn").isNull()).isTrue();
        assertThat(lianyungang.at("/notice/issuedIn").asString()).isEqualTo("2022-12");
        assertThat(region.get("leadProvince").isNull()).isTrue();
        assertThat(values(region.get("provinces"), "code")).containsExactly("110000", "120000", "130000");
        assertThat(unseen.get("type").isNull()).isTrue();
        assertThat(unseen.get("certainty").asString()).isEqualTo("LOW");
        assertThat(unseen.at("/assessment/result").asString()).isEqualTo("UNKNOWN");
    }

    private JsonNode pilots() {
        return Caller.anonymous(port)
                .data(PILOTS, Map.of("batches", List.of("batch_1", "batch_2")))
                .get("pilots");
    }

    private JsonNode pilot(String name) {
        return pilots().at("/nodes")
                .valueStream()
                .filter(pilot -> pilot.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> values(JsonNode nodes, String field) {
        var list = nodes.has("nodes") ? nodes.get("nodes") : nodes;
        return list.valueStream().map(node -> node.get(field).asString()).toList();
    }
}
