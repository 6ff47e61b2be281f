package pilotregistry.historic;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.historic.Tables.columns;

import java.util.List;
import org.junit.jupiter.api.Test;
import pilotregistry.ledger.Refusal;
import pilotregistry.sheet.ColumnMapping;
import pilotregistry.sheet.Columns;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.ImportFindingCode;
import pilotregistry.sheet.SheetFixtures;
import pilotregistry.sheet.TableFlaw;

class ColumnsTests {

    @Test
    void recognisesChineseHeaders() {
        var columns = columns("批次,项目名称*,申报单位,省份,类型,行业或园区,来源,可信度,期限起,期限止,认定文号,评估结果,地市代码,县区代码,行业");

        assertThat(columns.refusals()).isEmpty();
        assertThat(columns.findings()).isEmpty();
        assertThat(columns.heading(ImportField.NAME)).isEqualTo("项目名称*");
        assertThat(columns.heading(ImportField.COUNTY_CODE)).isEqualTo("县区代码");
    }

    @Test
    void recognisesEnglishHeadersHoweverTheyAreSpelt() {
        var columns = columns(
                "Batch,NAME,province_code,ProvinceName2,Industry or park,Term Start,term-end,designation_number,outcome");

        assertThat(columns.refusals()).isEmpty();
        assertThat(columns.heading(ImportField.TERM_START)).isEqualTo("Term Start");
        assertThat(columns.heading(ImportField.TERM_END)).isEqualTo("term-end");
        assertThat(columns.heading(ImportField.INDUSTRY_OR_PARK)).isEqualTo("Industry or park");
        assertThat(columns.findings())
                .extracting(ImportFinding::code, ImportFinding::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ImportFindingCode.UNKNOWN_COLUMN, "ProvinceName2"));
    }

    @Test
    void knowsEveryFieldByItsOwnNameAndByAChineseOne() {
        for (var field : ImportField.values()) {
            assertThat(ImportField.of(field.name())).contains(field);
            assertThat(field.known()).matches(".*\\p{IsHan}.*");
        }
    }

    @Test
    void followsTheMappingBeforeTheHeader() {
        var columns = columns(
                "批次,标题,名称,备注",
                new ColumnMapping<>("标题", ImportField.NAME),
                new ColumnMapping<>("名称", null),
                new ColumnMapping<>("备注", ImportField.FACTS));

        assertThat(columns.refusals()).isEmpty();
        assertThat(columns.findings()).isEmpty();
        assertThat(columns.heading(ImportField.NAME)).isEqualTo("标题");
        assertThat(columns.heading(ImportField.FACTS)).isEqualTo("备注");
    }

    @Test
    void saysAllThatKeepsATableOut() {
        var columns = columns("省份,所在省份", new ColumnMapping<>("标题", ImportField.NAME));

        assertThat(columns.complete()).isFalse();
        assertThat(columns.refusals())
                .extracting(Refusal::code)
                .containsExactly(
                        TableFlaw.COLUMN_TWICE,
                        TableFlaw.MAPPED_COLUMN_MISSING,
                        TableFlaw.COLUMN_MISSING,
                        TableFlaw.COLUMN_MISSING);
    }

    @Test
    void keepsTheOriginalRowWithItsUnknownColumns() {
        var rows = SheetFixtures.read(SheetFixtures.csv("批次,名称,备注,\n2, 石狮 ,,x\n"), null);
        var columns = Columns.of(ImportField.HEADERS, rows.getFirst(), List.of());

        assertThat(columns.original(rows.getLast()))
                .containsExactly(
                        new Columns.Headed("批次", "2"), new Columns.Headed("名称", " 石狮 "), new Columns.Headed("#4", "x"));
    }
}
