package pilotregistry.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

@RegistryTest
class ReportPagesTests {

    @LocalServerPort
    int port;

    private Browsing browsing;

    @BeforeEach
    void begin() {
        browsing = new Browsing(port);
    }

    @Test
    void showsEveryReportAsATableWithItsQueryAndItsFiles() {
        var page = browsing.get("/reports?batch=batch_1").body().replace("&#x3D;", "=");
        for (var name : List.of("provinces", "coverage", "benefits", "funnel", "efficiency", "index")) {
            assertThat(page)
                    .contains("<table id=\"table-" + name + "\">")
                    .contains(
                            "/reports/" + name + ".csv?batch=batch_1",
                            "/reports/" + name + ".xlsx?",
                            "/reports/" + name + ".pdf?");
        }
        assertThat(page)
                .contains(
                        "<caption>",
                        "scope=\"col\"",
                        "scope=\"row\"",
                        "/graphiql#document=funnel&amp;variables=%7B%22batch%22%3A%22batch_1%22%7D")
                .contains("<option value=\"batch_1\" selected>")
                .doesNotContain("style=\"", "<canvas id=\"", "src=\"http");
    }

    @Test
    void tellsTheSameAsTheApi() {
        var asked = Caller.anonymous(port).data("""
                { funnel(batch: "batch_1") { whole { designated assessed passed } } }""").at("/funnel/whole");
        var first = csv("/reports/funnel.csv?batch=batch_1").get(1);
        assertThat(first)
                .isEqualTo("全部,,,," + asked.get("designated").asInt() + ","
                        + asked.get("assessed").asInt() + ","
                        + asked.get("passed").asInt());
    }

    @Test
    void namesEveryEmptyCell() {
        var asked = Caller.anonymous(port).data("""
                { coverage(rows: INDUSTRY, columns: PILOT_TYPE, batch: "batch_2") { cells { pilotCount } emptyCells { pilotCount } } }""").get("coverage");
        assertThat(csv("/reports/coverage.csv?batch=batch_2"))
                .hasSize(1 + asked.get("cells").size() + asked.get("emptyCells").size())
                .anyMatch(line -> line.startsWith("能源,") && line.endsWith(",空白"));
    }

    @Test
    void putsAProvinceOnlyOnceAmongTheTiles() {
        var provinces = Caller.anonymous(port).data("{ provinces { code } }").get("provinces");
        var tiles = browsing.get("/reports").body().split("<div class=\"c\\d r\\d l\\d\">", -1).length - 1;
        assertThat(tiles).isEqualTo(provinces.size());
    }

    @Test
    void speaksBothLanguagesOnPageAndInFiles() {
        assertThat(browsing.get("/reports", Locale.ENGLISH).body()).contains("From applying to passing", "Left out");
        assertThat(csv("/reports/benefits.csv?language=en").getFirst()).contains("Group,Metric,Sum,Unit");
    }

    @Test
    void writesWorkbooksAndPrintsThatCanBeRead() throws IOException {
        var workbook = bytes("/reports/index.xlsx");
        assertThat(workbook.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"index.xlsx\"");
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(workbook.body()));
                var rows = read.getFirstSheet().openStream()) {
            assertThat(rows.findFirst().orElseThrow().getCellText(0)).isEqualTo("行业");
        }
        try (var print =
                Loader.loadPDF(bytes("/reports/funnel.pdf?batch=batch_1").body())) {
            assertThat(new PDFTextStripper().getText(print)).contains("各阶段的数目", "通过评估");
        }
    }

    @Test
    void takesWhatNobodyCanChooseForTheFirstChoice() {
        assertThat(browsing.get("/reports?batch=batch_0&group=%3Cb%3E").statusCode())
                .isEqualTo(200);
        assertThat(browsing.get("/reports/secrets.csv").statusCode()).isEqualTo(404);
        assertThat(browsing.get("/reports/benefits.exe").statusCode()).isEqualTo(404);
    }

    @Test
    void writesNoFileOfWhatIsNotThere() {
        for (var path : List.of("funnel.csv?batch=batch_0", "benefits.xlsx?group=NOPE", "nope.pdf")) {
            var answer = browsing.get("/reports/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("NO_SUCH_REPORT");
        }
        assertThat(bytes("/reports/funnel.csv?batch=batch_1").headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"funnel-batch_1.csv\"");
    }

    @Test
    void keepsFromThePublicWhatThePipelineTells() {
        assertThat(browsing.get("/reports").body())
                .doesNotContain("table-pipeline")
                .contains("document=pipeline");
        assertThat(browsing.get("/reports/pipeline.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void sendsNoFileAgainToWhoeverHasIt() {
        for (var format : List.of("csv", "xlsx", "pdf")) {
            var path = "/reports/funnel." + format + "?batch=batch_1";
            var tag = bytes(path).headers().firstValue("ETag").orElseThrow();
            var request = Caller.anonymous(port).request(path).header("If-None-Match", tag);
            assertThat(Caller.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .as(format)
                    .isEqualTo(304);
            var english = Caller.anonymous(port).request(path + "&language=en").header("If-None-Match", tag);
            assertThat(Caller.send(english, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .as(format)
                    .isEqualTo(200);
        }
    }

    private List<String> csv(String path) {
        var text = new String(bytes(path).body(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        return text.substring(1).lines().toList();
    }

    private HttpResponse<byte[]> bytes(String path) {
        return Caller.send(Caller.anonymous(port).request(path), HttpResponse.BodyHandlers.ofByteArray());
    }
}
