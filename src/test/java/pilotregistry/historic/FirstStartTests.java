package pilotregistry.historic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
    void publishesTheCasesThatPublicTextsTellWithTheirSources() {
        var cases = Caller.anonymous(port)
                .data("""
                        { caseStudies(last: 100, filter: { status: { eq: PUBLISHED } }) { nodes {
                          title synthetic qualitative inProgress authorName status pilot { id } source { key text certainty }
                          content { results { metric { key } value unit canonicalValue findings { code message } } } } } }""")
                .at("/caseStudies/nodes")
                .valueStream()
                .filter(each -> KEYS.contains(each.at("/source/key").asString()))
                .collect(Collectors.toMap(each -> each.at("/source/key").asString(), each -> each));

        assertThat(cases).containsOnlyKeys(KEYS);
        assertThat(cases.values()).allSatisfy(each -> {
            assertThat(each.at("/source/text").asString()).isNotBlank().doesNotContain("http");
            assertThat(each.at("/source/certainty").isNull()).isFalse();
            assertThat(each.get("synthetic").asBoolean()).isFalse();
            assertThat(each.get("authorName").asString()).isEqualTo("清洁生产审核创新试点登记系统");
        });
        assertThat(doubtful(cases.get("guangdong-13th-five-year-plan"))).hasSize(7);
        assertThat(doubtful(cases.get("lianyungang-development-zone-three-scales")))
                .containsExactly("water_saved");
        assertThat(doubtful(cases.get("qingdao-2014-five-parks"))).isEmpty();
        var qingdao = cases.get("qingdao-2014-five-parks").at("/content/results");
        assertThat(qingdao.at("/2/canonicalValue").asInt()).isEqualTo(750_000);
        assertThat(cases.get("electroplating-copper-nickel-chromium-2009-2011").at("/content/results"))
                .isEmpty();
    }

    private static final Set<String> KEYS = Set.of(
            "guangdong-13th-five-year-plan",
            "qingdao-2014-five-parks",
            "ningbo-zhonghua-paper-white-water",
            "electroplating-copper-nickel-chromium-2009-2011",
            "lianyungang-development-zone-three-scales",
            "dalian-songmudao-chemical-park-guide",
            "liangjiang-automobile-online-audit-platform");

    private static List<String> doubtful(JsonNode study) {
        return study.at("/content/results")
                .valueStream()
                .filter(result -> result.get("findings")
                        .valueStream()
                        .anyMatch(finding -> finding.get("code").asString().equals("ABOVE_RANGE")))
                .map(result -> result.at("/metric/key").asString())
                .toList();
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
