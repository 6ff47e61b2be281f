package pilotregistry.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTests {

    private static final String[] PIECES = {
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "＝",
        "＋",
        "－",
        "＠",
        " ",
        "\u00A0",
        "\u3000",
        "\u200B",
        "\uFEFF",
        "\0",
        "'",
        "\"",
        ",",
        ";",
        "cmd|' /C calc'!A0",
        "HYPERLINK(\"http://x\")",
        "1",
        "2.5",
        "e",
        "园区",
        "a",
        "−",
        "﹣",
        "|",
        "%"
    };
    private static final String FORMULA = "=+-@\t\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "＝1+1",
                "＠x",
                " =1",
                "\u200B=1",
                "\uFEFF=1",
                "--1",
                "-",
                "-2+3+cmd"
            })
    void putsAnApostropheBeforeWhatBeginsLikeAFormula(String text) {
        assertThat(Guard.neutral(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "-1", "+1.5", "-12.50", "1e-9", "石狮市", "a=b", "CP-02-0001", "2023-08", "'=1", "约 20"})
    void leavesNumbersAndOtherTextsAsTheyAre(String text) {
        assertThat(Guard.neutral(text)).isEqualTo(text);
    }

    @Test
    void letsNoCellOfAFileBeginLikeAFormulaAndLosesNothing() throws IOException {
        var random = new Random(20_230_310);
        for (int round = 0; round < 3_000; round++) {
            var texts = List.of(text(random), text(random), text(random));
            var out = new ByteArrayOutputStream();
            var rows = new CsvRows(out, List.of("a", "b", "c"), false);
            rows.row(List.copyOf(texts));
            rows.end();
            var cells = cells(out);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(formula(cells.get(i))).as(cells.get(i)).isFalse();
                assertThat(cells.get(i)).isIn(texts.get(i), "'" + texts.get(i));
            }
        }
    }

    @Test
    void writesNumbersAsNumbers() throws IOException {
        var out = new ByteArrayOutputStream();
        var rows = new CsvRows(out, List.of(), false);
        rows.row(List.of(new BigDecimal("-12.50"), -3, new BigDecimal("1E+3"), true));
        rows.end();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("-12.50,-3,1000,true\r\n");
        assertThat(rows.neutralised()).isZero();
    }

    // What the spreadsheet sees first: width folded, blanks and what is invisible gone.
    private static boolean formula(String cell) {
        var folded = Normalizer.normalize(cell, Normalizer.Form.NFKC).replaceAll("^[\\p{Zs}\\p{Cf}\\x00]+", "");
        return !folded.isEmpty()
                && FORMULA.indexOf(folded.charAt(0)) >= 0
                && !cell.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    }

    private static List<String> cells(ByteArrayOutputStream out) throws IOException {
        try (var csv = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(out.toString(StandardCharsets.UTF_8))) {
            return csv.iterator().next().getFields();
        }
    }

    private static String text(Random random) {
        var pieces = new ArrayList<String>();
        for (int left = 1 + random.nextInt(5); left > 0; left--) {
            pieces.add(PIECES[random.nextInt(PIECES.length)]);
        }
        return String.join("", pieces);
    }
}
