package pilotregistry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.access.Mandates.codes;
import static pilotregistry.access.Mandates.with;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.ledger.Command;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Duty;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;
import pilotregistry.organization.OrganizationKind;
import pilotregistry.organization.OrganizationLevel;

@RegistryTest
class RegisterOrganizationTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Directory directory;

    private Mandates mandates;

    @BeforeEach
    void begin() {
        mandates = new Mandates(port, mongo);
    }

    @ParameterizedTest
    @CsvSource({"admin", "zhao.mee", "sun.ndrc", "chen.eco", "wu.ndrc"})
    void isDoneByOfficialsAndRecordedWithTheirCapacity(String person) {
        var input = with(Mandates.parkInput(), "name", " 石狮市大堡集控区（" + UUID.randomUUID() + "） ");
        var answer = mandates.register(person, input);
        assertThat(codes(answer)).isEmpty();
        assertThat(answer.at("/organization/name").asString())
                .startsWith("石狮市大堡集控区(")
                .endsWith(")");
        assertThat(answer.at("/organization/demonstration").asBoolean()).isFalse();
        var id = answer.at("/organization/id").asString();
        var outbox = mongo.findById(new OrganizationId(id), Organization.class)
                .history()
                .outbox();
        assertThat(mandates.capacities(id, outbox))
                .containsExactly(mandates.of(person).id().value());
    }

    @Test
    void isNotForApplicantsAndExperts() {
        var document = Caller.document("graphql-test/registerOrganization.graphql");
        for (var person : List.of("lin.yuan", "qian.expert", "li.analyst")) {
            assertThat(Caller.person(port, person).code(document, Map.of("input", Mandates.parkInput())))
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(Caller.anonymous(port).code(document, Map.of("input", Mandates.parkInput())))
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void leavesEachSideOfAProvinceItsOneDepartment() {
        var second = with(
                with(with(Mandates.parkInput(), "kind", "GOVERNMENT_DEPARTMENT"), "level", "PROVINCE"),
                "duty",
                "ECOLOGY_AND_ENVIRONMENT");
        refuses("admin", second, "DEPARTMENT_KNOWN", "不必另行登记", "its department already");
    }

    @Test
    void keepsDepartmentsToTheirProvince() {
        refuses("he.eco", Mandates.parkInput(), "OTHER_PROVINCE", "只能登记本省", "its own province");
    }

    @ParameterizedTest
    @CsvSource({
        "name, ' ', NAME_MISSING, 请填写机构名称, Give the organization",
        "socialCreditCode, 91350581MA2XXXXX0X, SOCIAL_CREDIT_CODE_INVALID, 校验位不正确, check digit",
        "provinceCode, 990000, UNKNOWN_PROVINCE, 没有代码为“990000”的省级单位, no province",
        "divisionCode, 320205, UNKNOWN_DIVISION, 不是该省的行政区划, no division of that province",
        "kind, GOVERNMENT_DEPARTMENT, LEVEL_DOES_NOT_FIT_KIND, 须有行政级别, needs an administrative level",
    })
    void saysWhatIsWrongInBothLanguages(String field, String value, String code, String zh, String en) {
        var input = with(Mandates.parkInput(), field, value);
        if (field.equals("provinceCode")) {
            input.remove("divisionCode");
        }
        refuses("admin", input, code, zh, en);
    }

    @Test
    void takesNoNameBeyondMeasure() {
        var input = with(Mandates.parkInput(), "name", "园".repeat(201));
        refuses("admin", input, "TOO_LONG", "201 字，最多 200 字", "201 characters, at most 200");
        assertThat(codes(mandates.register("admin", with(input, "name", "园".repeat(200)))))
                .isEmpty();
    }

    @Test
    void registersACodeOnceHoweverItIsTyped() {
        var input = Mandates.parkInput();
        assertThat(codes(mandates.register("admin", input))).isEmpty();
        refuses("admin", input, "ALREADY_REGISTERED", "已登记", "registered already");
        var typed = String.valueOf(input.get("socialCreditCode")).toLowerCase(java.util.Locale.ROOT);
        refuses("admin", with(input, "socialCreditCode", " " + typed), "ALREADY_REGISTERED", "已登记", "already");
    }

    @Test
    void hasOneEffectUnderOneKeyAndNoneWhenOnlyTried() {
        var input =
                with(Mandates.parkInput(), "idempotencyKey", UUID.randomUUID().toString());
        assertThat(mandates.register("admin", with(input, "validateOnly", true))
                        .at("/organization")
                        .isNull())
                .isTrue();
        var first = mandates.register("admin", input);
        assertThat(codes(first)).isEmpty();
        assertThat(mandates.register("admin", input)).isEqualTo(first);
    }

    @Test
    void takesNoDepartmentOfACityForTheOneThatRecommends() {
        directory.known(
                new Organization.Profile(
                        "某市生态环境局",
                        OrganizationKind.GOVERNMENT_DEPARTMENT,
                        OrganizationLevel.PREFECTURE,
                        null,
                        "990000",
                        null,
                        Duty.ECOLOGY_AND_ENVIRONMENT),
                true,
                Command.ofRegistry("registerOrganization", UUID.randomUUID().toString(), StoryClock.START));
        assertThat(directory.department("990000", Duty.ECOLOGY_AND_ENVIRONMENT)).isEmpty();
        assertThat(directory.department("350000", Duty.ECOLOGY_AND_ENVIRONMENT).map(Organization::name))
                .contains("福建省生态环境厅");
        assertThat(directory.department(null, Duty.ECOLOGY_AND_ENVIRONMENT).map(Organization::name))
                .contains("生态环境部");
    }

    private void refuses(String person, Map<String, Object> input, String code, String zh, String en) {
        assertThat(codes(mandates.register(person, input))).containsExactly(code);
        assertThat(mandates.messages(person, "registerOrganization", input))
                .satisfiesExactly(
                        message -> assertThat(message).contains(zh),
                        message -> assertThat(message).contains(en));
    }
}
