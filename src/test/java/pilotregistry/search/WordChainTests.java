package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

class WordChainTests {

    private final WordChain chain = new WordChain(new WordPairs());

    @Test
    void cutsEveryTextWhereTheLibraryDoes() throws IOException {
        var differing = Stream.of(judged(), traps(), synthetic(), odd())
                .flatMap(List::stream)
                .map(text -> text.substring(0, Math.min(1_000, text.length())))
                .filter(text -> !Arrays.equals(chain.cuts(text), libraryCuts(text)))
                .toList();
        assertThat(differing).isEmpty();
    }

    @Test
    void readsSentencesThatAreLongerThanTheLibrarysBuffer() {
        var sentence = "园区实施清洁生产审核并回收余热，".repeat(100);
        var cuts = chain.cuts(sentence);
        int length = sentence.length() / 100;
        for (int at = length; at + length <= sentence.length() - length; at += length) {
            assertThat(Arrays.copyOfRange(cuts, at, at + length))
                    .isEqualTo(Arrays.copyOfRange(cuts, length, 2 * length));
        }
    }

    private static List<String> judged() {
        return JudgedSet.cases().stream()
                .map(JudgedSet.Judged::card)
                .flatMap(card -> Stream.of(
                        card.content().title(),
                        card.content().summary(),
                        CasePart.joined(CasePart.body(card.content()))))
                .toList();
    }

    private static List<String> traps() {
        return Stream.of("word-boundary-traps.tsv", "phrases.tsv")
                .flatMap(file -> SearchFixtures.rows(file).stream())
                .flatMap(Arrays::stream)
                .toList();
    }

    private static List<String> synthetic() {
        var texts = new BenchmarkTexts();
        return IntStream.range(0, 100)
                .mapToObj(texts::content)
                .map(content -> CasePart.joined(CasePart.body(content)))
                .toList();
    }

    private static List<String> odd() {
        return List.of(
                "",
                " ",
                "。",
                "工 业\t废\n水",
                "ＣＯＤ１２３mg/L≤50，NH₃-N减排10.5吨！？",
                "𠮷野家𠮷",
                "\ud842",
                "㐀龦鿿々〇",
                "末##末始##始未##串未##数",
                "CO2 capture and storage. 二氧化碳 (CO2) 的捕集。 End",
                "乾燥後處理",
                "、、、，，；：“”（）—…",
                "a,b,c 的 的的的 是是");
    }

    private static boolean[] libraryCuts(String text) {
        var cuts = new boolean[text.length() + 1];
        try (var tokenizer = new HMMChineseTokenizer()) {
            var offset = tokenizer.getAttribute(OffsetAttribute.class);
            tokenizer.setReader(new StringReader(text));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                cuts[Math.min(text.length(), offset.startOffset())] = true;
                cuts[Math.min(text.length(), offset.endOffset())] = true;
            }
            tokenizer.end();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return cuts;
    }
}
