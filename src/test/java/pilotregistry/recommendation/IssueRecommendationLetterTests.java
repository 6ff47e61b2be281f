package pilotregistry.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.recommendation.ProvincialStory.codes;
import static pilotregistry.recommendation.ProvincialStory.done;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Scope;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.batch.BatchId;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;

@RegistryTest
class IssueRecommendationLetterTests {

    private static final String NUMBER = "闽环科财〔2023〕12号";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ProvincialDesk desk;

    @Autowired
    LetterCourier courier;

    @Autowired
    StoryClock clock;

    private ProvincialStory story;

    @BeforeEach
    void begin() {
        story = ProvincialStory.begin(port, mongo);
    }

    @AfterEach
    void turnBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void recommendsAllThatBothDepartmentsEndorsed() {
        var first = story.jointlyEndorsed("甲");
        var second = story.jointlyEndorsed("乙");
        var half = story.filed("丙");
        done(story.verify(story.ecology, half));
        var recommendation = done(story.issue("闽环科财[2023]12号")).get("recommendation");
        var letter = recommendation.at("/letters/0");
        assertThat(letter.get("documentNumber").asString()).isEqualTo(NUMBER);
        assertThat(letter.get("date").asString()).isEqualTo("2023-03-10");
        assertThat(letter.get("ecologyDepartment").asString()).isEqualTo("福建省生态环境厅");
        assertThat(letter.get("developmentDepartment").asString()).isEqualTo("福建省发展和改革委员会");
        assertThat(recommendation.at("/entries/0/round/letterOutcome").asString())
                .isEqualTo("ENTERED");
        assertThat(recommendation.at("/entries/0/application/status").asString())
                .isEqualTo("RECOMMENDED");
        assertThat(List.of(status(first), status(second), status(half)))
                .containsExactly(ApplicationStatus.RECOMMENDED, ApplicationStatus.RECOMMENDED, ApplicationStatus.FILED);
        assertThat(story.entryOf(story.applicant, first)
                        .at("/recommended/letterNumber")
                        .asString())
                .isEqualTo(NUMBER);

        done(story.endorse(story.ecology, half));
        done(story.endorse(story.development, half));
        assertThat(codes(story.issue(NUMBER))).containsExactly("NUMBER_TAKEN");
        done(story.issue(story.development, "闽发改环资〔2023〕5号", Map.of("date", "2023-03-09")));
        assertThat(status(half)).isEqualTo(ApplicationStatus.RECOMMENDED);
    }

    @Test
    void namesTheChosenOnly() {
        var first = story.jointlyEndorsed("甲");
        var second = story.jointlyEndorsed("乙");
        done(story.issue(story.ecology, NUMBER, Map.of("applications", List.of(second, second))));
        assertThat(status(first)).isEqualTo(ApplicationStatus.FILED);
        assertThat(status(second)).isEqualTo(ApplicationStatus.RECOMMENDED);
        var refused = story.issue(story.ecology, "闽环科财〔2023〕13号", Map.of("applications", List.of(first, second)));
        assertThat(codes(refused)).containsExactly("ALREADY_IN_LETTER");
        assertThat(refused.at("/errors/0/path").valueStream().map(step -> step.asString()))
                .containsExactly("input", "applications", "1");
        assertThat(status(first)).isEqualTo(ApplicationStatus.FILED);
    }

    @Test
    void refusesWhatIsNotReady() {
        var half = story.filed("一方");
        done(story.verify(story.ecology, half));
        done(story.endorse(story.ecology, half));
        var returned = story.jointlyEndorsed("退回");
        story.giveBack(returned);
        var anew = story.jointlyEndorsed("重报");
        story.giveBack(anew);
        story.fileAgain(anew);
        var unlisted = story.filed("未列入");
        var refused =
                story.issue(story.ecology, NUMBER, Map.of("applications", List.of(half, returned, anew, unlisted)));
        assertThat(codes(refused)).containsExactly("NOT_JOINTLY_ENDORSED", "NOT_FILED", "FILING_CHANGED", "NOT_LISTED");
        assertThat(refused.at("/errors/0/clause").asString()).startsWith("R22");
        assertThat(codes(story.issue(NUMBER))).containsExactly("NOTHING_TO_RECOMMEND");
        assertThat(mongo.findById(new RecommendationId(story.id()), Recommendation.class)
                        .letters())
                .isEmpty();
    }

    @Test
    void refusesWhereNothingIsListed() {
        assertThat(codes(story.issue(NUMBER))).containsExactly("NOTHING_TO_RECOMMEND");
    }

    @Test
    void refusesAMalformedNumberAndImpossibleDates() {
        story.jointlyEndorsed("甲");
        var refused = story.issue("第12号文");
        assertThat(codes(refused)).containsExactly("DOCUMENT_NUMBER_INVALID");
        assertThat(refused.at("/errors/0/message").asString()).contains("第12号文");
        assertThat(codes(story.issue(story.ecology, NUMBER, Map.of("date", "2023-03-02"))))
                .containsExactly("DATE_INVALID");
        assertThat(codes(story.issue(story.ecology, NUMBER, Map.of("date", "2023-03-11"))))
                .containsExactly("DATE_INVALID");
    }

    @Test
    void refusesAfterTheLastDay() {
        story.jointlyEndorsed("逾期");
        clock.set(Instant.parse("2023-04-07T15:59:59Z"));
        assertThat(codes(story.issue(story.ecology, NUMBER, Map.of("validateOnly", true))))
                .isEmpty();
        clock.set(Instant.parse("2023-04-07T16:00:00Z"));
        assertThat(codes(story.issue(NUMBER))).containsExactly("DEADLINE");
    }

    @Test
    void answersAStaleVersionAndDoesARepeatedKeyOnce() {
        var id = story.jointlyEndorsed("版本");
        var version = story.recommendation(story.ecology).get("version").asInt();
        assertThat(codes(story.issue(story.ecology, NUMBER, Map.of("version", version - 1))))
                .containsExactly("VERSION_CONFLICT");
        var key = Map.of("idempotencyKey", "letter-" + story.batch);
        done(story.issue(story.ecology, NUMBER, key));
        var again = done(story.issue(story.ecology, NUMBER, key));
        assertThat(again.at("/recommendation/letters")).hasSize(1);
        assertThat(status(id)).isEqualTo(ApplicationStatus.RECOMMENDED);
    }

    @Test
    void entersALetterAfterACrash() {
        var first = story.jointlyEndorsed("甲");
        var second = story.jointlyEndorsed("乙");
        recordOnly();
        assertThat(status(first)).isEqualTo(ApplicationStatus.FILED);
        courier.resumeLeftBehind();
        assertThat(status(first)).isEqualTo(ApplicationStatus.FILED);
        clock.advance(Duration.ofMinutes(2));
        courier.resumeLeftBehind();
        assertThat(status(first)).isEqualTo(ApplicationStatus.RECOMMENDED);
        assertThat(status(second)).isEqualTo(ApplicationStatus.RECOMMENDED);
        assertThat(outcomes()).containsOnly(LetterOutcome.ENTERED);
    }

    @Test
    void entersALetterOnceThoughACrashCameBetweenTwoApplications() {
        var first = story.jointlyEndorsed("甲");
        var second = story.jointlyEndorsed("乙");
        var recorded = recordOnly();
        var letter = recorded.pendingLetters().getFirst();
        var onlyFirst = recorded.rounds(letter).get(new ApplicationId(first));
        courier.enter(letter, new ApplicationId(first), onlyFirst);
        var entered = application(first);
        courier.resumeAtStart();
        courier.resumeAtStart();
        assertThat(application(first).version()).isEqualTo(entered.version());
        assertThat(status(second)).isEqualTo(ApplicationStatus.RECOMMENDED);
        assertThat(outcomes()).containsOnly(LetterOutcome.ENTERED);
        assertThat(whoEntered(first)).containsExactly("chen.eco");
        assertThat(whoEntered(second)).containsExactly("chen.eco");
    }

    @Test
    void voidsWhatWasReturnedWithdrawnOrFiledAnewMeanwhile() {
        var returned = story.jointlyEndorsed("退回");
        var withdrawn = story.jointlyEndorsed("撤回");
        var anew = story.jointlyEndorsed("重报");
        var same = story.jointlyEndorsed("如旧");
        recordOnly();
        story.giveBack(returned);
        story.withdraw(withdrawn);
        story.giveBack(anew);
        story.fileAgain(anew);
        courier.resumeAtStart();
        var entries = story.recommendation(story.development).get("entries");
        assertThat(entries.valueStream()
                        .map(entry -> entry.at("/round/letterOutcome").asString() + " "
                                + entry.at("/round/voidReason").asString("")))
                .containsExactlyInAnyOrder("VOID RETURNED", "VOID WITHDRAWN", "VOID FILED_ANEW", "ENTERED ");
        assertThat(status(same)).isEqualTo(ApplicationStatus.RECOMMENDED);
        assertThat(status(anew)).isEqualTo(ApplicationStatus.FILED);

        done(story.verify(story.ecology, anew));
        done(story.endorse(story.ecology, anew));
        done(story.endorse(story.development, anew));
        done(story.issue("闽环科财〔2023〕13号"));
        assertThat(status(anew)).isEqualTo(ApplicationStatus.RECOMMENDED);
    }

    @Test
    void isOnlyForTheDepartmentsOfAProvince() {
        story.jointlyEndorsed("甲");
        var wish = Map.of("batch", story.batch, "documentNumber", NUMBER, "province", "350000");
        assertThat(ProvincialStory.codeOf(story.otherEcology, "issueRecommendationLetter", wish))
                .isEqualTo("FORBIDDEN");
        assertThat(ProvincialStory.codeOf(story.applicant, "issueRecommendationLetter", wish))
                .isEqualTo("FORBIDDEN");
        assertThat(ProvincialStory.codeOf(Caller.anonymous(port), "issueRecommendationLetter", wish))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(codes(story.issue(story.otherEcology, NUMBER, Map.of()))).containsExactly("NOTHING_TO_RECOMMEND");
    }

    private Recommendation recordOnly() {
        var mandate = mongo.findOne(
                Query.query(Criteria.where("grant.holder")
                        .is("chen.eco")
                        .and("grant.grantedBy")
                        .is("registry")),
                Mandate.class);
        var actor = new Actor.Identified(
                "chen.eco", "陈生态", null, Set.of(Scope.READ.value(), Scope.WRITE.value()), List.of(mandate));
        var command = new Command(
                "issueRecommendationLetter",
                new Author("chen.eco", null, null),
                null,
                "same",
                null,
                false,
                clock.instant());
        var draft = new ProvincialDesk.Draft(new BatchId(story.batch), null, NUMBER, null, null);
        var decision = desk.record(draft, actor, command);
        assertThat(decision.refusals()).isEmpty();
        return decision.aggregate();
    }

    private List<LetterOutcome> outcomes() {
        return mongo.findById(new RecommendationId(story.id()), Recommendation.class).entriesByRank().stream()
                .map(entry -> entry.current().inLetter().outcome())
                .toList();
    }

    // In the outbox, and once relayed in the feed: both while the one goes over to the other.
    private Set<String> whoEntered(String id) {
        var authors = new HashSet<String>();
        application(id).history().outbox().stream()
                .filter(event -> event.act().equals("issueRecommendationLetter"))
                .forEach(event -> authors.add(event.author().subject()));
        var relayed = Query.query(
                Criteria.where("event.aggregate").is(id).and("event.act").is("issueRecommendationLetter"));
        mongo.find(relayed, Document.class, "events")
                .forEach(event -> authors.add(event.getEmbedded(List.of("event", "author", "subject"), String.class)));
        return authors;
    }

    private ApplicationStatus status(String id) {
        return application(id).status();
    }

    private Application application(String id) {
        return mongo.findById(new ApplicationId(id), Application.class);
    }
}
