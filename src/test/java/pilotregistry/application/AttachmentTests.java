package pilotregistry.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.application.ApplicationStory.json;
import static pilotregistry.application.ApplicationStory.pdf;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ContentDisposition;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.attachment.Deposit;
import pilotregistry.attachment.FileRoom;
import pilotregistry.attachment.Filed;
import pilotregistry.attachment.MediaKind;
import pilotregistry.attachment.StoredFile;
import pilotregistry.login.Tokens;

@RegistryTest
class AttachmentTests {

    private static final int LIMIT = 100_000;

    @LocalServerPort
    int port;

    @Autowired
    FileRoom room;

    @Autowired
    StoryClock clock;

    @Autowired
    ScheduledTaskHolder tasks;

    private ApplicationStory story;
    private String application;

    @BeforeEach
    void draft() {
        story = new ApplicationStory(port);
        application = story.drafted(story.call(LIMIT));
    }

    @AfterEach
    void again() {
        clock.set(StoryClock.START);
    }

    @Test
    void attachesAFileUnderItsChineseName() {
        var file = pdf(5_000);

        var answer = story.upload(
                story.applicant(), application, "FUNDING_PROOF", "资金 承诺函（盖章）.pdf", BodyPublishers.ofByteArray(file));

        assertThat(answer.statusCode()).isEqualTo(201);
        var attached = json(answer);
        assertThat(attached.get("name").asString()).isEqualTo("资金 承诺函(盖章).pdf");
        assertThat(attached.get("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(attached.get("bytes").asLong()).isEqualTo(5_000);
        assertThat(attached.get("sha256").asString()).isEqualTo(SubmissionPackageTests.sha256(file));
        assertThat(attached.get("role").asString()).isEqualTo("FUNDING_PROOF");
        assertThat(answer.headers().firstValue("Location")).hasValue("/attachments/" + id(answer));
        var listed = story.application(application, "totalBytes attachments { id name role mediaType bytes sha256 }");
        assertThat(listed.get("attachments")).hasSize(1);
        assertThat(listed.get("attachments").get(0)).isEqualTo(attached);
        assertThat(listed.get("totalBytes").asLong()).isEqualTo(5_000);
    }

    @Test
    void answersTheSameBytesAgainWithTheFileThatIsThere() {
        var file = pdf(60_000);
        var first = story.upload(application, "方案.pdf", file);
        int version = version();

        // More than there is room for, were it another file.
        var again = story.upload(application, "方案 (2).pdf", file);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(stored()).hasSize(1);
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void attachesOneFileOnceHoweverManySendItAtOnce() {
        var file = pdf(8_000);

        var answers = Race.of(20, sender -> story.upload(application, "名单.pdf", file));

        assertThat(answers.stream().map(HttpResponse::statusCode))
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(answers.stream().map(AttachmentTests::id).distinct()).hasSize(1);
        assertThat(stored()).hasSize(1);
        assertThat(attachments()).hasSize(1);
    }

    @Test
    void neverPassesTheLimitHoweverManySendAtOnce() {
        // The proportions of 9 MB against 50 MB: five of twenty fit.
        var answers = Race.of(20, sender -> story.upload(application, "图" + sender + ".pdf", pdf(18_000)));

        assertThat(answers.stream().filter(each -> each.statusCode() == 201)).hasSize(5);
        assertThat(answers.stream().filter(each -> each.statusCode() != 201))
                .allMatch(each -> each.statusCode() == 413)
                .allMatch(each -> List.of("SIZE_LIMIT", "TOO_LARGE").contains(code(each)));
        assertThat(stored()).hasSize(5);
        assertThat(story.application(application, "totalBytes")
                        .get("totalBytes")
                        .asLong())
                .isEqualTo(90_000);
    }

    @Test
    void refusesWhatIsLargerThanTheRoomLeft() {
        story.upload(application, "一.pdf", pdf(60_000));

        var declared = story.upload(application, "二.pdf", pdf(70_000));
        var smaller = story.upload(application, "三.pdf", pdf(50_000));

        assertThat(declared.statusCode()).isEqualTo(413);
        assertThat(code(declared)).isEqualTo("TOO_LARGE");
        assertThat(smaller.statusCode()).isEqualTo(413);
        assertThat(code(smaller)).isEqualTo("SIZE_LIMIT");
        assertThat(detail(smaller)).contains("110000").contains("100000").contains("R27");
        assertThat(stored()).hasSize(1);
    }

    @Test
    void refusesABodyThatIsLargerThanItSaid() {
        // Chunked: no length is declared.
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(pdf(1_500_000)));

        var answer = story.upload(story.applicant(), application, "SUPPORTING", "大.pdf", body);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(code(answer)).isEqualTo("TOO_LARGE");
        assertThat(stored()).isEmpty();
    }

    @Test
    void refusesBeforeTheBodyIsSentWhereTheSenderWaits() throws Exception {
        var token = Tokens.at(port).of("lin.yuan");
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("""
                    POST /attachments?role=PLAN&name=a.pdf&application=%s HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Length: 60000000\r
                    Expect: 100-continue\r
                    \r
                    """.formatted(application, token).getBytes(UTF_8));

            var status = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();

            assertThat(status).startsWith("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "方案.pdf | MZ not a plan        | 415 | TYPE_REFUSED",
                "方案.exe | %PDF-1.7 x %%EOF     | 415 | TYPE_REFUSED",
                "方案.pdf | ''                   | 400 | EMPTY",
                "方案     | %PDF-1.7 x %%EOF     | 400 | NAME_REFUSED",
                "''       | %PDF-1.7 x %%EOF     | 400 | NAME_MISSING"
            })
    void refusesWhatIsNoDocument(String name, String body, int status, String code) {
        var answer = story.upload(application, name, body.getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(stored()).isEmpty();
    }

    @Test
    void saysWhatToDoInTheLanguageAskedFor() {
        var chinese = story.upload(application, "方案.pdf", new byte[0]);
        var english = story.upload(
                story.applicant().in(Locale.ENGLISH), application, "SUPPORTING", "plan.pdf", BodyPublishers.noBody());

        assertThat(json(chinese).get("title").asString()).isEqualTo("文件为空");
        assertThat(detail(chinese)).contains("重新发送");
        assertThat(json(english).get("title").asString()).isEqualTo("The file is empty");
        assertThat(detail(english)).contains("send it again");
        assertThat(english.headers().firstValue("Content-Language")).hasValue("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=x", "application/x-www-form-urlencoded"})
    void refusesForms(String type) {
        var request = story.applicant()
                .request("/attachments?role=PLAN&name=a.pdf&application=" + application)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("--x\r\n\r\nname=b.pdf\r\n--x--"));

        var answer = Caller.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(code(answer)).isEqualTo("RAW_BODY_EXPECTED");
    }

    @ParameterizedTest
    @CsvSource({
        "role=PLAN&name=a.pdf, OWNER_MISSING",
        "name=a.pdf&application=, ROLE_UNKNOWN",
        "role=plan&name=a.pdf&application=, ROLE_UNKNOWN"
    })
    void asksForWhatTheFileIsForAndWhose(String query, String code) {
        var path = "/attachments?" + (query.endsWith("=") ? query + application : query);

        var answer = Caller.send(
                story.applicant().request(path).POST(BodyPublishers.ofByteArray(pdf(500))), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo(code);
    }

    @Test
    void takesNothingFromWhoeverIsNotTheApplicant() {
        var file = BodyPublishers.ofByteArray(pdf(1_000));

        var anonymous = story.upload(Caller.anonymous(port), application, "PLAN", "a.pdf", file);
        var other = story.upload(story.person("huang.park"), application, "PLAN", "a.pdf", file);
        var province = story.upload(story.person("chen.eco"), application, "PLAN", "a.pdf", file);
        var nowhere = story.upload(story.applicant(), "application_0", "PLAN", "a.pdf", file);

        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(code(anonymous)).isEqualTo("UNAUTHENTICATED");
        assertThat(anonymous.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(code(other)).isEqualTo("NOT_FOUND");
        assertThat(province.statusCode()).isEqualTo(403);
        assertThat(code(province)).isEqualTo("FORBIDDEN");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(stored()).isEmpty();
    }

    @Test
    void takesNothingThroughAProgramThatMayOnlyRead() {
        var request = java.net.http.HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + port + "/attachments?role=PLAN&name=a.pdf&application=" + application))
                .header("Authorization", "Bearer " + Tokens.at(port).of("lin.yuan", "openid registry.read"))
                .POST(BodyPublishers.ofByteArray(pdf(1_000)));

        var answer = Caller.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("SCOPE_MISSING");
        assertThat(detail(answer)).contains("registry.write");
    }

    @Test
    void handsFilesOutToThoseWhoSeeTheApplication() throws Exception {
        var file = pdf(30_000);
        var path = "/attachments/" + id(story.upload(application, "园区 企业名单.pdf", file));
        assertThat(statuses(path, "lin.yuan", "huang.park", "chen.eco", "zhao.mee"))
                .containsExactly(200, 404, 404, 404);

        story.completed(application);
        story.filed(application);

        assertThat(statuses(path, "lin.yuan", "huang.park", "chen.eco", "wu.ndrc", "he.eco", "zhao.mee", "qian.expert"))
                .containsExactly(200, 404, 200, 200, 404, 404, 404);
        assertThat(story.get(Caller.anonymous(port), path).statusCode()).isEqualTo(404);
        assertThat(story.get(Caller.partner(port), path).statusCode()).isEqualTo(404);
        var answer = story.get(story.person("chen.eco"), path);
        assertThat(answer.body()).isEqualTo(file);
        var disposition = answer.headers().firstValue("Content-Disposition").orElseThrow();
        assertThat(ContentDisposition.parse(disposition).getFilename()).isEqualTo("园区 企业名单.pdf");
    }

    @Test
    void answersHeadAndSendsNothingTwice() {
        var path = "/attachments/" + id(story.upload(application, "方案.pdf", pdf(4_000)));

        var head = story.head(story.applicant(), path);
        var etag = head.headers().firstValue("ETag").orElseThrow();
        var again = story.get(story.applicant(), path, "If-None-Match", etag);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("4000");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(story.head(Caller.anonymous(port), path).statusCode()).isEqualTo(404);
    }

    @Test
    void freesTheRoomOfAFileThatIsTakenOff() {
        var path = "/attachments/" + id(story.upload(application, "一.pdf", pdf(60_000)));

        assertThat(story.delete(Caller.anonymous(port), path).statusCode()).isEqualTo(401);
        assertThat(story.delete(story.person("huang.park"), path).statusCode()).isEqualTo(404);
        assertThat(story.delete(story.applicant(), path).statusCode()).isEqualTo(204);

        assertThat(stored()).isEmpty();
        assertThat(attachments()).isEmpty();
        assertThat(story.get(story.applicant(), path).statusCode()).isEqualTo(404);
        assertThat(story.delete(story.applicant(), path).statusCode()).isEqualTo(404);
        assertThat(story.upload(application, "二.pdf", pdf(60_000)).statusCode()).isEqualTo(201);
    }

    @Test
    void changesNothingOnceItIsFiled() throws Exception {
        var path = "/attachments/" + id(story.upload(application, "一.pdf", pdf(2_000)));
        story.completed(application);
        story.filed(application);

        var added = story.upload(application, "二.pdf", pdf(2_000));
        var removed = story.delete(story.applicant(), path);
        var byProvince = story.delete(story.person("chen.eco"), path);

        assertThat(added.statusCode()).isEqualTo(409);
        assertThat(code(added)).isEqualTo("NOT_EDITABLE");
        assertThat(removed.statusCode()).isEqualTo(409);
        assertThat(code(removed)).isEqualTo("NOT_EDITABLE");
        assertThat(byProvince.statusCode()).isEqualTo(403);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void keepsWhatWasFiledForThoseWhoSawIt() throws Exception {
        var path = "/attachments/" + id(story.upload(application, "一.pdf", pdf(2_000)));
        story.completed(application);
        story.filed(application);
        story.person("chen.eco")
                .data(
                        "mutation($input: ReturnApplicationInput!) { returnApplication(input: $input) { errors { code } } }",
                        Map.of("input", Map.of("id", application, "reason", "请补充资金证明")));

        assertThat(story.delete(story.applicant(), path).statusCode()).isEqualTo(204);
        assertThat(story.application(application, "attachments { id }").get("attachments"))
                .isEmpty();
        assertThat(story.get(story.person("chen.eco"), path).statusCode()).isEqualTo(200);
        assertThat(story.get(story.person("he.eco"), path).statusCode()).isEqualTo(404);
    }

    @Test
    void changesNothingAfterTheDeadline() {
        var path = "/attachments/" + id(story.upload(application, "一.pdf", pdf(2_000)));
        clock.set(Instant.parse("2023-04-30T16:00:00Z"));

        var added = story.upload(application, "二.pdf", pdf(2_000));

        assertThat(added.statusCode()).isEqualTo(409);
        assertThat(code(added)).isEqualTo("BATCH_CLOSED");
        assertThat(detail(added)).contains("2023-04-30");
        assertThat(code(story.delete(story.applicant(), path))).isEqualTo("BATCH_CLOSED");
    }

    @Test
    void holdsFiftyFilesAndNoMore() {
        var answers = IntStream.range(0, 51)
                .mapToObj(number -> story.upload(application, number + ".pdf", pdf(200)))
                .toList();

        assertThat(answers.subList(0, 50)).allMatch(each -> each.statusCode() == 201);
        assertThat(answers.getLast().statusCode()).isEqualTo(409);
        assertThat(code(answers.getLast())).isEqualTo("TOO_MANY");
    }

    @Test
    void sweepsFilesThatNoApplicationListsAfterADay() throws Exception {
        var attached = id(story.upload(application, "一.pdf", pdf(2_000)));
        var deposit = new Deposit(application, "lin.yuan", "失联.pdf", LIMIT, MediaKind.DOCUMENTS);
        var orphan = ((Filed.Stored) room.store(deposit, new ByteArrayInputStream(pdf(2_000)))).file();
        assertThat(story.get(story.applicant(), "/attachments/" + orphan.id()).statusCode())
                .isEqualTo(404);

        clock.advance(Duration.ofHours(23));
        sweep();
        assertThat(stored()).hasSize(2);
        clock.advance(Duration.ofHours(2));
        sweep();

        assertThat(stored().stream().map(file -> file.id().value())).containsExactly(attached);
    }

    private void sweep() {
        tasks.getScheduledTasks().stream()
                .map(task -> task.getTask())
                .filter(task -> task.toString().contains("FileSweep"))
                .findFirst()
                .orElseThrow()
                .getRunnable()
                .run();
    }

    private List<Integer> statuses(String path, String... persons) {
        return List.of(persons).stream()
                .map(person -> story.get(story.person(person), path).statusCode())
                .toList();
    }

    private List<StoredFile> stored() {
        return room.of(application);
    }

    private List<String> attachments() {
        return story.application(application, "attachments { id }")
                .get("attachments")
                .valueStream()
                .map(each -> each.get("id").asString())
                .toList();
    }

    private int version() {
        return story.application(application, "version").get("version").asInt();
    }

    private static String id(HttpResponse<String> answer) {
        return json(answer).get("id").asString();
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).get("code").asString();
    }

    private static String detail(HttpResponse<String> answer) {
        return json(answer).get("detail").asString();
    }
}
