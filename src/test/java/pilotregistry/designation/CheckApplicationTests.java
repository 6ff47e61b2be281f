package pilotregistry.designation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.access.Registrar;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchRegister;
import pilotregistry.organization.Directory;
import pilotregistry.organization.OrganizationKind;

@RegistryTest
class CheckApplicationTests {

    private static final String SEEN = """
            query($id: ID!) { application(id: $id) { review {
              id version check { result reason checklist { bound } approval } experts { name } meanScore } } }""";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    Directory directory;

    @Autowired
    Registrar registrar;

    @Autowired
    Clock clock;

    @Autowired
    Resumption resumption;

    private Ministries ministries;
    private Batch batch;
    private Application application;

    @BeforeEach
    void receiveAnApplication() {
        ministries = new Ministries(port, mongo, batches, directory, registrar, clock);
        batch = ministries.batch();
        application = ministries.submitted(batch, "形式审查的申报 " + UUID.randomUUID());
    }

    @Test
    void acceptsACompleteSubmissionByEitherMinistry() {
        var answer = check("sun.ndrc", "ACCEPT", Ministries.COMPLETE, Map.of());
        assertThat(answer.at("/errors").isEmpty()).isTrue();
        assertThat(answer.at("/application/status").asString()).isEqualTo("ACCEPTED");
        assertThat(answer.at("/review/id").asString())
                .isEqualTo("review_" + application.id().value());
        assertThat(answer.at("/review/check/ministry").asString()).isEqualTo("MINISTRY_DEVELOPMENT_AND_REFORM");
        assertThat(answer.at("/review/check/checklist/paperCopies").asInt()).isEqualTo(2);
    }

    @Test
    void rejectsWithAReason() {
        assertThat(Ministries.codes(check("zhao.mee", "REJECT", Ministries.COMPLETE, Map.of("reason", " "))))
                .containsExactly("REASON_MISSING");
        assertThat(status()).isEqualTo(ApplicationStatus.SUBMITTED);

        var answer = check("zhao.mee", "REJECT", Ministries.COMPLETE, Map.of("reason", "推荐函未盖章"));
        assertThat(answer.at("/application/status").asString()).isEqualTo("REJECTED");
        assertThat(answer.at("/application/conclusion/reason").asString()).isEqualTo("推荐函未盖章");
    }

    @Test
    void checksOnce() {
        check("zhao.mee", "ACCEPT", Ministries.COMPLETE, Map.of());
        assertThat(Ministries.codes(check("sun.ndrc", "REJECT", Ministries.COMPLETE, Map.of("reason", "另有意见"))))
                .containsExactly("ALREADY_CHECKED");
        assertThat(status()).isEqualTo(ApplicationStatus.ACCEPTED);
    }

    @Test
    void checksOnceHoweverManyTryAtOnce() {
        var answers = Race.of(
                8,
                writer -> writer % 2 == 0
                        ? check("zhao.mee", "ACCEPT", Ministries.COMPLETE, Map.of())
                        : check("sun.ndrc", "REJECT", Ministries.COMPLETE, Map.of("reason", "不完整")));
        assertThat(answers).filteredOn(answer -> answer.at("/errors").isEmpty()).hasSize(1);
        var review = mongo.findById(ReviewId.of(application.id()), Review.class);
        assertThat(status())
                .isEqualTo(review.check().accepts() ? ApplicationStatus.ACCEPTED : ApplicationStatus.REJECTED);
    }

    @Test
    void repeatsItselfUnderTheSameKeyWithOneEffect() {
        var key = Map.of("idempotencyKey", UUID.randomUUID().toString());
        var first = check("zhao.mee", "ACCEPT", Ministries.COMPLETE, key);
        var again = check("zhao.mee", "ACCEPT", Ministries.COMPLETE, key);
        assertThat(again.at("/errors").isEmpty()).isTrue();
        assertThat(again.at("/review")).isEqualTo(first.at("/review"));
    }

    @Test
    void onlyTriesWhenAsked() {
        var answer = check("zhao.mee", "ACCEPT", Ministries.COMPLETE, Map.of("validateOnly", true));
        assertThat(answer.at("/errors").isEmpty()).isTrue();
        assertThat(answer.at("/review").isNull()).isTrue();
        assertThat(status()).isEqualTo(ApplicationStatus.SUBMITTED);
    }

    @Test
    void checksOnlyWhatIsSubmitted() {
        application =
                ministries.applications().withdrawn(batch, ministries.bodyOf("lin.yuan"), "撤回的 " + UUID.randomUUID());
        var answer = check("zhao.mee", "ACCEPT", Ministries.COMPLETE, Map.of());
        assertThat(Ministries.codes(answer)).containsExactly("NOT_SUBMITTED");
        assertThat(answer.at("/errors/0/message").asString()).contains("已撤回");
    }

    @Test
    void knowsNothingOfWhatHasNotArrived() {
        var body = ministries.bodyOf("lin.yuan");
        application = ministries
                .applications()
                .recommended(
                        batch,
                        body,
                        pilotregistry.application.SubmittedApplications.content(
                                "未报部 " + UUID.randomUUID(), body, null));
        var input =
                Map.of("application", application.id().value(), "result", "ACCEPT", "checklist", Ministries.COMPLETE);
        assertThat(Caller.person(port, "zhao.mee").code(Ministries.CHECK, Map.of("input", input)))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void acceptsAnIncompleteChecklistOnlyWithAReason() {
        for (var missing : Map.<String, Object>of("bound", false, "paperCopies", 1, "packageNamed", false)
                .entrySet()) {
            var checklist = new HashMap<>(Ministries.COMPLETE);
            checklist.put(missing.getKey(), missing.getValue());
            var answer = check("zhao.mee", "ACCEPT", checklist, Map.of());
            assertThat(Ministries.codes(answer)).containsExactly("CHECKLIST_INCOMPLETE");
            assertThat(answer.at("/errors/0/clause").asString()).startsWith("R26");
        }
        var checklist = new HashMap<>(Ministries.COMPLETE);
        checklist.put("paperCopies", 1);
        var answer = check("zhao.mee", "ACCEPT", checklist, Map.of("reason", "第二份已补寄"));
        assertThat(answer.at("/application/status").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void acceptsAnApplicantOfAnotherKindOnlyWithAWrittenApproval() {
        var other = ministries.body("某行业协会(演示) " + UUID.randomUUID(), OrganizationKind.OTHER, "350000");
        application = ministries.applications().submitted(batch, other.id(), "协会的申报 " + UUID.randomUUID());
        var answer = check("zhao.mee", "ACCEPT", Ministries.COMPLETE, Map.of());
        assertThat(Ministries.codes(answer)).containsExactly("APPROVAL_MISSING");
        assertThat(answer.at("/errors/0/clause").asString()).startsWith("R10");
        assertThat(check("zhao.mee", "ACCEPT", Ministries.COMPLETE, Map.of("approval", "经会商同意"))
                        .at("/application/status")
                        .asString())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void refusesCopiesAndDatesThatCannotBe() {
        var checklist = new HashMap<>(Ministries.COMPLETE);
        checklist.put("paperCopies", -1);
        checklist.put("postedOn", "2023-04-07");
        checklist.put("receivedOn", "2023-04-06");
        var answer = check("zhao.mee", "REJECT", checklist, Map.of("reason", "不完整"));
        assertThat(Ministries.codes(answer)).containsExactly("PAPER_COPIES_INVALID", "RECEIVED_BEFORE_POSTED");
        assertThat(answer.at("/errors/1/path").toString()).contains("checklist", "receivedOn");
    }

    @Test
    void saysWhyInTheCallersLanguage() {
        var input =
                Map.of("application", application.id().value(), "result", "REJECT", "checklist", Ministries.COMPLETE);
        var answer = Caller.person(port, "zhao.mee")
                .in(Locale.ENGLISH)
                .data(Ministries.CHECK, Map.of("input", input))
                .at("/checkApplication/errors/0/message");
        assertThat(answer.asString()).isEqualTo("State why it is rejected.");
    }

    @Test
    void isForTheMinistriesOnly() {
        var input =
                Map.of("application", application.id().value(), "result", "ACCEPT", "checklist", Ministries.COMPLETE);
        for (var person : List.of("lin.yuan", "chen.eco", "qian.expert", "li.analyst", "admin")) {
            assertThat(Caller.person(port, person).code(Ministries.CHECK, Map.of("input", input)))
                    .as(person)
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(Caller.anonymous(port).code(Ministries.CHECK, Map.of("input", input)))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(status()).isEqualTo(ApplicationStatus.SUBMITTED);
    }

    @Test
    void showsTheApplicantTheResultAndNoMore() {
        check("zhao.mee", "ACCEPT", Ministries.COMPLETE, Map.of("reason", "齐全"));
        var applicant = seen("lin.yuan");
        assertThat(applicant.at("/check/result").asString()).isEqualTo("ACCEPT");
        for (var hidden : Set.of("/version", "/check/checklist", "/check/approval", "/meanScore")) {
            assertThat(applicant.at(hidden).isNull()).as(hidden).isTrue();
        }
        assertThat(applicant.at("/experts").isEmpty()).isTrue();
        assertThat(seen("zhao.mee").at("/check/checklist/bound").asBoolean()).isTrue();
        assertThat(seen("zhao.mee").at("/version").asInt()).isEqualTo(1);
        for (var person : List.of("chen.eco", "li.analyst")) {
            assertThat(seen(person).isNull()).as(person).isTrue();
        }
        var node = "query($id: ID!) { node(id: $id) { id } }";
        var id = Map.of("id", "review_" + application.id().value());
        assertThat(Caller.person(port, "lin.yuan").data(node, id).at("/node/id").asString())
                .isEqualTo(id.get("id"));
        for (var person : List.of("huang.park", "chen.eco", "admin")) {
            assertThat(Caller.person(port, person).code(node, id)).as(person).isEqualTo("NOT_FOUND");
        }
        assertThat(Caller.anonymous(port).code(node, id)).isEqualTo("NOT_FOUND");
    }

    @Test
    void tellsTheApplicationAfterACrash() {
        mongo.save(Review.opened(
                application.id(),
                new FormalCheck(
                        CheckResult.ACCEPT,
                        new FormalChecklist(true, true, true, 2, true, null, null),
                        null,
                        null,
                        pilotregistry.access.Role.MINISTRY_ECOLOGY,
                        clock.instant())));
        resumption.resume(clock.instant());
        assertThat(status()).isEqualTo(ApplicationStatus.ACCEPTED);
        assertThat(mongo.findById(ReviewId.of(application.id()), Review.class).settled())
                .isTrue();
    }

    private tools.jackson.databind.JsonNode check(
            String person, String result, Map<String, ?> checklist, Map<String, ?> more) {
        return ministries.check(person, application, result, checklist, more);
    }

    private tools.jackson.databind.JsonNode seen(String person) {
        return Caller.person(port, person)
                .data(SEEN, Map.of("id", application.id().value()))
                .at("/application/review");
    }

    private ApplicationStatus status() {
        return ministries.applications().reloaded(application).status();
    }
}
