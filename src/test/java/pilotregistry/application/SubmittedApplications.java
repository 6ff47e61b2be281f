package pilotregistry.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.batch.Batch;
import pilotregistry.organization.OrganizationId;
import pilotregistry.reference.PilotType;

/// Applications as the ministries receive them, for tests of what comes after: filed, recommended and submitted without
/// the offices that do so.
public record SubmittedApplications(MongoOperations mongo, Clock clock) {

    public static final String DYER = "91350581MA2XN00019";
    public static final String PLATER = "91350581MA2XN00027";

    public Application submitted(Batch batch, OrganizationId applicant, String title) {
        return submitted(batch, applicant, content(title, applicant, null));
    }

    public Application submitted(Batch batch, OrganizationId applicant, ApplicationContent content) {
        var application = recommended(batch, applicant, content);
        application.submit(batch, new Submission(now(), "lin.yuan", false));
        return mongo.save(application);
    }

    public Application withdrawn(Batch batch, OrganizationId applicant, String title) {
        var application = submitted(batch, applicant, title);
        application.withdraw("不再实施", now());
        return mongo.save(application);
    }

    /// Known to the province, not to the ministries.
    public Application recommended(Batch batch, OrganizationId applicant, ApplicationContent content) {
        var id = new ApplicationId(
                ApplicationId.PREFIX + "_" + UUID.randomUUID().toString().replace("-", ""));
        var application = Application.draft(id, batch.id(), applicant, content, now());
        application.file("a".repeat(64), now(), "lin.yuan");
        application.recommend(new Recommended("闽环函〔2023〕1号", LocalDate.of(2023, 3, 20), "a".repeat(64), now()));
        return mongo.save(application);
    }

    public Application reloaded(Application application) {
        return mongo.findById(application.id(), Application.class);
    }

    /// 石狮市大堡集控区 with two of its enterprises.
    public static ApplicationContent content(
            String title, OrganizationId implementer, @Nullable Declaration declaration) {
        return new ApplicationContent(
                title,
                PilotType.PARK_CLUSTER,
                implementer,
                null,
                List.of("某咨询公司(演示)"),
                "350000",
                new PilotObject(ObjectKind.PARK, "石狮市大堡集控区", List.of("350581"), null, null),
                List.of(new IndustryChoice("DYEING", null), new IndustryChoice("ELECTROPLATING", null)),
                List.of(new Enterprise("某染整公司(演示)", DYER, "1713"), new Enterprise("某电镀公司(演示)", PLATER, "3360")),
                null,
                null,
                null,
                null,
                declaration,
                null,
                null);
    }

    private Instant now() {
        return clock.instant();
    }
}
