package pilotregistry.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Scope;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationContent;
import pilotregistry.application.ApplicationFixtures;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.FilingFixtures;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;

/// Twenty writers at once, sixty times.
@RegistryTest
class RecommendationRaceTests {

    private static final int WRITERS = 20;
    private static final int TRIALS = 60;
    private static final int QUOTA = 5;
    private static final AtomicInteger BATCHES = new AtomicInteger(8_000);

    @Autowired
    ProvincialDesk desk;

    @Autowired
    BatchRegister batches;

    @Autowired
    MongoOperations mongo;

    @Autowired
    StoryClock clock;

    @Test
    void withoutAReasonTheQuotaIsNeverPassed() {
        var ecology = official("chen.eco");
        for (int trial = 0; trial < TRIALS; trial++) {
            var batch = openBatch();
            var applications = filed(batch, WRITERS);
            var verified = Race.of(WRITERS, writer -> verify(applications.get(writer), ecology));
            assertThat(verified.stream().filter(Decision::accepted)).hasSize(QUOTA);
            assertThat(verified.stream()
                            .filter(decision -> !decision.accepted())
                            .map(decision -> decision.refusals().getFirst().code()))
                    .hasSize(WRITERS - QUOTA)
                    .containsOnly(VerifyApplicationErrorCode.QUOTA_NEEDS_REASON);
            assertThat(recommendation(batch).applications()).hasSize(QUOTA);
        }
    }

    @Test
    void eachDepartmentEndorsesOnceAndBothTogetherOnce() {
        var officials = List.of(official("chen.eco"), official("wu.ndrc"));
        for (int trial = 0; trial < TRIALS; trial++) {
            var batch = openBatch();
            var application = filed(batch, 1).getFirst();
            verify(application, officials.getFirst());
            var before = recommendation(batch).version();
            var endorsed = Race.of(WRITERS, writer -> endorse(application, officials.get(writer % 2)));
            assertThat(endorsed.stream().filter(Decision::accepted)).hasSize(2);
            assertThat(endorsed.stream()
                            .filter(decision -> !decision.accepted())
                            .map(decision -> decision.refusals().getFirst().code()))
                    .containsOnly(EndorseApplicationErrorCode.ALREADY_ENDORSED);
            assertThat(endorsed.stream()
                            .filter(Decision::accepted)
                            .filter(decision -> jointly(decision.aggregate(), application)))
                    .hasSize(1);
            assertThat(recommendation(batch).version()).isEqualTo(before + 2);
        }
    }

    @Test
    void eachApplicationIsInOneLetterAndRecommendedOnce() {
        var officials = List.of(official("chen.eco"), official("wu.ndrc"));
        for (int trial = 0; trial < TRIALS; trial++) {
            var batch = openBatch();
            var applications = filed(batch, 3);
            applications.forEach(application -> {
                verify(application, officials.getFirst());
                officials.forEach(official -> endorse(application, official));
            });
            var issued = Race.of(WRITERS, writer -> issue(batch, writer, officials.get(writer % 2)));
            assertThat(issued.stream().filter(Decision::accepted)).hasSize(1);
            assertThat(recommendation(batch).letters()).hasSize(1);
            assertThat(recommendation(batch).pendingLetters()).isEmpty();
            assertThat(applications.stream().map(this::reloaded))
                    .allMatch(application ->
                            application.status() == ApplicationStatus.RECOMMENDED && application.version() == 1);
        }
    }

    private Decision<Recommendation, VerifyApplicationErrorCode> verify(
            Application application, Actor.Identified official) {
        var statement = new ProvincialDesk.Statement(
                VerificationMethod.SITE_VISIT,
                "现场核查属实",
                VerificationResult.AUTHENTIC,
                true,
                List.of(),
                null,
                null,
                null);
        return desk.verify(application.id(), statement, official, command("verifyApplication", official));
    }

    private Decision<Recommendation, EndorseApplicationErrorCode> endorse(
            Application application, Actor.Identified official) {
        return desk.endorse(application.id(), null, official, command("endorseApplication", official));
    }

    private Decision<Recommendation, IssueRecommendationLetterErrorCode> issue(
            BatchId batch, int writer, Actor.Identified official) {
        var draft = new ProvincialDesk.Draft(batch, null, "闽环科财〔2023〕" + (writer + 1) + "号", null, null);
        return desk.issue(draft, official, command("issueRecommendationLetter", official));
    }

    private static boolean jointly(Recommendation recommendation, Application application) {
        return recommendation.entry(application.id()).orElseThrow().current().jointlyEndorsedAt() != null;
    }

    private Recommendation recommendation(BatchId batch) {
        return mongo.findById(RecommendationId.of(batch, ApplicationFixtures.FUJIAN), Recommendation.class);
    }

    private Application reloaded(Application application) {
        return mongo.findById(application.id(), Application.class);
    }

    private BatchId openBatch() {
        var number = BATCHES.incrementAndGet();
        var policy = new Policy(
                Policy.endOf(LocalDate.of(2023, 4, 7)),
                QUOTA,
                52_428_800,
                50_000_000,
                12,
                3,
                CreditTrigger.ASSESSMENT_PASSED,
                List.of(BatchId.of(1)),
                List.of(ApplicationFixtures.FUJIAN));
        var call = new Batch.Call(number, 2023, "名额竞争 " + number, null, LocalDate.of(2023, 3, 3));
        return batches.open(call, policy, true, Command.ofRegistry("openBatch", "race/" + number, clock.instant()))
                .aggregate()
                .id();
    }

    private List<Application> filed(BatchId batch, int count) {
        var content = ApplicationFixtures.with(ApplicationContent.EMPTY, "leadProvince", ApplicationFixtures.FUJIAN);
        var applicant = mandate("lin.yuan").organizationId();
        var applications = IntStream.range(0, count)
                .mapToObj(number -> FilingFixtures.filed(
                        "application_" + UUID.randomUUID(),
                        batch,
                        applicant,
                        ApplicationFixtures.with(content, "title", "竞争 " + number),
                        clock.instant()))
                .toList();
        mongo.insertAll(applications);
        return applications;
    }

    private Actor.Identified official(String holder) {
        var mandate = mandate(holder);
        var scopes = Set.of(Scope.READ.value(), Scope.WRITE.value());
        return new Actor.Identified(holder, holder, null, scopes, List.of(mandate));
    }

    private Mandate mandate(String holder) {
        return mongo.findOne(
                Query.query(Criteria.where("grant.holder")
                        .is(holder)
                        .and("grant.grantedBy")
                        .is("registry")),
                Mandate.class);
    }

    private Command command(String act, Actor.Identified official) {
        return new Command(act, new Author(official.subject(), null, null), null, "same", null, false, clock.instant());
    }
}
