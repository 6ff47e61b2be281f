package pilotregistry.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ContentDisposition;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FileCounterTests {

    private static final RoomOnAServer server = new RoomOnAServer();
    private static final byte[] BYTES = Samples.pdf();
    private static StoredFile file;
    private final FileCounter counter = new FileCounter(server.room);

    @BeforeAll
    static void store() throws Exception {
        var deposit = RoomOnAServer.deposit("清洁生产审核 实施方案.pdf");
        file = ((Filed.Stored) server.room.store(deposit, new ByteArrayInputStream(BYTES))).file();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void handsOutTheWholeFileToBeSavedUnderItsChineseName() throws Exception {
        var response = asked("GET");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsByteArray()).isEqualTo(BYTES);
        assertThat(response.getContentType()).isEqualTo("application/pdf");
        assertThat(response.getHeader("ETag")).isEqualTo('"' + file.sha256() + '"');
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(response.getHeader("Content-Length")).isEqualTo("" + BYTES.length);
        var disposition = response.getHeader("Content-Disposition");
        assertThat(disposition).isASCII().startsWith("attachment; filename=\"file.pdf\"; filename*=UTF-8''%E6%B8%85");
        assertThat(ContentDisposition.parse(disposition).getFilename()).isEqualTo("清洁生产审核 实施方案.pdf");
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        var response = asked("HEAD", "Range", "bytes=0-3");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Content-Length")).isEqualTo("" + BYTES.length);
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void sendsNothingTwice() throws Exception {
        var response = asked("GET", "If-None-Match", '"' + file.sha256() + '"');

        assertThat(response.getStatus()).isEqualTo(304);
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(asked("GET", "If-None-Match", "\"other\"").getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-3, 0, 4", "bytes=5-, 5, -1", "bytes=-6, -6, -1", "bytes=0-99999, 0, -1"})
    void sendsTheRangeAskedFor(String range, int from, int to) throws Exception {
        int start = from < 0 ? BYTES.length + from : from;
        int end = to < 0 ? BYTES.length : to;

        var response = asked("GET", "Range", range);

        assertThat(response.getStatus()).isEqualTo(206);
        assertThat(response.getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(BYTES, start, end));
        assertThat(response.getHeader("Content-Range"))
                .isEqualTo("bytes %d-%d/%d".formatted(start, end - 1, BYTES.length));
    }

    @Test
    void refusesARangeBeyondTheEnd() throws Exception {
        var response = asked("GET", "Range", "bytes=" + BYTES.length + "-");

        assertThat(response.getStatus()).isEqualTo(416);
        assertThat(response.getHeader("Content-Range")).isEqualTo("bytes */" + BYTES.length);
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,4-5", "pages=1-2", "bytes=x-y", "bytes=5-2"})
    void sendsTheWholeForARangeItDoesNotServe(String range) throws Exception {
        var response = asked("GET", "Range", range);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsByteArray()).isEqualTo(BYTES);
    }

    @Test
    void sendsTheWholeWhereTheRangeIsOfAnotherVersion() throws Exception {
        var request = request("GET", "Range", "bytes=0-3");
        request.addHeader("If-Range", "\"other\"");
        var response = new MockHttpServletResponse();

        counter.hand(file, request, response);

        assertThat(response.getContentAsByteArray()).isEqualTo(BYTES);
    }

    @Test
    void opensADeliveryWithItsNameFromTheQuery() throws Exception {
        var request = request("POST", "Content-Type", "application/pdf");
        request.setParameter("name", "方案.pdf");
        request.setContent("body".getBytes(UTF_8));

        var delivery = Delivery.from(request, 4);

        assertThat(delivery.name()).isEqualTo("方案.pdf");
        assertThat(delivery.declaredType()).isEqualTo("application/pdf");
        assertThat(delivery.length()).isEqualTo(4);
        assertThat(delivery.body()).hasContent("body");
        assertRefused(request, 3, 413, "TOO_LARGE");
    }

    @Test
    void refusesADeliveryThatIsAFormOrHasNoName() {
        assertRefused(request("POST", "Content-Type", "application/pdf"), 10, 400, "NAME_MISSING");
        assertRefused(request("POST", "Content-Type", "nonsense"), 10, 400, "BAD_CONTENT_TYPE");
        for (var form : new String[] {"multipart/form-data; boundary=x", "application/x-www-form-urlencoded"}) {
            assertRefused(request("POST", "Content-Type", form), 10, 415, "RAW_BODY_EXPECTED");
        }
    }

    @Test
    void saysOverHttpWhatBecameOfAFile() {
        assertThat(Delivery.taken(new Filed.Stored(file))).isEqualTo(file);
        assertProblem(() -> Delivery.taken(new Filed.TooLarge(1)), 413, "TOO_LARGE");
        assertProblem(() -> Delivery.taken(new Filed.TypeRefused("text/html", "pdf")), 415, "TYPE_REFUSED");
        assertProblem(() -> Delivery.taken(new Filed.Empty()), 400, "EMPTY");
        assertProblem(() -> Delivery.taken(new Filed.NameRefused("")), 400, "NAME_REFUSED");
    }

    private static void assertRefused(MockHttpServletRequest request, long limit, int status, String code) {
        assertProblem(() -> Delivery.from(request, limit), status, code);
    }

    private static void assertProblem(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FileProblem.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(status);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    private MockHttpServletResponse asked(String method, String... header) throws Exception {
        var response = new MockHttpServletResponse();
        counter.hand(file, request(method, header), response);
        return response;
    }

    private static MockHttpServletRequest request(String method, String... header) {
        var request = new MockHttpServletRequest(method, "/attachments/1");
        if (header.length == 2) {
            request.addHeader(header[0], header[1]);
        }
        return request;
    }
}
