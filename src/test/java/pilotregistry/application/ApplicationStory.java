package pilotregistry.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.io.ClassPathResource;
import pilotregistry.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Applications of 林园 on their way, through the real doors: GraphQL and HTTP, with real tokens.
final class ApplicationStory {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger NUMBERS = new AtomicInteger(7300);
    private static final String DRAFT = """
            mutation($input: DraftApplicationInput!) { draftApplication(input: $input) {
              application { id } errors { code message } } }""";
    private static final String EDIT = """
            mutation($input: EditApplicationInput!) { editApplication(input: $input) {
              application { id } errors { code message } } }""";
    private static final String FILE = """
            mutation($input: FileApplicationInput!) { fileApplication(input: $input) {
              application { id } errors { code message } } }""";
    private static final String OPEN = """
            mutation($input: OpenBatchInput!) { openBatch(input: $input) { batch { id } errors { code message } } }""";

    private final int port;

    ApplicationStory(int port) {
        this.port = port;
    }

    Caller person(String username) {
        return Caller.person(port, username);
    }

    Caller applicant() {
        return person("lin.yuan");
    }

    /// A call of 2023 open until 30 April, with these bytes as its limit, and half of them as its warning.
    String call(long sizeLimit) {
        var input = Map.of(
                "number",
                NUMBERS.incrementAndGet(),
                "year",
                2023,
                "title",
                "关于推荐清洁生产审核创新试点项目的通知（测试）",
                "issuedOn",
                "2023-03-03",
                "lastDay",
                "2023-04-30",
                "sizeLimit",
                sizeLimit,
                "sizeWarning",
                sizeLimit / 2,
                "demonstration",
                true);
        return done(person("zhao.mee").data(OPEN, Map.of("input", input)).get("openBatch"))
                .at("/batch/id")
                .asString();
    }

    String drafted(String batch) {
        return drafted(batch, "石狮市大堡集控区清洁生产整体审核创新试点项目 " + UUID.randomUUID());
    }

    String drafted(String batch, String title) {
        var input = Map.of("batch", batch, "applicant", body(), "content", Map.of("title", title));
        return done(applicant().data(DRAFT, Map.of("input", input)).get("draftApplication"))
                .at("/application/id")
                .asString();
    }

    /// With everything that the tour's application says.
    void completed(String application) throws IOException {
        try (var in = new ClassPathResource("tour/06-lin-yuan-completes.json").getInputStream()) {
            @SuppressWarnings("unchecked")
            Map<String, Object> content = (Map<String, Object>)
                    ((Map<String, Object>) JSON.readValue(in, Map.class).get("input")).get("content");
            var own = new HashMap<>(content);
            own.put("implementer", body());
            edited(application, own);
        }
    }

    void edited(String application, Map<String, Object> content) {
        var input = Map.of("id", application, "content", content);
        done(applicant().data(EDIT, Map.of("input", input)).get("editApplication"));
    }

    void filed(String application) {
        done(applicant().data(FILE, Map.of("input", Map.of("id", application))).get("fileApplication"));
    }

    HttpResponse<String> upload(String application, String name, byte[] file) {
        return upload(applicant(), application, "SUPPORTING", name, BodyPublishers.ofByteArray(file));
    }

    HttpResponse<String> upload(Caller caller, String application, String role, String name, BodyPublisher body) {
        var path = "/attachments?application=%s&role=%s&name=%s"
                .formatted(application, role, URLEncoder.encode(name, UTF_8));
        return Caller.send(caller.request(path).POST(body), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> get(Caller caller, String path, String... headers) {
        var request = caller.request(path);
        return Caller.send(headers.length == 0 ? request : request.headers(headers), BodyHandlers.ofByteArray());
    }

    HttpResponse<Void> head(Caller caller, String path) {
        return Caller.send(caller.request(path).HEAD(), BodyHandlers.discarding());
    }

    HttpResponse<String> delete(Caller caller, String path) {
        return Caller.send(caller.request(path).DELETE(), BodyHandlers.ofString());
    }

    JsonNode application(String id, String selection) {
        return applicant()
                .data("query($id: ID!) { application(id: $id) { " + selection + " } }", Map.of("id", id))
                .get("application");
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /// A PDF of this many bytes, each unlike the others.
    static byte[] pdf(int bytes) {
        var text = new StringBuilder("%PDF-1.7\n");
        while (text.length() < bytes - 7) {
            text.append("% ").append(UUID.randomUUID()).append('\n');
        }
        text.setLength(bytes - 7);
        return text.append("\n%%EOF\n").toString().getBytes(UTF_8);
    }

    private String body() {
        var mandates = applicant().data("{ viewer { mandates { role organization { id } } } }");
        for (var mandate : mandates.at("/viewer/mandates")) {
            if (mandate.get("role").asString().equals("APPLICANT")) {
                return mandate.at("/organization/id").asString();
            }
        }
        throw new AssertionError(mandates.toPrettyString());
    }

    private static JsonNode done(JsonNode payload) {
        if (!payload.get("errors").isEmpty()) {
            throw new AssertionError(List.of(payload.get("errors")).toString());
        }
        return payload;
    }
}
