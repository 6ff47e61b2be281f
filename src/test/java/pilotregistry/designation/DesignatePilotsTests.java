package pilotregistry.designation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.RoundTrips;
import pilotregistry.StoryClock;
import pilotregistry.access.Registrar;
import pilotregistry.access.Role;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.Declaration;
import pilotregistry.application.EnvironmentalEvent;
import pilotregistry.application.Intake;
import pilotregistry.application.SubmittedApplications;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.DocumentNumber;
import pilotregistry.designation.DesignationContent.NotSelected;
import pilotregistry.designation.DesignationContent.Selected;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;
import tools.jackson.databind.JsonNode;

@RegistryTest
class DesignatePilotsTests {

    // 环办科财函〔2023〕261号 is of 4 August, four months after the deadline.
    private static final Instant DECISION = Instant.parse("2023-08-04T02:00:00Z");

    private static final AtomicInteger DOCUMENTS = new AtomicInteger(1000);

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
    StoryClock clock;

    @Autowired
    RoundTrips roundTrips;

    @Autowired
    Intake intake;

    @Autowired
    Resumption resumption;

    private Ministries ministries;
    private Batch batch;
    private String number;
    private final List<Application> accepted = new ArrayList<>();

    @BeforeEach
    void acceptThreeApplications() {
        clock.set(StoryClock.START);
        ministries = new Ministries(port, mongo, batches, directory, registrar, clock);
        batch = ministries.batch();
        number = "环办科财函〔2023〕%d号".formatted(DOCUMENTS.incrementAndGet());
        accepted.clear();
        for (var title : List.of("乙园区", "甲园区", "丙园区")) {
            accepted.add(ministries.accepted(batch, title + "清洁生产审核创新试点项目 " + UUID.randomUUID()));
        }
        clock.set(DECISION);
    }

    @Test
    void takesEffectWhenTheSecondMinistrySignsTheSame() {
        var first = designate("zhao.mee", list());
        assertThat(first.at("/errors").isEmpty()).isTrue();
        assertThat(first.at("/designation/effectiveAt").isNull()).isTrue();
        assertThat(first.at("/designation/pilots/totalCount").asInt()).isZero();
        assertThat(status(0)).isEqualTo(ApplicationStatus.ACCEPTED);

        var second = designate("sun.ndrc", list());
        assertThat(second.at("/errors").isEmpty()).isTrue();
        assertThat(second.at("/designation/id")).isEqualTo(first.at("/designation/id"));
        assertThat(second.at("/designation/effectiveAt").isNull()).isFalse();
        assertThat(second.at("/designation/completedAt").isNull()).isFalse();
        assertThat(second.at("/designation/signatures").findValuesAsString("ministry"))
                .containsExactly("MINISTRY_ECOLOGY", "MINISTRY_DEVELOPMENT_AND_REFORM");
        assertThat(List.of(status(0), status(1), status(2)))
                .containsExactly(
                        ApplicationStatus.DESIGNATED, ApplicationStatus.DESIGNATED, ApplicationStatus.NOT_SELECTED);
    }

    @Test
    void opensPilotsInTheOrderOfTheListWithTermAndProvisionalCredits() {
        var pilots = signedByBoth().at("/designation/pilots");
        assertThat(pilots.at("/totalCount").asInt()).isEqualTo(2);
        assertThat(pilots.at("/nodes").findValuesAsString("code")).containsExactly(code(1), code(2));
        assertThat(pilots.at("/nodes/0/name").asString())
                .isEqualTo(accepted.get(0).title());
        assertThat(pilots.at("/nodes/1/name").asString()).isEqualTo("甲园区清洁生产整体审核创新试点项目");
        assertThat(pilots.at("/nodes/0/term").toString())
                .isEqualTo("{\"start\":\"2023-08\",\"end\":\"2024-08\",\"months\":12}");
        assertThat(pilots.at("/nodes/0/status").asString()).isEqualTo("RUNNING");
        var credits = pilots.at("/nodes/0/auditCredits/nodes");
        assertThat(credits.size()).isEqualTo(2);
        assertThat(credits.findValuesAsString("status")).containsOnly("PROVISIONAL");
        assertThat(credits.findValuesAsString("provisionalSince")).containsOnly("2023-08-04");
    }

    @Test
    void isAMatterOfTheMinistriesUntilInForceAndOfEverybodyAfter() {
        var id = designate("sun.ndrc", list()).at("/designation/id").asString();
        var document = """
                query($id: ID!, $batch: ID!) { designation(id: $id) { documentNumber selected { name application { id } }
                  notSelected { reason } } designations(filter: {batch: {eq: $batch}}) { totalCount nodes { id } } }""";
        var count = "query($batch: ID!) { designations(filter: {batch: {eq: $batch}}) { totalCount nodes { id } } }";
        var variables = Map.of("id", id, "batch", batch.id().value());
        for (var caller :
                List.of(Caller.anonymous(port), Caller.person(port, "lin.yuan"), Caller.person(port, "qian.expert"))) {
            assertThat(caller.code(document, variables)).isEqualTo("NOT_FOUND");
            assertThat(caller.code("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id)))
                    .isEqualTo("NOT_FOUND");
            assertThat(caller.data(count, Map.of("batch", batch.id().value()))
                            .at("/designations/totalCount")
                            .asInt())
                    .isZero();
        }
        assertThat(Caller.person(port, "zhao.mee")
                        .data(document, variables)
                        .at("/designations/totalCount")
                        .asInt())
                .isEqualTo(1);

        designate("zhao.mee", list());
        var anonymous = Caller.anonymous(port).data(document, variables);
        assertThat(anonymous.at("/designation/documentNumber").asString()).isEqualTo(number);
        assertThat(anonymous.at("/designation/selected/1/name").asString()).isEqualTo("甲园区清洁生产整体审核创新试点项目");
        assertThat(anonymous.at("/designation/selected/0/application").isNull()).isTrue();
        assertThat(anonymous.at("/designation/notSelected").isEmpty()).isTrue();
        assertThat(anonymous.at("/designations/totalCount").asInt()).isEqualTo(1);
        assertThat(Caller.person(port, "lin.yuan")
                        .data(document, variables)
                        .at("/designation/notSelected/0/reason")
                        .asString())
                .isEqualTo("与第一批重复");
        assertThat(Caller.person(port, "huang.park")
                        .data(document, variables)
                        .at("/designation/notSelected")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void joinsPilotApplicationBatchAndDesignation() {
        signedByBoth();
        var answer = Caller.anonymous(port).data("""
                        query($code: String) { pilot(code: $code) { designation { documentNumber pilots { totalCount } }
                          application { id } applicant { name organization { id } } leadProvince { code } divisions { code }
                          target { kind name } batch { pilots { totalCount } } notice { issuedOn issuedIn } } }""", Map.of("code", code(1))).at("/pilot");
        assertThat(answer.at("/designation/documentNumber").asString()).isEqualTo(number);
        assertThat(answer.at("/designation/pilots/totalCount").asInt()).isEqualTo(2);
        assertThat(answer.at("/application").isNull()).isTrue();
        assertThat(answer.at("/applicant/organization/id").asString())
                .isEqualTo(accepted.get(0).applicantId().value());
        assertThat(answer.at("/target/name").asString()).isEqualTo("石狮市大堡集控区");
        assertThat(answer.at("/batch/pilots/totalCount").asInt()).isEqualTo(2);
        assertThat(answer.at("/notice/issuedIn").asString()).isEqualTo("2023-08");
        assertThat(Caller.person(port, "lin.yuan")
                        .data(
                                "query($id: ID!) { application(id: $id) { pilot { code application { id } } } }",
                                Map.of("id", accepted.get(1).id().value()))
                        .at("/application/pilot/code")
                        .asString())
                .isEqualTo(code(2));
    }

    @Test
    void loadsTheApplicationsOfItsListsTogether() {
        var id =
                Map.of("id", designate("zhao.mee", list()).at("/designation/id").asString());
        var ministry = Caller.person(port, "zhao.mee");
        // who asks, the designation, the applications that are selected
        assertThat(roundTrips.of(() -> ministry.data(
                        "query($id: ID!) { designation(id: $id) { selected { application { title } } } }", id)))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void refusesOtherContentUnderTheSameNumber() {
        designate("zhao.mee", list());
        var other = list();
        other.put("termStart", "2023-09");
        var answer = designate("sun.ndrc", other);
        assertThat(Ministries.codes(answer)).containsExactly("DIFFERS_FROM_SIGNED");
        assertThat(answer.at("/errors/0/clause").asString()).startsWith("R29");
        assertThat(answer.at("/designation/effectiveAt").isNull()).isTrue();
        assertThat(status(0)).isEqualTo(ApplicationStatus.ACCEPTED);
    }

    @Test
    void needsBothMinistriesNotOneTwice() {
        designate("zhao.mee", list());
        assertThat(Ministries.codes(designate("zhao.mee", list()))).containsExactly("ALREADY_SIGNED");
        assertThat(status(0)).isEqualTo(ApplicationStatus.ACCEPTED);
        designate("sun.ndrc", list());
        assertThat(Ministries.codes(designate("sun.ndrc", list()))).containsExactly("ALREADY_SIGNED");
        assertThat(pilots()).isEqualTo(2);
    }

    @Test
    void needsTwoPersonsNotOneWithTwoMandates() {
        var content = content();
        var designation = Designation.drawnUp(content, 12, signature(Role.MINISTRY_ECOLOGY, "zhao.mee"));
        var refusals = designation.sign(content, signature(Role.MINISTRY_DEVELOPMENT_AND_REFORM, "zhao.mee"));
        assertThat(refusals)
                .extracting(Refusal::code, Refusal::clause)
                .containsExactly(tuple(DesignatePilotsErrorCode.SAME_PERSON, "R29, 通知五（二）"));
        assertThat(designation.isSignedBy(Role.MINISTRY_DEVELOPMENT_AND_REFORM)).isFalse();
        var messages = new Messages();
        assertThat(messages.say(refusals.getFirst().key(), refusals.getFirst().facts(), Language.ZH))
                .contains(number, "两人");
        assertThat(messages.say(refusals.getFirst().key(), refusals.getFirst().facts(), Language.EN))
                .contains(number, "two persons");
    }

    @Test
    void repeatsItselfUnderTheSameKeyWithOneEffect() {
        designate("zhao.mee", list());
        var keyed = list();
        keyed.put("idempotencyKey", UUID.randomUUID().toString());
        var first = designate("sun.ndrc", keyed);
        var again = designate("sun.ndrc", keyed);
        assertThat(again.at("/errors").isEmpty()).isTrue();
        assertThat(again.at("/designation/pilots")).isEqualTo(first.at("/designation/pilots"));
        assertThat(again.at("/designation/version")).isEqualTo(first.at("/designation/version"));
    }

    @Test
    void onlyTriesWhenAsked() {
        var tried = list();
        tried.put("validateOnly", true);
        assertThat(designate("zhao.mee", tried).at("/designation").isNull()).isTrue();
        designate("zhao.mee", list());
        assertThat(designate("sun.ndrc", tried).at("/errors").isEmpty()).isTrue();
        assertThat(status(0)).isEqualTo(ApplicationStatus.ACCEPTED);
        assertThat(pilots()).isZero();
    }

    @Test
    void readsTheDocumentNumberHoweverItsBracketsAreTyped() {
        designate("zhao.mee", list());
        var typed = list();
        typed.put("documentNumber", number.replace("〔", "[").replace("〕", "]"));
        assertThat(designate("sun.ndrc", typed).at("/designation/completedAt").isNull())
                .isFalse();
    }

    @Test
    void readsNoDocumentNumberIntoAnythingElse() {
        refuses(with("documentNumber", "第261号"), "DOCUMENT_NUMBER_INVALID", "“第261号”不是发文字号", "no document number");
    }

    @Test
    void isOfNoDayToComeAndStartsWithinAYear() {
        refuses(with("issuedOn", "2023-08-05"), "DATE_INVALID", "2023-08-05 早于", "of a day to come");
        refuses(with("termStart", "2023-07"), "TERM_START_INVALID", "当月（2023-08）", "month of issue (2023-08)");
        refuses(with("termStart", "2024-09"), "TERM_START_INVALID", "12 个月", "12 months");
        assertThat(Ministries.codes(designate("zhao.mee", with("termStart", "2024-08"))))
                .isEmpty();
    }

    @Test
    void namesEveryReasonAtOnceAMalformedNumberAmongThem() {
        var input = with("documentNumber", "第261号");
        input.put("termStart", "2022-01");
        input.put("selected", List.of());
        assertThat(Ministries.codes(designate("zhao.mee", input)))
                .containsExactly("DOCUMENT_NUMBER_INVALID", "TERM_START_INVALID", "NOTHING_SELECTED");
        input.put("batch", "batch_1");
        assertThat(Ministries.codes(designate("zhao.mee", input)))
                .containsExactly("DOCUMENT_NUMBER_INVALID", "TERM_START_INVALID", "UNKNOWN_BATCH");
    }

    @Test
    void takesNoNameOrReasonBeyondMeasure() {
        var application = accepted.get(0).id().value();
        var name = List.of(Map.of("application", application, "name", "园".repeat(201)));
        refuses(with("selected", name), "TOO_LONG", "201 字，最多 200 字", "at most 200");
        var reason = List.of(Map.of("application", accepted.get(2).id().value(), "reason", "因".repeat(1001)));
        refuses(with("notSelected", reason), "TOO_LONG", "1001 字，最多 1000 字", "at most 1000");
    }

    private void refuses(Map<String, Object> input, String code, String zh, String en) {
        var answer = designate("zhao.mee", input);
        assertThat(Ministries.codes(answer)).containsExactly(code);
        assertThat(answer.at("/errors/0/message").asString()).contains(zh);
        assertThat(Caller.person(port, "zhao.mee")
                        .in(Locale.ENGLISH)
                        .data(Ministries.DESIGNATE, Map.of("input", input))
                        .at("/designatePilots/errors/0/message")
                        .asString())
                .contains(en);
    }

    private Map<String, Object> with(String name, Object value) {
        var input = list();
        input.put(name, value);
        return input;
    }

    @Test
    void designatesOnlyWhatIsAcceptedInThisBatch() {
        clock.set(StoryClock.START);
        var submitted = ministries.submitted(batch, "未审查 " + UUID.randomUUID());
        var elsewhere = ministries.accepted(ministries.batch(), "另一批次 " + UUID.randomUUID());
        clock.set(DECISION);
        var input = list();
        input.put(
                "selected",
                List.of(
                        Map.of("application", submitted.id().value()),
                        Map.of("application", elsewhere.id().value()),
                        Map.of("application", "application_nothing"),
                        Map.of("application", accepted.get(0).id().value(), "name", " ")));
        input.put(
                "notSelected",
                List.of(Map.of("application", accepted.get(0).id().value(), "reason", " ")));
        var answer = designate("zhao.mee", input);
        assertThat(Ministries.codes(answer))
                .containsExactly(
                        "NOT_ACCEPTED",
                        "OTHER_BATCH",
                        "UNKNOWN_APPLICATION",
                        "NAME_MISSING",
                        "REASON_MISSING",
                        "APPLICATION_REPEATED");
        assertThat(answer.at("/errors/0/path").toString()).isEqualTo("[\"input\",\"selected\",\"0\",\"application\"]");
        assertThat(answer.at("/designation").isNull()).isTrue();
    }

    @Test
    void needsAListAndAKnownBatch() {
        var input = list();
        input.put("selected", List.of());
        assertThat(Ministries.codes(designate("zhao.mee", input))).containsExactly("NOTHING_SELECTED");
        input = list();
        input.put("batch", "batch_1");
        assertThat(Ministries.codes(designate("zhao.mee", input))).containsExactly("UNKNOWN_BATCH");
        input = list();
        input.put(
                "notSelected",
                IntStream.range(0, 500)
                        .mapToObj(i -> Map.of("application", "application_" + i, "reason", "名额"))
                        .toList());
        assertThat(Ministries.codes(designate("zhao.mee", input))).containsExactly("TOO_MANY");
    }

    @Test
    void selectsNoObjectWithAnEventInTheYearsThatMustBeCleanButAnEnterpriseOfIt() {
        for (var event : Map.of("2020-04-06", true, "2020-04-07", false).entrySet()) {
            accepted.set(0, acceptedWithEvent(LocalDate.parse(event.getKey()), null));
            number = "环办科财函〔2023〕%d号".formatted(DOCUMENTS.incrementAndGet());
            var answer = designate("zhao.mee", list());
            assertThat(answer.at("/errors").isEmpty()).as(event.getKey()).isEqualTo(event.getValue());
            if (!event.getValue()) {
                assertThat(Ministries.codes(answer)).containsExactly("CLEAN_RECORD");
                assertThat(answer.at("/errors/0/clause").asString()).startsWith("R16");
                assertThat(answer.at("/errors/0/path").toString()).contains("selected", "0", "application");
            }
        }
        accepted.set(0, acceptedWithEvent(LocalDate.of(2022, 1, 1), SubmittedApplications.DYER));
        number = "环办科财函〔2023〕%d号".formatted(DOCUMENTS.incrementAndGet());
        assertThat(designate("zhao.mee", list()).at("/errors").isEmpty()).isTrue();
    }

    private Application acceptedWithEvent(LocalDate date, String enterprise) {
        var event = new EnvironmentalEvent(
                EnvironmentalEvent.EventKind.CENTRAL_INSPECTION, date, "中央生态环境保护督察通报", enterprise);
        var body = ministries.bodyOf("lin.yuan");
        var content = SubmittedApplications.content(
                "有事件的申报 " + UUID.randomUUID(),
                body,
                new Declaration(true, "林园", LocalDate.of(2023, 3, 1), List.of(event)));
        clock.set(StoryClock.START);
        var application = ministries.applications().submitted(batch, body, content);
        ministries.check("zhao.mee", application, "ACCEPT", Ministries.COMPLETE, Map.of());
        clock.set(DECISION);
        return application;
    }

    @Test
    void asksAgainAtTheSecondSignature() {
        designate("zhao.mee", list());
        intake.concluded(
                accepted.get(0).id(), ApplicationStatus.NOT_SELECTED, "名额", ministries.command("designatePilots"));
        assertThat(Ministries.codes(designate("sun.ndrc", list()))).containsExactly("NOT_ACCEPTED");
        assertThat(pilots()).isZero();
    }

    @Test
    void isForTheMinistriesOnly() {
        for (var person : List.of("lin.yuan", "chen.eco", "qian.expert", "admin")) {
            assertThat(Caller.person(port, person).code(Ministries.DESIGNATE, Map.of("input", list())))
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(Caller.anonymous(port).code(Ministries.DESIGNATE, Map.of("input", list())))
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void takesEffectOnceHoweverManySignAtOnce() {
        var answers = Race.of(20, writer -> designate(writer % 2 == 0 ? "zhao.mee" : "sun.ndrc", list()));
        assertThat(answers).filteredOn(answer -> answer.at("/errors").isEmpty()).hasSize(2);
        assertThat(answers.stream()
                        .flatMap(answer -> Ministries.codes(answer).stream())
                        .distinct())
                .containsExactly("ALREADY_SIGNED");
        assertThat(pilots()).isEqualTo(2);
        var designation = mongo.findById(
                DesignationId.of(batch.id(), DocumentNumber.parse(number).orElseThrow()), Designation.class);
        assertThat(designation.history().sequence()).isEqualTo(3);
        assertThat(designation.completedAt()).isNotNull();
    }

    @Test
    void isResumedAfterACrashWhereverItFell() {
        var content = content();
        var designation = Designation.drawnUp(content, 12, signature(Role.MINISTRY_ECOLOGY));
        assertThat(designation.sign(content, signature(Role.MINISTRY_DEVELOPMENT_AND_REFORM)))
                .isEmpty();
        mongo.save(designation);
        // one of three applications had been told when the registry fell
        intake.concluded(
                accepted.get(0).id(), ApplicationStatus.DESIGNATED, null, ministries.command("designatePilots"));

        resumption.resume(clock.instant());
        assertThat(List.of(status(0), status(1), status(2)))
                .containsExactly(
                        ApplicationStatus.DESIGNATED, ApplicationStatus.DESIGNATED, ApplicationStatus.NOT_SELECTED);
        assertThat(pilots()).isEqualTo(2);
        var credits = credits();

        // and it fell again, with everything done but the last word
        var done = mongo.findById(designation.id(), Designation.class);
        assertThat(done.completedAt()).isNotNull();
        done.complete(null);
        mongo.save(done);
        Race.of(4, writer -> {
            resumption.resume(clock.instant());
            return writer;
        });
        assertThat(pilots()).isEqualTo(2);
        assertThat(credits()).isEqualTo(credits).isEqualTo(4);
        assertThat(mongo.findById(designation.id(), Designation.class).completedAt())
                .isNotNull();
    }

    private Map<String, Object> list() {
        var input = new HashMap<String, Object>();
        input.put("batch", batch.id().value());
        input.put("documentNumber", number);
        input.put("issuedOn", "2023-08-04");
        input.put("termStart", "2023-08");
        input.put(
                "selected",
                List.of(
                        Map.of("application", accepted.get(0).id().value()),
                        Map.of("application", accepted.get(1).id().value(), "name", "甲园区清洁生产整体审核创新试点项目")));
        input.put(
                "notSelected",
                List.of(Map.of("application", accepted.get(2).id().value(), "reason", "与第一批重复")));
        return input;
    }

    private DesignationContent content() {
        return new DesignationContent(
                batch.id(),
                DocumentNumber.parse(number).orElseThrow(),
                LocalDate.of(2023, 8, 4),
                YearMonth.of(2023, 8),
                List.of(
                        new Selected(accepted.get(0).id(), accepted.get(0).title()),
                        new Selected(accepted.get(1).id(), "甲园区清洁生产整体审核创新试点项目")),
                List.of(new NotSelected(accepted.get(2).id(), "与第一批重复")));
    }

    private MinistrySignature signature(Role ministry) {
        return signature(ministry, ministry == Role.MINISTRY_ECOLOGY ? "zhao.mee" : "sun.ndrc");
    }

    private MinistrySignature signature(Role ministry, String person) {
        return new MinistrySignature(
                ministry, ministries.bodyOf("zhao.mee"), new Author(person, null, null), clock.instant());
    }

    private JsonNode signedByBoth() {
        designate("zhao.mee", list());
        return designate("sun.ndrc", list());
    }

    private JsonNode designate(String person, Map<String, ?> input) {
        return ministries.designate(person, input);
    }

    private ApplicationStatus status(int index) {
        return ministries.applications().reloaded(accepted.get(index)).status();
    }

    private long pilots() {
        return mongo.count(
                Query.query(Criteria.where("entry.batch").is(batch.id().value())), "pilots");
    }

    private long credits() {
        var ids = mongo
                .find(Query.query(Criteria.where("entry.batch").is(batch.id().value())), Document.class, "pilots")
                .stream()
                .map(pilot -> pilot.getString("_id"))
                .toList();
        return mongo.count(Query.query(Criteria.where("pilot").in(ids)), "auditCredits");
    }

    private String code(int number) {
        return "CP-%d-%04d".formatted(batch.number(), number);
    }
}
