package pilotregistry.application;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.application.ApplicationStory.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ContentDisposition;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.ledger.Command;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
class SubmissionPackageTests {

    private static final String PACKAGE = "package { name url bytes overWarning withinLimit }";

    @LocalServerPort
    int port;

    @Autowired
    Intake intake;

    @Autowired
    Clock clock;

    private ApplicationStory story;
    private String title;
    private String application;

    @BeforeEach
    void draft() {
        story = new ApplicationStory(port);
        title = "石狮市大堡集控区清洁生产整体审核创新试点项目 " + UUID.randomUUID();
        application = story.drafted(story.call(400_000), title);
    }

    @Test
    void isOneZipNamedAsTheNoticeAsksWithAManifestThatHolds() throws Exception {
        story.completed(application);
        var list = pdf(20_000);
        story.upload(application, "企业名单.pdf", list);

        var answer = story.get(story.applicant(), url());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        var disposition = answer.headers().firstValue("Content-Disposition").orElseThrow();
        var name = "2023+" + title + "+石狮市大堡集控区管理委员会(演示).zip";
        assertThat(ContentDisposition.parse(disposition).getFilename()).isEqualTo(name);
        var files = unpacked(answer.body());
        assertThat(files.keySet()).containsExactly("实施方案.pdf", "附件/企业名单.pdf", "manifest.json");
        assertThat(files.get("附件/企业名单.pdf")).isEqualTo(list);
        var manifest = JsonMapper.shared().readTree(files.get("manifest.json"));
        assertThat(manifest.get("title").asString()).isEqualTo(title);
        assertThat(manifest.get("year").asString()).isEqualTo("2023");
        assertThat(manifest.get("files")).hasSize(2);
        for (var line : manifest.get("files")) {
            var file = files.get(line.get("name").asString());
            assertThat(line.get("bytes").asLong()).isEqualTo(file.length);
            assertThat(line.get("sha256").asString()).isEqualTo(sha256(file));
        }
    }

    @Test
    void printsThePlanFromWhatTheRegistryHolds() throws Exception {
        story.completed(application);

        var text = text(unpacked(story.get(story.applicant(), url()).body()).get("实施方案.pdf"));

        assertThat(text)
                .contains(title.replace(" ", ""))
                .contains("石狮市大堡集控区管理委员会(演示)")
                .contains("福建省生态环境厅、福建省发展和改革委员会")
                .contains("工业园区")
                .contains("福建省泉州市石狮市")
                .contains("印染、电镀")
                .contains("共29家")
                .contains("91350581MADEM0011Y")
                .contains("1.1试点对象范围与区位")
                .contains("7试点预期产出成果及效益")
                .contains("完成月份")
                .contains("基准值目标值单位")
                .contains("资金来源")
                .contains("合计")
                .contains("环境记录承诺")
                .contains("签署人");
    }

    @Test
    void holdsTheDataOfTheLetterOnceItIsRecommended() throws Exception {
        story.completed(application);
        story.filed(application);
        var filing = story.application(application, "currentFiling { sha256 }")
                .at("/currentFiling/sha256")
                .asString();
        intake.recommended(
                new ApplicationId(application),
                new Recommended("闽环函〔2023〕12号", LocalDate.of(2023, 3, 28), filing, clock.instant()),
                Command.ofRegistry(
                        "issueRecommendationLetter", UUID.randomUUID().toString(), clock.instant()));

        var files = unpacked(story.get(story.person("wu.ndrc"), url()).body());

        assertThat(files.keySet()).containsExactly("实施方案.pdf", "推荐函.pdf", "manifest.json");
        assertThat(text(files.get("推荐函.pdf"))).contains("闽环函〔2023〕12号").contains("2023-03-28");
        var manifest = JsonMapper.shared().readTree(files.get("manifest.json"));
        assertThat(manifest.get("letterNumber").asString()).isEqualTo("闽环函〔2023〕12号");
        assertThat(manifest.get("filingSha256").asString()).isEqualTo(filing);
    }

    @Test
    void printsWhatIsMissingAsMissing() throws Exception {
        var files = unpacked(story.get(story.applicant(), url()).body());

        assertThat(text(files.get("实施方案.pdf"))).contains("（未填写）").contains(title.replace(" ", ""));
    }

    @Test
    void isForThoseWhoSeeTheApplication() throws Exception {
        assertThat(story.get(story.applicant(), url()).statusCode()).isEqualTo(200);
        for (var person : new String[] {"huang.park", "chen.eco", "zhao.mee", "li.analyst"}) {
            assertThat(story.get(story.person(person), url()).statusCode()).isEqualTo(404);
        }
        assertThat(story.get(Caller.anonymous(port), url()).statusCode()).isEqualTo(404);

        story.completed(application);
        story.filed(application);

        assertThat(story.get(story.person("chen.eco"), url()).statusCode()).isEqualTo(200);
        assertThat(story.get(story.person("he.eco"), url()).statusCode()).isEqualTo(404);
    }

    @Test
    void isNotSentAgainUntilSomethingChanges() {
        var head = story.head(story.applicant(), url());
        var etag = head.headers().firstValue("ETag").orElseThrow();

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(story.get(story.applicant(), url(), "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        story.upload(application, "企业名单.pdf", pdf(1_000));
        assertThat(story.get(story.applicant(), url(), "If-None-Match", etag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsItsNameAndTheSizeOfWhatIsSentIn() {
        var before = story.application(application, PACKAGE).get("package");
        story.upload(application, "一.pdf", pdf(210_000));
        var after = story.application(application, PACKAGE).get("package");

        assertThat(before.get("name").asString()).isEqualTo("2023+" + title + "+石狮市大堡集控区管理委员会(演示).zip");
        assertThat(before.get("url").asString()).isEqualTo(url());
        assertThat(before.get("bytes").asInt()).isZero();
        assertThat(before.get("overWarning").asBoolean()).isFalse();
        assertThat(after.get("bytes").asInt()).isEqualTo(210_000);
        assertThat(after.get("overWarning").asBoolean()).isTrue();
        assertThat(after.get("withinLimit").asBoolean()).isTrue();
    }

    @Test
    void keepsNamesFromBeingPathsOrTooLong() {
        var long200 = "园区/集群:\"创新\"" + "长".repeat(180);
        var other = story.drafted(story.call(100_000), long200);

        var name = story.application(other, PACKAGE).at("/package/name").asString();

        assertThat(name).startsWith("2023+园区／集群：＂创新＂长长").endsWith("长+石狮市大堡集控区管理委员会(演示).zip");
        assertThat(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeBetween(253, 255);
    }

    private String url() {
        return "/applications/" + application + "/package";
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    /// Without spaces and line ends, which depend on where lines break.
    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s　]+", "");
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
