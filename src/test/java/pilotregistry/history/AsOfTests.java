package pilotregistry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.casestudy.CaseStory;
import pilotregistry.feed.Relay;

@RegistryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsOfTests {

    private static final String ASK = """
            query($id: ID!, $at: DateTime!) { asOf(id: $id, at: $at) { id ... on CaseStudy { version status title content { title }
              published { id } revision { status content { title } } } } }""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    StoryClock clock;

    private CaseStory story;
    private String id = "";
    private Instant drafted;
    private Instant published;

    @BeforeAll
    void aCaseIsPublishedAndRevised() {
        story = new CaseStory(port, context);
        id = story.drafted(story.passed(), "初稿");
        drafted = clock.instant();
        clock.advance(Duration.ofHours(1));
        CaseStory.done(story.act("lin.yuan", "editCaseStudy", Map.of("id", id, "content", CaseStory.content("二稿"))));
        clock.advance(Duration.ofHours(1));
        CaseStory.done(story.act("lin.yuan", "fileCaseStudy", Map.of("id", id)));
        CaseStory.done(story.act("chen.eco", "checkCaseStudy", Map.of("id", id, "opinion", "情况属实")));
        CaseStory.done(story.act("qian.expert", "checkCaseStudy", Map.of("id", id, "opinion", "方法可靠")));
        CaseStory.done(story.act("zhao.mee", "publishCaseStudy", Map.of("id", id)));
        published = clock.instant();
        clock.advance(Duration.ofHours(1));
        CaseStory.done(story.act("lin.yuan", "editCaseStudy", Map.of("id", id, "content", CaseStory.content("三稿"))));
    }

    @Test
    void answersTheRecordAsItStood() {
        var author = Caller.person(port, "lin.yuan");
        assertThat(author.data(ASK, at(drafted)).at("/asOf/title").asString()).isEqualTo("初稿");
        assertThat(author.data(ASK, at(drafted.plus(Duration.ofMinutes(90))))
                        .at("/asOf/title")
                        .asString())
                .isEqualTo("二稿");
        var then = author.data(ASK, at(published)).get("asOf");
        assertThat(then.at("/status").asString()).isEqualTo("PUBLISHED");
        assertThat(then.at("/content/title").asString()).isEqualTo("二稿");
        assertThat(then.at("/revision").isNull()).isTrue();
        assertThat(then.at("/version").asInt()).isEqualTo(5);
        assertThat(author.data(ASK, at(clock.instant()))
                        .at("/asOf/revision/content/title")
                        .asString())
                .isEqualTo("三稿");
    }

    @Test
    void showsNobodyWhatWasNotTheirsThen() {
        var anonymous = Caller.anonymous(port);
        assertThat(anonymous.code(ASK, at(drafted))).isEqualTo("NOT_FOUND");
        assertThat(anonymous.data(ASK, at(published)).at("/asOf/title").asString())
                .isEqualTo("二稿");
        assertThat(anonymous.data(ASK, at(clock.instant())).at("/asOf/revision").isNull())
                .isTrue();
        assertThat(Caller.person(port, "lin.yuan").code(ASK, at(drafted.minusSeconds(1))))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void showsNobodyWhatWasTakenBack() {
        var retracted = story.published(story.passed(), "将撤回");
        var before = clock.instant();
        clock.advance(Duration.ofHours(1));
        CaseStory.done(story.act("zhao.mee", "retractCaseStudy", Map.of("id", retracted, "reason", "有误")));
        var variables = Map.of("id", retracted, "at", before.toString());
        assertThat(Caller.anonymous(port).code(ASK, variables)).isEqualTo("NOT_FOUND");
        assertThat(Caller.person(port, "zhao.mee")
                        .data(ASK, variables)
                        .at("/asOf/content/title")
                        .asString())
                .isEqualTo("将撤回");
    }

    @Test
    void saysWhenTheRecordDoesNotFitItsHashes() {
        var tampered = story.published(story.passed(), "被改动");
        var query = new Document("_id", tampered);
        var name = mongo.getCollection("caseStudies")
                .find(query)
                .first()
                .getEmbedded(List.of("entry", "authorName"), String.class);
        mongo.getCollection("caseStudies")
                .updateOne(query, new Document("$set", new Document("entry.authorName", "别人")));
        assertThat(Caller.person(port, "lin.yuan")
                        .code(ASK, Map.of("id", tampered, "at", clock.instant().toString())))
                .isEqualTo("HISTORY_BROKEN");
        mongo.getCollection("caseStudies")
                .updateOne(query, new Document("$set", new Document("entry.authorName", name)));
        assertThat(Caller.person(port, "lin.yuan")
                        .ask(ASK, Map.of("id", tampered, "at", clock.instant().toString()))
                        .has("errors"))
                .isFalse();
    }

    // As a release left them that kept no deltas.
    @Test
    void saysFromWhenOnItKnows() {
        var old = story.drafted(story.passed(), "旧档");
        var began = clock.instant();
        clock.advance(Duration.ofHours(1));
        CaseStory.done(story.act("lin.yuan", "editCaseStudy", Map.of("id", old, "content", CaseStory.content("新档"))));
        clock.advance(Duration.ofHours(1));
        CaseStory.done(story.act("lin.yuan", "fileCaseStudy", Map.of("id", old)));
        context.getBean(Relay.class).drain();
        var events = mongo.getCollection("events");
        var kept = events.find(new Document("event.aggregate", old)).into(new ArrayList<>());
        var author = Caller.person(port, "lin.yuan");
        var asked = Map.of("id", old, "at", began.toString());
        try {
            forget(old, 1);
            assertThat(author.data(ASK, asked).at("/asOf/title").asString()).isEqualTo("旧档");
            forget(old, 2);
            var answer = author.ask(ASK, asked).at("/errors/0/extensions");
            assertThat(answer.get("code").asString()).isEqualTo("HISTORY_UNKNOWN");
            assertThat(Instant.parse(answer.get("knownSince").asString())).isEqualTo(began.plus(Duration.ofHours(1)));
            var history = author.data(
                    "query($id: ID!) { history(id: $id) { nodes { act differences { label } } } }", Map.of("id", old));
            assertThat(history.at("/history/nodes/1/differences").isNull()).isTrue();
            assertThat(history.at("/history/nodes/2/differences")).isNotEmpty();
        } finally {
            kept.forEach(event -> events.replaceOne(new Document("_id", event.get("_id")), event));
        }
    }

    private void forget(String aggregate, int sequence) {
        mongo.getCollection("events")
                .updateOne(
                        new Document("event.aggregate", aggregate).append("event.sequence", sequence),
                        new Document("$unset", new Document("event.delta", "")));
    }

    private Map<String, Object> at(Instant instant) {
        return Map.of("id", id, "at", instant.toString());
    }
}
