package pilotregistry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.access.Mandates.codes;
import static pilotregistry.access.Mandates.grantInput;
import static pilotregistry.access.Mandates.with;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexInfo;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import tools.jackson.databind.JsonNode;

@RegistryTest
class GrantMandateTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    StoryClock clock;

    private final List<String> ofPersons = new ArrayList<>();
    private Mandates mandates;
    private String park;

    @BeforeEach
    void registerAPark() {
        mandates = new Mandates(port, mongo);
        park = mandates.park();
    }

    // Other tests meet the demonstration persons as they were.
    @AfterEach
    void takeBackWhatPersonsWereGranted() {
        clock.set(StoryClock.START);
        ofPersons.forEach(id -> mandates.revoke("admin", Map.of("id", id, "reason", "测试结束")));
    }

    @Test
    void letsAnAdministratorGrantWhatFitsTheBody() {
        for (var role : List.of("APPLICANT", "EXPERT", "ANALYST", "PARTNER", "ADMINISTRATOR")) {
            var holder = holder();
            var answer = mandates.grant("admin", grantInput(holder, park, role));
            assertThat(codes(answer)).isEmpty();
            assertThat(answer.at("/mandate/holder").asString()).isEqualTo(holder);
            assertThat(answer.at("/mandate/role").asString()).isEqualTo(role);
            assertThat(answer.at("/mandate/from").asString()).isEqualTo("2023-03-10T00:00:00Z");
            assertThat(answer.at("/mandate/grantedBy").asString()).isEqualTo("admin");
            assertThat(capacities(answer))
                    .containsExactly(mandates.of("admin").id().value());
        }
    }

    @Test
    void letsAHolderHandOnTheRoleItHolds() {
        var own = mandates.of("lin.yuan");
        var answer = mandates.grant(
                "lin.yuan", grantInput(holder(), own.organizationId().value(), "APPLICANT"));
        assertThat(codes(answer)).isEmpty();
        assertThat(capacities(answer)).containsExactly(own.id().value());
    }

    @ParameterizedTest
    @CsvSource({"lin.yuan", "chen.eco", "wu.ndrc", "zhao.mee", "sun.ndrc"})
    void letsNobodyMakeThemselvesAdministratorExpertAnalystOrPartner(String person) {
        var own = mandates.of(person).organizationId().value();
        for (var role : List.of("ADMINISTRATOR", "EXPERT", "ANALYST", "PARTNER")) {
            var answer = mandates.grant(person, grantInput(person, own, role));
            assertThat(codes(answer)).as(role).containsExactly("NOT_YOURS_TO_GRANT");
            assertThat(answer.at("/mandate").isNull()).isTrue();
        }
        assertThat(viewer(person).at("/mandates").size()).isEqualTo(1);
    }

    @Test
    void letsNobodyGrantForAnotherBodyOrWithoutLeave() {
        var other = mandates.of("huang.park").organizationId().value();
        assertThat(codes(mandates.grant("lin.yuan", grantInput(holder(), other, "APPLICANT"))))
                .containsExactly("NOT_YOURS_TO_GRANT");
        var department = mandates.of("chen.eco").organizationId().value();
        assertThat(codes(mandates.grant("chen.eco", grantInput(holder(), department, "PROVINCIAL_ECOLOGY"))))
                .containsExactly("NOT_YOURS_TO_GRANT");
        assertThat(mandates.messages("chen.eco", "grantMandate", grantInput(holder(), department, "EXPERT")))
                .satisfiesExactly(
                        zh -> assertThat(zh).contains("只由管理员授予"),
                        en -> assertThat(en).contains("named by administrators"));
    }

    @Test
    void needsAMandateAndTheScopeToAdminister() {
        var document = Caller.document("graphql-test/grantMandate.graphql");
        var input = Map.of("input", grantInput(holder(), park, "APPLICANT"));
        assertThat(Caller.anonymous(port).code(document, input)).isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.person(port, "qian.expert").code(document, input)).isEqualTo("FORBIDDEN");
        var withoutScope = Caller.person(port, "admin", "openid registry.read registry.write");
        assertThat(codes(Mandates.answer(withoutScope, "grantMandate", grantInput(holder(), park, "APPLICANT"))))
                .containsExactly("NOT_YOURS_TO_GRANT");
    }

    @Test
    void handsOnNothingBeyondTheHoldersOwnPeriod() {
        var until = "2023-06-30T16:00:00Z";
        granted(with(with(grantInput("huang.park", park, "APPLICANT"), "mayGrant", true), "until", until));
        var wish = grantInput(holder(), park, "APPLICANT");
        var answer = mandates.grant("huang.park", wish);
        assertThat(codes(answer)).containsExactly("OUTSIDE_YOUR_PERIOD");
        assertThat(answer.at("/errors/0/path").toString()).isEqualTo("[\"input\",\"until\"]");
        assertThat(mandates.messages("huang.park", "grantMandate", wish))
                .satisfiesExactly(
                        zh -> assertThat(zh).contains("超出", until),
                        en -> assertThat(en).contains("beyond", until));
        assertThat(codes(mandates.grant("huang.park", with(wish, "from", "2023-03-09T23:59:59Z"))))
                .containsExactly("OUTSIDE_YOUR_PERIOD");
        assertThat(codes(mandates.grant("huang.park", with(wish, "until", until))))
                .isEmpty();
    }

    @Test
    void holdsFromItsFirstInstantUntilTheFirstAfterIt() {
        var wish = grantInput("huang.park", park, "APPLICANT");
        granted(with(with(wish, "from", "2023-03-11T00:00:00Z"), "until", "2023-03-12T00:00:00Z"));
        for (var holds : Map.of(
                        "2023-03-10T23:59:59.999Z", false,
                        "2023-03-11T00:00:00Z", true,
                        "2023-03-11T23:59:59.999Z", true,
                        "2023-03-12T00:00:00Z", false)
                .entrySet()) {
            clock.set(Instant.parse(holds.getKey()));
            assertThat(viewer("huang.park").findValuesAsString("id").contains(park))
                    .as(holds.getKey())
                    .isEqualTo(holds.getValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PROVINCIAL_ECOLOGY",
        "PROVINCIAL_DEVELOPMENT_AND_REFORM",
        "MINISTRY_ECOLOGY",
        "MINISTRY_DEVELOPMENT_AND_REFORM"
    })
    void keepsTheRolesOfDepartmentsToDepartments(String role) {
        var wish = grantInput(holder(), park, role);
        assertThat(codes(mandates.grant("admin", wish))).containsExactly("ROLE_DOES_NOT_FIT_ORGANIZATION");
        assertThat(mandates.messages("admin", "grantMandate", wish))
                .satisfiesExactly(
                        zh -> assertThat(zh).contains("不能有角色", "石狮市"),
                        en -> assertThat(en).contains("cannot have the role"));
    }

    @Test
    void namesEveryReasonAtOnce() {
        var wish = with(grantInput(" ", "organization_nobody", "APPLICANT"), "until", "2023-03-10T00:00:00Z");
        assertThat(codes(mandates.grant("lin.yuan", wish)))
                .containsExactly(
                        "NOT_YOURS_TO_GRANT", "HOLDER_MISSING", "UNKNOWN_ORGANIZATION", "ENDS_BEFORE_IT_BEGINS");
    }

    @ParameterizedTest
    @CsvSource({
        "holder, ' ', HOLDER_MISSING, 请指明受托人, Name the person",
        "organization, organization_nobody, UNKNOWN_ORGANIZATION, 没有此机构, no such organization",
        "until, 2023-03-10T00:00:00Z, ENDS_BEFORE_IT_BEGINS, 失效时刻须晚于生效时刻, end after it begins",
    })
    void saysWhatIsWrongInBothLanguages(String field, String value, String code, String zh, String en) {
        var wish = with(grantInput(holder(), park, "APPLICANT"), field, value);
        assertThat(codes(mandates.grant("admin", wish))).containsExactly(code);
        assertThat(mandates.messages("admin", "grantMandate", wish))
                .satisfiesExactly(
                        message -> assertThat(message).contains(zh),
                        message -> assertThat(message).contains(en));
    }

    @Test
    void takesNoHolderBeyondMeasure() {
        var wish = grantInput("x".repeat(256), park, "APPLICANT");
        assertThat(codes(mandates.grant("admin", wish))).containsExactly("TOO_LONG");
        assertThat(mandates.messages("admin", "grantMandate", wish))
                .allSatisfy(message -> assertThat(message).contains("256", "255"));
        assertThat(codes(mandates.grant("admin", grantInput("x".repeat(255), park, "APPLICANT"))))
                .isEmpty();
    }

    @Test
    void grantsTheSameOnlyOnceAtATime() {
        var wish = with(grantInput(holder(), park, "APPLICANT"), "until", "2023-12-31T16:00:00Z");
        var first = mandates.grant("admin", wish);
        assertThat(codes(first)).isEmpty();
        assertThat(codes(mandates.grant("admin", wish))).containsExactly("DUPLICATE");
        assertThat(codes(mandates.grant("admin", with(wish, "mayGrant", true)))).containsExactly("DUPLICATE");
        assertThat(mandates.messages("admin", "grantMandate", wish))
                .satisfiesExactly(
                        zh -> assertThat(zh).contains("已为该机构持有"),
                        en -> assertThat(en).contains("holds a mandate"));
        var next = with(with(wish, "from", "2023-12-31T16:00:00Z"), "until", "2024-12-31T16:00:00Z");
        assertThat(codes(mandates.grant("admin", next))).as("the year after").isEmpty();

        mandates.revoke("admin", Map.of("id", first.at("/mandate/id").asString(), "reason", "换人"));
        assertThat(codes(mandates.grant("admin", wish))).as("once revoked").isEmpty();
    }

    @Test
    void grantsTheSameOnceHoweverManyAskAtOnce() {
        var wish = grantInput(holder(), park, "APPLICANT");
        var answers = Race.of(20, writer -> mandates.grant("admin", wish));
        assertThat(answers).filteredOn(answer -> codes(answer).isEmpty()).hasSize(1);
        assertThat(answers.stream().flatMap(answer -> codes(answer).stream()).distinct())
                .containsExactly("DUPLICATE");
    }

    @Test
    void hasOneEffectUnderOneKeyAndNoneWhenOnlyTried() {
        var wish = with(
                grantInput(holder(), park, "APPLICANT"),
                "idempotencyKey",
                UUID.randomUUID().toString());
        var tried = mandates.grant("admin", with(wish, "validateOnly", true));
        assertThat(codes(tried)).isEmpty();
        assertThat(tried.at("/mandate").isNull()).isTrue();
        var first = mandates.grant("admin", wish);
        assertThat(mandates.grant("admin", wish)).isEqualTo(first);
        assertThat(Caller.person(port, "admin")
                        .code(
                                Caller.document("graphql-test/grantMandate.graphql"),
                                Map.of("input", with(wish, "mayGrant", true))))
                .isEqualTo("IDEMPOTENCY_MISMATCH");
    }

    @Test
    void findsTheMandatesOfAHolderByIndex() {
        assertThat(mongo.indexOps(Mandate.class).getIndexInfo())
                .filteredOn(index -> index.isIndexForFields(List.of("grant.holder")))
                .hasSize(1);
        assertThat(mongo.indexOps(Mandate.class).getIndexInfo())
                .filteredOn(index -> index.isIndexForFields(List.of("claim")))
                .singleElement()
                .matches(IndexInfo::isUnique);
    }

    private void granted(Map<String, Object> wish) {
        var answer = mandates.grant("admin", wish);
        assertThat(codes(answer)).isEmpty();
        ofPersons.add(answer.at("/mandate/id").asString());
    }

    private JsonNode viewer(String person) {
        return Caller.person(port, person)
                .data("{ viewer { mandates { role organization { id } } } }")
                .get("viewer");
    }

    private List<String> capacities(JsonNode answer) {
        var id = answer.at("/mandate/id").asString();
        return mandates.capacities(
                id, mongo.findById(new MandateId(id), Mandate.class).history().outbox());
    }

    private static String holder() {
        return "holder." + UUID.randomUUID();
    }
}
