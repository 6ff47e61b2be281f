package pilotregistry.historic;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pilotregistry.access.Mandate;
import pilotregistry.access.Registrar;
import pilotregistry.access.Role;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.FirstStep;
import pilotregistry.login.Demonstration;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Duty;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationKind;
import pilotregistry.organization.OrganizationLevel;
import pilotregistry.reference.Province;
import pilotregistry.reference.ReferenceLists;

/// What the local profile adds to try the registry with: bodies and mandates of the demonstration persons, and one open
/// call, each labelled as a demonstration in both languages.
@Component
@Profile("local")
class DemonstrationStart extends FirstStep {

    /// Far from the numbers of real calls.
    static final int BATCH = 9001;

    private static final int DAYS_OPEN = 366;

    private final Directory directory;
    private final BatchRegister batches;
    private final Registrar registrar;
    private final ReferenceLists reference;
    private final Demonstration demonstration;
    private final Clock clock;

    DemonstrationStart(
            Directory directory,
            BatchRegister batches,
            Registrar registrar,
            ReferenceLists reference,
            Demonstration demonstration,
            Clock clock) {
        super(2);
        this.directory = directory;
        this.batches = batches;
        this.registrar = registrar;
        this.reference = reference;
        this.demonstration = demonstration;
        this.clock = clock;
    }

    @Override
    protected void take() {
        demonstration.persons().forEach(person -> mandate(person.username(), person.role(), person.body()));
        mandate(
                "partner-demo",
                "PARTNER",
                new Demonstration.Body("演示合作方(演示)", "Demonstration partner (demonstration)", null));
        call();
    }

    private void mandate(String subject, String roleName, Demonstration.Body body) {
        var role = Role.valueOf(roleName);
        registrar.grant(
                new Mandate.Grant(
                        subject,
                        body(body, role).id(),
                        null,
                        role,
                        role == Role.APPLICANT,
                        clock.instant(),
                        null,
                        "registry"),
                true,
                command("grantMandate", "demonstration/" + subject));
    }

    private Organization body(Demonstration.Body body, Role role) {
        return switch (role) {
            case PROVINCIAL_ECOLOGY ->
                directory
                        .department(body.province(), Duty.ECOLOGY_AND_ENVIRONMENT)
                        .orElseThrow();
            case PROVINCIAL_DEVELOPMENT_AND_REFORM ->
                directory
                        .department(body.province(), Duty.DEVELOPMENT_AND_REFORM)
                        .orElseThrow();
            case MINISTRY_ECOLOGY ->
                directory.department(null, Duty.ECOLOGY_AND_ENVIRONMENT).orElseThrow();
            case MINISTRY_DEVELOPMENT_AND_REFORM ->
                directory.department(null, Duty.DEVELOPMENT_AND_REFORM).orElseThrow();
            case APPLICANT -> invented(body, OrganizationKind.PARK_ADMINISTRATION);
            case EXPERT, ANALYST, PARTNER, ADMINISTRATOR -> invented(body, OrganizationKind.OTHER);
        };
    }

    private Organization invented(Demonstration.Body body, OrganizationKind kind) {
        return directory.known(
                new Organization.Profile(body.name(), kind, OrganizationLevel.NONE, null, body.province(), null, null),
                true,
                command("registerOrganization", "demonstration/" + body.name()));
    }

    private void call() {
        if (batches.find(BatchId.of(BATCH)).isPresent()) {
            return;
        }
        var today = LocalDate.ofInstant(clock.instant(), Policy.ZONE);
        var decision = batches.open(
                new Batch.Call(
                        BATCH,
                        today.getYear(),
                        "演示批次：仅供试用，并非部委通知 (demonstration call, issued by no ministry)",
                        null,
                        null),
                new Policy(
                        Policy.endOf(today.plusDays(DAYS_OPEN)),
                        5,
                        52_428_800,
                        50_000_000,
                        12,
                        3,
                        CreditTrigger.ASSESSMENT_PASSED,
                        List.of(BatchId.of(1), BatchId.of(2)),
                        reference.provinces().stream().map(Province::code).toList()),
                true,
                command("openBatch", "demonstration"));
        Objects.requireNonNull(decision.aggregate(), () -> "the demonstration call: " + decision.refusals());
    }

    private Command command(String act, String key) {
        return Command.ofRegistry(act, "demonstration/" + key, clock.instant());
    }
}
