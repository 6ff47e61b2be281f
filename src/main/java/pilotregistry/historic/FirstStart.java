package pilotregistry.historic;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pilotregistry.access.Mandate;
import pilotregistry.access.Registrar;
import pilotregistry.access.Role;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.batch.DocumentNumber;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.FirstStep;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Duty;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationKind;
import pilotregistry.organization.OrganizationLevel;
import pilotregistry.reference.Province;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.sheet.ImportOptions;

/// What the registry holds from its first start: the ministries, the departments that recommend, the two batches that
/// were, and those of their pilots that are known. Every step is done once, whatever happens in between.
@Component
class FirstStart extends FirstStep {

    private static final BatchId FIRST = BatchId.of(1);

    private final Directory directory;
    private final BatchRegister batches;
    private final Registrar registrar;
    private final ReferenceLists reference;
    private final PilotImport pilots;
    private final Clock clock;
    private final List<String> administrators;

    FirstStart(
            Directory directory,
            BatchRegister batches,
            Registrar registrar,
            ReferenceLists reference,
            PilotImport pilots,
            Clock clock,
            @Value("${registry.administrators:}") List<String> administrators) {
        super(1);
        this.directory = directory;
        this.batches = batches;
        this.registrar = registrar;
        this.reference = reference;
        this.pilots = pilots;
        this.clock = clock;
        this.administrators = administrators;
    }

    @Override
    protected void take() {
        var ecology = ministry("生态环境部", Duty.ECOLOGY_AND_ENVIRONMENT);
        ministry("国家发展和改革委员会", Duty.DEVELOPMENT_AND_REFORM);
        reference.provinces().forEach(this::departments);
        firstBatch();
        secondBatch();
        pilots();
        administrators.forEach(subject -> registrar.grant(
                new Mandate.Grant(subject, ecology.id(), null, Role.ADMINISTRATOR, true, now(), null, "registry"),
                true,
                command("grantMandate", "administrator/" + subject)));
    }

    private Organization ministry(String name, Duty duty) {
        return directory.known(
                new Organization.Profile(
                        name,
                        OrganizationKind.GOVERNMENT_DEPARTMENT,
                        OrganizationLevel.NATIONAL,
                        null,
                        null,
                        null,
                        duty),
                false,
                command("registerOrganization", "ministry/" + duty));
    }

    private void departments(Province province) {
        department(province, province.ecologyDepartment().zh(), Duty.ECOLOGY_AND_ENVIRONMENT);
        department(province, province.developmentDepartment().zh(), Duty.DEVELOPMENT_AND_REFORM);
    }

    private void department(Province province, String name, Duty duty) {
        directory.known(
                new Organization.Profile(
                        name,
                        OrganizationKind.GOVERNMENT_DEPARTMENT,
                        OrganizationLevel.PROVINCE,
                        null,
                        province.code(),
                        null,
                        duty),
                false,
                command("registerOrganization", "department/" + province.code() + "/" + duty));
    }

    // Its call was not found: what it fixed stays unknown.
    private void firstBatch() {
        batches.historic(
                new Batch.Call(1, 2022, "第一批清洁生产审核创新试点（推荐通知未见原文）", null, null),
                null,
                new Batch.PublishedFigures(
                        56, 40, 44, "环办科财函〔2022〕476号；《关于公布第一批通过评估的清洁生产审核创新试点项目名单的通知》（2024-08-20 公布）"),
                command("openBatch", "batch/1"));
    }

    private void secondBatch() {
        batches.historic(
                new Batch.Call(
                        2,
                        2023,
                        "关于推荐第二批清洁生产审核创新试点项目的通知",
                        DocumentNumber.parse("环办科财函〔2023〕79号").orElseThrow(),
                        LocalDate.of(2023, 3, 3)),
                new Policy(
                        Policy.endOf(LocalDate.of(2023, 4, 7)),
                        5,
                        52_428_800,
                        50_000_000,
                        12,
                        3,
                        CreditTrigger.ASSESSMENT_PASSED,
                        List.of(FIRST),
                        reference.provinces().stream().map(Province::code).toList()),
                new Batch.PublishedFigures(38, null, null, "环办科财函〔2023〕261号"),
                command("openBatch", "batch/2"));
    }

    private void pilots() {
        new ShippedTable("pilots")
                .through((table, key) ->
                        pilots.run(table, ImportOptions.none(), command("importPilots", key), row -> {}));
    }

    private Command command(String act, String key) {
        return Command.ofRegistry(act, key, now());
    }

    private Instant now() {
        return clock.instant();
    }
}
