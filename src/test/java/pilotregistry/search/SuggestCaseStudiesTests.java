package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

@RegistryTest
class SuggestCaseStudiesTests {

    private static final String SUGGEST = Caller.document("graphql-test/suggestCaseStudies.graphql");

    @LocalServerPort
    int port;

    @BeforeEach
    void publishes() {
        var cases = new SearchedCases(port);
        cases.published(List.of(cases.dyeing(), cases.plating()));
        cases.search(cases.mark, Map.of());
    }

    @Test
    void completesChinesePinyinInitialsAndEnglish() {
        for (var prefix : List.of("中水", "zhongshuihui", "zshy", "中水回")) {
            assertThat(texts(prefix)).as(prefix).contains("中水回用");
        }
        assertThat(texts("water re")).contains("water reuse");
        assertThat(texts("電鍍")).anyMatch(text -> text.startsWith("电镀"));
    }

    @Test
    void completesTitlesFromAnyOfTheirWords() {
        assertThat(texts("大堡集控")).anyMatch(text -> text.startsWith("石狮市大堡集控区印染企业中水回用"));
        assertThat(texts("zhenjiangshidiandu")).anyMatch(text -> text.startsWith("镇江市电镀园区重金属回收"));
    }

    @Test
    void offersOnlyWhatFindsSomething() {
        assertThat(texts("光储直")).isEmpty();
        for (var prefix : List.of("", " ", "*", "\"", "😀", "%", "(")) {
            assertThat(texts(prefix)).as(prefix).isEmpty();
        }
    }

    @Test
    void refusesAPrefixThatIsTooLongAndTooManyAtOnce() {
        refused(Map.of("prefix", "中".repeat(51)), "TEXT_TOO_LONG", "最多", "at most");
        refused(Map.of("prefix", "中", "most", 51), "PAGE_SIZE", "50", "50");
        refused(Map.of("prefix", "中", "most", -1), "PAGE_SIZE", "50", "50");
    }

    private void refused(Map<String, ?> variables, String code, String zh, String en) {
        var answer = Caller.anonymous(port).ask(SUGGEST, variables);
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo(code);
        assertThat(answer.at("/errors/0/message").asString()).contains(zh);
        assertThat(Caller.anonymous(port)
                        .in(Locale.ENGLISH)
                        .ask(SUGGEST, variables)
                        .at("/errors/0/message")
                        .asString())
                .contains(en);
    }

    private List<String> texts(String prefix) {
        return Caller.anonymous(port)
                .data(SUGGEST, Map.of("prefix", prefix, "most", 50))
                .get("suggestCaseStudies")
                .findValuesAsString("text");
    }
}
