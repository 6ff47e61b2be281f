package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.casestudy.CaseLibrary;
import pilotregistry.casestudy.CaseStudy;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.feed.Feed;
import pilotregistry.feed.Feeds;
import pilotregistry.feed.Note;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.Ledger;

/// An index of its own beside that of the shared registry, to be deleted, cut off and left behind.
@RegistryTest
class FollowerTests {

    private static final String LEFT = "case_left";
    private static final List<String> QUESTIONS = List.of("中水回用", "电镀 重金属", "water reuse", "干熄焦", "大堡集控区");

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    @Autowired
    Feed feed;

    @Autowired
    CaseLibrary library;

    @Autowired
    Shelf shelf;

    @Autowired
    CaseDocument documents;

    @Autowired
    Analysis analysis;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Ledger ledger;

    @Autowired
    MongoClient client;

    private SearchedCases cases;
    private List<String> published;
    private Follower follower;

    @BeforeEach
    void publishes() {
        cases = new SearchedCases(port);
        published = cases.published(List.of(cases.dyeing(), cases.plating(), cases.coking())).stream()
                .map(each -> each.get("id").asString())
                .toList();
        follower = started();
    }

    @AfterEach
    void ends() throws Exception {
        follower.destroy();
    }

    @Test
    void holdsWhatIsPublishedAndNothingElse() {
        assertThat(ids()).isEqualTo(inTheDatabase()).containsAll(published);
        assertThat(follower.position()).isGreaterThanOrEqualTo(cases.position());
    }

    @Test
    void takesUpWhatIsPublishedLaterAndDropsWhatIsRetracted() {
        var later = cases.published(List.of(cases.row("宜都市造纸白水回用", "白水封闭循环。"))).getFirst();
        follower.at(cases.position());
        assertThat(ids()).contains(later.get("id").asString());
        assertThat(SearchedCases.ids(cases.search("造纸 " + cases.mark, Map.of())))
                .containsExactly(later.get("id").asString());

        var retracted = Caller.person(port, "zhao.mee")
                .data("""
                mutation($input: RetractCaseStudyInput!) { retractCaseStudy(input: $input) {
                  caseStudy { feedPosition } errors { message } } }""", Map.of("input", Map.of("id", later.get("id").asString(), "reason", "数据有误")))
                .at("/retractCaseStudy");
        assertThat(retracted.get("errors")).isEmpty();
        var position = retracted.at("/caseStudy/feedPosition").asLong();
        assertThat(position).isGreaterThan(cases.position());
        follower.at(position);
        assertThat(ids()).doesNotContain(later.get("id").asString()).isEqualTo(inTheDatabase());
        assertThat(SearchedCases.ids(cases.search("造纸 " + cases.mark, Map.of("minPosition", position))))
                .doesNotContain(later.get("id").asString());
    }

    @Test
    void goesOnFromItsLastCommitAfterARestart() throws Exception {
        follower.destroy();
        leaveWhatNoRebuildingWouldFind();
        var later = cases.published(List.of(cases.row("宜都市造纸白水回用", "白水封闭循环。"))).getFirst();
        follower = started();
        follower.at(cases.position());
        var expected = inTheDatabase();
        expected.add(LEFT);
        assertThat(ids()).contains(later.get("id").asString()).isEqualTo(expected);
    }

    private void leaveWhatNoRebuildingWouldFind() throws IOException {
        var study = library.find(new CaseStudyId(published.getFirst())).orElseThrow();
        var content = java.util.Objects.requireNonNull(study.content());
        try (var index = CaseIndex.reopened(folder, shelf.schema())) {
            index.put(new CaseCard(LEFT, null, content, null, Set.of(), true, 0), documents);
            index.commit(index.position(), shelf.schema(), true);
        }
    }

    @Test
    void commitsNothingForWhatConcernsNoCase() {
        follower.at(cases.position());
        var before = files();
        ledger.createAll(Note.class, List.of(Note.fresh(), Note.fresh()), Note.command());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> feed.newest() > cases.position() && follower.position() == feed.newest());
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void isMadeAnewWhenItsFolderWasDeleted() throws Exception {
        var before = answers();
        follower.destroy();
        files().forEach(FollowerTests::delete);
        follower = started();
        assertThat(answers()).isEqualTo(before);
    }

    @Test
    void isMadeAnewWhenItsFilesAreDeletedUnderIt() {
        var before = answers();
        files().forEach(FollowerTests::delete);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !files().isEmpty());
        follower.at(cases.position());
        assertThat(answers()).isEqualTo(before);
    }

    @Test
    void isMadeAnewWhicheverOfItsFilesWasCutOffOrOverwritten() throws Exception {
        var before = answers();
        follower.destroy();
        for (int each = 0; each < files().size(); each++) {
            var file = files().get(each);
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(Files.size(file) / 2);
            }
            follower = started();
            assertThat(answers()).as(file.getFileName().toString()).isEqualTo(before);
            follower.destroy();
        }
        for (var file : files()) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        follower = started();
        assertThat(answers()).isEqualTo(before);
    }

    @Test
    void isMadeAnewWhenItIsOfAnotherSchema() throws Exception {
        var before = answers();
        follower.destroy();
        try (var other = CaseIndex.empty(folder)) {
            other.commit(feed.newest(), "another schema", true);
        }
        follower = started();
        assertThat(answers()).isEqualTo(before);
        follower.destroy();
        try (var unfinished = CaseIndex.empty(folder)) {
            unfinished.commit(0, shelf.schema(), false);
        }
        follower = started();
        assertThat(answers()).isEqualTo(before);
    }

    @Test
    void tellsWhoAwaitsAPositionHowFarItIsWhenItDoesNotGetThere(@TempDir Path own) throws Exception {
        var elsewhere = new MongoTemplate(client, "behind_" + cases.mark);
        var behind = follower(own, new Feeds(elsewhere).feed(), Duration.ofMillis(50));
        try {
            var reached = behind.at(null).position();
            var entry = mongo.getCollection("events").find().first();
            entry.put("_id", reached + 2);
            elsewhere.getCollection("events").insertOne(entry);
            assertThatThrownBy(() -> behind.at(reached + 2)).isInstanceOfSatisfying(CodedException.class, refusal -> {
                assertThat(refusal.code()).isEqualTo("SEARCH_BEHIND");
                assertThat(refusal.facts()).isEqualTo(Map.of("position", reached, "asked", reached + 2));
            });
        } finally {
            behind.destroy();
            elsewhere.getDb().drop();
        }
    }

    private Follower started() {
        var made = follower(folder, feed, Duration.ofSeconds(10));
        made.at(cases.position());
        return made;
    }

    private Follower follower(Path folder, Feed feed, Duration patience) {
        var made = new Follower(folder, feed, library, shelf, documents, patience);
        made.start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !made.rebuilding());
        return made;
    }

    private Set<String> ids() {
        return follower.at(null).read(searcher -> {
            var ids = new TreeSet<String>();
            for (var hit : searcher.search(MatchAllDocsQuery.INSTANCE, 10_000).scoreDocs) {
                ids.add(searcher.storedFields().document(hit.doc).get(CaseDocument.ID));
            }
            return ids;
        });
    }

    private Set<String> inTheDatabase() {
        var ids = new TreeSet<String>();
        mongo.findAll(CaseStudy.class).stream()
                .filter(study -> study.content() != null)
                .forEach(study -> ids.add(study.id().value()));
        return ids;
    }

    // Order and totals; scores move a little while deleted documents still count.
    private List<String> answers() {
        var answers = new ArrayList<String>(ids());
        for (var text : QUESTIONS) {
            var question = Question.of(text + " " + cases.mark, analysis);
            answers.add(text
                    + follower.at(null)
                            .read(searcher -> new Finder(searcher, SearchFixtures.REFERENCE)
                                    .find(
                                            question,
                                            CaseFilter.NONE,
                                            CaseOrder.of(null, true, SearchFixtures.REFERENCE),
                                            new Finder.Part(null, false, 10, Set.of(), true))
                                    .total()));
        }
        return answers;
    }

    private List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
