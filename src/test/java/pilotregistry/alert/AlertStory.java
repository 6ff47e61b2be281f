package pilotregistry.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.StoryClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Cases that 赵部员 takes in, and searches that find them alone: by a word nobody else writes.
final class AlertStory {

    private static final String IMPORT = """
            mutation($input: ImportCaseStudiesInput!) { importCaseStudies(input: $input) {
              rows { caseStudy { id number feedPosition } findings { code } } errors { code } } }""";

    final int port;
    final String word = "alert" + letters();
    private final ApplicationContext context;

    AlertStory(int port, ApplicationContext context) {
        this.port = port;
        this.context = context;
    }

    /// What is saved, or why it is not.
    JsonNode save(Caller caller, Map<String, ?> input) {
        return caller.data(Caller.document("graphql-test/saveSearch.graphql"), Map.of("input", input))
                .get("saveSearch");
    }

    JsonNode saved(Caller caller, Object... more) {
        var payload = save(caller, input(more));
        assertThat(payload.get("errors")).as(payload.toPrettyString()).isEmpty();
        return payload.get("savedSearch");
    }

    JsonNode delete(Caller caller, Map<String, ?> input) {
        return caller.data(Caller.document("graphql-test/deleteSavedSearch.graphql"), Map.of("input", input))
                .get("deleteSavedSearch");
    }

    /// A search for this story's word; what is given beside it replaces what it says.
    Map<String, Object> input(Object... more) {
        var input = new HashMap<String, Object>(Map.of("name", "检索 " + word, "search", Map.of("text", word)));
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return input;
    }

    /// Takes a case in, or its next version, and waits until searches find it.
    ///
    /// @return its number
    String imported(String key, Object... more) {
        var line = new LinkedHashMap<String, Object>(
                Map.of("key", word + key, "title", "园区治理 " + word + " " + key, "summary", "摘要"));
        for (int i = 0; i < more.length; i += 2) {
            line.put((String) more[i], more[i + 1]);
        }
        var file = Map.of("file", Map.of("ndjson", JsonMapper.shared().writeValueAsString(line)));
        var payload = Caller.person(port, "zhao.mee")
                .data(IMPORT, Map.of("input", file))
                .get("importCaseStudies");
        assertThat(payload.get("errors")).as(payload.toPrettyString()).isEmpty();
        var study = payload.at("/rows/0/caseStudy");
        assertThat(study.path("number").asString()).as(payload.toPrettyString()).isNotEmpty();
        follow(study.get("feedPosition").asLong());
        return study.get("number").asString();
    }

    void retracted(String number) {
        var caller = Caller.person(port, "zhao.mee");
        var id = caller.data("query($number: String!) { caseStudy(number: $number) { id } }", Map.of("number", number))
                .at("/caseStudy/id")
                .asString();
        var payload = caller.data("""
                        mutation($input: RetractCaseStudyInput!) { retractCaseStudy(input: $input) {
                          caseStudy { feedPosition } errors { code } } }""", Map.of("input", Map.of("id", id, "reason", "数据有误")))
                .get("retractCaseStudy");
        assertThat(payload.get("errors")).as(payload.toPrettyString()).isEmpty();
        follow(payload.at("/caseStudy/feedPosition").asLong());
    }

    private void follow(long position) {
        Caller.anonymous(port)
                .data(
                        "query($position: Long) { searchCaseStudies(minPosition: $position) { totalCount } }",
                        Map.of("position", position));
    }

    /// Time goes on, and somebody goes round.
    void after(Duration time) {
        context.getBean(StoryClock.class).advance(time);
        goRound();
    }

    void goRound() {
        context.getBean(DigestRounds.class).go();
    }

    /// What the feed tells, the newest first.
    List<String> headings(JsonNode saved) {
        return read("title", feed(saved).body()).stream().skip(1).toList();
    }

    HttpResponse<String> feed(JsonNode saved, String... headers) {
        return get(saved.get("feedPath").asString(), headers);
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = Caller.anonymous(port).request(path);
        return Caller.send(headers.length == 0 ? request : request.headers(headers), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) {
        return Caller.send(
                Caller.anonymous(port)
                        .request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                BodyHandlers.ofString());
    }

    static List<String> read(String element, String xml) {
        return java.util.regex.Pattern.compile("<" + element + ">([^<]*)</" + element + ">")
                .matcher(xml)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toList());
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    private static String letters() {
        return new Random().ints(10, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
