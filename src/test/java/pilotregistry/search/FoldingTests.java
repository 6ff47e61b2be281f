package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingTests {

    private final Folding folding = new Folding();

    @Test
    void foldsWidthCaseAndScript() {
        assertThat(folding.fold("ＶＯＣｓ揮發性有機物").text()).isEqualTo("vocs挥发性有机物");
        assertThat(folding.fold("覆盖著名企业").text()).isEqualTo("覆盖著名企业");
        assertThat(folding.fold("乾燥廢氣餘熱").text()).isEqualTo("干燥废气余热");
        assertThat(folding.fold("CO₂ m³").text()).isEqualTo("co2 m3");
    }

    @Test
    void keepsWhereEachCharacterStood() {
        var original = "年减排㎏级：ﬁlter廢氣😀e\u0301后";
        var folded = folding.fold(original);
        int at = folded.text().indexOf("废气");
        assertThat(original.substring(folded.start(at), folded.end(at + 2))).isEqualTo("廢氣");
        int kilogram = folded.text().indexOf("kg");
        assertThat(original.substring(folded.start(kilogram), folded.end(kilogram + 2)))
                .isEqualTo("㎏");
        int last = folded.length() - 1;
        assertThat(original.substring(folded.start(last), folded.end(last + 1))).isEqualTo("后");
    }

    @Test
    void foldsWhateverComesWithoutLosingItsWay() {
        var random = new java.util.Random(20230303);
        for (int round = 0; round < 2_000; round++) {
            var text = random.ints(random.nextInt(40), 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .append("廢")
                    .append((char) (0xD800 + random.nextInt(0x800)))
                    .toString();
            var folded = folding.fold(text);
            for (int i = 0; i < folded.length(); i++) {
                assertThat(folded.start(i)).isLessThan(folded.end(i + 1));
                assertThat(folded.end(i + 1)).isLessThanOrEqualTo(text.length());
            }
        }
    }
}
