package pilotregistry.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import pilotregistry.attachment.Manuscript.Bullets;
import pilotregistry.attachment.Manuscript.Field;
import pilotregistry.attachment.Manuscript.Paragraph;
import pilotregistry.attachment.Manuscript.Section;
import pilotregistry.attachment.Manuscript.Table;

class PlanPrinterTests {

    private final PlanPrinter printer = new PlanPrinter();

    @Test
    void printsAPlanWhoseTextCanBeFound() throws Exception {
        var bytes = print(plan());
        Files.write(Path.of("target", "plan.pdf"), bytes);

        assertThat(text(bytes))
                .contains("清洁生产审核创新试点实施方案")
                .contains("申报单位")
                .contains("江苏某经济技术开发区管理委员会")
                .contains("一、总体要求")
                .contains("二期 行业 一览 二〇二三")
                .contains("化学需氧量")
                .contains("削减 ≥ 15%")
                .contains("第 1 页 / 共")
                .contains("环办科财函〔2023〕79号");
        try (var document = Loader.loadPDF(bytes)) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("清洁生产审核创新试点实施方案");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            var outline = document.getDocumentCatalog().getDocumentOutline();
            assertThat(outline.getFirstChild().getTitle()).isEqualTo("一、总体要求");
        }
    }

    @Test
    void embedsOnlyTheCharactersItShows() throws Exception {
        var bytes = print(plan());

        assertThat(bytes).hasSizeLessThan(300_000);
        try (var document = Loader.loadPDF(bytes)) {
            var resources = document.getPage(1).getResources();
            for (var name : resources.getFontNames()) {
                var font = (PDType0Font) resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansSC-(Regular|Bold)");
            }
        }
    }

    @Test
    void printsTheSameBytesForTheSameManuscript() throws Exception {
        assertThat(print(plan())).isEqualTo(new PlanPrinterTests().print(plan()));
        assertThat(print(page(new Paragraph("甲")))).isNotEqualTo(print(page(new Paragraph("乙"))));
    }

    @Test
    void showsAMarkForCharactersTheFontLacks() throws Exception {
        var bytes = print(page(new Paragraph("CO₂、𪚥、😀、e\u0301、葛\uDB40\uDD00、\u0007零\u200B宽")));

        assertThat(text(bytes)).contains("CO2、〓、〓、é、葛、零宽");
    }

    @Test
    void keepsTheMeaningOfNumbersItCannotRaise() throws Exception {
        var bytes = print(page(new Paragraph("4.1×10⁶ m³、10⁻¹²、10⁻⁶⁷、2^2^3、3⅐、x²、㊿")));

        assertThat(text(bytes)).contains("4.1×10^6 m³、10^-¹²、10^-67、2^2^3、3 1/7、x²、");
    }

    @Test
    void treatsMarkupAsText() throws Exception {
        var bytes = print(page(new Paragraph("<script>alert(\"1\")</script> &amp; (a\\b) %")));

        assertThat(text(bytes)).contains("<script>alert(\"1\")</script> &amp; (a\\b) %");
    }

    @Test
    void neverBeginsALineWithAClosingMark() throws Exception {
        var bytes = print(page(new Paragraph("清洁生产审核，创新（试点）。".repeat(60))));

        assertThat(text(bytes).lines()).noneMatch(it -> it.matches("^[，。）].*"));
        assertThat(text(bytes).lines()).noneMatch(it -> it.matches(".*（$"));
    }

    @Test
    void carriesLongTablesOverPagesUnderTheirHead() throws Exception {
        var rows = IntStream.rangeClosed(1, 120)
                .mapToObj(it -> List.of("" + it, "企业" + it, "统一社会信用代码".repeat(it % 5 + 1)))
                .toList();
        var bytes = print(page(new Table(List.of("序号", "名称", "说明"), rows)));

        try (var document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(4);
        }
        var text = text(bytes);
        assertThat(text.lines().filter(it -> it.startsWith("序号"))).hasSizeGreaterThan(3);
        assertThat(text).contains("企业1 ").contains("企业120 ");
    }

    @Test
    void tearsARowThatIsLongerThanAPageAndLosesNothing() throws Exception {
        var endless = IntStream.range(0, 400).mapToObj(it -> "第" + it + "条").toList();
        var table = new Table(List.of("条款", "备注"), List.of(List.of(String.join("\n", endless), ""), List.of()));

        assertThat(text(print(page(table)))).contains(endless);
    }

    @Test
    void breaksWordsThatAreWiderThanThePage() throws Exception {
        var text = text(print(page(new Paragraph("x".repeat(500)), new Bullets(List.of("", "y".repeat(300))))));

        assertThat(text.chars().filter(it -> it == 'x')).hasSize(500);
        assertThat(text.chars().filter(it -> it == 'y')).hasSize(300);
    }

    @Test
    void printsATitlePageAlone() throws Exception {
        var bytes = print(new Manuscript("", "", List.of(), List.of(), ""));

        assertThat(text(bytes)).contains("第 1 页 / 共 1 页");
    }

    private static Manuscript plan() {
        var head = List.of("指标", "基准值", "目标", "单位", "说明");
        var rows = List.of(
                List.of("化学需氧量", "1,203.5", "削减 ≥ 15%", "t/a", "废水总排口在线监测，〔2022〕年均值"),
                List.of("综合能耗", "约 35.2", "下降 3%", "万 tce", "等价值；含外购蒸汽 0.8 MPa、180 ℃"),
                List.of("取水量", "4.1×10⁶", "节约 120 万 m³", "m³/a", "中水回用率由 35 % 提高到 60 %"));
        var intro = "为贯彻落实《清洁生产促进法》和“十四五”全国清洁生产推行方案，探索工业园区整体审核新模式，"
                + "按照生态环境部办公厅、国家发展改革委办公厅《关于推荐清洁生产审核创新试点项目的通知》"
                + "（环办科财函〔2023〕79号）要求，制定本方案。二期 行业 一览 二〇二三。";
        var sections = List.of(
                new Section(1, "一、总体要求", List.of(new Paragraph(intro + "\n" + intro))),
                new Section(
                        2,
                        "（一）工作目标",
                        List.of(
                                new Bullets(List.of("完成园区内 28 家企业快速审核；", "形成可复制、可推广的“园区—行业—企业”审核模式；" + intro)),
                                new Table(head, rows))),
                new Section(1, "二、实施步骤", List.of(new Paragraph("2023 年 6 月至 12 月：宣传动员、现状评估。"))),
                new Section(3, "1. 组织保障", List.of(new Paragraph(intro.repeat(6)))));
        var fields = List.of(
                new Field("试点类型", "工业园区（产业集群）整体审核模式创新"),
                new Field("申报单位", "江苏某经济技术开发区管理委员会"),
                new Field("推荐单位", "江苏省生态环境厅、江苏省发展和改革委员会"),
                new Field("实施期限", "2023 年 6 月 — 2024 年 6 月"));
        return new Manuscript("清洁生产审核创新试点实施方案", "第二批（2023 年）", fields, sections, "申报编号 2-JS-003 · 第 1 次提交");
    }

    private static Manuscript page(Manuscript.Block... blocks) {
        return new Manuscript("题", "", List.of(), List.of(new Section(1, "一", List.of(blocks))), "");
    }

    private byte[] print(Manuscript manuscript) throws IOException {
        var out = new ByteArrayOutputStream();
        printer.print(manuscript, out);
        return out.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
