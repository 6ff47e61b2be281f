package pilotregistry.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pilotregistry.sheet.SheetFixtures.csv;
import static pilotregistry.sheet.SheetFixtures.texts;
import static pilotregistry.sheet.SheetFixtures.xlsx;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTests {

    private static final String TEXT = "批次,名称\n第二批,石狮市大堡集控区\n";
    private static final List<List<String>> ROWS = List.of(List.of("批次", "名称"), List.of("第二批", "石狮市大堡集控区"));

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,\uFEFF", "GB18030,''", "UTF-16LE,\uFEFF", "UTF-16BE,\uFEFF"})
    void readsChineseTextInEveryUsualEncoding(String charset, String mark) {
        assertThat(texts(csv(mark + TEXT, Charset.forName(charset)))).isEqualTo(ROWS);
    }

    @Test
    void decidesTheEncodingByTheWholeFile() {
        var ascii = "batch,name,facts\n" + "2,A,plain text\n".repeat(20_000);

        var rows = texts(csv(ascii + "2,石狮,㐀\n", Charset.forName("GB18030")));

        assertThat(rows.getLast()).containsExactly("2", "石狮", "㐀");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsTheSeparatorOutsideOfQuotes(String separator) {
        var text = "批次%1$s名称%1$s事实\n2%1$s石狮%1$s\"a,b;c\td,e;f\"\n".formatted(separator);

        assertThat(texts(csv(text)).getLast()).containsExactly("2", "石狮", "a,b;c\td,e;f");
    }

    @Test
    void numbersRowsAsASpreadsheetDoes() {
        var rows = SheetFixtures.read(csv("批次,名称\r\n\r\n2,\"两行的\r\n名称\"\r\n2,下一行"), null);

        assertThat(rows).extracting(SheetRow::number).containsExactly(1, 2, 3, 4);
        assertThat(rows.get(1).blank()).isTrue();
        assertThat(rows.get(3).cells().getLast().text()).isEqualTo("下一行");
    }

    @Test
    void refusesWhatIsNoText() {
        assertRefused(new byte[] {'a', ',', 0, 'b'}, TableFlaw.ENCODING_UNKNOWN);
        assertRefused(new byte[] {(byte) 0xFF, (byte) 0x81, 1, (byte) 0xFF}, TableFlaw.ENCODING_UNKNOWN);
        assertRefused(new byte[0], TableFlaw.EMPTY);
        assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, TableFlaw.FORMAT_NOT_ACCEPTED);
        assertRefused("PK\003\004 no zip".getBytes(StandardCharsets.ISO_8859_1), TableFlaw.UNREADABLE);
    }

    @Test
    void saysInWhichRowQuotesBreakOff() {
        assertThatThrownBy(() -> texts(csv("批次,名称\n2,甲\n2,\"乙\" 丙\n")))
                .isInstanceOfSatisfying(UnreadableTable.class, broken -> {
                    assertThat(broken.refusals().getFirst().code()).isEqualTo(TableFlaw.UNREADABLE);
                    assertThat(broken.refusals().getFirst().facts()).containsEntry("row", 3);
                });
    }

    @Test
    void losesNoRowsInAQuoteThatIsNeverClosed() {
        assertThatThrownBy(() -> texts(csv("批次,名称\n2,\"甲\n乙\"\n2,\"丙\n2,丁\n2,戊\n")))
                .isInstanceOfSatisfying(
                        UnreadableTable.class,
                        broken ->
                                assertThat(broken.refusals().getFirst().facts()).containsEntry("row", 3));
    }

    @Test
    void readsAWorkbookAsItShows() {
        var table = xlsx(sheet -> {
            sheet.value(0, 0, "批次");
            sheet.value(0, 1, "地市代码");
            sheet.value(0, 2, "认定日期");
            sheet.value(3, 0, 2);
            sheet.value(3, 1, 350500);
            sheet.value(3, 2, LocalDate.of(2023, 8, 4));
            sheet.style(3, 2).format("yyyy\\年m\\月d\\日").set();
            sheet.value(4, 0, 1.5);
        });

        var rows = SheetFixtures.read(table, null);

        assertThat(rows).extracting(SheetRow::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(rows.get(1).blank()).isTrue();
        assertThat(rows.get(3).cells()).extracting(SheetRow.Cell::text).containsExactly("2", "350500", "2023-08-04");
        assertThat(rows.get(4).cells().getFirst().text()).isEqualTo("1.5");
    }

    @Test
    void marksFormulas() {
        var table = xlsx(sheet -> {
            sheet.value(0, 0, "批次");
            sheet.formula(1, 0, "1+1");
        });

        assertThat(SheetFixtures.read(table, null).getLast().cells().getFirst().computed())
                .isTrue();
    }

    @Test
    void takesTheSheetThatIsNamed() {
        var table = xlsx(sheet -> sheet.value(0, 0, "批次"));

        assertThat(SheetFixtures.read(table, "说明").getFirst().cells().getFirst().text())
                .isEqualTo("填写说明");
        assertThatThrownBy(() -> SheetFixtures.read(table, "没有"))
                .isInstanceOfSatisfying(
                        UnreadableTable.class,
                        broken ->
                                assertThat(broken.refusals().getFirst().code()).isEqualTo(TableFlaw.SHEET_NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"})
    void refusesAWorkbookWithADocumentTypeOrABrokenPartWithoutNamingAnythingOfOurs(String part) {
        for (var xml : List.of("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "<a", "")) {
            var broken = SheetFixtures.replaced(xlsx(sheet -> sheet.value(0, 0, "批次")), part, xml);
            assertThat(SheetFixtures.outcome(broken)).doesNotContain("root:", "java", "javax", "fasterxml");
        }
    }

    private static void assertRefused(byte[] table, TableFlaw code) {
        assertThatThrownBy(() -> SheetFixtures.read(table, null))
                .isInstanceOfSatisfying(
                        UnreadableTable.class,
                        broken ->
                                assertThat(broken.refusals().getFirst().code()).isEqualTo(code));
    }
}
