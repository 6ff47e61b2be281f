package pilotregistry.designation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Registrar;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.application.Application;
import pilotregistry.application.SubmittedApplications;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;
import pilotregistry.organization.OrganizationKind;
import pilotregistry.organization.OrganizationLevel;
import tools.jackson.databind.JsonNode;

/// What the tests of the ministries' acts need before they begin: a batch of their own, bodies, applications that
/// arrived,
/// experts besides the one who can log in, and the acts themselves over HTTP.
record Ministries(
        int port, MongoOperations mongo, BatchRegister batches, Directory directory, Registrar registrar, Clock clock) {

    static final String CHECK = """
            mutation($input: CheckApplicationInput!) { checkApplication(input: $input) {
              review { id version check { result reason ministry at checklist { paperCopies } } }
              application { status conclusion { reason } }
              errors { code message path clause } } }""";
    static final String REVIEW = """
            mutation($input: ReviewApplicationInput!) { reviewApplication(input: $input) {
              review { id experts { name current { total opinion revision } revisions { revision } recusal { reason } } meanScore }
              errors { code message path clause } } }""";
    static final String DESIGNATE = """
            mutation($input: DesignatePilotsInput!) { designatePilots(input: $input) {
              designation { id version effectiveAt completedAt documentNumber signatures { ministry }
                pilots { totalCount nodes { id code name status term { start end months } application { status }
                  auditCredits { nodes { status provisionalSince enterprise { socialCreditCode } } } } } }
              errors { code message path clause } } }""";
    static final Map<String, Object> COMPLETE = Map.of(
            "packageNamed", true, "outlineComplete", true, "sealsPresent", true, "paperCopies", 2, "bound", true);

    private static final AtomicInteger NUMBERS = new AtomicInteger(6000);

    Batch batch() {
        var number = NUMBERS.incrementAndGet();
        var policy = new Policy(
                Policy.endOf(LocalDate.of(2023, 4, 7)),
                5,
                52_428_800,
                50_000_000,
                12,
                3,
                CreditTrigger.ASSESSMENT_PASSED,
                List.of(),
                List.of("350000"));
        return batches.historic(
                new Batch.Call(number, 2023, "部委审查的测试批次", null, null),
                policy,
                new Batch.PublishedFigures(null, null, null, "测试"),
                Command.ofRegistry("openBatch", "ministries/" + number, clock.instant()));
    }

    SubmittedApplications applications() {
        return new SubmittedApplications(mongo, clock);
    }

    /// An application of the body that lin.yuan acts for.
    Application submitted(Batch batch, String title) {
        return applications().submitted(batch, bodyOf("lin.yuan"), title);
    }

    Application accepted(Batch batch, String title) {
        var application = submitted(batch, title);
        check("zhao.mee", application, "ACCEPT", COMPLETE, Map.of());
        return application;
    }

    OrganizationId bodyOf(String person) {
        return mongo.findOne(
                        Query.query(Criteria.where("grant.holder")
                                .is(person)
                                .and("grant.grantedBy")
                                .is("registry")),
                        Mandate.class)
                .organizationId();
    }

    Organization body(String name, OrganizationKind kind, @Nullable String province) {
        return directory.known(
                new Organization.Profile(name, kind, OrganizationLevel.NONE, null, province, null, null),
                true,
                command("registerOrganization"));
    }

    /// An expert of this body who is known to the registry but to no login.
    Actor expert(String subject, Organization body) {
        registrar.grant(
                new Mandate.Grant(subject, body.id(), null, Role.EXPERT, false, clock.instant(), null, "test"),
                true,
                command("grantMandate"));
        return new Actor.Identified(
                subject,
                subject,
                null,
                Set.of(Scope.READ.value(), Scope.WRITE.value()),
                mongo.find(Query.query(Criteria.where("grant.holder").is(subject)), Mandate.class));
    }

    Command command(String act) {
        return Command.ofRegistry(act, UUID.randomUUID().toString(), clock.instant());
    }

    Command command(String act, String subject) {
        return new Command(act, new Author(subject, null, null), null, "", null, false, clock.instant());
    }

    JsonNode check(
            String person, Application application, String result, Map<String, ?> checklist, Map<String, ?> more) {
        var input = new java.util.HashMap<String, Object>(
                Map.of("application", application.id().value(), "result", result, "checklist", checklist));
        input.putAll(more);
        return Caller.person(port, person).data(CHECK, Map.of("input", input)).at("/checkApplication");
    }

    JsonNode review(String person, Application application, Map<String, ?> paper) {
        var input = new java.util.HashMap<String, Object>(paper);
        input.put("application", application.id().value());
        return Caller.person(port, person).data(REVIEW, Map.of("input", input)).at("/reviewApplication");
    }

    static List<Map<String, Object>> scores(int each) {
        return java.util.stream.Stream.of(Criterion.values())
                .map(criterion -> Map.<String, Object>of("criterion", criterion.name(), "score", each))
                .toList();
    }

    JsonNode designate(String person, Map<String, ?> input) {
        return Caller.person(port, person)
                .data(DESIGNATE, Map.of("input", input))
                .at("/designatePilots");
    }

    static List<String> codes(JsonNode payload) {
        return payload.at("/errors").findValuesAsString("code");
    }
}
