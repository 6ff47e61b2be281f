package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

@RegistryTest
class SearchCaseStudiesTests {

    @LocalServerPort
    int port;

    private SearchedCases cases;
    private String dyeing;
    private String plating;
    private String coking;

    @BeforeEach
    void publishesThree() {
        cases = new SearchedCases(port);
        var published = cases.published(List.of(cases.dyeing(), cases.plating(), cases.coking()));
        dyeing = published.get(0).get("id").asString();
        plating = published.get(1).get("id").asString();
        coking = published.get(2).get("id").asString();
    }

    @Test
    void findsByAChineseWordItsSynonymAndItsEnglishName() {
        for (var text : List.of("中水回用", "再生水利用", "water reuse", "印染 中水回用", "印染 再生水", "dyeing water reuse")) {
            var hits = cases.search(text + " " + cases.mark, Map.of());
            assertThat(SearchedCases.ids(hits)).as(text).first().isEqualTo(dyeing);
        }
        assertThat(SearchedCases.ids(cases.search("電鍍 重金屬 " + cases.mark, Map.of())))
                .containsExactly(plating);
        assertThat(SearchedCases.ids(cases.search("regenerative thermal oxidizer " + cases.mark, Map.of())))
                .containsExactly(plating);
    }

    @Test
    void narrowsByRangesOfOutcomesInAnyUnit() {
        assertThat(found(Map.of("outcomes", List.of(Map.of("metric", "ammonia_nitrogen_reduced", "gte", "10")))))
                .containsExactly(dyeing);
        assertThat(found(Map.of(
                        "outcomes", List.of(Map.of("metric", "ammonia_nitrogen_reduced", "gte", "3", "lte", "5")))))
                .containsExactly(plating);
        assertThat(found(Map.of(
                        "outcomes",
                        List.of(Map.of("metric", "ammonia_nitrogen_reduced", "gte", "3900", "unit", "kg/a")))))
                .containsExactlyInAnyOrder(dyeing, plating);
        assertThat(found(Map.of("year", Map.of("gte", 2022)))).containsExactlyInAnyOrder(dyeing, coking);
        assertThat(found(Map.of("paybackYears", Map.of("lte", "3")))).containsExactly(dyeing);
        assertThat(found(Map.of("synthetic", false))).isEmpty();
    }

    @Test
    void narrowsByRangesThatTheTextStates() {
        var hits = cases.search("氨氮减排 ≥ 10 t/a " + cases.mark, Map.of());
        assertThat(SearchedCases.ids(hits)).containsExactly(dyeing);
        assertThat(hits.get("statedRanges")).singleElement().satisfies(range -> {
            assertThat(range.get("text").asString()).isEqualTo("氨氮减排 ≥ 10 t/a");
            assertThat(range.at("/metric/key").asString()).isEqualTo("ammonia_nitrogen_reduced");
            assertThat(range.get("gte").decimalValue()).isEqualByComparingTo("10");
        });
        assertThat(SearchedCases.ids(cases.search("NH3-N ≥ 12.5 t/a " + cases.mark, Map.of())))
                .containsExactly(dyeing);
        assertThat(SearchedCases.ids(cases.search("NH3-N > 12.5 t/a " + cases.mark, Map.of())))
                .isEmpty();
        assertThat(SearchedCases.ids(
                        cases.search("ammonia nitrogen reduced by less than 5000 kg/a " + cases.mark, Map.of())))
                .containsExactly(plating);
        for (var stated : List.of(
                "≥ 10 t/a ammonia nitrogen reduction",
                "at least 10 tonnes of ammonia nitrogen",
                "10 t/a or more of ammonia nitrogen reduction")) {
            assertThat(SearchedCases.ids(cases.search(cases.mark + " " + stated, Map.of())))
                    .as(stated)
                    .containsExactly(dyeing);
        }
    }

    @Test
    void takesNothingThatIsLeftBesideARangeForAWord() {
        var asked = List.of(Map.of("metric", "ammonia_nitrogen_reduced", "gte", "10"));
        var all = cases.search(null, Map.of("filter", Map.of("outcomes", asked)));
        assertThat(SearchedCases.ids(all)).isNotEmpty();
        for (var text : List.of(
                "at least 10 t/a of ammonia nitrogen reduction.",
                "“at least 10 t/a of ammonia nitrogen”?",
                "(氨氮减排 ≥ 10 t/a)！",
                "Cases with at least 10 t/a of ammonia nitrogen",
                "氨氮减排10 t/a以上的案例")) {
            assertThat(cases.search(text, Map.of()).get("totalCount")).as(text).isEqualTo(all.get("totalCount"));
        }
        for (var joint : List.of(", ", "; ", " and ", " & ", "，", "、", "；", "和", "与", "且", "并且", "\n")) {
            var two = cases.search("氨氮减排 ≥ 10 t/a" + joint + "节水 ≥ 100 万吨", Map.of());
            assertThat(two.get("statedRanges").size()).as(joint).isEqualTo(2);
            assertThat(two.get("totalCount").asInt()).as(joint).isPositive();
        }
    }

    @Test
    void countsEachDimensionWithoutItsOwnChoice() {
        var hits = cases.search(cases.mark, Map.of("filter", Map.of("industries", List.of("DYEING", "COKING"))));
        assertThat(hits.get("totalCount").asInt()).isEqualTo(2);
        assertThat(counts(hits, "INDUSTRY")).isEqualTo(Map.of("DYEING", 1, "COKING", 1, "ELECTROPLATING", 1));
        assertThat(counts(hits, "PROVINCE")).isEqualTo(Map.of("350000", 1, "140000", 1));
        var both = cases.search(
                cases.mark, Map.of("filter", Map.of("industries", List.of("DYEING"), "provinces", List.of("140000"))));
        assertThat(both.get("totalCount").asInt()).isZero();
        assertThat(counts(both, "INDUSTRY")).isEqualTo(Map.of("COKING", 1));
        assertThat(counts(both, "PROVINCE")).isEqualTo(Map.of("350000", 1));
        assertThat(hits.at("/facets/0/values").findValuesAsString("label")).contains("印染");
    }

    @Test
    void takesNothingImportedForConfirmed() {
        assertThat(found(Map.of("verification", List.of("CONFIRMED")))).isEmpty();
        assertThat(found(Map.of("verification", List.of("UNCONFIRMED")))).hasSize(3);
    }

    @Test
    void ordersByYearNumberAndOutcomeAndGoesBothWays() {
        for (var order : List.of(
                Map.of("field", "YEAR"),
                Map.of("field", "NUMBER", "direction", "ASC"),
                Map.of("field", "OUTCOME", "metric", "ammonia_nitrogen_reduced"),
                Map.of("field", "RELEVANCE"),
                Map.of("field", "PAYBACK", "direction", "ASC"))) {
            var by = Map.of("orderBy", List.of(order));
            var all = SearchedCases.ids(cases.search(cases.mark, by));
            assertThat(all).as(order.toString()).hasSize(3);
            assertThat(walked(order, "first", "after", "endCursor", "hasNextPage"))
                    .isEqualTo(all);
            assertThat(walked(order, "last", "before", "startCursor", "hasPreviousPage")
                            .reversed())
                    .isEqualTo(all);
        }
        assertThat(SearchedCases.ids(cases.search(cases.mark, Map.of("orderBy", List.of(Map.of("field", "YEAR"))))))
                .containsExactly(coking, dyeing, plating);
        assertThat(SearchedCases.ids(cases.search(
                        cases.mark,
                        Map.of("orderBy", List.of(Map.of("field", "OUTCOME", "metric", "ammonia_nitrogen_reduced"))))))
                .containsExactly(dyeing, plating, coking);
    }

    @Test
    void saysWhatAHitRestsOnAndShowsWhere() {
        var hit = cases.search("中水回用 " + cases.mark, Map.of()).at("/edges/0");
        assertThat(hit.get("evidence").asString()).isEqualTo("WORDS");
        assertThat(hit.at("/highlights/0/part").asString()).isEqualTo("TITLE");
        assertThat(hit.at("/highlights/0/html").asString()).contains("<em>中水回用</em>");
        assertThat(hit.at("/highlights/0/fragments")
                        .valueStream()
                        .filter(each -> each.get("hit").asBoolean())
                        .map(each -> each.get("text").asString()))
                .contains("中水回用");
    }

    @Test
    void escapesWhatStandsInACase() {
        var row = cases.row("中水回用<script>alert(1)</script>", "超滤 & 反渗透 <b>\"中水\"</b> '回用'");
        cases.published(List.of(row));
        var hits = cases.search("中水回用 script " + cases.mark, Map.of());
        var html = hits.findValuesAsString("html");
        assertThat(html).isNotEmpty().noneMatch(each -> each.contains("<script") || each.contains("<b>"));
        assertThat(html.getFirst()).contains("&lt;").contains("<em>");
    }

    @Test
    void findsNoWordAcrossOthers() {
        var trap = cases.published(List.of(cases.row("厂区绿化工程与调节能力建设", "聚焦化工园区绿色转型升级，缩减排班人员。")))
                .getFirst()
                .get("id")
                .asString();
        for (var word : List.of("焦化", "节能", "减排")) {
            assertThat(SearchedCases.ids(cases.search(word + " " + cases.mark, Map.of())))
                    .as(word)
                    .doesNotContain(trap);
        }
        assertThat(SearchedCases.ids(cases.search("化工园区 " + cases.mark, Map.of())))
                .contains(trap);
    }

    @Test
    void proposesWordsForWhatIsMisspelt() {
        assertThat(cases.search("中水会用", Map.of()).get("didYouMean").asString()).isEqualTo("中水回用");
        assertThat(cases.search("chemical oxygen demnad", Map.of("first", 1)).has("didYouMean"))
                .isTrue();
    }

    @Test
    void survivesWhateverIsTyped() {
        for (var text : List.of(
                "",
                " ",
                "*",
                "**",
                "\"",
                "\"\"\"",
                "AND OR NOT",
                "+ - && || ! ( ) { } [ ] ^ ~ ? : \\ /",
                "title:*",
                "😀😀",
                "\u0000\u0001\u0007",
                "' OR 1=1",
                "中".repeat(200),
                "*:*",
                "𠀀𠀁",
                "\uD800",
                "a".repeat(199))) {
            var answer = cases.asked(Caller.anonymous(port), text, Map.of());
            assertThat(answer.at("/errors/0/extensions/code").asString("BAD_TEXT"))
                    .as(text)
                    .isEqualTo("BAD_TEXT");
        }
    }

    @Test
    void refusesATextThatIsTooLong() {
        refused("中".repeat(201), Map.of(), "TEXT_TOO_LONG", "200", "at most 200");
        refused("中".repeat(50_000), Map.of(), "TEXT_TOO_LONG", "50000", "50000");
    }

    @Test
    void refusesUnknownMetricsAndUnitsThatDoNotFit() {
        refused(
                null,
                Map.of("filter", Map.of("outcomes", List.of(Map.of("metric", "gold", "gte", "1")))),
                "UNKNOWN_METRIC",
                "没有指标",
                "no metric");
        refused(null, Map.of("orderBy", List.of(Map.of("field", "OUTCOME"))), "UNKNOWN_METRIC", "没有指标", "no metric");
        refused(
                null,
                Map.of(
                        "filter",
                        Map.of("outcomes", List.of(Map.of("metric", "cod_reduced", "gte", "1", "unit", "万元")))),
                "UNIT_DOES_NOT_FIT",
                "不适用",
                "does not fit");
    }

    @Test
    void refusesCodesThatAreInNoList() {
        for (var list : List.of("industries", "provinces", "regions", "watersheds", "metrics")) {
            refused(null, Map.of("filter", Map.of(list, List.of(""))), "BAD_VALUE", "filter." + list, "filter." + list);
        }
        refused(null, Map.of("filter", Map.of("industries", List.of("NOPE"))), "BAD_VALUE", "“NOPE”", "\"NOPE\"");
        refused(null, Map.of("filter", Map.of("provinces", List.of("999999"))), "BAD_VALUE", "999999", "999999");
    }

    @Test
    void refusesFiltersThatAreTooLarge() {
        var codes = java.util.Collections.nCopies(2_000, "DYEING");
        refused(null, Map.of("filter", Map.of("industries", codes)), "BAD_VALUE", "最多 100 个", "at most 100");
        var ranges = java.util.Collections.nCopies(1_500, Map.of("metric", "cod_reduced", "gte", "1"));
        refused(null, Map.of("filter", Map.of("outcomes", ranges)), "BAD_VALUE", "有 1500 个取值", "has 1500 values");
    }

    @Test
    void refusesCursorsOfOtherSearchesAndPagesThatAreTooLarge() {
        var cursor = cases.search(cases.mark, Map.of()).at("/edges/0/cursor").asString();
        refused("别的问题", Map.of("after", cursor), "BAD_CURSOR", "游标", "cursor");
        refused(cases.mark, Map.of("first", 101), "PAGE_SIZE", "100", "100");
    }

    @Test
    void waitsForNoPositionThatTheFeedDoesNotHave() {
        var asked = System.nanoTime();
        refused(
                cases.mark,
                Map.of("minPosition", 9_000_000_000_000_000_000L),
                "POSITION_UNKNOWN",
                "尚无位置",
                "There is no position");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(4));
    }

    private void refused(String text, Map<String, ?> more, String code, String zh, String en) {
        var chinese = cases.asked(Caller.anonymous(port), text, more);
        assertThat(chinese.at("/errors/0/extensions/code").asString()).isEqualTo(code);
        assertThat(chinese.at("/errors/0/message").asString()).contains(zh);
        var english = cases.asked(Caller.anonymous(port).in(Locale.ENGLISH), text, more);
        assertThat(english.at("/errors/0/message").asString()).contains(en);
    }

    private List<String> found(Map<String, ?> filter) {
        return SearchedCases.ids(cases.search(cases.mark, Map.of("filter", filter)));
    }

    private List<String> walked(Map<String, ?> order, String count, String from, String end, String more) {
        var ids = new ArrayList<String>();
        var page = cases.search(cases.mark, Map.of("orderBy", List.of(order), count, 1));
        ids.addAll(SearchedCases.ids(page));
        while (page.at("/pageInfo/" + more).asBoolean()) {
            var cursor = page.at("/pageInfo/" + end).asString();
            page = cases.search(cases.mark, Map.of("orderBy", List.of(order), count, 1, from, cursor));
            assertThat(SearchedCases.ids(page)).hasSize(1);
            ids.addAll(SearchedCases.ids(page));
        }
        return ids;
    }

    private static Map<String, Integer> counts(JsonNode hits, String dimension) {
        var counts = new java.util.HashMap<String, Integer>();
        hits.get("facets")
                .valueStream()
                .filter(facet -> facet.get("dimension").asString().equals(dimension))
                .forEach(facet -> facet.get("values")
                        .forEach(value -> counts.put(
                                value.get("value").asString(),
                                value.get("count").asInt())));
        return counts;
    }
}
