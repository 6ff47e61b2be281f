package pilotregistry.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.StoryClock;
import pilotregistry.access.Mandate;
import pilotregistry.application.Application;
import pilotregistry.application.SubmittedApplications;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.organization.OrganizationId;

/// Applications of one batch in every state, each in it since a day of its own.
final class AppliedStory {

    private final ReportStory story;
    private final SubmittedApplications applications;
    private final StoryClock clock;
    private final Batch batch;

    AppliedStory(ReportStory story, ApplicationContext context) {
        this.story = story;
        clock = context.getBean(StoryClock.class);
        applications = new SubmittedApplications(story.mongo, clock);
        batch = context.getBean(BatchRegister.class).get(story.batch(null));
    }

    BatchId batchId() {
        return batch.id();
    }

    /// What is asked from now on is asked on this day of March 2023, at noon, Beijing time.
    void on(int day) {
        clock.set(Instant.parse("2023-03-%02dT04:00:00Z".formatted(day)));
    }

    /// Two are submitted, one each is recommended, accepted, withdrawn, filed, returned and a draft; another province
    /// has one that was submitted.
    void begin() {
        on(10);
        applications.recommended(batch, body(), SubmittedApplications.content(title(), body(), null));
        applications.withdrawn(batch, body(), title());
        var filed = applications.recommended(batch, body(), SubmittedApplications.content(title(), body(), null));
        set(filed, "status", "FILED", "course.recommended", null);
        var draft = applications.recommended(batch, body(), SubmittedApplications.content(title(), body(), null));
        set(draft, "status", "DRAFT", "course.recommended", null, "filings", List.of());
        on(11);
        applications.submitted(batch, body(), title());
        var elsewhere = applications.submitted(batch, body(), title());
        set(elsewhere, "content.leadProvince", "320000", "content.type", null);
        var returned = applications.recommended(batch, body(), SubmittedApplications.content(title(), body(), null));
        set(returned, "status", "RETURNED", "course.recommended", null);
        var sent = new Document("at", java.util.Date.from(clock.instant()))
                .append("by", "chen.eco")
                .append("reason", "补充");
        set(returned, "filings.0.returned", sent);
        on(14);
        applications.submitted(batch, body(), title());
        var accepted = applications.submitted(batch, body(), title());
        on(15);
        accept(accepted);
    }

    private void accept(Application application) {
        var checklist = Map.of(
                "packageNamed", true, "outlineComplete", true, "sealsPresent", true, "paperCopies", 2, "bound", true);
        Caller.person(story.port, "zhao.mee")
                .data(
                        "mutation($input: CheckApplicationInput!) { checkApplication(input: $input) { errors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "application",
                                        application.id().value(),
                                        "result",
                                        "ACCEPT",
                                        "checklist",
                                        checklist)));
    }

    private void set(Application application, Object... values) {
        var set = new Document();
        for (int i = 0; i < values.length; i += 2) {
            set.append((String) values[i], values[i + 1]);
        }
        story.mongo
                .getCollection("applications")
                .updateOne(new Document("_id", application.id().value()), new Document("$set", set));
    }

    private static String title() {
        return "报表的申报 " + UUID.randomUUID();
    }

    private OrganizationId body() {
        return story.mongo
                .findOne(
                        Query.query(Criteria.where("grant.holder")
                                .is("lin.yuan")
                                .and("grant.grantedBy")
                                .is("registry")),
                        Mandate.class)
                .organizationId();
    }
}
